"""Every figure of the catalogue: indicator × node × month × kind of period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Observation, State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.reference.facts import Facts
from nsvh_dash.reference.like_for_like import YTD, LikeForLike, LikeForLikeChange
from nsvh_dash.reference.months import Months
from nsvh_dash.reference.remember import remember
from nsvh_dash.reference.suppression import Cell
from nsvh_dash.reference.targets import Targets, judge
from nsvh_dash.reference.value import Origin
from nsvh_dash.reference.windows import WINDOWS, Windows

Place = tuple[str, str, Month, PeriodKind]
"""Indicator, node, month and kind of period: what a figure is a figure of."""


@dataclass(frozen=True)
class ReferenceFigure:
    """One row of the `kpi` table, as the rules have it."""

    indicator_id: str
    node_id: str
    month: Month
    period_kind: PeriodKind
    value: float | None
    numerator: float | None
    denominator: float | None
    state: State
    reason: str
    origin: Origin | None
    reporting: int
    expected: int
    months_reporting: int
    months_expected: int
    target: float | None
    target_id: str | None
    deviation: float | None
    status: Status
    change_previous_month: float | None
    change_year_start: float | None
    change_same_month_last_year: float | None
    change_same_period_last_year: float | None
    matched: int
    matchable: int
    reached: int
    near: int
    missed: int
    not_judged: int


def reference_figures(
    catalogue: Catalogue, observations: Iterable[Observation], hidden: Set[Cell] = frozenset()
) -> dict[Place, ReferenceFigure]:
    """Every figure there is, by what it is a figure of; nothing is shown of, or by, the cells that are hidden."""
    facts = Facts(catalogue, observations)
    windows = Windows(Months(facts), hidden)
    figures = Figures(Targets(windows))
    return {place: figures.figure(*place) for place in places(windows)}


def places(windows: Windows) -> Iterator[Place]:
    """Each indicator at each node, in each month and for each kind of period, that there is a figure of."""
    facts = windows.facts
    for indicator in facts.catalogue.indicators:
        for node in facts.tree.nodes:
            for month in facts.months():
                for kind in WINDOWS:
                    if windows.exists(indicator.id, node.id, month, kind):
                        yield indicator.id, node.id, month, kind


class Figures:
    """Values, targets, judgements and comparisons put together."""

    def __init__(self, targets: Targets) -> None:
        self.targets = targets
        self.windows = targets.windows
        self.facts = targets.facts
        self.like_for_like = LikeForLike(targets.windows)

    def figure(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> ReferenceFigure:
        """One figure with everything the `kpi` table says of it."""
        place = (indicator_id, node_id, month, kind)
        figure = self.windows.value(*place)
        aim = self.targets.aim(*place)
        status = self.status(*place)
        units = self.facts.expected_units(indicator_id, node_id, month)
        counted = Counter(self.status(indicator_id, unit.id, month, kind) for unit in units)
        reached, near, missed = (counted[s] for s in (Status.REACHED, Status.NEAR, Status.MISSED))
        target = self.targets.target_for(indicator_id, node_id, month)
        beside = self.like_for_like.change(*place[:3]) if kind is YTD else LikeForLikeChange(None, 0, 0)
        same_meaning = self.targets.comparable(indicator_id, month.plus(-12), month, kind)
        is_month = kind is PeriodKind.MONTH
        follows_months = kind in (PeriodKind.MONTH, PeriodKind.ROLLING_12)
        return ReferenceFigure(
            *place,
            value=figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
            state=figure.state,
            reason=figure.reason or figure.why.value,
            origin=figure.origin,
            reporting=sum(self.has_reported(indicator_id, unit.id, month, kind) for unit in units),
            expected=len(units),
            months_reporting=figure.months_reporting,
            months_expected=figure.months_expected,
            target=aim.value if aim else None,
            target_id=target.id if target else None,
            deviation=None if aim is None or figure.value is None else figure.value - aim.value,
            status=status,
            change_previous_month=self.change(place, month.plus(-1)) if follows_months else None,
            change_year_start=self.change(place, Month(month.year - 1, 12)) if is_month else None,
            change_same_month_last_year=self.change(place, month.plus(-12)),
            change_same_period_last_year=beside.value if same_meaning else None,
            matched=beside.matched,
            matchable=beside.matchable,
            reached=reached,
            near=near,
            missed=missed,
            not_judged=len(units) - reached - near - missed,
        )

    @remember
    def status(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> Status:
        """How a figure stands against what is asked of it."""
        indicator = self.facts.indicator(indicator_id)
        place = (indicator_id, node_id, month, kind)
        return judge(self.windows.value(*place), self.targets.aim(*place), indicator.direction, indicator.tolerance)

    def has_reported(self, indicator_id: str, unit_id: str, month: Month, kind: PeriodKind) -> bool:
        """True when the unit has delivered all of the period: figures, or the numbers of a share of nothing."""
        if kind is PeriodKind.MONTH:
            return self.windows.months.month_alone(indicator_id, unit_id, month).is_delivered
        return (
            self.windows.exists(indicator_id, unit_id, month, kind)
            and self.windows.value(indicator_id, unit_id, month, kind).is_whole
        )

    def change(self, place: Place, earlier: Month) -> float | None:
        """The figure less the same kind of figure in an earlier month; None unless both are known and mean the same."""
        indicator_id, node_id, month, kind = place
        if not self.targets.comparable(indicator_id, earlier, month, kind):
            return None
        now = self.windows.value(indicator_id, node_id, month, kind).value
        before = self.windows.value(indicator_id, node_id, earlier, kind).value
        return None if now is None or before is None else now - before
