"""A workbook of living records, a sheet a kind: every record in it, and every mistake with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nsvh_dash.model.catalogue import Catalogue, fold
from nsvh_dash.model.errors import Issue, UnknownName
from nsvh_dash.model.record import KINDS, Record, RecordKind, columns
from nsvh_dash.model.record_faults import Fault, RecordFaults, read_record
from nsvh_dash.model.upload import Upload
from nsvh_dash.sources.cells import Cell, Row, Sheet, is_blank
from nsvh_dash.sources.hidden import told_rows, told_sheet
from nsvh_dash.sources.issue_log import IssueLog, Refusal
from nsvh_dash.sources.opening import content_of, open_sheets

GUIDE = "Läs mig"
"""The sheet that says how the others are filled in."""
SEPARATOR = ";"
_SHEETS = {fold(model.sheet): kind for kind, model in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in the file."""

    sheet: str
    row: int


class RecordFile:
    """What a workbook holds; `log` has what is wrong with it."""

    def __init__(self, name: str) -> None:
        self.log = IssueLog(name)
        self.records: list[Record] = []
        self.named: set[tuple[RecordKind, str]] = set()
        """What stands in the file, also on rows with faults: what belongs to it points at something."""
        self._places: dict[tuple[RecordKind, str], Place] = {}
        self._without: dict[tuple[RecordKind, str], tuple[str, ...]] = {}

    def take(self, record: Record, place: Place, given: Collection[str]) -> None:
        """Keep a record, unless its id stands on an earlier row."""
        key = (record.kind, record.id)
        if earlier := self._places.get(key):
            self.refuse(
                Fault(record.kind, record.id, _naming(record), record.id, f"står redan på rad {earlier.row}"), place
            )
            return
        self._places[key] = place
        self.named.add(key)
        self.records.append(record)
        self._without[key] = tuple(field for field in columns(type(record)) if field not in given)

    def over(self, before: Record, record: Record) -> Record:
        """A record of the file over the one that stands: what the file has no column for stays as it is."""
        return record.model_copy(update={f: getattr(before, f) for f in self._without[(record.kind, record.id)]})

    def refuse(self, fault: Fault, place: Place | None = None) -> None:
        """Note what is wrong with a field of a record, where it stands."""
        at = place or self._places[(fault.kind, fault.record_id)]
        said = fault.expected if fault.value else fault.said
        self.log.add("bad_record", said, sheet=at.sheet, row=at.row, column=fault.title, value=fault.value)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything that is wrong or odd."""
        return self.log.issues()


def _naming(record: Record) -> str:
    """The field by which a record is known."""
    return columns(type(record))[0]


def read_record_file(catalogue: Catalogue, source: Path | Upload) -> RecordFile:
    """Every record and every mistake of a workbook."""
    found = RecordFile(source.name)
    try:
        is_workbook, sheets = open_sheets(content_of(source), found.log)
        if not is_workbook:
            raise Refusal("not_a_workbook", "skriv raderna i en arbetsbok (XLSX) med ett blad per slag.")
        known = [_read_sheet(catalogue, found, sheet) for sheet in sheets if fold(sheet.name) != fold(GUIDE)]
        if not any(known):
            raise Refusal("no_records", f"inget blad har poster; bladen ska heta {_sheet_names()}.")
    except Refusal as refusal:
        found.log.refuse(refusal)
    return found


def _sheet_names() -> str:
    return ", ".join(model.sheet for model in KINDS.values())


def _read_sheet(catalogue: Catalogue, found: RecordFile, sheet: Sheet) -> bool:
    """Take the records of a sheet; False for one that is hidden or not known."""
    kind = _SHEETS.get(fold(sheet.name))
    if sheet.is_hidden:
        filled = _filled(list(sheet.rows()))[1:]
        if kind is not None and filled:
            found.log.warn("hidden_sheet", told_sheet(filled), sheet=sheet.name)
        return False
    if kind is None:
        found.log.add("unknown_sheet", f"bladet är inte känt; bladen heter {_sheet_names()}.", sheet=sheet.name)
        return False
    rows = list(sheet.rows())
    head, *below = _filled(rows) or [0]
    fields = _fields_of(found, sheet, kind, rows[head - 1], head) if head else {}
    for at in below if fields else ():
        row = rows[at - 1]
        cells = {field: row[place] if place < len(row) else None for place, field in fields.items()}
        _read_row(catalogue, found, kind, cells, Place(sheet.name, at))
    hidden = [at for at in below if fields and at in sheet.hidden_rows]
    if hidden:
        found.log.warn("hidden_rows", told_rows(hidden), sheet=sheet.name, row=hidden[0])
    return True


def _filled(rows: list[Row]) -> list[int]:
    """The numbers of the rows that hold something, the header's first."""
    return [at for at, row in enumerate(rows, 1) if not all(map(is_blank, row))]


def _fields_of(found: RecordFile, sheet: Sheet, kind: RecordKind, heads: Row, row: int) -> dict[int, str]:
    """The field of each column; nothing, and an issue, where the headings do not fit."""
    model = KINDS[kind]
    titles = {fold(model.model_fields[field].title or ""): field for field in columns(model)}
    fields: dict[int, str] = {}
    for place, head in enumerate(heads):
        field = titles.get(fold(str(head))) if not is_blank(head) else None
        if field in fields.values():
            found.log.add("same_heading", "rubriken står på två kolumner.", sheet=sheet.name, row=row, value=head)
        elif field is not None:
            fields[place] = field
        elif not is_blank(head):
            told = ", ".join(model.model_fields[field].title or "" for field in columns(model))
            found.log.add("unknown_heading", f"rubrikerna är {told}.", sheet=sheet.name, row=row, value=head)
    lacking = [f for f in columns(model) if model.model_fields[f].is_required() and f not in fields.values()]
    for field in lacking:
        title = model.model_fields[field].title
        found.log.add("missing_column", "kolumnen saknas.", sheet=sheet.name, row=row, column=title)
    return {} if lacking else fields


def _read_row(
    catalogue: Catalogue, found: RecordFile, kind: RecordKind, cells: Mapping[str, Cell], place: Place
) -> None:
    faults = []
    values: dict[str, Any] = {}
    for field, cell in cells.items():
        if is_blank(cell):
            continue
        try:
            values[field] = _value(catalogue, kind, field, cell)
        except UnknownName as unknown:
            values[field] = ()
            faults.append(Fault(kind, "", field, str(cell), str(unknown)))
    try:
        record = read_record(kind, values)
    except RecordFaults as error:
        known = {fault.field for fault in faults}
        faults += [fault for fault in error.faults if fault.field not in known]
    if faults:
        found.named.add((kind, str(values.get("id", ""))))
        for fault in faults:
            found.refuse(fault, place)
    else:
        found.take(record, place, cells)


def _value(catalogue: Catalogue, kind: RecordKind, field: str, cell: Cell) -> Any:
    """A cell as the field takes it: units and indicators by their names, numbers as text where text is meant."""
    if field == "node":
        return catalogue.find_node(_text(cell)).id
    if field == "indicators":
        names = [name.strip() for name in _text(cell).split(SEPARATOR)]
        return tuple(catalogue.find_indicator(name).id for name in names if name)
    return _text(cell) if KINDS[kind].model_fields[field].annotation is str else cell


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)
