"""Import profiles: how the columns of a source system's file map to observations."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Column(StrEnum):
    """What a column of a delivery means."""

    UNIT = "unit"
    INDICATOR = "indicator"
    ACCOUNT = "account"
    PERIOD = "period"
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    BUDGET = "budget"
    FORECAST = "forecast"
    QUALITY = "quality"
    COMMENT = "comment"
    IGNORE = "ignore"


class Profile(BaseModel):
    """A layout: headers by meaning, and what is the same for every row of the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    source: str
    headers: dict[Column, tuple[str, ...]]
    """Accepted headers (synonyms) for each meaning."""
    required: tuple[Column, ...]
    indicator: str | None = None
    """The indicator of every row, when the layout has no indicator column."""
    wide_months: bool = False
    """True when each month is a column of its own."""
    factor: float = 1.0
    """What values are multiplied by, for instance 0.001 for kronor to tkr."""
