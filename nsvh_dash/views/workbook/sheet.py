"""A workbook before it is written: sheets of one table each, cells that know what they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import Cell as RawCell
from nsvh_dash.views.chart_block import DataTable


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    PROSE = "prose"
    """Sentences, which want lines of their own in the cell."""
    NUMBER = "number"
    MONTH = "month"
    MOMENT = "moment"
    STATUS = "status"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Value:
    """A number, unrounded, and how people write it: the text says with how many decimals and which sign."""

    number: float
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A status with the word that is written for it."""

    status: Status
    word: str


@dataclass(frozen=True, slots=True)
class Link:
    """The way to another sheet."""

    sheet: str


Cell = str | Value | Month | dt.datetime | Judged | Link | None
"""None where there is nothing to write: the cell stays empty and is never a zero."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and what stands beneath it."""

    heading: str
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet."""

    cells: tuple[Cell, ...]
    is_sum: bool = False
    """True for what the rows beneath are parts of, and for headings among the rows."""
    level: int = 0
    """How deep in a tree of parts the row lies."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with what has to be known of it."""

    name: str
    """As the tab has it, 31 letters at most."""
    title: str
    lead: str
    """What it says, in a sentence or two."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    kept: int = 1
    """How many columns stay in sight when one goes sideways."""
    is_list: bool = True
    """False for a page of text, which is neither filtered nor has a row of headings."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sheet that has nothing to hold, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """All that is written to one file."""

    title: str
    subject: str
    """The version of the data, and when it came."""
    notice: str
    """What stands on every sheet, for example that the data is demo data; empty when nothing does."""
    imported_at: dt.datetime | None
    sheets: tuple[Sheet, ...]


def titled(name: str, *told: str) -> str:
    """`Resultaträkning, Närsjukvården Halland, april 2024, tkr`: a sheet's name with whose and when."""
    return ", ".join((name, *told))


def judged(status: Status) -> Judged:
    """A status with the word that all pages have for it."""
    return Judged(status, texts.STATUS[status])


def value(number: float | None, text: str) -> Value | None:
    """A number with its text; None where there is no number."""
    return None if number is None else Value(number, text)


def count(number: int) -> Value:
    """A number of things."""
    return Value(float(number), str(number))


def table_cells(table: DataTable) -> list[tuple[Cell, ...]]:
    """The rows of a table that a page shows, its numbers with the text that stands there."""
    return [
        tuple(_cell(raw, text) for raw, text in zip(raws, written, strict=True))
        for raws, written in zip(table.raw, table.rows, strict=True)
    ]


def judged_table(table: DataTable) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The headings and rows of a table that a page shows, its status with its shape."""
    columns, rows, at = list(table_columns(table)), table_cells(table), table.status_column
    if at is not None:
        columns[at] = Column(columns[at].heading, ColumnKind.STATUS)
        rows = [
            (*cells[:at], Judged(status, written[at]), *cells[at + 1 :])
            for cells, status, written in zip(rows, table.statuses, table.rows, strict=True)
        ]
    return tuple(columns), rows_of(rows)


def table_columns(table: DataTable) -> tuple[Column, ...]:
    """The headings of a table that a page shows."""
    return tuple(
        Column(heading, ColumnKind.NUMBER if place in table.numeric else ColumnKind.TEXT)
        for place, heading in enumerate(table.headings)
    )


def rows_of(cells: Iterable[Sequence[Cell]]) -> tuple[Row, ...]:
    """Plain rows."""
    return tuple(Row(tuple(row)) for row in cells)


def _cell(raw: RawCell, text: str) -> Cell:
    if raw is None or isinstance(raw, str):
        return raw
    return Value(float(raw), text)
