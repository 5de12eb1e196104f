"""Cells to numbers: missing markers, percent signs, and separators that have to be told apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cached_property

from nsvh_dash.model.profile import Column
from nsvh_dash.sources.cells import Cell, Percent, Sheet, is_blank
from nsvh_dash.sources.issue_log import IssueLog
from nsvh_dash.sources.markers import Gap, gap_of
from nsvh_dash.sources.names import Series
from nsvh_dash.sources.numbers import PLAIN, Number, choose_reading, decimal_sign, parse_number

_EXPECTED = "ska vara ett tal, till exempel 1234,5"


class CellReader:
    """Reads the number cells of one sheet and notes what is wrong with them."""

    def __init__(self, sheet: Sheet, columns: Sequence[int], first_row: int, factor: float, log: IssueLog) -> None:
        self._sheet, self._columns, self._first_row = sheet, columns, first_row
        self._factor, self._log = factor, log
        self.percent_signs: set[tuple[str, int]] = set()
        """Series and row of values that carry a percent sign, so that nobody asks whether they are fractions."""
        self.percent_formats: dict[str, tuple[int, str]] = {}
        """By series, the first row and header of values stored as fractions and shown as percentages."""

    def read(self, cell: Cell, series: Series, row: int, header: str) -> float | Gap:
        """The number of a cell, or why it has none (BAD when an issue was noted)."""
        if type(cell) is str:
            if PLAIN.fullmatch(cell):
                return float(cell.replace(",", ".")) * self._factor
            return self._read_text(cell, series, row, header)
        if type(cell) is float or type(cell) is int:
            return cell * self._factor
        if cell is None:
            return Gap.BLANK
        if isinstance(cell, Percent):
            return self._read_percent(cell, series, row, header)
        kind = "ett datum" if isinstance(cell, (dt.date, dt.time, dt.timedelta)) else "ett sanningsvärde"
        return self._bad(f"{_EXPECTED}, men cellen är {kind}", cell, row, header)

    def _read_text(self, text: str, series: Series, row: int, header: str) -> float | Gap:
        gap = gap_of(text)
        if gap is not None:
            return gap
        number = parse_number(text)
        if number is None:
            why = f"{_EXPECTED}; formeln har inget uträknat värde" if text.startswith("=") else _EXPECTED
            return self._bad(why, text, row, header)
        if number.percent:
            if not series.is_percent:
                return self._bad(f"ska vara utan procenttecken: ”{series.name}” mäts inte i procent", text, row, header)
            self.percent_signs.add((series.id, row))
        value = self._choose(number, series)
        if value is None:
            return self._bad(f"{_EXPECTED}; här kan tecknet skilja både tusental och decimaler", text, row, header)
        return value * self._factor

    def _read_percent(self, cell: Percent, series: Series, row: int, header: str) -> float | Gap:
        if not series.is_percent:
            return self._bad(f"ska inte vara i procentformat: ”{series.name}” mäts inte i procent", cell, row, header)
        self.percent_signs.add((series.id, row))
        self.percent_formats.setdefault(series.id, (row, header))
        return as_percent(cell)

    def _choose(self, number: Number, series: Series) -> float | None:
        if number.thousands is None:
            return number.value
        return choose_reading(number, self._decimal_sign, whole=series.is_count)

    @cached_property
    def _decimal_sign(self) -> str:
        """The sheet's decimal sign by all its value cells; worked out when the first uncertain number is met."""
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
