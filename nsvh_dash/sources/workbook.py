"""Workbooks (XLSX, XLS, ODS): their sheets with merged cells filled in, and what of them is hidden."""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from nsvh_dash.sources.cells import Cell, Percent, Row, Sheet, is_blank
from nsvh_dash.sources.compound_file import check_chains
from nsvh_dash.sources.file_kind import FileKind
from nsvh_dash.sources.issue_log import Refusal
from nsvh_dash.sources.limits import MAX_COLUMNS, MAX_ROWS, MAX_SHEET_CELLS, grouped
from nsvh_dash.sources.package import SheetFacts, inspect_ods, inspect_xlsx

_INSPECTED = {FileKind.XLSX: inspect_xlsx, FileKind.ODS: inspect_ods}


def read_workbook(data: bytes, kind: FileKind) -> Iterator[Sheet]:
    """The sheets in order, each read when its turn comes; Refusal when the file cannot be read."""
    facts: dict[str, SheetFacts] = {}
    if kind in _INSPECTED:
        facts = _INSPECTED[kind](data)
    if kind is FileKind.XLS:
        check_chains(data)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for meta in book.sheets_metadata:
                if meta.typ is SheetTypeEnum.WorkSheet:
                    known = facts.get(meta.name, SheetFacts())
                    rows = _rows(book.get_sheet_by_name(meta.name), known)
                    is_hidden = meta.visible is not SheetVisibleEnum.Visible
                    yield Sheet(meta.name, rows.__iter__, is_hidden=is_hidden, hidden_rows=known.hidden)
    except PasswordError as error:
        raise Refusal("encrypted_file", "filen är lösenordsskyddad. Ta bort lösenordet och spara på nytt.") from error
    except (CalamineError, OSError, ValueError) as error:
        raise _damaged() from error
    except BaseException as error:
        # The reader is Rust: where it gives up, its panic is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged() from error


def _damaged() -> Refusal:
    return Refusal(
        "damaged_file", "filen är skadad och kan inte läsas. Öppna den i Excel, spara på nytt och försök igen."
    )


def _rows(sheet: CalamineSheet, facts: SheetFacts) -> list[Row]:
    if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
        raise Refusal(
            "too_many_cells",
            f"bladet har {grouped(sheet.total_height)} rader och {grouped(sheet.total_width)} kolumner. "
            f"Högst {grouped(MAX_ROWS)} rader och {MAX_COLUMNS} kolumner läses.",
            sheet=sheet.name,
        )
    with _uncollected():
        rows = cast(list[Row], sheet.to_python(skip_empty_area=False))
    for row, column in facts.percent:
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = _as_percent(rows[row][column])
    _fill_merged(rows, sheet)
    for (row, column), text in facts.texts.items():
        _put(rows, row, column, text)
    return rows


@contextmanager
def _uncollected() -> Iterator[None]:
    """Build rows by the ten thousand without a search for garbage among them, again and again: they hold no circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _as_percent(cell: Cell) -> Cell:
    return Percent(cell) if isinstance(cell, float) else cell


def _put(rows: list[Row], row: int, column: int, text: str) -> None:
    """Set a cell the reader left out, which may lie outside what it took for the used area."""
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = text


def _fill_merged(rows: list[Row], sheet: CalamineSheet) -> None:
    """Repeat a merged cell's text downwards. Numbers are not repeated: each is one value."""
    filled = 0
    for (top, column), (bottom, _right) in sheet.merged_cell_ranges or []:
        text = rows[top][column] if top < len(rows) and column < len(rows[top]) else ""
        if not isinstance(text, str) or is_blank(text):
            continue
        below = rows[top + 1 : bottom + 1]
        filled += len(below)
        if filled > MAX_SHEET_CELLS:
            raise Refusal("too_many_cells", "bladet har orimligt många sammanslagna celler.", sheet=sheet.name)
        for row in below:
            row[column] = text
