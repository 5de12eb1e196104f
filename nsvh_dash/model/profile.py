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
    YEAR = "year"
    MONTH = "month"
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

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)
    name: str
    source: str
    headers: dict[Column, tuple[str, ...]]
    """Accepted headers (synonyms) for each meaning. A `year` column makes the `month` column part of the period."""
    required: tuple[Column, ...]
    """Columns a file must have; `year` and `month` do where `period` is required."""
    sheet: str | None = None
    """The only sheet to read, when the workbook holds others that look alike."""
    unit: str | None = None
    """The unit or area of every row, when the layout has no unit column."""
    indicator: str | None = None
    """The indicator or account of every row, when the layout has no column for it."""
    units: dict[str, str] = {}
    """The source's own codes and spellings of units, and the id each stands for."""
    indicators: dict[str, str] = {}
    """The source's own codes and spellings of indicators and accounts, and the id each stands for."""
    wide_months: bool = False
    """True when each month is a column of its own."""
    wide_indicators: bool = False
    """True when each indicator is a column of its own, under its name or a header of `indicator_columns`."""
    indicator_columns: dict[str, str] = {}
    """Headers of indicator columns, and the indicator or account each stands for."""
    factor: float = Field(default=1.0, allow_inf_nan=False)
    """What values are multiplied by, for instance 0.001 for kronor to tkr."""
