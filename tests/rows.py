"""Delivered tables as observations and back, for tests that speak of single rows."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from nsvh_dash.model.observation import DELIVERED, Observation, State
from nsvh_dash.model.period import Month, PeriodKind, Scenario


def table_of(observations: Iterable[Observation]) -> pa.Table:
    """Observations as a delivered table."""
    rows = [
        (o.series_id, o.node_id, o.month.first_day, o.period_kind.value, o.scenario.value, o.value, o.numerator,
         o.denominator, o.state.value, o.comment, o.sheet, o.row)
        for o in observations
    ]  # fmt: skip
    return pa.table([pa.array(column) for column in zip(*rows, strict=True)], list(DELIVERED))


def observations_of(rows: pa.Table) -> tuple[Observation, ...]:
    """The rows of a delivered table, one observation each."""
    return tuple(
        Observation(series, node, Month.of(month), PeriodKind(kind), Scenario(scenario), *figures, State(state), *place)
        for series, node, month, kind, scenario, *figures, state, comment, sheet, row in zip(
            *(column.to_pylist() for column in rows.columns), strict=True
        )
        for place in [(comment, sheet, row)]
    )
