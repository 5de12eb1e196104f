"""How the columns of a slide's table share its width, and how many of its rows a page holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.exports.deck import look, measure
from nsvh_dash.exports.deck.look import Box
from nsvh_dash.exports.deck.paging import even_pages
from nsvh_dash.model.observation import Status
from nsvh_dash.model.plain_text import plain
from nsvh_dash.model.slide import SlideTable

PADDING = 6.0
"""At each side of a cell's text, points."""
ABOVE = 2.5
"""Over and under it."""
MARK = 24.0
"""What the shape of a status takes beside its word."""
_LEAST_WIDTH = 70.0
_MOST_LINES = 5
"""A longer text is cut: a slide is no document."""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """The rows of a table on one page, with the width of each column and the height of each row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    statuses: tuple[Status, ...]
    status_column: int | None
    numeric: tuple[int, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    """The headings' first."""

    @property
    def rooms(self) -> list[float]:
        """How wide the text of each column may be."""
        return [width - 2 * PADDING for width in _without_mark(self.widths, self.status_column)]


def table_sheets(table: SlideTable, body: Box) -> list[TableSheet]:
    """The table in as many parts as it needs, each with the headings."""
    widths = _widths(table, body.width)
    headings = tuple(_cell(text, widths, column, 2, bold=True) for column, text in enumerate(table.headings))
    head = _row_height(headings, widths, None, bold=True)
    rooms = _without_mark(widths, table.status_column)
    rows = [tuple(_cell(text, rooms, column, _MOST_LINES) for column, text in enumerate(row)) for row in table.rows]
    heights = [_row_height(row, widths, table.status_column) for row in rows]
    return [
        TableSheet(
            headings,
            tuple(rows[start:end]),
            table.statuses[start:end],
            table.status_column,
            table.numeric,
            widths,
            (head, *heights[start:end]),
        )
        for start, end in even_pages(heights, body.height - head)
    ]


def _cell(text: str, widths: Sequence[float], column: int, most_lines: int, bold: bool = False) -> str:
    return measure.cut(plain(text), widths[column] - 2 * PADDING, look.LEAST, most_lines, bold)


def _without_mark(widths: Sequence[float], status_column: int | None) -> list[float]:
    return [width - MARK if column == status_column else width for column, width in enumerate(widths)]


def _row_height(row: Sequence[str], widths: Sequence[float], status_column: int | None, bold: bool = False) -> float:
    rooms = [width - 2 * PADDING for width in _without_mark(widths, status_column)]
    highest = max(measure.height(text, room, look.LEAST, bold) for text, room in zip(row, rooms, strict=True))
    return highest + 2 * ABOVE


def _widths(table: SlideTable, whole: float) -> tuple[float, ...]:
    """Each column what its longest text wants, as long as that leaves the others their share."""
    wanted = [_wanted(table, column) for column in range(len(table.headings))]
    if sum(wanted) <= whole:
        widest = max(range(len(wanted)), key=lambda column: (column not in table.numeric, wanted[column]))
        return tuple(w + (whole - sum(wanted) if column == widest else 0.0) for column, w in enumerate(wanted))
    # Short columns get what they want; the long ones share the rest by how much they hold.
    fair = whole / len(wanted)
    short = {column for column, width in enumerate(wanted) if width <= fair}
    rest = whole - sum(wanted[column] for column in short)
    long_ones = sum(wanted[column] ** 0.5 for column in range(len(wanted)) if column not in short)
    return tuple(
        width if column in short else max(rest * width**0.5 / long_ones, _LEAST_WIDTH)
        for column, width in enumerate(wanted)
    )


def _wanted(table: SlideTable, column: int) -> float:
    mark = MARK if column == table.status_column else 0.0
    cells = [measure.width(plain(row[column]), look.LEAST) + mark for row in table.rows]
    heading = measure.width(plain(table.headings[column]), look.LEAST, bold=True)
    return max([heading, *cells]) + 2 * PADDING + 1.0
