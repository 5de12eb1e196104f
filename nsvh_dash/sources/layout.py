"""Finds a sheet's header row by the profiles: which profile it is, and what each column means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from nsvh_dash.model.catalogue import fold
from nsvh_dash.model.profile import Column, Profile
from nsvh_dash.sources.cells import Row, Sheet, as_text, is_blank, shown
from nsvh_dash.sources.issue_log import Refusal
from nsvh_dash.sources.limits import MAX_COLUMNS
from nsvh_dash.sources.markers import is_total
from nsvh_dash.sources.month_header import MonthHeader, find_months

HEAD_ROWS = 60
"""The header is looked for in so many rows from the top."""

_VALUES = (Column.VALUE, Column.NUMERATOR, Column.BUDGET, Column.FORECAST)
COLUMN_NAMES = {
    Column.UNIT: "Enhet",
    Column.INDICATOR: "Indikator",
    Column.ACCOUNT: "Konto",
    Column.PERIOD: "Period",
    Column.VALUE: "Värde",
    Column.NUMERATOR: "Täljare",
    Column.DENOMINATOR: "Nämnare",
    Column.BUDGET: "Budget",
    Column.FORECAST: "Prognos",
    Column.QUALITY: "Kvalitet",
    Column.COMMENT: "Kommentar",
    Column.IGNORE: "",
}
# A unit of measure beside the header changes nothing; any other (kr, mnkr) makes it another header.
_MEASURE = re.compile(r"\s*[(\[]?(?:%|procent|antal|st|tkr|min|minuter|timmar|dagar|månader)[)\]]$|\s+tkr$")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of one sheet mean."""

    profile: Profile
    header_row: int
    """As in the file, from 1."""
    first_row: int
    headers: tuple[str, ...]
    columns: dict[Column, int]
    months: MonthHeader = field(default_factory=MonthHeader)
    unused: tuple[str, ...] = ()
    doubled: tuple[str, str] | None = None
    """Two headers with the same meaning."""

    @property
    def explained(self) -> int:
        """How many columns have a meaning."""
        return len(self.columns) + len(self.months.periods)

    @property
    def has_accounts(self) -> bool:
        """True when rows are about accounts, not indicators."""
        return Column.ACCOUNT in self.columns

    def header(self, column: Column) -> str:
        """The header a meaning has in this file."""
        place = self.columns.get(column)
        return self.headers[place] if place is not None else COLUMN_NAMES[column]


def head(sheet: Sheet) -> list[Row]:
    """The first rows of a sheet, as far as they can be read."""
    rows: list[Row] = []
    # Whoever reads the rows below the header meets the fault again and says where it is.
    with suppress(Refusal):
        rows.extend(islice(sheet.rows(), HEAD_ROWS))
    return rows


def find_layout(sheet: Sheet, profiles: Sequence[Profile]) -> Layout | None:
    """The layout of the topmost row that is a profile's header; where several are, the one that explains most."""
    rows = head(sheet)
    known_profiles = [(profile, _meanings(profile)) for profile in profiles]
    for number in range(len(rows)):
        found = [layout for known in known_profiles if (layout := _match(rows, number, *known, sheet.name))]
        if found:
            return max(found, key=lambda layout: layout.explained)
    return None


@lru_cache(maxsize=4096)
def fold_header(text: str) -> str:
    """A header as compared: folded, without a unit of measure, footnote marks or underscores."""
    folded = fold(text).replace("_", " ").rstrip(" :*")
    return _MEASURE.sub("", folded) or folded


Meanings = dict[str, Column]
"""What each folded header means by a profile."""


def _meanings(profile: Profile) -> Meanings:
    return {fold_header(text): column for column, texts in profile.headers.items() for text in texts}


def _match(rows: list[Row], number: int, profile: Profile, meanings: Meanings, sheet_name: str) -> Layout | None:
    row = rows[number]
    if len(row) < 2:
        return None
    columns, doubled = _columns(row, meanings)
    if any(column not in columns for column in profile.required):
        return None
    months = MonthHeader()
    if profile.wide_months:
        months = find_months(rows, number, set(columns.values()), sheet_name)
    if not (months.periods or months.without_year if profile.wide_months else any(c in columns for c in _VALUES)):
        return None
    taken = {*columns.values(), *months.periods, *months.ignored}
    unused = tuple(
        text
        for place, text in enumerate(map(as_text, row))
        if place not in taken and text and not is_total(text) and meanings.get(fold_header(text)) is not Column.IGNORE
    )
    return Layout(
        profile,
        number + 1,
        max(number + 1, months.first_row),
        tuple(as_text(cell) for cell in row),
        columns,
        months,
        () if months.two_rows else unused,
        doubled,
    )


def _columns(row: Row, meanings: Meanings) -> tuple[dict[Column, int], tuple[str, str] | None]:
    """Where each meaning stands, and the first two headers that mean the same."""
    columns: dict[Column, int] = {}
    doubled = None
    for place, cell in enumerate(row):
        column = meanings.get(fold_header(cell)) if isinstance(cell, str) and cell else None
        if column is None or column is Column.IGNORE:
            continue
        if column in columns:
            doubled = doubled or (shown(row[columns[column]]), shown(cell))
        else:
            columns[column] = place
    return columns, doubled


def unknown_layout(sheets: Sequence[Sheet], profiles: Sequence[Profile]) -> Refusal:
    """Says which headers were found where they are likeliest, and what the nearest profile needs beside them."""
    meanings = [_meanings(profile) for profile in profiles]
    candidates = [
        (len(_columns(row, meaning)[0]), min(filled, MAX_COLUMNS), sheet, number, row, profile)
        for sheet in sheets
        for number, row in enumerate(head(sheet), 1)
        if (filled := sum(not is_blank(cell) for cell in row)) > 1
        for profile, meaning in zip(profiles, meanings, strict=True)
    ]
    if not candidates:
        wanted = ";".join(COLUMN_NAMES[column] for column in (*profiles[0].required, Column.VALUE))
        return Refusal("unknown_layout", f"ingen tabell hittades. Väntade en rubrikrad, till exempel {wanted}.")
    _known, _filled, sheet, number, row, profile = max(candidates, key=lambda found: found[:2])
    found = ", ".join(f"”{shown(cell)}”" for cell in row[:20] if not is_blank(cell))
    missing = ", ".join(_missing(profile, _columns(row, _meanings(profile))[0]))
    return Refusal(
        "unknown_layout",
        f"ingen känd rubrikrad. Hittade {found}. Närmast är layouten ”{profile.name}”, som också behöver {missing}.",
        sheet=sheet.name,
        row=number,
    )


def _missing(profile: Profile, columns: dict[Column, int]) -> list[str]:
    missing = [COLUMN_NAMES[column] for column in profile.required if column not in columns]
    if profile.wide_months:
        return [*missing, "en kolumn per månad"]
    if any(column in columns for column in _VALUES):
        return missing
    return [*missing, "Utfall" if Column.ACCOUNT in profile.required else "Värde (eller Täljare och Nämnare)"]
