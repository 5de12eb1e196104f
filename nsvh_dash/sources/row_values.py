"""Cells to numbers: missing markers, percent signs, and separators that have to be told apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from nsvh_dash.model.profile import Column
from nsvh_dash.sources.cells import Cell, Percent, Sheet, is_blank
from nsvh_dash.sources.issue_log import IssueLog
from nsvh_dash.sources.markers import Gap, gap_of
from nsvh_dash.sources.names import Series
from nsvh_dash.sources.numbers import PLAIN, TOO_LARGE, choose_reading, decimal_sign, is_too_large, parse_number

_EXPECTED = "ska vara ett tal, till exempel 1234,5"
_TOO_LARGE = "är ett orimligt stort tal; kontrollera skiljetecknen"


class Reading(NamedTuple):
    """What the text of a number cell says."""

    value: float | Gap
    fault: str = ""
    """Why it is no number, when the value is BAD."""
    signed: bool = False
    """True when it carries a percent sign."""


def read_number(text: str, series: Series, decimal: Callable[[], str]) -> Reading:
    """The number in a text, or why there is none; `decimal` tells the sheet's decimal sign where that decides."""
    gap = gap_of(text)
    if gap is not None:
        return Reading(gap)
    number = parse_number(text)
    if number is None and is_too_large(text):
        return Reading(Gap.BAD, _TOO_LARGE)
    if number is None:
        formula = "; formeln har inget uträknat värde" if text.startswith("=") else ""
        return Reading(Gap.BAD, _EXPECTED + formula)
    if number.percent and not series.is_percent:
        return Reading(Gap.BAD, f"ska vara utan procenttecken: ”{series.name}” mäts inte i procent")
    value = number.value if number.thousands is None else choose_reading(number, decimal(), whole=series.is_count)
    if value is None:
        fault = f"{_EXPECTED}; här kan tecknet skilja både tusental och decimaler"
        return Reading(Gap.BAD, fault, signed=number.percent)
    return Reading(value, signed=number.percent)


class CellReader:
    """Reads the number cells of one sheet and notes what is wrong with them."""

    def __init__(self, sheet: Sheet, columns: Sequence[int], first_row: int, factor: float, log: IssueLog) -> None:
        self._sheet, self._columns, self._first_row = sheet, columns, first_row
        self.factor, self._log = factor, log
        self.percent_signs: set[int] = set()
        """Rows whose values carry a percent sign, so that nobody asks whether they are fractions."""
        self.percent_formats: dict[str, tuple[int, str]] = {}
        """By series, the first row and header of values stored as fractions and shown as percentages."""

    def read(self, cell: Cell, series: Series, row: int, header: str) -> float | Gap:
        """The number of a cell, or why it has none (BAD when an issue was noted)."""
        if type(cell) is str:
            return self._read_text(cell, series, row, header)
        if type(cell) is float or type(cell) is int:
            if not abs(cell) < TOO_LARGE:
                return self._bad(_TOO_LARGE, cell, row, header)
            return cell * self.factor
        if cell is None:
            return Gap.BLANK
        if isinstance(cell, Percent):
            return self._read_percent(cell, series, row, header)
        kind = "ett datum" if isinstance(cell, (dt.date, dt.time, dt.timedelta)) else "ett sanningsvärde"
        return self._bad(f"{_EXPECTED}, men cellen är {kind}", cell, row, header)

    def decimal(self) -> str:
        """The sheet's decimal sign by all its value cells; worked out when the first uncertain number is met."""
        return self._decimal_sign

    def _read_text(self, text: str, series: Series, row: int, header: str) -> float | Gap:
        if PLAIN.fullmatch(text):
            return float(text.replace(",", ".")) * self.factor
        reading = read_number(text, series, self.decimal)
        if reading.signed:
            self.percent_signs.add(row)
        if isinstance(reading.value, Gap):
            return self._bad(reading.fault, text, row, header) if reading.fault else reading.value
        return reading.value * self.factor

    def _read_percent(self, cell: Percent, series: Series, row: int, header: str) -> float | Gap:
        if not series.is_percent:
            return self._bad(f"ska inte vara i procentformat: ”{series.name}” mäts inte i procent", cell, row, header)
        self.percent_signs.add(row)
        self.percent_formats.setdefault(series.id, (row, header))
        return as_percent(cell)

    @cached_property
    def _decimal_sign(self) -> str:
        return decimal_sign(
            cell
            for number, cells in enumerate(self._sheet.rows(), 1)
            if number > self._first_row
            for place in self._columns
            if place < len(cells)
            for cell in (cells[place],)
            if isinstance(cell, str) and not is_blank(cell)
        )

    def _bad(self, expected: str, cell: Cell, row: int, header: str) -> Gap:
        self._log.add("bad_number", expected + ".", sheet=self._sheet.name, row=row, column=header, value=cell)
        return Gap.BAD


def as_percent(fraction: float) -> float:
    """A fraction in per cent, without the noise of binary multiplication (0.839 is 83.9)."""
    return round(fraction * 100, 10)


def value_columns(columns: dict[Column, int]) -> list[int]:
    """The places of the columns that hold numbers."""
    numbers = (Column.VALUE, Column.NUMERATOR, Column.DENOMINATOR, Column.BUDGET, Column.FORECAST)
    return [columns[column] for column in numbers if column in columns]
