"""What is different from the month before: statuses that turned, judgements won and lost, moves that are signals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.indicator import Indicator, TimeRule
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.lookup import Figures
from nsvh_dash.views.standing import Standing
from nsvh_dash.views.texts import overview as texts

_WORST_FIRST = (Status.MISSED, Status.NEAR, Status.REACHED)
_MOST_MOVES = 5


@dataclass(frozen=True, slots=True)
class SinceLastMonth:
    """One indicator's month against the month before it."""

    before: Status | None
    """The status then; None when the two months cannot be held against each other."""
    why_not: str
    """Why they cannot, when something stands in the way beside a missing value."""
    new_target: bool
    """True when the target is not the one of the month before."""
    move: str
    """The change of the single month, when the control chart calls it a signal; empty otherwise."""
    size: float
    """The move in widths of the control limits."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An indicator whose status is another than the month before."""

    name: str
    place: str
    before: Status
    after: Status
    note: str
    link: str
    """The indicator's own page."""


@dataclass(frozen=True, slots=True)
class Told:
    """An indicator, what is said of it, and its own page."""

    name: str
    said: str
    link: str


@dataclass(frozen=True, slots=True)
class Compared:
    """An indicator as it stands, and what is known of it the month before."""

    name: str
    place: str
    status: Status
    since: SinceLastMonth
    link: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two months, over all indicators of a node."""

    month: Month
    """The month before, that is compared with."""
    compared: int
    """Indicators judged against a target in both months."""
    better: tuple[Turn, ...]
    worse: tuple[Turn, ...]
    now_judged: tuple[Turn, ...]
    no_longer_judged: tuple[Turn, ...]
    moves: tuple[Told, ...]
    """Those whose month is a signal, with their move, the largest first."""
    not_comparable: tuple[Told, ...]
    """With why they are not."""

    @property
    def is_empty(self) -> bool:
        """True when nothing is different."""
        turned = self.better + self.worse + self.now_judged + self.no_longer_judged
        return not (turned or self.moves or self.not_comparable)


def since_last_month(
    indicator: Indicator, node_id: str, month: Month, found: Figure | None, standing: Standing, figures: Figures
) -> SinceLastMonth:
    """An indicator's shown figure against that of the month before."""
    if indicator.time_rule is TimeRule.YEARLY:
        return SinceLastMonth(None, "", False, "", 0.0)
    kind = found.period_kind if found else indicator.headline
    changed = [found_break.text for found_break in indicator.breaks if found_break.month == month]
    if changed and kind is PeriodKind.MONTH:
        return SinceLastMonth(None, changed[0], False, "", 0.0)
    before = figures.get(indicator.id, node_id, month.plus(-1), kind)
    new_target = bool(found and before and found.target_id not in (None, before.target_id))
    then = before.status if before else None
    move = _move(indicator, standing, figures.get(indicator.id, node_id, month, PeriodKind.MONTH))
    text = fmt.difference(move, indicator) if move else ""
    if move is None or not text.startswith(("+", fmt.MINUS)):  # what is shown as nothing is no move
        return SinceLastMonth(then, "", new_target, "", 0.0)
    return SinceLastMonth(then, "", new_target, text, abs(move) / standing.width)


def _move(indicator: Indicator, standing: Standing, found: Figure | None) -> float | None:
    """The change on the month before, when it goes the way the signal does."""
    change = found.change_previous_month if found else None
    if change is None or not (standing.is_concern or standing.is_improvement):
        return None
    towards_better = change * indicator.direction.sign > 0
    return change if towards_better == standing.is_improvement else None


def gather(month: Month, rows: Sequence[Compared]) -> Changes:
    """All indicators together."""
    better: list[Turn] = []
    worse: list[Turn] = []
    again: list[Turn] = []
    no_longer: list[Turn] = []
    compared = 0
    for row in rows:
        since, after = row.since, row.status
        if since.before is None:
            continue
        note = texts.NEW_TARGET if since.new_target else ""
        turn = Turn(row.name, row.place, since.before, after, note, row.link)
        judged_then, judged_now = since.before in _WORST_FIRST, after in _WORST_FIRST
        compared += judged_then and judged_now
        if judged_then and judged_now and since.before is not after:
            improved = _WORST_FIRST.index(after) > _WORST_FIRST.index(since.before)
            (better if improved else worse).append(turn)
        elif judged_now and not judged_then:
            again.append(turn)
        elif judged_then and not judged_now:
            no_longer.append(turn)
    moved = sorted((row for row in rows if row.since.move), key=lambda row: -row.since.size)[:_MOST_MOVES]
    return Changes(
        month.plus(-1), compared, tuple(better), tuple(worse), tuple(again), tuple(no_longer),
        tuple(Told(row.name, row.since.move, row.link) for row in moved),
        tuple(Told(row.name, row.since.why_not, row.link) for row in rows if row.since.why_not),
    )  # fmt: skip
