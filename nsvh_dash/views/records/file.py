"""Living records as sheets of a workbook that can be filled in and taken back in: what each cell holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.record import KINDS, Record, columns
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.model.worded import Worded
from nsvh_dash.views.texts import records as words

FileCell = str | int | dt.date | None
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column: its heading, what is expected in it, and the words to choose between where there are few."""

    heading: str
    expected: str
    required: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileSheet:
    """A sheet of one kind of record."""

    name: str
    columns: tuple[FileColumn, ...]
    rows: tuple[tuple[FileCell, ...], ...]


def build_file(catalogue: Catalogue, book: RecordBook) -> tuple[FileSheet, ...]:
    """Everything that stands, a sheet a kind; a kind without records gets its headings."""
    return build_sheets(catalogue, book.records)


def build_sheets(catalogue: Catalogue, records: Iterable[Record]) -> tuple[FileSheet, ...]:
    """Records as sheets."""
    found = list(records)
    return tuple(_sheet(catalogue, model, [r for r in found if r.kind is model.kind]) for model in KINDS.values())


def _sheet(catalogue: Catalogue, model: type[Record], records: list[Record]) -> FileSheet:
    fields = columns(model)
    rows = tuple(tuple(_cell(catalogue, record, field) for field in fields) for record in records)
    return FileSheet(model.sheet, tuple(_column(model, field) for field in fields), rows)


def _column(model: type[Record], field: str) -> FileColumn:
    about = model.model_fields[field]
    kind = about.annotation
    choices = tuple(one.word for one in kind) if isinstance(kind, type) and issubclass(kind, Worded) else ()
    return FileColumn(about.title or field, about.description or "", about.is_required(), choices)


def _cell(catalogue: Catalogue, record: Record, field: str) -> FileCell:
    value = getattr(record, field)
    if field == "node":
        return catalogue.organisation[value].name if value in catalogue.organisation else str(value)
    if field == "indicators":
        known = catalogue.indicators_by_id
        return SEPARATOR.join(known[one].name if one in known else one for one in value) or None
    if isinstance(value, bool):
        return words.YES if value else None
    if isinstance(value, Worded):
        return value.word
    cell: FileCell = value or None
    return cell
