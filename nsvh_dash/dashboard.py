"""The one door for reading: an opened snapshot with the definitions it was computed by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

from nsvh_dash.catalogue import from_json, load_catalogue
from nsvh_dash.kpi import months
from nsvh_dash.kpi.comments import read_before, read_comments, signed_and_drafts, standing
from nsvh_dash.kpi.meetings import read_meeting_versions, read_meetings
from nsvh_dash.kpi.publish import compute_as_of
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.comment import Comment
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.indicator import Group, Indicator
from nsvh_dash.model.meeting import Meeting, Slide
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.slide import ShownSlide
from nsvh_dash.settings import Settings
from nsvh_dash.store import AsOf, Connection, Ledger, Snapshot, SnapshotFolder, scratch_folder
from nsvh_dash.views import screens, unit_screens
from nsvh_dash.views import slides as making
from nsvh_dash.views.against_area import AgainstArea
from nsvh_dash.views.comment_fields import Field, fields_for, read_as
from nsvh_dash.views.comparison import Comparison
from nsvh_dash.views.control import Control
from nsvh_dash.views.detail import Detail
from nsvh_dash.views.finance_development import DevelopmentScreen, read_developments
from nsvh_dash.views.finance_investments import InvestmentFacts, read_investments
from nsvh_dash.views.finance_outlook import OutlookFacts, read_outlook
from nsvh_dash.views.finance_staffing import StaffingFacts, read_staffing
from nsvh_dash.views.finance_variance import VarianceScreen, read_variance
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.multiples import Multiples
from nsvh_dash.views.numbers import NumberCheck
from nsvh_dash.views.plan_doors import PlanDoors
from nsvh_dash.views.report.build import build_report
from nsvh_dash.views.report.document import Document
from nsvh_dash.views.report.facts import Facts
from nsvh_dash.views.report.missing import Missing
from nsvh_dash.views.scorecard import Scorecard
from nsvh_dash.views.statement import Statement
from nsvh_dash.views.trend import Trend
from nsvh_dash.views.unit_matrix import UnitMatrix
from nsvh_dash.views.unit_order import Order
from nsvh_dash.views.why import Why
from nsvh_dash.views.workbook import NodeHistory, read_history


class NothingImported(NsvhError):
    """There is no snapshot to read yet."""


class Dashboard(PlanDoors):
    """What pages, exports and the command line read: one data version, never half a batch."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.version = snapshot.version
        self.catalogue: Catalogue = from_json(snapshot.rows("SELECT catalogue FROM meta")[0][0])

    @classmethod
    def open(cls, settings: Settings) -> Dashboard:
        """The current data version; NothingImported when no database has been built."""
        version = cls.current_version(settings)
        if version is None:
            raise NothingImported(
                f"Det finns ingen databas i {settings.database}. Skapa den med: python -m nsvh_dash build --demo"
            )
        return cls(SnapshotFolder(settings.snapshots).open(version))

    @staticmethod
    def current_version(settings: Settings) -> str | None:
        """The version a page should read now; cheap enough to ask at every click."""
        return SnapshotFolder(settings.snapshots).current_version()

    @classmethod
    @contextmanager
    def as_of(cls, settings: Settings, moment: AsOf) -> Iterator[Dashboard]:
        """Every figure as it was known after a batch or at the end of a day, by today's definitions."""
        catalogue = load_catalogue(settings.catalogue)
        with scratch_folder() as folder:
            path = folder / "as-of.duckdb"
            with Ledger.open(settings.database, settings.lock_seconds) as ledger:
                compute_as_of(ledger, catalogue, moment, path)
            snapshot = Snapshot(Connection.open(path, read_only=True), f"as-of-{moment}")
            try:
                yield cls(snapshot)
            finally:
                snapshot.close()

    @cached_property
    def months(self) -> list[Month]:
        """Months that hold any value, oldest first."""
        return months(self.snapshot)

    @cached_property
    def imported_at(self) -> dt.datetime | None:
        """When the newest batch arrived, in UTC."""
        at: dt.datetime | None = self.snapshot.rows("SELECT max(created_at) FROM batch")[0][0]
        return None if at is None else at.replace(tzinfo=dt.UTC)

    def scorecard(self, node_id: str, month: Month, group: Group | None = None) -> Scorecard:
        """How a node is doing: every indicator's tile, or those of one subject."""
        return screens.read_scorecard(self.snapshot, self.catalogue, node_id, month, group)

    def history(self, node_id: str, month: Month) -> NodeHistory:
        """Every figure of a node's indicators over the years up to a month, read at once."""
        return read_history(self.snapshot, self.catalogue, node_id, month)

    def trend(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind | None = None) -> Trend:
        """One indicator over the months up to one; the kind of period is the indicator's own when none is asked for."""
        return screens.read_trend(self.snapshot, self._showing(indicator_id, kind), indicator_id, node_id, month)

    def control(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind | None = None) -> Control:
        """One indicator's control chart, or why there is none for that kind of period."""
        return screens.read_control(self.snapshot, self._showing(indicator_id, kind), indicator_id, node_id, month)

    def period_kinds(self, indicator_id: str, node_id: str, month: Month) -> tuple[PeriodKind, ...]:
        """The kinds of period a reader may choose between."""
        return screens.read_period_kinds(self.snapshot, self.catalogue, indicator_id, node_id, month)

    def detail(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind | None = None) -> Detail | None:
        """The facts of one indicator; None when it belongs to another branch of the organisation."""
        return screens.read_detail(self.snapshot, self._showing(indicator_id, kind), indicator_id, node_id, month)

    def why(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind | None = None) -> Why | None:
        """Where an indicator's figure comes from; None where there is no figure."""
        return screens.read_why(self.snapshot, self._showing(indicator_id, kind), indicator_id, node_id, month)

    def comparison(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind | None = None) -> Comparison:
        """The units of a node's area on one indicator."""
        return unit_screens.read_comparison(
            self.snapshot, self._showing(indicator_id, kind), indicator_id, node_id, month
        )

    def units(self, indicator_id: str, node_id: str, month: Month, order: Order, peers_id: str) -> Comparison:
        """The units of a node's area on one indicator, in an order; all of them or a group."""
        return unit_screens.read_comparison(
            self.snapshot, self.catalogue, indicator_id, node_id, month, order, peers_id
        )

    def multiples(self, indicator_id: str, node_id: str, month: Month, order: Order, peers_id: str) -> Multiples:
        """The same units over two years."""
        return unit_screens.read_multiples(self.snapshot, self.catalogue, indicator_id, node_id, month, order, peers_id)

    def unit_matrix(self, node_id: str, month: Month, order: str, peers_id: str) -> UnitMatrix:
        """Every unit of a node's area on every indicator with a target."""
        return unit_screens.read_matrix(self.snapshot, self.catalogue, node_id, month, order, peers_id)

    def against_area(self, indicator_id: str, node_id: str, month: Month) -> AgainstArea | None:
        """One unit beside its area; None where that cannot be shown."""
        return unit_screens.read_against_area(self.snapshot, self.catalogue, indicator_id, node_id, month)

    def statement(self, node_id: str, month: Month, kind: PeriodKind = PeriodKind.YEAR_TO_DATE) -> Statement:
        """The income statement: of a month, the year up to and including it, or the year as forecast then."""
        return screens.read_income_statement(self.snapshot, self.catalogue, node_id, month, kind)

    def budget_variance(self, node_id: str, month: Month, unit: AmountUnit) -> VarianceScreen:
        """What a node's budget variance is made of, and which of its units are in balance."""
        return read_variance(self.snapshot, self.catalogue, node_id, month, unit)

    def developments(self, node_id: str, month: Month, unit: AmountUnit) -> tuple[DevelopmentScreen, ...]:
        """How a node's costs and revenues grow."""
        return read_developments(self.snapshot, self.catalogue, node_id, month, unit)

    def outlook(self, node_id: str, month: Month) -> OutlookFacts:
        """How a node's year is expected to end: submitted and computed."""
        return read_outlook(self.snapshot, self.catalogue, node_id, month)

    def comments(self, node_id: str, month: Month) -> list[Comment]:
        """What stands written at a node for a month, as it is read: the newest version of each subject's text."""
        check = self.number_check(node_id, month)
        return [read_as(comment, check) for comment in standing(self.comment_history(node_id, month))]

    def signed_and_drafts(self, node_id: str, month: Month) -> list[Comment]:
        """The signed texts of a node and month and the drafts newer than them, as they are read."""
        check = self.number_check(node_id, month)
        return [read_as(comment, check) for comment in signed_and_drafts(self.comment_history(node_id, month))]

    def comment_history(self, node_id: str, month: Month) -> list[Comment]:
        """Every version written at a node for a month, newest first, with its fields as they were written."""
        return read_comments(self.snapshot, node_id, month)

    def comment_fields(self, subject: str, node_id: str, month: Month) -> dict[str, Field]:
        """The numbers that a text about a subject may have as fields."""
        return fields_for(subject, self.number_check(node_id, month))

    def comment_before(self, subject: str, node_id: str, month: Month) -> Comment | None:
        """The text of the last month before one that has any, as it is read, to write the next from."""
        found = read_before(self.snapshot, subject, node_id, month)
        return found and read_as(found, self.number_check(node_id, found.month))

    def number_check(self, node_id: str, month: Month) -> NumberCheck:
        """What holds the numbers of texts against the figures of a node and month."""
        return NumberCheck(self.snapshot, self.catalogue, node_id, month)

    def suggest_slides(self, node_id: str, month: Month) -> tuple[Slide, ...]:
        """The slides proposed for a meeting at a node, in order."""
        return making.suggest(making.Occasion(self.snapshot, self.catalogue, node_id, month))

    def show_slides(self, chosen: Sequence[Slide], node_id: str, month: Month) -> tuple[ShownSlide, ...]:
        """Slides as they look by the figures of a node and month."""
        return making.show(making.Occasion(self.snapshot, self.catalogue, node_id, month), chosen)

    def slides(self, meeting: Meeting) -> tuple[ShownSlide, ...]:
        """What a meeting shows: what was kept of it once it is frozen, else what the figures say now."""
        if meeting.kept is not None:
            return meeting.kept.slides
        return self.show_slides(meeting.slides, meeting.node_id, meeting.month)

    def meetings(self) -> list[Meeting]:
        """Every meeting as it stands, also the removed, the one held last first."""
        return read_meetings(self.snapshot)

    def meeting_versions(self, meeting_id: int) -> list[Meeting]:
        """Every version of a meeting, newest first; none for an unknown one."""
        return read_meeting_versions(self.snapshot, meeting_id)

    def changed_since(self, meeting: Meeting) -> tuple[making.Changed, ...]:
        """What a frozen meeting showed that is known otherwise now; nothing for one that is not frozen."""
        if meeting.kept is None:
            return ()
        occasion = making.Occasion(self.snapshot, self.catalogue, meeting.node_id, meeting.month)
        return making.changed_since(occasion, meeting.kept, meeting.slides)

    def staffing(self, node_id: str, month: Month) -> StaffingFacts | None:
        """What a node's staff costs; None where no share of hired staff is followed."""
        return read_staffing(self.snapshot, self.catalogue, node_id, month)

    def investments(self, node_id: str, month: Month) -> InvestmentFacts:
        """A node's investments of the year, by part, and the plan."""
        return read_investments(self.snapshot, self.catalogue, node_id, month)

    def report_missing(self, node_id: str, month: Month) -> Missing:
        """What the follow-up report of a node and month still lacks."""
        return self._report_facts(node_id, month).missing

    def report(self, node_id: str, month: Month) -> Document:
        """The follow-up report of a node and month."""
        return build_report(self._report_facts(node_id, month))

    def _report_facts(self, node_id: str, month: Month) -> Facts:
        assert self.imported_at is not None  # a month that can be asked about has been imported
        return Facts(self.snapshot, self.catalogue, node_id, month, self.version, self.imported_at)

    def indicators(self, node_id: str, month: Month) -> list[Indicator]:
        """The indicators a reader may choose between for a node."""
        return screens.indicator_choices(self.catalogue, node_id, month)

    def _showing(self, indicator_id: str, kind: PeriodKind | None) -> Catalogue:
        return self.catalogue if kind is None else self.catalogue.showing(indicator_id, kind)

    def close(self) -> None:
        """Let go of the snapshot."""
        self.snapshot.close()
