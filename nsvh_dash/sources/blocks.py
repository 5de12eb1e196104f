"""Rows of a sheet as columns: each distinct cell once, and for every row which of them it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from types import NoneType
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from nsvh_dash.sources.cells import Cell, Row, Sheet, is_blank
from nsvh_dash.sources.issue_log import Refusal

Codes: TypeAlias = npt.NDArray[np.integer[Any]]
Mask: TypeAlias = npt.NDArray[np.bool_]

K = TypeVar("K")
Distinct: TypeAlias = pa.StringArray | npt.NDArray[np.float64] | Sequence[Cell]
"""Cells of one column: all of them texts, all of them numbers, or of any kind."""

BLOCK_ROWS = 20_000
"""So many rows are taken together when they come one by one."""
_ALIKE_WHEN_EQUAL = {str, float, int, NoneType}


@dataclass(frozen=True, slots=True)
class CodedColumn:
    """One column of some rows."""

    distinct: Distinct
    codes: Codes

    @property
    def cells(self) -> Sequence[Cell]:
        """The distinct cells."""
        return _as_cells(self.distinct)

    def at(self, places: Codes) -> Sequence[Cell]:
        """The cells of some rows."""
        codes = self.codes[places]
        if isinstance(self.distinct, (pa.Array, np.ndarray)):
            return _as_cells(self.distinct.take(codes))
        return [self.distinct[code] for code in codes.tolist()]

    def where(self, test: Callable[[Cell], bool]) -> Mask:
        """The rows whose cell passes a test."""
        return np.array([test(cell) for cell in self.cells], bool)[self.codes]


def _as_cells(distinct: Distinct) -> Sequence[Cell]:
    if isinstance(distinct, pa.Array):
        texts: list[Cell] = distinct.to_pylist()
        return texts
    return distinct.tolist() if isinstance(distinct, np.ndarray) else distinct


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive rows of a sheet."""

    first_row: int
    """The number of the first row, as in the file."""
    columns: Sequence[CodedColumn]
    """As many as the header has."""
    overfull: Mask
    """Rows with something to the right of the header's last cell."""
    rows_at: Callable[[Codes], Iterable[Row]]
    """Some rows as they came, by their places in the block."""

    def __len__(self) -> int:
        return len(self.overfull)

    def rows(self, places: Codes) -> Iterator[tuple[int, Row]]:
        """Some rows as they came, with their numbers."""
        for start in range(0, len(places), BLOCK_ROWS):
            some = places[start : start + BLOCK_ROWS]
            yield from zip((self.first_row + some).tolist(), self.rows_at(some), strict=True)

    def constant(self, cell: Cell) -> CodedColumn:
        """A column beside the others that holds the same in every row."""
        return CodedColumn([cell], np.zeros(len(self), np.int8))


def read_blocks(sheet: Sheet, first: int, width: int) -> Iterator[Block]:
    """The rows of a sheet from a place on; Refusal, after the rows before, where they cannot be read."""
    table = sheet.texts(first)
    if table is not None:
        yield _of_table(table, first, width)
        return
    given = sheet.rows()
    # What a fault further down interrupts keeps the rows before it.
    stopped = _take(given, first, [])
    while stopped is None:
        rows: list[Row] = []
        stopped = _take(given, BLOCK_ROWS, rows)
        if not rows:
            break
        yield _of_rows(rows, first, width)
        first += len(rows)
    if stopped is not None:
        raise stopped


def _take(given: Iterator[Row], count: int, rows: list[Row]) -> Refusal | None:
    """Add the next rows; the fault that is met on the way is given back."""
    try:
        rows.extend(islice(given, count))
    except Refusal as refusal:
        return refusal
    return None


def _of_table(table: pa.Table, first: int, width: int) -> Block:
    whole = table.unify_dictionaries().combine_chunks()
    columns = [CodedColumn(c.chunk(0).dictionary, c.chunk(0).indices.to_numpy()) for c in whole.columns]
    overfull = np.zeros(len(table), bool)
    for column in columns[width:]:
        overfull |= column.where(lambda cell: not is_blank(cell))
    blank = CodedColumn([""], np.zeros(len(table), np.int8))

    def rows_at(places: Codes) -> Iterable[Row]:
        return map(list, zip(*(column.at(places) for column in columns), strict=True))

    return Block(first + 1, [*columns[:width], *[blank] * (width - len(columns))], overfull, rows_at)


def _of_rows(rows: list[Row], first: int, width: int) -> Block:
    overfull, even = np.zeros(len(rows), bool), rows
    if set(map(len, rows)) != {width}:
        overfull |= [len(row) > width and not all(map(is_blank, row[width:])) for row in rows]
        even = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    # A column at a time takes half the time of all at once with zip(*even).
    columns = [_coded([row[place] for row in even]) for place in range(width)]
    return Block(first + 1, columns, overfull, lambda places: [rows[place] for place in places.tolist()])


def _coded(cells: Sequence[Cell]) -> CodedColumn:
    kinds = set(map(type, cells))
    if kinds == {float}:
        # Figures seldom repeat: to look for those that do costs more than it saves.
        return CodedColumn(np.array(cells), np.arange(len(cells), dtype=np.int32))
    if kinds == {str}:
        texts = pa.array(cells, pa.string()).dictionary_encode()
        return CodedColumn(texts.dictionary, texts.indices.to_numpy())
    if kinds <= _ALIKE_WHEN_EQUAL:
        return CodedColumn(*_numbered(cells))
    # 1 and True, or 0.5 and 50 %, are equal and yet not the same.
    distinct, codes = _numbered([(type(cell), cell) for cell in cells])
    return CodedColumn([cell for _type, cell in distinct], codes)


def _numbered(keys: Sequence[K]) -> tuple[list[K], Codes]:
    """The distinct keys, and the number of each."""
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return list(numbers), np.fromiter(map(numbers.__getitem__, keys), np.int32, len(keys))
