"""One delivered value, as it stood in a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.model.period import Month, PeriodKind, Scenario


class State(StrEnum):
    """What kind of value, or absence of value, this is."""

    REPORTED = "reported"
    COMPUTED = "computed"
    PRELIMINARY = "preliminary"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    NOT_MEASURABLE = "not_measurable"
    SUPPRESSED = "suppressed"


class Status(StrEnum):
    """How a value stands against its target."""

    REACHED = "reached"
    NEAR = "near"
    MISSED = "missed"
    NO_TARGET = "no_target"
    NOT_MEASURABLE = "not_measurable"
    MISSING = "missing"


DELIVERED = {
    "series_id": "VARCHAR",
    "node_id": "VARCHAR",
    "month": "DATE",
    "period_kind": "VARCHAR",
    "scenario": "VARCHAR",
    "value": "DOUBLE",
    "numerator": "DOUBLE",
    "denominator": "DOUBLE",
    "state": "VARCHAR",
    "comment": "VARCHAR",
    "sheet": "VARCHAR",
    "row_number": "INTEGER",
}
"""The columns of a table of delivered values, as name → type: what a reader gives and the store keeps."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A value of a series (indicator or account) at a node for a period, with its place in the file."""

    series_id: str
    node_id: str
    month: Month
    period_kind: PeriodKind
    scenario: Scenario
    value: float | None
    numerator: float | None
    denominator: float | None
    state: State
    comment: str
    sheet: str
    row: int

    @property
    def key(self) -> tuple[str, str, Month, PeriodKind, Scenario]:
        """What makes two values the same fact: a later delivery of the key is a new version."""
        return (self.series_id, self.node_id, self.month, self.period_kind, self.scenario)
