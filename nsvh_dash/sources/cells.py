"""What every reader gives: sheets of rows of cells, whatever the file was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import pyarrow as pa

Cell = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
Row = list[Cell]

Table: TypeAlias = pa.Table
"""Columns of text, numbered from the left."""

_QUOTED = 100
"""So many characters of a cell are quoted in a message."""


class Percent(float):
    """A stored number the spreadsheet shows as a percentage: 0.833 seen as 83,3 %."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file; `rows` starts over at the file's first row each time it is called."""

    name: str
    """Empty for text files, which have no sheets."""
    rows: Callable[[], Iterator[Row]]
    texts: Callable[[int], Table | None] = lambda _first: None
    """The rows from a place on as columns of text; None when they have to be read one by one."""
    separator: str = ""
    """The sign between the cells of a text file."""
    is_hidden: bool = False
    """True for a sheet of a workbook that nobody sees: it is never read, only told of."""
    hidden_rows: frozenset[int] = frozenset()
    """The numbers of the rows that are hidden or filtered away; they are read like the others."""


class RowCells(NamedTuple):
    """The cells of one row by meaning; what the layout lacks is blank."""

    unit: Cell
    series: Cell
    period: Cell
    value: Cell
    numerator: Cell
    denominator: Cell
    budget: Cell
    forecast: Cell
    quality: Cell
    comment: Cell


def is_blank(cell: Cell) -> bool:
    """True for an empty cell or one that holds only spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Cell) -> str:
    """A cell as one line of text; whole numbers without a decimal point."""
    if cell is None:
        return ""
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    return " ".join(text.split())


def shown(cell: Cell) -> str:
    """A cell as a message quotes it: not longer than a person reads."""
    text = as_text(cell)
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"
