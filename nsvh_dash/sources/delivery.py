"""A delivered file, from bytes to rows and issues."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow as pa

from nsvh_dash.model.catalogue import Catalogue, nearest
from nsvh_dash.model.errors import Issue, UnknownName
from nsvh_dash.model.plain_text import readable
from nsvh_dash.model.profile import Column, Profile
from nsvh_dash.model.upload import Upload
from nsvh_dash.sources.cells import Sheet, is_blank, shown
from nsvh_dash.sources.choosing import choose_layout
from nsvh_dash.sources.collector import Collector, level_targets
from nsvh_dash.sources.forms import read_indicators, read_long, read_months
from nsvh_dash.sources.gathered import Codes
from nsvh_dash.sources.hidden import told_rows, told_sheet
from nsvh_dash.sources.issue_log import IssueLog, Refusal
from nsvh_dash.sources.layout import Layout, find_layouts, head, unknown_layout
from nsvh_dash.sources.limits import MAX_COLUMNS
from nsvh_dash.sources.names import Names
from nsvh_dash.sources.opening import content_of, open_sheets
from nsvh_dash.sources.rows import RowReader


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one file holds: its good values, and everything wrong or odd with the rest."""

    file: str
    content: bytes
    """The file as it came; empty when it could not be read at all."""
    rows: pa.Table
    """The good values in the columns of `DELIVERED`, in the file's order."""
    issues: tuple[Issue, ...]
    profile_id: str | None
    factor: float = 1.0
    """What the profile multiplied the file's values by; whoever shows the delivery says it when it is not 1."""


def read_delivery(
    source: Path | Upload, catalogue: Catalogue, profile_id: str | None = None, today: dt.date | None = None
) -> Delivery:
    """Read a CSV, XLSX, XLS or ODS file by the profile whose headers it has, or by the one named.

    Whatever is wrong with the file becomes issues; the caller decides whether one error refuses all of it.
    UnknownName when there is no such profile. Periods after the month of `today` are in the future.
    """
    profiles = _chosen(catalogue, profile_id)
    name = readable(source.name)
    log = IssueLog(name)
    collector = Collector(log)
    run = _Run(catalogue, profiles, collector, log, today or dt.date.today())
    content = b""
    try:
        if name != source.name:
            raise Refusal("file_name", "filnamnet går inte att läsa som text. Byt namn på filen och försök igen.")
        content = content_of(source)
        run.read(content)
    except Refusal as refusal:
        log.refuse(refusal)
    rows = run.finish()
    return Delivery(name, content, rows, log.issues(), run.profile_id, run.factor)


def _chosen(catalogue: Catalogue, profile_id: str | None) -> Sequence[Profile]:
    if profile_id is None:
        return catalogue.profiles
    chosen = [profile for profile in catalogue.profiles if profile.id == profile_id]
    if not chosen:
        alike = nearest(profile_id, [profile.id for profile in catalogue.profiles]) or [
            p.id for p in catalogue.profiles
        ]
        raise UnknownName(f"profilen ”{profile_id}” finns inte. Närmast: {', '.join(alike)}.")
    return chosen


class _Run:
    """The reading of one file."""

    def __init__(
        self, catalogue: Catalogue, profiles: Sequence[Profile], collector: Collector, log: IssueLog, today: dt.date
    ) -> None:
        self._catalogue, self._profiles, self._collector, self._log = catalogue, profiles, collector, log
        self._today = today
        self._names = Names.of(catalogue)
        self._from_workbook = False
        self.profile_id: str | None = None
        self.factor = 1.0

    def read(self, data: bytes) -> None:
        """Read every sheet that has a known header; Refusal when none has."""
        self._from_workbook, sheets = open_sheets(data, self._log)
        if self._from_workbook:
            self._read_sheets(sheets)
        else:
            self._read_text(list(sheets))

    def finish(self) -> pa.Table:
        """The rows, once all sheets are read."""
        levels = level_targets([(target.indicator, target.rule) for target in self._catalogue.targets])
        rows = self._collector.finish(self._from_workbook, levels)
        if self.profile_id and not len(rows) and not self._log.has_errors:
            self._log.add("no_rows", "filen har rubriker men inga uppgifter.")
        return rows

    def _read_text(self, candidates: list[Sheet]) -> None:
        """Every separator is tried; the one whose header explains most is the file's."""
        found = [(sheet, layouts) for sheet in candidates if (layouts := self._layouts(sheet))]
        if not found:
            raise self._unknown_layout(candidates)
        sheet, layouts = max(found, key=lambda pair: pair[1][0].explained)
        self._read_sheet(sheet, choose_layout(sheet, layouts, self._names))

    def _read_sheets(self, sheets: Iterable[Sheet]) -> None:
        """Every visible sheet with a known header is read; the others are named, and a hidden one that has it too."""
        others: list[Sheet] = []
        for sheet in sheets:
            layouts = self._layouts(sheet)
            if sheet.is_hidden:
                self._tell_hidden_sheet(sheet, layouts)
            elif layouts:
                self._read_sheet(sheet, choose_layout(sheet, layouts, self._names))
            elif any(not is_blank(cell) for row in head(sheet) for cell in row):
                others.append(Sheet(sheet.name, head(sheet).__iter__))
        if self.profile_id is None and not self._log.has_errors:
            raise self._unknown_layout(others)
        for sheet in others:
            self._log.warn("sheet_not_read", "bladet har ingen känd rubrikrad och lästes inte.", sheet=sheet.name)

    def _layouts(self, sheet: Sheet) -> list[Layout]:
        return find_layouts(sheet, self._profiles, self._names)

    def _read_sheet(self, sheet: Sheet, layout: Layout) -> None:
        if not self._usable(sheet, layout):
            return
        if self.profile_id is None:
            self.profile_id, self.factor = layout.profile.id, layout.profile.factor
        names = self._names.of_profile(layout.profile)
        reader = RowReader(sheet, layout, names, self._collector, self._log, self._today)
        read = read_months if layout.months.places else read_indicators if layout.series else read_long
        try:
            read(sheet, layout, reader, self._log)
        finally:
            rows = self._collector.end_sheet(sheet.name, reader.values.percent_signs)
        self._tell_hidden_rows(sheet, rows)
        for series, (row, header) in reader.values.percent_formats.items():
            name = self._catalogue.indicators_by_id[series].name
            self._log.warn(
                "fraction_as_percent",
                f"”{name}” är lagrad som andel i procentformat och lästes som procent.",
                sheet=sheet.name,
                row=row,
                column=header,
            )

    def _tell_hidden_rows(self, sheet: Sheet, rows: Codes) -> None:
        """Of the rows that gave a value, those that nobody sees."""
        hidden = sorted(sheet.hidden_rows.intersection(rows.tolist())) if sheet.hidden_rows else []
        if hidden:
            self._log.warn("hidden_rows", told_rows(hidden), sheet=sheet.name, row=hidden[0])

    def _tell_hidden_sheet(self, sheet: Sheet, layouts: Sequence[Layout]) -> None:
        """A hidden sheet with a table would have been read, had it been seen."""
        above = layouts[0].first_row if layouts else 0
        below = islice(sheet.rows(), above, None) if layouts else ()
        filled = [number for number, row in enumerate(below, above + 1) if not all(map(is_blank, row))]
        if filled:
            self._log.warn("hidden_sheet", told_sheet(filled), sheet=sheet.name)

    def _usable(self, sheet: Sheet, layout: Layout) -> bool:
        """False, with an issue, when the header cannot be read in one way only."""
        fault = _header_fault(layout)
        if fault:
            self._log.add(*fault, sheet=sheet.name, row=layout.header_row)
        elif layout.unused:
            names = ", ".join(f"”{shown(name)}”" for name in layout.unused.values())
            self._log.warn(
                "unused_columns", f"kolumner som inte läses: {names}.", sheet=sheet.name, row=layout.header_row
            )
        return fault is None

    def _unknown_layout(self, sheets: list[Sheet]) -> Refusal:
        if not sheets:
            return Refusal("empty_file", "filen har inget synligt blad med innehåll.")
        return unknown_layout(sheets, self._profiles, self._names)


def _header_fault(layout: Layout) -> tuple[str, str] | None:
    """Code and text of why a header cannot be read in one way only."""
    if len(layout.headers) > MAX_COLUMNS:
        return "too_many_columns", f"tabellen har fler än {MAX_COLUMNS} kolumner; fler läses inte."
    if doubled := layout.doubled or layout.months.doubled:
        first, second = doubled
        return "ambiguous_header", f"kolumnerna ”{first}” och ”{second}” betyder samma sak. Ta bort en av dem."
    if layout.months.named and Column.YEAR not in layout.columns:
        months = ", ".join(list(layout.months.labels.values())[:3])
        return "month_without_year", f"månaderna ({months} …) saknar år. Skriv till exempel jan 2024."
    return None
