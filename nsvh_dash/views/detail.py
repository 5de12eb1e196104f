"""Everything about one indicator that is not a chart: its figures in words, its definition, its targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator, TimeRule
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.changes import SAME_MONTH_LAST_YEAR, YEAR_START, Change, break_text, comparisons, moves_text
from nsvh_dash.views.lookup import Figures, is_incomplete, months_known, period_text, place, shown_month
from nsvh_dash.views.target_history import TargetRow, build_target_history
from nsvh_dash.views.tile import Tile, build_tile


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it."""

    label: str
    text: str
    status: Status | None = None
    """Set when the fact carries a judgement of its own."""


@dataclass(frozen=True, slots=True)
class Detail:
    """An indicator's page beside its charts."""

    tile: Tile
    place: str
    """Whose figures these are, when not the chosen node's."""
    facts: tuple[Fact, ...]
    about: tuple[Fact, ...]
    targets: tuple[TargetRow, ...]


def build_detail(
    catalogue: Catalogue, indicator_id: str, node_id: str, month: Month, figures: Iterable[Figure]
) -> Detail | None:
    """The facts of an indicator at a node; None when the node has no such figures."""
    indicator = catalogue.indicators_by_id[indicator_id]
    placed = place(catalogue, indicator, node_id, month)
    if placed is None:
        return None
    by_key = Figures(figures)
    at = shown_month(indicator, month)
    return Detail(
        build_tile(catalogue, placed, month, by_key),
        catalogue.organisation[placed.node_id].name if placed.elsewhere else "",
        tuple(_facts(catalogue, indicator, placed.node_id, at, by_key)),
        tuple(_about(indicator)),
        build_target_history(catalogue, indicator, placed.node_id, month),
    )


def _facts(catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month, figures: Figures) -> Iterable[Fact]:
    """The other kinds of period, the changes by name, and who delivered."""
    for kind in (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.TERTIAL, PeriodKind.ROLLING_12):
        found = figures.get(indicator.id, node_id, month, kind)
        if found is None or found.value is None or _repeats(indicator, kind, month):
            continue
        judged = found.status in (Status.REACHED, Status.NEAR, Status.MISSED)
        text = fmt.figure(found.value, indicator, kind)
        if judged and found.target is not None:
            text += f" mot målet {fmt.target(found.target, indicator, kind)}"
        if is_incomplete(found):
            text += f" ({months_known(found)})"
        yield Fact(fmt.capital(period_text(indicator, month, kind)), text, found.status if judged else None)
    current = figures.get(indicator.id, node_id, month, indicator.headline)
    if current is not None:
        ytd = figures.get(indicator.id, node_id, month, PeriodKind.YEAR_TO_DATE)
        yield from _changes(catalogue, indicator, current, ytd)
        if current.expected > 1:
            whole = current.months_expected > 1
            yield Fact(texts.COUNTED_WHOLE if whole else texts.COUNTED, f"{current.reporting} av {current.expected}")
            judged_units = current.reached + current.near + current.missed
            if judged_units:
                yield Fact("Enheter som når målet", f"{current.reached} av {judged_units}")


def _repeats(indicator: Indicator, kind: PeriodKind, month: Month) -> bool:
    """True for what another line says already: a first tertial is the year to date, a stock is its last month."""
    if indicator.time_rule in (TimeRule.LAST, TimeRule.YEARLY):
        return kind is not indicator.headline
    return kind is PeriodKind.TERTIAL and month.tertial == 1


def _changes(catalogue: Catalogue, indicator: Indicator, current: Figure, ytd: Figure | None) -> Iterable[Fact]:
    """The changes known, those that a change of definition forbids, and how the organisation changed since."""
    told: dict[str, Fact] = {}
    for change in comparisons(indicator, current, ytd):
        if change.name == YEAR_START and indicator.time_rule is TimeRule.SUM:
            continue  # a month's volume beside December's says nothing of the year
        if change.name == SAME_MONTH_LAST_YEAR and is_incomplete(current):
            continue  # fewer months beside all of last year's
        if change.value is None and not change.blocked_by:
            continue
        yield Fact(change.label, change.reason if change.value is None else _difference(indicator, change))
        moves = moves_text(catalogue, indicator, current.node_id, change.base, current.month)
        if moves:  # the nearest month back that tells of them is enough
            told.setdefault(moves, Fact(f"{texts.ORGANISATION_CHANGED} {fmt.month(change.base)}", moves))
    yield from told.values()


def _difference(indicator: Indicator, change: Change) -> str:
    """The change with its unit, and how much of the units could be compared when not all."""
    assert change.value is not None
    text = fmt.difference(change.value, indicator, change.kind)
    if change.matched < change.matchable:
        text += f" ({fmt.number(change.matched)} av {fmt.number(change.matchable)} enhetsmånader finns båda åren)"
    return text


def _about(indicator: Indicator) -> Iterable[Fact]:
    yield Fact(texts.DEFINITION, indicator.definition)
    for change in indicator.breaks:
        yield Fact(f"{texts.DEFINITION_CHANGED} {fmt.month(change.month)}", break_text(change))
    for stretch in indicator.unreliable:
        until = f" till och med {fmt.month(stretch.valid_to)}" if stretch.valid_to else ""
        yield Fact(
            f"{texts.STATUS[Status.NOT_MEASURABLE]} från {fmt.month(stretch.valid_from)}{until}",
            stretch.reason,
        )
    yield Fact(texts.WHY, indicator.why)
    yield Fact(texts.DIRECTION_HEADING, texts.DIRECTION[indicator.direction])
    yield Fact(texts.SOURCE, indicator.source)
    yield Fact(texts.OWNER, indicator.owner)
