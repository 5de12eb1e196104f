"""Delivered tables as observations and back, for tests that speak of single rows."""

from __future__ import annotations

import pyarrow as pa

from nsvh_dash.model.observation import Observation, State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.sources.collector import table_of

__all__ = ["observations_of", "table_of"]


def observations_of(rows: pa.Table) -> tuple[Observation, ...]:
    """The rows of a delivered table, one observation each."""
    return tuple(
        Observation(series, node, Month.of(month), PeriodKind(kind), Scenario(scenario), *figures, State(state), *place)
        for series, node, month, kind, scenario, *figures, state, comment, sheet, row in zip(
            *(column.to_pylist() for column in rows.columns), strict=True
        )
        for place in [(comment, sheet, row)]
    )
