"""Units side by side on one indicator: who is ahead, who needs help, how many reach target, how far and since when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Direction, Indicator, UnitRule
from nsvh_dash.model.observation import Status
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.lookup import Figures, period_text, shown_month
from nsvh_dash.views.units import texts as unit_texts
from nsvh_dash.views.units.order import Found, Order, sort_key
from nsvh_dash.views.units.peers import EVERYONE, PeerGroup, peer_groups, size_indicator
from nsvh_dash.views.units.row import UnitRow, unit_row

_FURTHEST = 3
_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)


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
    area: float | None
    """The area's own value, where it lies on the units' scale: a sum does not."""
    area_name: str
    area_text: str
    """The area and its value; empty where it has none on that scale."""
    furthest: tuple[UnitRow, ...]
    """Those that miss the target by most, at most three."""
    peers: tuple[PeerGroup, ...]
    summary: str

    @property
    def area_label(self) -> str:
        """`Vårdcentralen Halland 91,1 %`."""
        return f"{self.area_name} {self.area_text}".strip()


def compared_area(catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month) -> Node:
    """The area whose units are compared: the node's own, or the indicator's home."""
    organisation = catalogue.organisation
    area = organisation.business_area(node_id, month)
    return area or organisation.business_area(indicator.home, month) or organisation.root


def compared_units(catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month) -> list[Node]:
    """The units that report an indicator in the node's area and its own: those compared with each other."""
    scope = compared_area(catalogue, indicator, node_id, month)
    kinds = {r.kind for r in indicator.reported_by if r.valid_from is None or r.valid_from <= month}
    at_home = {unit.id for unit in catalogue.organisation.units(indicator.home, month)}
    units = catalogue.organisation.units(scope.id, month)
    return [unit for unit in units if unit.kind in kinds and unit.id in at_home]


def unit_sizes(
    catalogue: Catalogue, units: Sequence[Node], month: Month, figures: Figures
) -> tuple[dict[str, float], str]:
    """How large each unit is, where that is known, and what its size counts."""
    measure = size_indicator(catalogue, units)
    if measure is None:
        return {}, ""
    found = {unit.id: figures.value(measure.id, unit.id, month, measure.headline) for unit in units}
    return {unit: size for unit, size in found.items() if size is not None}, measure.counted


def build_comparison(
    catalogue: Catalogue,
    indicator_id: str,
    node_id: str,
    month: Month,
    figures: Iterable[Figure],
    order: Order = Order.BEST,
    peers_id: str = EVERYONE,
) -> Comparison:
    """The units of the node's area in an order, all or those of a group; those without a value have the reason."""
    indicator, by_key = catalogue.indicators_by_id[indicator_id], Figures(figures)
    at, kind = shown_month(indicator, month), indicator.headline
    units = compared_units(catalogue, indicator, node_id, month)
    sizes, measure = unit_sizes(catalogue, units, month, by_key)
    groups = peer_groups(units, sizes, measure, node_id)
    group = next((g for g in groups if g.id == peers_id), groups[0])
    found = [(unit, by_key.get(indicator_id, unit.id, at, kind)) for unit in units if unit.id in group.unit_ids]
    rows = _rows(catalogue, indicator, found, node_id, month, by_key)

    def ordered(pairs: list[Found], by: Order) -> tuple[UnitRow, ...]:
        return tuple(rows[unit.id] for unit, _figure in sorted(pairs, key=sort_key(by, indicator, sizes)))

    ranked = ordered(found, Order.BEST)
    missed = [pair for pair in found if pair[1] and pair[1].status in (Status.MISSED, Status.NEAR)]
    targets = {figure.target for _unit, figure in found if figure and figure.target is not None}
    target = targets.pop() if len(targets) == 1 else None
    area, area_name, area_text = _area(catalogue, indicator, node_id, at, by_key)
    period = period_text(indicator, at, kind)
    return Comparison(
        indicator_id,
        counts_sentence(ranked),
        f"{indicator.name}, {period}",
        fmt.unit(indicator, kind),
        fmt.difference_unit(indicator, kind),
        ordered(found, order),
        target,
        f"{texts.TARGET} {fmt.target(target, indicator, kind)}" if target is not None else "",
        area,
        area_name,
        area_text,
        ordered(missed, Order.FURTHEST)[:_FURTHEST],
        tuple(groups),
        _summary(indicator, ranked, period, unit_texts.area_sentence(area_name, area_text)),
    )


def _rows(
    catalogue: Catalogue, indicator: Indicator, found: list[Found], node_id: str, month: Month, figures: Figures
) -> dict[str, UnitRow]:
    """Each unit's row by its id, ranked by value; those of the chosen node are marked when they are a part."""
    best = sorted(found, key=sort_key(Order.BEST, indicator, {}))
    ranks = _ranks(best)
    compared = {unit.id for unit in compared_units(catalogue, indicator, node_id, month)}
    own = {unit.id for unit in catalogue.organisation.units(node_id, month)}
    part = own if 0 < len(own) < len(compared) else set()
    return {pair[0].id: unit_row(catalogue, indicator, pair, month, figures, ranks, part) for pair in found}


def _ranks(best: list[Found]) -> dict[str, int]:
    """The place of each unit that has a value, the best first; equal values share a place."""
    ranks: dict[str, int] = {}
    first: dict[float, int] = {}
    for rank, (unit, figure) in enumerate(best, 1):
        if figure and figure.value is not None:
            ranks[unit.id] = first.setdefault(figure.value, rank)
    return ranks


def counts_sentence(rows: tuple[UnitRow, ...]) -> str:
    """`Åtta av 24 enheter når målet`; without targets how many units have a value."""
    judged = [row for row in rows if row.status in _JUDGED]
    if judged:
        return unit_texts.counts_sentence(sum(row.status is Status.REACHED for row in judged), len(judged))
    valued = sum(row.value is not None for row in rows)
    return unit_texts.known_sentence(valued, len(rows))


def _area(
    catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month, figures: Figures
) -> tuple[float | None, str, str]:
    """The area's value, its name and the value written; nothing where the area is the sum of its units."""
    node = compared_area(catalogue, indicator, node_id, month)
    value = figures.value(indicator.id, node.id, month, indicator.headline)
    if value is None or indicator.unit_rule is UnitRule.SUM:
        return None, "", ""
    return value, node.name, fmt.figure(value, indicator, indicator.headline)


def _summary(indicator: Indicator, rows: tuple[UnitRow, ...], period: str, area: str) -> str:
    valued = [row for row in rows if row.value is not None]
    if not valued and rows and all(row.status is Status.NOT_MEASURABLE for row in rows):
        return f"Ingen enhet kan följas upp för {period}. {' '.join(dict.fromkeys(row.note for row in rows))}".strip()
    if not valued:
        why = " Medianer och index kan inte räknas fram." if indicator.unit_rule is UnitRule.REPORTED else ""
        return f"Ingen enhet har en uppgift för {period}.{why}"
    best = [row for row in valued if row.rank == valued[0].rank]
    last = [row for row in valued if row.rank == valued[-1].rank]
    # A volume without a target is neither good nor bad.
    judged = any(row.target_text for row in valued)
    first_word, last_word = ("bäst är", "längst ned") if judged else _extremes(indicator)
    sentence = f"{fmt.capital(period)}: {first_word} {unit_texts.tied(_names(best))} med {best[0].value_text}"
    if last != best:
        sentence += f" och {last_word} {unit_texts.tied(_names(last))} med {last[0].value_text}"
        about = unit_texts.miss_texts(last[0].cases_text, last[0].since_text) if len(last) == 1 else []
        sentence += f" ({'; '.join(about)})" if about else ""
    elif len(best) > 1:
        sentence = f"{fmt.capital(period)}: alla {fmt.counting(len(best))} enheter har {best[0].value_text}"
    own = [row for row in valued if row.chosen]
    place = f"{own[0].name} är på plats {own[0].rank} av {len(valued)}." if len(own) == 1 else ""
    told = own and own[0].name in sentence
    sentences = [f"{sentence}.", "" if told or last == best else place, area]
    without = len(rows) - len(valued)
    if without:
        sentences.append(f"{fmt.capital(fmt.counting(without))} {'enheter' if without > 1 else 'enhet'} saknar värde.")
    return " ".join(said for said in sentences if said)


def _names(rows: Sequence[UnitRow]) -> list[str]:
    return [row.name for row in rows]


def _extremes(indicator: Indicator) -> tuple[str, str]:
    words = ("högst är", "lägst")
    return words if indicator.direction is Direction.UP else ("lägst är", "högst")
