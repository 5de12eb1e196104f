"""Finds a sheet's header row by the profiles: which profile it is, and what each column means."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
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
from nsvh_dash.sources.names import Names

HEAD_ROWS = 60
"""The header is looked for in so many rows from the top."""

_VALUES = (Column.VALUE, Column.NUMERATOR, Column.BUDGET, Column.FORECAST)
COLUMN_NAMES = {
    Column.UNIT: "Enhet",
    Column.INDICATOR: "Indikator",
    Column.ACCOUNT: "Konto",
    Column.PERIOD: "Period",
    Column.YEAR: "År",
    Column.MONTH: "Månad",
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
    series: dict[int, str] = field(default_factory=dict)
    """The indicator or account of each column, by id, where each has a column of its own."""
    unused: dict[int, str] = field(default_factory=dict)
    """Headers without a meaning."""
    doubled: tuple[str, str] | None = None
    """Two headers with the same meaning."""

    @property
    def explained(self) -> int:
        """How many columns have a meaning."""
        return len(self.columns) + len(self.months.places) + len(self.series)

    @property
    def has_accounts(self) -> bool:
        """True when rows are about accounts, not indicators."""
        return Column.ACCOUNT in self.columns

    def header(self, column: Column) -> str:
        """The header a meaning has in this file."""
        place = self.columns.get(column)
        if column is Column.PERIOD and Column.YEAR in self.columns:
            parts = [self.header(part) for part in (Column.YEAR, Column.MONTH) if part in self.columns]
            return " och ".join(parts)
        return self.headers[place] if place is not None else COLUMN_NAMES[column]


def head(sheet: Sheet) -> list[Row]:
    """The first rows of a sheet, as far as they can be read; of a row too wide, enough to tell that it is."""
    rows: list[Row] = []
    # Whoever reads the rows below the header meets the fault again and says where it is.
    with suppress(Refusal):
        rows.extend(row[: MAX_COLUMNS + 1] for row in islice(sheet.rows(), HEAD_ROWS))
    return rows


def find_layouts(sheet: Sheet, profiles: Sequence[Profile], names: Names) -> list[Layout]:
    """The layouts of the topmost row that is a profile's header: those that explain most of it, usually one."""
    rows = head(sheet)
    of_sheet = [p for p in profiles if p.sheet is None or fold(p.sheet) == fold(sheet.name)]
    known_profiles = [(profile, Meanings.of(profile, names)) for profile in of_sheet]
    for number in range(len(rows)):
        found = [layout for known in known_profiles if (layout := _match(rows, number, *known, sheet.name))]
        if found:
            most = max(layout.explained for layout in found)
            return [layout for layout in found if layout.explained == most]
    return []


@lru_cache(maxsize=4096)
def fold_header(text: str) -> str:
    """A header as compared: folded, without a unit of measure, footnote marks or underscores."""
    folded = fold(text).replace("_", " ").rstrip(" :*")
    return _MEASURE.sub("", folded) or folded


def header_of(row: Row, place: int) -> str:
    """The header of a column as profiles name it: a column without one goes by its number."""
    cell = row[place]
    return f"(kolumn {place + 1})" if is_blank(cell) else cell if isinstance(cell, str) else ""


@dataclass(frozen=True, slots=True)
class Meanings:
    """What each folded header means by a profile."""

    columns: dict[str, Column]
    months: frozenset[str]
    """Headers that are months beside a year's column."""
    series: dict[str, str]
    """Indicators and accounts that are columns of their own, by id."""

    @classmethod
    def of(cls, profile: Profile, names: Names) -> Meanings:
        """The meanings of a profile's headers; indicators that are columns go by their names in the catalogue."""
        own = {fold_header(text): series for text, series in profile.indicator_columns.items()}
        named = {name: series.id for name, series in names.indicators.items()} if profile.wide_indicators else {}
        months = frozenset(map(fold_header, profile.headers.get(Column.MONTH, ())))
        columns = {
            fold_header(text): column
            for column, texts in profile.headers.items()
            if column is not Column.MONTH
            for text in texts
        }
        return cls(
            dict.fromkeys(months, Column.MONTH) | columns,
            months,
            named | {fold_header(name): series for name, series in named.items()} | own,
        )

    def column(self, header: str) -> Column | None:
        """What a header means by itself; None when nothing."""
        return self.columns.get(fold_header(header)) if header else None

    def indicator(self, header: str) -> str | None:
        """The id of the indicator or account that is a header; None when it is none."""
        return self.series.get(fold(header)) or self.series.get(fold_header(header)) if header else None


def _match(rows: list[Row], number: int, profile: Profile, meanings: Meanings, sheet_name: str) -> Layout | None:
    row = rows[number]
    if len(row) < 2:
        return None
    columns, doubled = find_columns(row, meanings)
    if missing_columns(profile, columns):
        return None
    months = MonthHeader()
    series: dict[int, str] = {}
    if profile.wide_months:
        months = find_months(rows, number, set(columns.values()), sheet_name, Column.YEAR in columns)
    elif profile.wide_indicators:
        series, twice = _indicator_columns(row, set(columns.values()), meanings)
        doubled = doubled or twice
    if not (months.places or series or _has_values(profile, columns)):
        return None
    taken = {*columns.values(), *months.places, *months.ignored, *series}
    unused = {
        place: text
        for place, text in enumerate(map(as_text, row))
        if place not in taken and text and not is_total(text) and meanings.column(text) is not Column.IGNORE
    }
    return Layout(
        profile,
        number + 1,
        max(number + 1, months.first_row),
        tuple(as_text(cell) for cell in row),
        columns,
        months,
        series,
        {} if months.two_rows else unused,
        doubled,
    )


def _has_values(profile: Profile, columns: Collection[Column]) -> bool:
    """True when a column holds values, in a layout that has a column for them."""
    return not (profile.wide_months or profile.wide_indicators) and any(column in columns for column in _VALUES)


def find_columns(row: Row, meanings: Meanings) -> tuple[dict[Column, int], tuple[str, str] | None]:
    """Where each meaning stands, and the first two headers that mean the same."""
    columns: dict[Column, int] = {}
    doubled = None
    headers = [header_of(row, place) for place in range(len(row))]
    found = [meanings.column(header) for header in headers]
    # Beside a year, what is else called a period is the month in it.
    has_year = Column.YEAR in found
    for place, (header, column) in enumerate(zip(headers, found, strict=True)):
        if has_year and (column is Column.PERIOD or fold_header(header) in meanings.months):
            column = Column.MONTH
        if column is None or column is Column.IGNORE or (column is Column.MONTH and not has_year):
            continue
        if column in columns:
            doubled = doubled or (shown(row[columns[column]]), shown(row[place]))
        else:
            columns[column] = place
    return columns, doubled


def _indicator_columns(row: Row, taken: set[int], meanings: Meanings) -> tuple[dict[int, str], tuple[str, str] | None]:
    """The indicator or account of each column that is one, and the first two headers that mean the same."""
    series: dict[int, str] = {}
    doubled = None
    for place in range(len(row)):
        found = meanings.indicator(header_of(row, place)) if place not in taken else None
        if found is None:
            continue
        earlier = next((other for other, known in series.items() if known == found), None)
        if earlier is None:
            series[place] = found
        else:
            doubled = doubled or (shown(row[earlier]), shown(row[place]))
    return series, doubled


def missing_columns(profile: Profile, columns: Collection[Column]) -> list[Column]:
    """The columns a profile requires and a header row does not have; a year's column does for the period."""
    has = {*columns, *([Column.PERIOD] if Column.YEAR in columns else [])}
    return [column for column in profile.required if column not in has]


def unknown_layout(sheets: Sequence[Sheet], profiles: Sequence[Profile], names: Names) -> Refusal:
    """Says which headers were found where they are likeliest, and what the nearest profile needs beside them."""
    meanings = [Meanings.of(profile, names) for profile in profiles]
    candidates = [
        (len(find_columns(row, meaning)[0]), min(filled, MAX_COLUMNS), sheet, number, row, profile)
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
    missing = ", ".join(_missing(profile, find_columns(row, Meanings.of(profile, names))[0]))
    return Refusal(
        "unknown_layout",
        f"ingen känd rubrikrad. Hittade {found}. Närmast är layouten ”{profile.name}”, som också behöver {missing}.",
        sheet=sheet.name,
        row=number,
    )


def _missing(profile: Profile, columns: dict[Column, int]) -> list[str]:
    missing = [COLUMN_NAMES[column] for column in missing_columns(profile, columns)]
    if profile.wide_months:
        return [*missing, "en kolumn per månad"]
    if profile.wide_indicators:
        return [*missing, "en kolumn per indikator"]
    if any(column in columns for column in _VALUES):
        return missing
    return [*missing, "Utfall" if Column.ACCOUNT in profile.required else "Värde (eller Täljare och Nämnare)"]
