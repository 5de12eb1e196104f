"""Takes a published figure apart again: operation, months, units, rows, target and definition."""

from __future__ import annotations

from collections.abc import Iterable

from nsvh_dash.kpi.figures import Figure, read_figures
from nsvh_dash.kpi.targets import speaks_of
from nsvh_dash.kpi.why.explanation import DefinitionBasis, Explanation, MonthStep, Operation, Part, TargetBasis
from nsvh_dash.kpi.why.facts import Facts, months_between
from nsvh_dash.kpi.why.sources import Place, places_of, read_sources
from nsvh_dash.kpi.why.steps import counting_cells, month_step, over_time, units_over
from nsvh_dash.kpi.why.terms import shift_of, terms_over
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.model.target import AboveLastYear, ChangeSinceNewYear, Growth
from nsvh_dash.store import Snapshot


class NoFigure(NsvhError):
    """There is no such figure, not even a missing one: the series had not begun, or the node did not exist."""


def explain(
    snapshot: Snapshot, catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month, period_kind: PeriodKind
) -> Explanation:
    """Why a figure is what it is; NoFigure when the snapshot has none for the node and period."""
    figure = _figure(snapshot, indicator, node_id, month, period_kind)
    if figure is None:
        name = catalogue.organisation[node_id].name
        raise NoFigure(f"Det finns ingen uppgift om ”{indicator.name}” för {name} och {month} ({period_kind}).")
    over = over_time(indicator, period_kind)
    first = month if over in (None, Operation.LAST) else _first_month(period_kind, month)
    facts = Facts(snapshot, catalogue, indicator, node_id, first, month)
    as_a_whole = period_kind is not PeriodKind.MONTH and figure.origin == "reported"
    shown = not (as_a_whole or over is Operation.REPORTED_ONLY or figure.state is State.SUPPRESSED)
    steps = tuple(_steps(facts, over)) if shown else ()
    places = _places(facts, figure, steps)
    sources, count = read_sources(snapshot, facts, places)
    return Explanation(
        figure=figure,
        operation=Operation.REPORTED if as_a_whole else _operation(over, steps),
        scale=indicator.scale,
        shift=shift_of(indicator),
        months=steps,
        units=_units(indicator, over, steps),
        terms=terms_over(facts, counting_cells(facts, steps), figure.value),
        sources=sources,
        source_count=count,
        target=_target(snapshot, catalogue, indicator, figure),
        definition=_definition(snapshot, catalogue, indicator, first, month),
        withheld=figure.state is State.SUPPRESSED or facts.hides_any,
    )


def _figure(
    snapshot: Snapshot, indicator: Indicator, node_id: str, month: Month, period_kind: PeriodKind
) -> Figure | None:
    return next(iter(read_figures(snapshot, [indicator.id], [node_id], month, month, [period_kind])), None)


def _first_month(period_kind: PeriodKind, month: Month) -> Month:
    """The first month of the period that ends with a month; a number done so far this year begins in January."""
    if period_kind is PeriodKind.ROLLING_12:
        return month.plus(-11)
    if period_kind is PeriodKind.TERTIAL:
        return Month(month.year, month.tertial * 4 - 3)
    return Month(month.year, 1)


def _steps(facts: Facts, over: Operation | None) -> Iterable[MonthStep]:
    found = (month_step(facts, month, over) for month in months_between(facts.first, facts.last))
    return (step for step in found if step is not None)


def _operation(over: Operation | None, steps: tuple[MonthStep, ...]) -> Operation:
    if over is not None:
        return over
    return steps[-1].operation if steps else Operation.NOTHING


def _units(indicator: Indicator, over: Operation | None, steps: tuple[MonthStep, ...]) -> tuple[Part, ...]:
    if over is None:
        return steps[-1].units if steps else ()
    return units_over(indicator, over, steps)


def _places(facts: Facts, figure: Figure, steps: tuple[MonthStep, ...]) -> set[Place]:
    if figure.state is State.SUPPRESSED:
        return set()
    if figure.period_kind is not PeriodKind.MONTH and figure.origin == "reported":
        return {(figure.node_id, figure.month, figure.period_kind, Scenario.ACTUAL, False)}
    return places_of(facts, steps)


def _target(snapshot: Snapshot, catalogue: Catalogue, indicator: Indicator, figure: Figure) -> TargetBasis | None:
    target = catalogue.targets_by_id.get(figure.target_id or "")
    if target is None:
        return None
    speaks = figure.period_kind in speaks_of(indicator, target.rule)
    base = None
    if speaks and isinstance(target.rule, Growth | AboveLastYear):
        base = _figure(snapshot, indicator, figure.node_id, figure.month.plus(-12), figure.period_kind)
    elif speaks and isinstance(target.rule, ChangeSinceNewYear):
        base = _figure(snapshot, indicator, figure.node_id, Month(figure.month.year - 1, 12), PeriodKind.MONTH)
    return TargetBasis(target, figure.target, target.node != figure.node_id, speaks, base)


def _definition(
    snapshot: Snapshot, catalogue: Catalogue, indicator: Indicator, first: Month, last: Month
) -> DefinitionBasis:
    changes = sorted((change for change in indicator.breaks if change.month <= last), key=lambda change: change.month)
    return DefinitionBasis(
        catalogue.fingerprint,
        snapshot.version,
        changes[-1] if changes else None,
        tuple(change for change in changes if change.month > first),
    )
