"""Living records as an XLSX file to fill in: a sheet a kind, lists to choose from, and a sheet that says how."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from nsvh_dash.exports.spreadsheet import column_width, new_book
from nsvh_dash.views.records.file import FileCell, FileColumn, FileSheet
from nsvh_dash.views.texts import records as words

_DATE = "yyyy-mm-dd"
_A4 = 9
_CHOICES_REACH = 2_000
"""Rows below the headings that offer a choice, also where nothing is filled in yet."""


def to_xlsx(sheets: Sequence[FileSheet]) -> bytes:
    """The file; the same records make the same bytes."""
    out = io.BytesIO()
    with new_book(out, {"title": words.FILE_TITLE}) as book:
        forms = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "bottom"}),
            "date": book.add_format({"num_format": _DATE, "valign": "top", "align": "left"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "number": book.add_format({"valign": "top", "align": "left"}),
        }
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name), sheet, forms)
        _write_guide(book.add_worksheet(words.GUIDE), sheets, forms)
    return out.getvalue()


def _write_sheet(page: Any, sheet: FileSheet, forms: dict[str, Any]) -> None:
    for place, column in enumerate(sheet.columns):
        page.write_string(0, place, column.heading, forms["head"])
        longest = max([len(column.heading), *(len(str(row[place] or "")) for row in sheet.rows)])
        page.set_column(place, place, column_width(longest))
        if column.choices:
            page.data_validation(1, place, _CHOICES_REACH, place, _offer(column))
    for at, row in enumerate(sheet.rows, 1):
        for place, cell in enumerate(row):
            _write_cell(page, at, place, cell, forms)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.repeat_rows(0)
    _print_on_one_width(page)


def _offer(column: FileColumn) -> dict[str, Any]:
    """The words to choose between, and what is said of any other."""
    told = f"{column.heading}: {column.expected}."
    return {
        "validate": "list",
        "source": list(column.choices),
        "error_title": words.WRONG_CHOICE,
        "error_message": told,
    }


def _write_cell(page: Any, at: int, place: int, cell: FileCell, forms: dict[str, Any]) -> None:
    if isinstance(cell, dt.date):
        page.write_datetime(at, place, cell, forms["date"])
    elif isinstance(cell, int):
        page.write_number(at, place, cell, forms["number"])
    elif cell is not None:
        page.write_string(at, place, cell, forms["text"])


def _write_guide(page: Any, sheets: Sequence[FileSheet], forms: dict[str, Any]) -> None:
    """How the other sheets are filled in, column by column."""
    lines = [(line,) for line in words.GUIDE_LINES]
    for at, (line,) in enumerate(lines):
        page.write_string(at, 0, line)
    top = len(lines) + 1
    for place, heading in enumerate(words.GUIDE_HEADINGS):
        page.write_string(top, place, heading, forms["head"])
        page.set_column(place, place, (24, 18, 70)[place])
    rows = [(sheet.name, column) for sheet in sheets for column in sheet.columns]
    for at, (name, column) in enumerate(rows, top + 1):
        expected = column.expected if column.required else f"{column.expected} {words.MAY_BE_EMPTY}"
        for place, text in enumerate((name, column.heading, expected)):
            page.write_string(at, place, text, forms["text"])
    _print_on_one_width(page)


def _print_on_one_width(page: Any) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
