"""Delivery files as the source systems write them: semicolon CSV in Windows-1252, and XLSX under title rows."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import xlsxwriter

from rows import Row

Cell = str | float | int | None

COLUMNS: dict[str, Callable[[Row], Cell]] = {
    "Period": lambda row: row.period,
    "Täljare": lambda row: row.numerator,
    "Nämnare": lambda row: row.denominator,
    "Värde": lambda row: row.value,
    "Utfall": lambda row: row.value,
    "Budget": lambda row: row.budget,
    "Prognos": lambda row: row.forecast,
    "Kvalitet": lambda row: row.quality,
    "Kommentar": lambda row: row.comment,
}
"""What stands in each column besides the unit and the series."""

FIXED_TIME = dt.datetime(2024, 1, 1)


@dataclass(frozen=True)
class System:
    """A source system and the layout of its files."""

    name: str
    title: str
    columns: tuple[str, ...]
    """Columns after the unit and the series."""
    series_header: str = "Indikator"
    suffix: str = ".csv"
    spaced: bool = False
    """True when thousands are written with a space."""
    wide: bool = False
    """True when each month is a column."""


def write_delivery(system: System, path: Path, rows: Sequence[Row], names: Mapping[str, str], delivered: str) -> None:
    """One file; `delivered` is the month whose close it reports (`2024-04`)."""
    table = _wide(system, rows, names) if system.wide else _long(system, rows, names)
    path.parent.mkdir(parents=True, exist_ok=True)
    if system.suffix == ".csv":
        _write_csv(path, table, system.spaced)
    else:
        _write_xlsx(path, table, system.title, delivered)


def _long(system: System, rows: Sequence[Row], names: Mapping[str, str]) -> list[list[Cell]]:
    # A column nobody filled this month is not in the file: no forecast column outside the report months.
    columns = [c for c in system.columns if any(COLUMNS[c](row) not in (None, "") for row in rows)]
    header: list[Cell] = ["Enhet", system.series_header, *columns]
    body = [[names[r.unit], names[r.series], *(COLUMNS[column](r) for column in columns)] for r in rows]
    return [header, *body]


def _wide(system: System, rows: Sequence[Row], names: Mapping[str, str]) -> list[list[Cell]]:
    periods = sorted({row.period for row in rows})
    values = {(row.unit, row.series, row.period): row.value for row in rows}
    header: list[Cell] = ["Enhet", system.series_header, *periods]
    body = [
        [names[unit], names[series], *(values.get((unit, series, period)) for period in periods)]
        for unit, series in dict.fromkeys((row.unit, row.series) for row in rows)
    ]
    return [header, *body]


def _write_csv(path: Path, table: list[list[Cell]], spaced: bool) -> None:
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([_swedish(cell, spaced) for cell in line] for line in table)
    path.write_bytes(text.getvalue().encode("cp1252"))


def _swedish(cell: Cell, spaced: bool) -> str:
    if cell is None or isinstance(cell, str):
        return cell or ""
    number = f"{cell:,.1f}".removesuffix(".0")
    return number.replace(",", " " if spaced else "").replace(".", ",")


def _write_xlsx(path: Path, table: list[list[Cell]], title: str, delivered: str) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": f"{title} (demodata)", "created": FIXED_TIME})
        sheet = book.add_worksheet("Uttag")
        bold = book.add_format({"bold": True})
        sheet.write(0, 0, title, bold)
        sheet.write(1, 0, "Demodata: påhittade enheter och värden")
        sheet.write(2, 0, f"Uttagsdatum {_extracted(delivered)}")
        for row, line in enumerate(table, start=4):
            for column, cell in enumerate(line):
                if cell not in (None, ""):
                    sheet.write(row, column, cell, bold if row == 4 else None)
        sheet.set_column(0, 1, 34)


def _extracted(delivered: str) -> str:
    """The sixth of the month after, when the controller fetches the figures."""
    year, month = int(delivered[:4]), int(delivered[5:])
    return f"{year + month // 12}-{month % 12 + 1:02d}-06"
