"""What a report is made from, read once: the screens of a node and month, its comments and the figures of its rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from nsvh_dash.kpi import Snapshot, read_figures
from nsvh_dash.kpi.comments import read_comments, signed_and_drafts
from nsvh_dash.kpi.records import read_book
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.comment import Comment, CommentState
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.views import format as fmt
from nsvh_dash.views import screens, texts
from nsvh_dash.views.card import Card
from nsvh_dash.views.comment_fields import read_as
from nsvh_dash.views.finance.statement import Statement
from nsvh_dash.views.finance.variance import VarianceScreen, read_variance
from nsvh_dash.views.goals import GoalsScreen, read_goals
from nsvh_dash.views.goals.special_assignments import SpecialScreen, read_special_assignments
from nsvh_dash.views.internal_control import InternalControl, read_internal_control
from nsvh_dash.views.lookup import Figures
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.numbers import NumberCheck
from nsvh_dash.views.records.work_environment import WorkEnvironment, read_work_environment
from nsvh_dash.views.report.missing import Key, Missing, find_missing
from nsvh_dash.views.report.subjects import Subject, assignment_subjects, indicator_subjects, line_subjects
from nsvh_dash.views.scorecard import Scorecard


@dataclass(frozen=True)
class Facts:
    """A node and a month over one data version."""

    snapshot: Snapshot
    catalogue: Catalogue
    node_id: str
    month: Month
    version: str
    imported_at: dt.datetime

    @cached_property
    def node(self) -> Node:
        """Whom the report is about."""
        return self.catalogue.organisation[self.node_id]

    @cached_property
    def scorecard(self) -> Scorecard:
        """Every indicator of the node."""
        return screens.read_scorecard(self.snapshot, self.catalogue, self.node_id, self.month)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The same indicators in the catalogue's order, as a report lists them."""
        order = {indicator.id: index for index, indicator in enumerate(self.catalogue.indicators)}
        return tuple(sorted(self.scorecard.cards, key=lambda card: order[card.tile.indicator_id]))

    @cached_property
    def statement(self) -> Statement:
        """The income statement of the year so far."""
        return screens.read_income_statement(
            self.snapshot, self.catalogue, self.node_id, self.month, PeriodKind.YEAR_TO_DATE
        )

    @cached_property
    def variance(self) -> VarianceScreen:
        """What the budget variance is made of."""
        return read_variance(self.snapshot, self.catalogue, self.node_id, self.month, AmountUnit.TKR)

    @cached_property
    def goals(self) -> GoalsScreen | None:
        """The plan that goes with the month; None without one, and where nothing in it is followed."""
        found = read_goals(self.snapshot, self.catalogue, self.node_id, self.month, None)
        return found if found and (self._is_whole or any(one.tally.total for one in found.assignments)) else None

    @cached_property
    def special(self) -> SpecialScreen:
        """The special assignments at and below the node."""
        return read_special_assignments(self.snapshot, self.catalogue, self.node_id, self.month)

    @cached_property
    def _records(self) -> RecordBook:
        return read_book(self.snapshot)

    @cached_property
    def work_environment(self) -> WorkEnvironment:
        """The prioritised areas with their activities."""
        return read_work_environment(self.catalogue, self._records, self.node_id, self.month)

    @cached_property
    def internal_control(self) -> InternalControl:
        """Risks, controls and what is to be done about them."""
        return read_internal_control(self.catalogue, self._records, self.node_id, self.month)

    @cached_property
    def comments(self) -> list[Comment]:
        """The signed texts, and the drafts newer than them, wherever the report's indicators lie, as they are read."""
        found: list[Comment] = []
        for node_id in sorted({self.node_id, *(card.tile.node_id for card in self.cards)}):
            written = signed_and_drafts(read_comments(self.snapshot, node_id, self.month))
            if written:
                check = NumberCheck(self.snapshot, self.catalogue, node_id, self.month)
                found += [read_as(comment, check) for comment in written]
        return found

    @cached_property
    def signed(self) -> dict[Key, Comment]:
        """The texts that stand, by subject and node."""
        return self._of(CommentState.SIGNED)

    def _of(self, state: CommentState) -> dict[Key, Comment]:
        return {(comment.subject, comment.node_id): comment for comment in self.comments if comment.state is state}

    @cached_property
    def missing(self) -> Missing:
        """What the report lacks."""
        lines = () if self.statement.is_empty else self.statement.lines
        return find_missing(
            self.month,
            indicator_subjects(self.catalogue, self.cards, self.month),
            self._assignments,
            line_subjects(self.catalogue, lines, self.node_id, self.month),
            self.scorecard.unjudged,
            self.signed,
            self._of(CommentState.DRAFT),
        )

    @property
    def _assignments(self) -> list[Subject]:
        """What is to be written about of the plan: all by the administration, by others what is followed there."""
        found = assignment_subjects(self.goals, self.node_id) if self.goals else []
        return found if self._is_whole else [one for one in found if one.is_followed]

    @property
    def _is_whole(self) -> bool:
        return self.node_id == self.catalogue.organisation.root.id

    @property
    def known_through(self) -> str:
        """`import 12`: the newest import that the figures know of."""
        return f"import {self.snapshot.rows('SELECT max(batch_id) FROM batch')[0][0]}"

    @property
    def source(self) -> str:
        """How fresh the numbers are."""
        return f"{texts.IMPORTED} {fmt.day(self.imported_at)}"

    def figures(self, places: Iterable[tuple[str, str]]) -> Figures:
        """Every kind of period of some indicators at some nodes, back to the same month last year."""
        asked = set(places)
        indicators, nodes = sorted({one for one, _ in asked}), sorted({node for _, node in asked})
        return Figures(read_figures(self.snapshot, indicators, nodes, self.month.plus(-12), self.month))
