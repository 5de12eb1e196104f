"""One data version, opened, with the screens of indicators; those of money, plans and texts stand beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from nsvh_dash.catalogue import from_json, load_catalogue
from nsvh_dash.dashboard.money import MoneyDoors
from nsvh_dash.dashboard.plans import PlanDoors
from nsvh_dash.dashboard.writing import WritingDoors
from nsvh_dash.kpi import opening_month, values_by_month
from nsvh_dash.kpi.publish import compute_as_of
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import NsvhError, UnknownName
from nsvh_dash.model.indicator import Group, Indicator
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.settings import Settings
from nsvh_dash.store import AsOf, Connection, Ledger, Snapshot, SnapshotFolder, scratch_folder
from nsvh_dash.views import screens
from nsvh_dash.views.control import Control
from nsvh_dash.views.detail import Detail
from nsvh_dash.views.report.build import build_report
from nsvh_dash.views.report.document import Document
from nsvh_dash.views.report.facts import Facts
from nsvh_dash.views.report.missing import Missing
from nsvh_dash.views.scorecard import Scorecard
from nsvh_dash.views.trend import Trend
from nsvh_dash.views.units import screens as unit_screens
from nsvh_dash.views.units.against_area import AgainstArea
from nsvh_dash.views.units.comparison import Comparison
from nsvh_dash.views.units.matrix import UnitMatrix
from nsvh_dash.views.units.multiples import Multiples
from nsvh_dash.views.units.order import Order
from nsvh_dash.views.why import Why
from nsvh_dash.views.workbook import NodeHistory, read_history


class NothingImported(NsvhError):
    """There is no snapshot to read yet."""


class Dashboard(MoneyDoors, PlanDoors, WritingDoors):
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
                if isinstance(moment, int) and moment > ledger.latest_batch:
                    raise UnknownName(f"Det finns ingen import {moment}; den senaste är {ledger.latest_batch}.")
                compute_as_of(ledger, catalogue, moment, path)
            snapshot = Snapshot(Connection.open(path, read_only=True), f"as-of-{moment}")
            try:
                yield cls(snapshot)
            finally:
                snapshot.close()

    @cached_property
    def _values_by_month(self) -> dict[Month, int]:
        return values_by_month(self.snapshot)

    @property
    def months(self) -> list[Month]:
        """Months that hold any value, oldest first."""
        return list(self._values_by_month)

    @cached_property
    def opening_month(self) -> Month:
        """The month a reader meets first: the newest that most has come for. Asked only when there are months."""
        return opening_month(self._values_by_month)

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
