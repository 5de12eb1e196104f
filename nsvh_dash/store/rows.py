"""Stored rows read back as the observations they were."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nsvh_dash.model.observation import Observation, State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.store.schema import OBSERVATION

ROW = ", ".join(OBSERVATION)
"""The columns of a stored row, for a SELECT whose rows `observations` understands."""


def observations(rows: Iterable[tuple[Any, ...]]) -> list[Observation]:
    """Rows of the columns `ROW`, without the batch and file they came in."""
    return [
        Observation(
            series_id, node_id, Month.of(month), PeriodKind(kind), Scenario(scenario),
            value, numerator, denominator, State(state), comment, sheet, row_number,
        )
        for series_id, node_id, month, kind, scenario, value, numerator, denominator, state, comment, sheet,
        row_number, _, _ in rows
    ]  # fmt: skip
