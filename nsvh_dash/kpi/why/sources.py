"""The delivered rows a figure stands on, with their place in their files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from nsvh_dash.kpi.why.explanation import MonthStep, Operation, Source
from nsvh_dash.kpi.why.facts import Facts, months_between
from nsvh_dash.kpi.why.steps import counting_cells, own_operation
from nsvh_dash.kpi.why.terms import formula_terms, nodes_of
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.store import Snapshot

MOST_ROWS = 500
"""How many rows an explanation lists; it always tells how many there are."""

Place = tuple[str, Month, PeriodKind, Scenario, bool]
"""Where a row counts: node, month, kind of period, scenario, and whether it feeds the formula (else: is the figure)."""


def places_of(facts: Facts, steps: Sequence[MonthStep]) -> set[Place]:
    """Where the counting months' numbers were delivered, at the node itself or at the units inside."""
    return {place for cell in counting_cells(facts, steps) for place in _places_at(facts, *cell)}


def _places_at(facts: Facts, node_id: str, month: Month) -> Iterator[Place]:
    if own_operation(facts, node_id, month) is Operation.REPORTED:
        yield node_id, month, PeriodKind.MONTH, Scenario.ACTUAL, False
        return
    for term in formula_terms(facts, node_id, month):
        for inner in nodes_of(facts, term, node_id):
            for at in months_between(term.first_month, term.last_month):
                yield inner, at, term.period_kind, term.scenario, True


def read_sources(snapshot: Snapshot, facts: Facts, places: set[Place]) -> tuple[tuple[Source, ...], int]:
    """The first rows at the places, in the order of node and month, and how many there are."""
    feeding = {*facts.indicator.numerator, *facts.indicator.denominator} | {*facts.accounts}
    nodes, months, kinds, scenarios, feeds = zip(*places, strict=True) if places else ((),) * 5
    rows = snapshot.rows(
        _ROWS,
        (
            list(nodes),
            [month.first_day for month in months],
            [kind.value for kind in kinds],
            [scenario.value for scenario in scenarios],
            list(feeds),
            [facts.indicator.id, *feeding],
            [False, *(True for _ in feeding)],
            MOST_ROWS,
        ),
    )
    return tuple(_source(row) for row in rows), rows[0][-1] if rows else 0


_ROWS = """
    WITH place AS (
        SELECT unnest(?::VARCHAR[]) AS node_id, unnest(?::DATE[]) AS month, unnest(?::VARCHAR[]) AS period_kind,
               unnest(?::VARCHAR[]) AS scenario, unnest(?::BOOLEAN[]) AS feeds),
    series AS (SELECT unnest(?::VARCHAR[]) AS series_id, unnest(?::BOOLEAN[]) AS feeds)
    SELECT o.series_id, o.node_id, o.month, o.period_kind, o.scenario, o.value, o.numerator, o.denominator, o.state,
           o.comment, coalesce(f.name, ''), o.sheet, o.row_number, o.batch_id, count(*) OVER ()
    FROM observation o
    JOIN place p ON p.node_id = o.node_id AND p.month = o.month AND p.period_kind = o.period_kind
                AND p.scenario = o.scenario
    JOIN series s ON s.series_id = o.series_id AND s.feeds = p.feeds
    LEFT JOIN file f ON f.file_id = o.file_id
    ORDER BY o.node_id, o.month DESC, o.series_id, o.scenario
    LIMIT ?"""


def _source(row: tuple[Any, ...]) -> Source:
    series, node, month, kind, scenario, value, numerator, denominator, state, *place, _count = row
    period = Month.of(month), PeriodKind(kind), Scenario(scenario)
    return Source(series, node, *period, value, numerator, denominator, State(state), *place)
