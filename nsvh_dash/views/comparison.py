"""Units side by side on one indicator: who is ahead, who needs help, how many reach target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Direction, Indicator, UnitRule
from nsvh_dash.model.observation import Status
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.lookup import Figures, period_text, reason_text, shown_month


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit's figure."""

    rank: int | None
    """1 for the best; None for a unit without a value."""
    node_id: str
    name: str
    municipality: str
    value: float | None
    target: float | None
    deviation: float | None
    value_text: str
    target_text: str
    deviation_text: str
    cells: tuple[str, str, str]
    """Actual, target and deviation without their units, for the table."""
    status: Status
    status_word: str
    chosen: bool
    """True for the unit the reader came from."""
    note: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The ranked units of an area."""

    indicator_id: str
    title: str
    subtitle: str
    unit: str
    difference_unit: str
    rows: tuple[UnitRow, ...]
    target: float | None
    """The target when all units share one."""
    target_label: str
    summary: str


def compared_units(catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month) -> list[Node]:
    """The units that report an indicator in the node's area: those compared with each other."""
    organisation = catalogue.organisation
    area = organisation.business_area(node_id, month)
    home_area = organisation.business_area(indicator.home, month)
    scope = area or home_area or organisation.root
    kinds = {r.kind for r in indicator.reported_by if r.valid_from is None or r.valid_from <= month}
    return [unit for unit in organisation.units(scope.id, month) if unit.kind in kinds]


def build_comparison(
    catalogue: Catalogue, indicator_id: str, node_id: str, month: Month, figures: Iterable[Figure]
) -> Comparison:
    """The units of the node's area in order, best first; those without a value last, with the reason."""
    indicator = catalogue.indicators_by_id[indicator_id]
    at = shown_month(indicator, month)
    kind = indicator.headline
    by_key = Figures(figures)
    own = {unit.id for unit in catalogue.organisation.units(node_id, month)}
    units = compared_units(catalogue, indicator, node_id, month)
    found = [(unit, by_key.get(indicator_id, unit.id, at, kind)) for unit in units]
    found.sort(key=lambda pair: _place(indicator, pair[0], pair[1]))
    is_part = 0 < len(own) < len(units)
    rows = tuple(
        _row(indicator, unit, figure, rank, is_part and unit.id in own) for rank, (unit, figure) in enumerate(found, 1)
    )
    targets = {figure.target for _unit, figure in found if figure and figure.target is not None}
    target = targets.pop() if len(targets) == 1 else None
    period = period_text(indicator, at, kind)
    return Comparison(
        indicator_id,
        counts_sentence(rows),
        f"{indicator.name}, {period}",
        fmt.unit(indicator, kind),
        fmt.difference_unit(indicator, kind),
        rows,
        target,
        f"{texts.TARGET} {fmt.target(target, indicator, kind)}" if target is not None else "",
        _summary(indicator, rows, period),
    )


def counts_sentence(rows: tuple[UnitRow, ...]) -> str:
    """`8 av 24 enheter når målet`; without targets how many units have a value."""
    judged = [row for row in rows if row.status in (Status.REACHED, Status.NEAR, Status.MISSED)]
    if judged:
        reached = sum(row.status is Status.REACHED for row in judged)
        return f"{reached} av {len(judged)} enheter når målet"
    valued = sum(row.value is not None for row in rows)
    return f"{valued} av {len(rows)} enheter har uppgift"


def _place(indicator: Indicator, unit: Node, figure: Figure | None) -> tuple[bool, float, str]:
    if figure is None or figure.value is None:
        return True, 0.0, unit.name
    return False, -figure.value * indicator.direction.sign, unit.name


def _row(indicator: Indicator, unit: Node, figure: Figure | None, rank: int, chosen: bool) -> UnitRow:
    kind = figure.period_kind if figure else PeriodKind.MONTH
    status = figure.status if figure else Status.MISSING
    value = figure.value if figure else None
    return UnitRow(
        rank if value is not None else None,
        unit.id,
        unit.name,
        unit.municipality,
        value,
        figure.target if figure else None,
        figure.deviation if figure else None,
        fmt.figure(value, indicator, kind),
        fmt.target(figure.target, indicator, kind) if figure and figure.target is not None else "",
        fmt.difference(figure.deviation, indicator, kind) if figure and figure.deviation is not None else "",
        (
            fmt.bare(value, indicator, kind),
            fmt.bare_target(figure.target if figure else None, indicator, kind),
            fmt.bare_difference(figure.deviation if figure else None, indicator, kind),
        ),
        status,
        texts.STATUS[status],
        chosen,
        reason_text(figure) if value is None else "",
    )


def _summary(indicator: Indicator, rows: tuple[UnitRow, ...], period: str) -> str:
    valued = [row for row in rows if row.value is not None]
    if not valued:
        why = " Medianer och index kan inte räknas fram." if indicator.unit_rule is UnitRule.REPORTED else ""
        return f"Ingen enhet har en uppgift för {period}.{why}"
    best, last = valued[0], valued[-1]
    # A volume without a target is neither good nor bad.
    judged = any(row.target_text for row in valued)
    first_word, last_word = ("bäst är", "längst ned") if judged else _extremes(indicator)
    sentence = f"{fmt.capital(period)}: {first_word} {best.name} med {best.value_text}"
    if last is not best:
        sentence += f" och {last_word} {last.name} med {last.value_text}"
    sentence += "."
    without = len(rows) - len(valued)
    return f"{sentence} {fmt.capital(fmt.counting(without))} enheter saknar värde." if without > 1 else sentence


def _extremes(indicator: Indicator) -> tuple[str, str]:
    words = ("högst är", "lägst")
    return words if indicator.direction is Direction.UP else ("lägst är", "högst")
