"""Everything the page Internkontroll shows of a node in a month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.activities import activities_of
from nsvh_dash.kpi.internal_control import (
    Movement,
    StandingRisk,
    controls_of,
    level_of,
    results_of,
    value_of,
)
from nsvh_dash.kpi.records import risks_at
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.model.record import Control, Finding, Risk, RiskLevel, Strand, Urgency
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.model.report_period import ReportPeriod
from nsvh_dash.views import format as fmt
from nsvh_dash.views.internal_control.matrix import Matrix, build_matrix
from nsvh_dash.views.records.activities import ActivityRow, activity_rows, place_name
from nsvh_dash.views.texts import internal_control as words

REPORTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class RiskRow:
    """A risk now and before, ready to be read."""

    id: str
    text: str
    process: str
    now: str
    before: str
    movement: str
    """With a mark for the way."""
    moved: str
    """The word alone."""
    level: RiskLevel
    level_word: str
    rule: str
    """What the rule gives, where something else is decided."""
    owner: str
    place: str
    invented: bool


@dataclass(frozen=True, slots=True)
class ResultCell:
    """What a control showed in one report; None where nothing is reported."""

    finding: Finding | None
    note: str


@dataclass(frozen=True, slots=True)
class ControlRow:
    """A control with what it showed in each report."""

    id: str
    text: str
    risk: str
    owner: str
    interval: str
    results: tuple[ResultCell, ...]
    invented: bool


@dataclass(frozen=True, slots=True)
class InternalControl:
    """The plan on a day."""

    as_of: str
    sentences: tuple[str, ...]
    legend: str
    matrix: Matrix
    risks: tuple[RiskRow, ...]
    reports: tuple[str, ...]
    """The reports results are shown for, oldest first."""
    controls: tuple[ControlRow, ...]
    activities: tuple[ActivityRow, ...]
    has_invented: bool

    @property
    def late(self) -> tuple[ActivityRow, ...]:
        """What should have been done."""
        return tuple(row for row in self.activities if row.urgency is Urgency.LATE)


def read_internal_control(catalogue: Catalogue, book: RecordBook, node_id: str, month: Month) -> InternalControl:
    """The plan of a node and below, on a month's last day."""
    return build_internal_control(catalogue, book, risks_at(catalogue, book, node_id, month), month.last_day)


def build_internal_control(
    catalogue: Catalogue, book: RecordBook, risks: Sequence[StandingRisk], day: dt.date
) -> InternalControl:
    """The plan of some risks on a day."""
    period = ReportPeriod.under_way(day)
    reports = _reports(book, risks, period)
    controls = [control for risk in risks for control in controls_of(book, risk.now.id)]
    found = [one for r in risks for one in activities_of(book, Strand.INTERNAL_CONTROL, r.now.id)]
    activities = activity_rows(catalogue, book, found, day)
    return InternalControl(
        words.AS_OF.format(day=fmt.date(day), period=period.name, before=period.before.name),
        _sentences(risks, activities, period),
        words.LEGEND.format(before=period.before.name),
        build_matrix(risks),
        tuple(_risk_row(catalogue, risk) for risk in sorted(risks, key=lambda r: -value_of(r.now))),
        tuple(report.name for report in reports),
        tuple(_control_row(book, control, reports) for control in controls),
        activities,
        any(risk.now.invented for risk in risks),
    )


def score(risk: Risk | None) -> str:
    """`3 × 4 = 12`."""
    text = f"{risk.likelihood} × {risk.consequence} = {value_of(risk)}" if risk else fmt.ABSENT
    return text.replace(" ", fmt.NBSP)


def _risk_row(catalogue: Catalogue, risk: StandingRisk) -> RiskRow:
    now = risk.now
    by_rule = level_of(now.likelihood, now.consequence)
    mark = words.MARK[risk.movement]
    return RiskRow(
        now.id,
        now.text,
        now.process,
        score(now),
        score(risk.before),
        f"{mark} {words.MOVEMENT[risk.movement]}".strip(),
        words.MOVEMENT[risk.movement],
        now.level,
        fmt.capital(now.level.word),
        words.RULE_GIVES.format(level=by_rule.word) if by_rule is not now.level else "",
        now.owner,
        place_name(catalogue, now.node),
        now.invented,
    )


def _reports(book: RecordBook, risks: Sequence[StandingRisk], period: ReportPeriod) -> list[ReportPeriod]:
    """The last reports that have any result, and the one under way."""
    known = {found for r in risks for control in controls_of(book, r.now.id) for found in results_of(book, control.id)}
    return sorted({*(found for found in known if found < period), period})[-REPORTS_SHOWN:]


def _control_row(book: RecordBook, control: Control, reports: Sequence[ReportPeriod]) -> ControlRow:
    results = results_of(book, control.id)
    cells = (
        ResultCell(results[one].finding, results[one].note) if one in results else ResultCell(None, "")
        for one in reports
    )
    return ControlRow(
        control.id, control.text, control.risk, control.owner, fmt.capital(control.interval.word), tuple(cells),
        control.invented,
    )  # fmt: skip


def _sentences(
    risks: Sequence[StandingRisk], activities: Sequence[ActivityRow], period: ReportPeriod
) -> tuple[str, ...]:
    """How many risks there are and what is done about them, how they have moved, and what is late."""
    count = len(risks)
    act = sum(risk.now.level is RiskLevel.ACT for risk in risks)
    many = f"{fmt.counting(count)} {'risk' if count == 1 else 'risker'}"
    one = f"Planen har {many}; {fmt.counting(act)} ska åtgärdas."
    moved = {movement: sum(risk.movement is movement for risk in risks) for movement in Movement}
    told = [f"{fmt.counting(moved[movement])} {words.MOVED[movement]}" for movement in words.MOVED if moved[movement]]
    two = f"Sedan {period.before.name} har {fmt.listing(told)}." if told else ""
    late = sum(row.urgency is Urgency.LATE for row in activities)
    three = "En åtgärd är försenad." if late == 1 else f"{fmt.capital(fmt.counting(late))} åtgärder är försenade."
    return tuple(filter(None, (one, two, three if late else "")))
