"""The table of a chart as a file: real numbers written the Swedish way, and text that never becomes a formula."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import Any

from nsvh_dash.exports.spreadsheet import column_width, new_book, number_format
from nsvh_dash.views.chart_block import Cell, ChartBlock, DataTable

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_HEADING_ROW = 3
_SHEET = "Tabell"


def to_csv(table: DataTable) -> bytes:
    """UTF-8 with a byte order mark, semicolons and decimal commas: what a Swedish spreadsheet opens as it stands."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_plain(heading) for heading in table.headings])
    writer.writerows([_csv_cell(cell) for cell in row] for row in table.raw)
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    return _plain(cell) if isinstance(cell, str) else repr(float(cell)).removesuffix(".0").replace(".", ",")


def _plain(text: str) -> str:
    """Text with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def to_xlsx(block: ChartBlock) -> bytes:
    """A workbook of one sheet: the finding, what is shown, and the table."""
    out = io.BytesIO()
    with new_book(out, {"title": block.title, "comments": block.subtitle}) as book:
        _write_sheet(book, block)
    return out.getvalue()


def _write_sheet(book: Any, block: ChartBlock) -> None:
    table = block.table
    sheet = book.add_worksheet(_SHEET)
    sheet.write_string(0, 0, block.title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, block.subtitle, book.add_format({"font_color": "#55606b"}))
    for column, heading in enumerate(table.headings):
        style = {"bold": True, "bottom": 1, "align": "right" if column in table.numeric else "left"}
        sheet.write_string(_HEADING_ROW, column, heading, book.add_format(style))
        sheet.set_column(column, column, _width(table, column))
    form = cache(lambda pattern: book.add_format({"num_format": pattern}))
    for row, (texts, cells) in enumerate(zip(table.rows, table.raw, strict=True), _HEADING_ROW + 1):
        for column, (text, cell) in enumerate(zip(texts, cells, strict=True)):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif cell is not None:
                sheet.write_number(row, column, cell, form(number_format(text)))
    sheet.freeze_panes(_HEADING_ROW + 1, 1)
    if table.rows:
        sheet.autofilter(_HEADING_ROW, 0, _HEADING_ROW + len(table.rows), len(table.headings) - 1)


def _width(table: DataTable, column: int) -> int:
    return column_width(max(len(text) for text in (table.headings[column], *(row[column] for row in table.rows))))
