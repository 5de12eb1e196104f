"""A workbook as an XLSX file: real numbers and dates in the forms people read, ready to filter and to print."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
import textwrap
from functools import cache
from typing import Any

from xlsxwriter.utility import xl_range_abs

from nsvh_dash.exports.chart_picture import COLOURS
from nsvh_dash.exports.spreadsheet import column_width, new_book, number_format
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.views import texts
from nsvh_dash.views.texts import workbook as words
from nsvh_dash.views.workbook import Cell, Column, ColumnKind, Judged, Link, Row, Sheet, Value, Workbook

_HEADING_ROW = 3
_LONGEST_CELL, _LONGEST_FOOTER = 32_767, 255
_PAGE_WIDTH = 180
"""Letters beside each other on a page in landscape that can still be read."""
_WIDEST = {ColumnKind.TEXT: 36, ColumnKind.PROSE: 60}
_TEXT_WIDTH, _DEFAULT_WIDTH = 110, 9
"""Letters on a line of running text, and of a column that nobody has set."""
_LINE_HEIGHT = 15
_LETTERS = 1.1
"""How many letters take the room of a digit, by which widths are measured."""
_ONE_LINE = 28
"""Letters of a heading before it breaks."""
_LANGUAGE = "sv-SE"
_MONTH_FORMAT = "[$-41D]mmm yyyy"
_MOMENT_FORMAT = "yyyy-mm-dd hh:mm"
_TOP = {"valign": "top"}
_MARKS = {
    Status.REACHED: ("●", COLOURS["good"]),
    Status.NEAR: ("◐", COLOURS["attention"]),
    Status.MISSED: ("⚠", COLOURS["attention"]),
    Status.NOT_MEASURABLE: ("⊘", COLOURS["note"]),
    Status.MISSING: ("◌", COLOURS["note"]),
    Status.NO_TARGET: ("–", COLOURS["note"]),
}
"""A shape and a colour beside the word: the shape is part of how the cell is shown, the word is what it holds."""


def to_xlsx(workbook: Workbook) -> bytes:
    """The file; the same workbook makes the same bytes."""
    out = io.BytesIO()
    properties = {
        "title": workbook.title,
        "subject": words.WORKBOOK,
        "author": texts.PRODUCT,
        "comments": workbook.subject,
    }
    with new_book(out, properties, workbook.imported_at) as book:
        book.set_custom_property("Language", _LANGUAGE, "text")
        form = cache(lambda style: book.add_format(dict(style)))
        writers = [_SheetWriter(book, form, sheet) for sheet in workbook.sheets]
        for writer in writers:
            writer.write(workbook)
    return out.getvalue()


class _SheetWriter:
    """Writes one sheet."""

    def __init__(self, book: Any, form: Any, sheet: Sheet) -> None:
        self.book, self.form, self.sheet = book, form, sheet
        self.page = book.add_worksheet(sheet.name)
        self.widths = _widths(sheet)

    def write(self, workbook: Workbook) -> None:
        """Words, headings, rows and notes, then how the sheet is shown and printed."""
        sheet = self.sheet
        self.page.write_string(0, 0, sheet.title, self._style(bold=True, font_size=14))
        self._sentences(1, sheet.lead)
        self._sentences(2, workbook.notice)
        if sheet.is_list:
            self._write_headings()
        first = _HEADING_ROW + 1 if sheet.is_list else _HEADING_ROW
        for at, row in enumerate(sheet.rows, first):
            self._make_room(at, [_lines(cell, width) for cell, width in zip(row.cells, self.widths, strict=True)])
            for place, cell in enumerate(row.cells):
                self._write(at, place, cell, row)
        for at, note in enumerate(sheet.notes, first + len(sheet.rows) + 1):
            self._sentences(at, note)
        self._show()
        self._print(workbook)

    def _write_headings(self) -> None:
        columns = self.sheet.columns
        self._make_room(_HEADING_ROW, [_heading_lines(c, w) for c, w in zip(columns, self.widths, strict=True)])
        for place, column in enumerate(columns):
            side = "right" if column.kind is ColumnKind.NUMBER else "left"
            form = self._style(
                bold=True, bottom=1, align=side, valign="bottom", text_wrap=True, indent=self._apart(place)
            )
            self.page.write_string(_HEADING_ROW, place, column.heading, form)

    def _apart(self, place: int) -> int:
        """Room to the left of words that stand beside a column of numbers."""
        here, before = self.sheet.columns[place], self.sheet.columns[place - 1]
        return int(place > 0 and before.kind is ColumnKind.NUMBER and here.kind is not ColumnKind.NUMBER)

    def _make_room(self, at: int, lines: list[int]) -> None:
        """A row as high as its longest cell: not every program works that out when it opens a file."""
        if max(lines, default=1) > 1:
            self.page.set_row(at, max(lines) * _LINE_HEIGHT)

    def _style(self, **style: Any) -> Any:
        return self.form(tuple(sorted(style.items())))

    def _sentences(self, at: int, text: str) -> None:
        """Running text across the columns, broken over lines: on one line it would make the print as wide as it is."""
        if not text:
            return
        last, width = 0, self.widths[0]
        while width < _TEXT_WIDTH:
            last += 1
            width += self.widths[last] if last < len(self.widths) else _DEFAULT_WIDTH
        form = self._style(font_color=COLOURS["note"], text_wrap=True, **_TOP)
        self.page.merge_range(at, 0, at, last, text, form)
        self._make_room(at, [_lines(text, width)])

    def _write(self, at: int, place: int, cell: Cell, row: Row) -> None:
        style: dict[str, Any] = _TOP | ({"bold": True} if row.is_sum else {})
        if indent := self._apart(place):
            style |= {"indent": indent, "align": "left"}
        match cell:
            case Value(number=number, text=text):
                form = self._style(**style, num_format=number_format(text))
                self.page.write_number(at, place, number, form)
            case Judged(status=status, word=word):
                shape, colour = _MARKS[status]
                form = self._style(**style, num_format=f'"{shape} "@', font_color=colour)
                self.page.write_string(at, place, word, form)
            case Month():
                form = self._style(**style | {"num_format": _MONTH_FORMAT, "align": "left"})
                self.page.write_datetime(at, place, dt.datetime(cell.year, cell.month, 1), form)
            case dt.datetime():
                form = self._style(**style | {"num_format": _MOMENT_FORMAT, "align": "left"})
                self.page.write_datetime(at, place, cell.astimezone().replace(tzinfo=None), form)
            case Link(sheet=name):
                form = self._style(**_TOP, font_color=COLOURS["accent"], underline=1)
                self.page.write_url(at, place, f"internal:'{name}'!A1", form, name)
            case str():
                self.page.write_string(at, place, _cut(cell), self._style(**style | self._layout(place, row)))

    def _layout(self, place: int, row: Row) -> dict[str, Any]:
        """How text lies in its cell: it breaks where it is long, parts stand in under what they are part of."""
        is_named_here = place == self.sheet.kept - 1 and self.sheet.is_list
        return {"text_wrap": True} | ({"indent": row.level, "align": "left"} if row.level and is_named_here else {})

    def _show(self) -> None:
        """Widths, what stays in sight, and the filter."""
        sheet, last = self.sheet, len(self.sheet.columns) - 1
        for place, width in enumerate(self.widths):
            self.page.set_column(place, place, width)
        self.page.ignore_errors({"number_stored_as_text": f"A1:XFD{_HEADING_ROW + 1 + len(sheet.rows)}"})
        self.page.hide_gridlines(1 if sheet.is_list else 2)
        if sheet.is_list:
            bottom = _HEADING_ROW + len(sheet.rows)
            self.page.freeze_panes(_HEADING_ROW + 1, sheet.kept)
            self.page.autofilter(_HEADING_ROW, 0, bottom, last)
            table = xl_range_abs(_HEADING_ROW, 0, bottom, last)
            # A name that formulas may use for the table with its headings.
            self.book.define_name(re.sub(r"\W+", "_", sheet.name), f"='{sheet.name}'!{table}")

    def _print(self, workbook: Workbook) -> None:
        page, sheet = self.page, self.sheet
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.7)
        page.fit_to_pages(math.ceil(sum(self.widths) / _PAGE_WIDTH), 0)
        if sheet.is_list:
            page.repeat_rows(_HEADING_ROW)
            page.repeat_columns(0, sheet.kept - 1)
        # What a long name and the version take beside each other would lie over the page number.
        name, known = (text.replace("&", "&&") for text in (f"{workbook.title}, {sheet.name}", workbook.subject))
        rest = f"\n{known}&R&8Sida &P av &N"
        page.set_footer(f"&L&8{name}"[: _LONGEST_FOOTER - len(rest)].rstrip("&") + rest)


def _cut(text: str) -> str:
    """A text no longer than a cell takes, which says so where it had to be cut."""
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - len(words.CUT)] + words.CUT


def _widths(sheet: Sheet) -> list[int]:
    """How wide each column is: as its longest text, which breaks where that is long, as headings always may."""
    return [_width(column, [row.cells[place] for row in sheet.rows]) for place, column in enumerate(sheet.columns)]


def _width(column: Column, cells: list[Cell]) -> int:
    longest = max((len(line) for cell in cells for line in _written(cell).split("\n")), default=0)
    heading = max((len(word) for word in column.heading.split()), default=0)
    # The arrow of the filter takes room beside the heading.
    heading = min(max(heading, math.ceil(len(column.heading) / 2)), _ONE_LINE) + 2
    return column_width(max(heading, min(longest, _WIDEST.get(column.kind, longest))))


def _heading_lines(column: Column, width: int) -> int:
    return len(textwrap.wrap(column.heading, width - 2))


def _lines(cell: Cell, width: int) -> int:
    """How many lines a cell takes in a column of a width."""
    return sum(max(1, len(textwrap.wrap(line, int(width * _LETTERS)))) for line in _written(cell).split("\n"))


def _written(cell: Cell) -> str:
    """A cell as it is read."""
    match cell:
        case Value(text=text) | Link(sheet=text):
            return text
        case Judged(status=status, word=word):
            return f"{_MARKS[status][0]} {word}"
        case Month():
            return str(cell)
        case dt.datetime():
            return _MOMENT_FORMAT
        case str():
            return cell
    return ""
