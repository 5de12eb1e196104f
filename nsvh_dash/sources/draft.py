"""An unknown file as the mapping step shows it: its first rows, and a guess of what its columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from nsvh_dash.model.catalogue import Catalogue, nearest
from nsvh_dash.model.errors import ImportRefused, NsvhError
from nsvh_dash.model.profile import Column
from nsvh_dash.sources.cells import Row, Sheet, as_text, is_blank, shown
from nsvh_dash.sources.guessing import (
    Contents,
    contents_of,
    find_header,
    guess_columns,
    known_headers,
    numeric_places,
)
from nsvh_dash.sources.issue_log import IssueLog, Refusal
from nsvh_dash.sources.layout import Meanings, head, header_of
from nsvh_dash.sources.limits import MAX_COLUMNS
from nsvh_dash.sources.markers import is_total
from nsvh_dash.sources.month_header import MonthHeader, find_months
from nsvh_dash.sources.names import Names
from nsvh_dash.sources.opening import check_size, content_of, open_sheets

SHOWN_ROWS = 30


class Form(StrEnum):
    """How a table is laid out."""

    LONG = "long"
    MONTHS = "months"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class SheetSample:
    """A sheet's first rows, as text."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class DraftColumn:
    """One column: its header as a profile names it, and what it may mean."""

    place: int
    header: str
    has_header: bool
    meaning: Column | None
    """None for a month's or an indicator's own column, and where nothing can be guessed."""
    month: str | None = None
    """The header, when the column is one of the months."""
    is_total: bool = False
    is_indicator: bool = False
    """True when the column looks like an indicator's own."""
    texts: tuple[str, ...] = ()
    """The different texts below the header, totals and notes left out."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A name in the file: what it means when it is in the catalogue, and else only what it resembles."""

    text: str
    id: str | None
    candidates: tuple[tuple[str, str], ...] = ()
    """Id and name of the nearest, best first; never chosen for anybody."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known and guessed of a file that no profile fits."""

    file: str
    sheets: tuple[SheetSample, ...]
    sheet: str
    header_row: int
    """As in the file, from 1."""
    form: Form
    columns: tuple[DraftColumn, ...]
    catalogue: Catalogue = field(repr=False)
    table: Sheet = field(repr=False)
    """The chosen sheet, to try a profile on."""

    @property
    def units(self) -> tuple[NameMatch, ...]:
        """The unit texts of the column guessed to hold them."""
        return self._of(Column.UNIT)

    @property
    def indicators(self) -> tuple[NameMatch, ...]:
        """The indicator or account texts of the column guessed to hold them, or the headers that are theirs."""
        if self.form is Form.INDICATORS:
            return match_series(self.catalogue, (column.header for column in self.columns if column.is_indicator))
        return self._of(Column.INDICATOR) or self._of(Column.ACCOUNT)

    def names_in(self, place: int, meaning: Column) -> tuple[NameMatch, ...]:
        """The texts of a column read as units, or as indicators or accounts, with what each means."""
        texts = self.columns[place].texts
        match = match_units if meaning is Column.UNIT else match_series
        return match(self.catalogue, texts)

    def _of(self, meaning: Column) -> tuple[NameMatch, ...]:
        column = next((column for column in self.columns if column.meaning is meaning), None)
        return self.names_in(column.place, meaning) if column else ()


def examine(
    source: Path | bytes, name: str, catalogue: Catalogue, sheet: str | None = None, header_row: int | None = None
) -> Draft:
    """What an unknown file holds and may mean; sheet and header row are guessed unless they are given.

    Raises ImportRefused when the file cannot be read at all.
    """
    log = IssueLog(name)
    try:
        data = source if isinstance(source, bytes) else content_of(source)
        check_size(len(data))
        is_workbook, opened = open_sheets(data, log)
        seen = (one for one in opened if not one.is_hidden)
        sheets = [one for one in seen if any(not is_blank(cell) for row in head(one) for cell in row)]
        if not sheets:
            raise Refusal("empty_file", "filen har inget synligt blad med innehåll.")
        return _draft(name, sheets, is_workbook, catalogue, sheet, header_row)
    except Refusal as refusal:
        log.refuse(refusal)
        raise ImportRefused(list(log.issues())) from refusal


def _draft(
    name: str, sheets: Sequence[Sheet], is_workbook: bool, catalogue: Catalogue, wanted: str | None, row: int | None
) -> Draft:
    names = Names.of(catalogue)
    meanings = known_headers(catalogue.profiles, names)
    considered = [one for one in sheets if wanted in (None, one.name)]
    if not considered:
        present = ", ".join(f"”{one.name}”" for one in sheets)
        raise NsvhError(f"bladet ”{wanted}” finns inte i filen. Den har {present}.")
    table = max(considered, key=lambda one: find_header(one, meanings)[0])
    rows = head(table)
    number = row or find_header(table, meanings)[1]
    if not 1 <= number <= len(rows):
        raise NsvhError(f"rubrikraden ska vara en av de första {len(rows)} raderna.")
    form, columns = _columns(table, rows, number, meanings, names)
    samples = tuple(_sample(one) for one in (sheets if is_workbook else [table]))
    return Draft(name, samples, table.name, number, form, columns, catalogue, table)


def _columns(
    table: Sheet, rows: list[Row], number: int, meanings: Meanings, names: Names
) -> tuple[Form, tuple[DraftColumn, ...]]:
    header = rows[number - 1][:MAX_COLUMNS]
    contents = contents_of(table, number, len(header), names)
    guessed = guess_columns(header, contents, meanings)
    months = find_months(rows, number - 1, set(guessed), table.name, Column.YEAR in guessed.values())
    form, own = _form(header, contents, guessed, months, meanings)
    columns = tuple(
        DraftColumn(
            place,
            header_of(header, place),
            not is_blank(header[place]),
            guessed.get(place),
            month=months.labels.get(place) if form is Form.MONTHS else None,
            is_total=is_total(shown(header[place])),
            is_indicator=place in own,
            texts=content.texts,
        )
        for place, content in enumerate(contents)
    )
    return form, columns


def _form(
    header: Row, contents: Sequence[Contents], guessed: dict[int, Column], months: MonthHeader, meanings: Meanings
) -> tuple[Form, set[int]]:
    """The form, and the columns that are an indicator's own; the first column of figures may become the value."""
    if len(months.places) > 1 or (months.places and Column.VALUE not in guessed.values()):
        return Form.MONTHS, set()
    has_series = {Column.INDICATOR, Column.ACCOUNT} & set(guessed.values())
    figures = numeric_places(contents, guessed)
    figures = [place for place in figures if not is_total(shown(header[place]))]
    known = [place for place in figures if meanings.indicator(header_of(header, place))]
    if not has_series and Column.VALUE not in guessed.values() and (known or len(figures) > 1):
        return Form.INDICATORS, set(figures)
    if figures and not {Column.VALUE, Column.NUMERATOR} & set(guessed.values()):
        guessed[figures[0]] = Column.VALUE
    return Form.LONG, set()


def _sample(sheet: Sheet) -> SheetSample:
    rows = head(sheet)[:SHOWN_ROWS]
    width = min(max(map(len, rows), default=0), MAX_COLUMNS)
    return SheetSample(sheet.name, tuple(tuple(shown(c) for c in [*r, *[None] * width][:width]) for r in rows))


def match_units(catalogue: Catalogue, texts: Iterable[str]) -> tuple[NameMatch, ...]:
    """The unit of each text that is a name in the catalogue, and the nearest of each that is not."""
    names = Names.of(catalogue)
    spoken = {name: (node.id, node.name) for node in names.organisation.nodes for name in (node.name, *node.aliases)}
    return tuple(_match(text, node.id if (node := names.node(text)) else None, spoken) for text in texts)


def match_series(catalogue: Catalogue, texts: Iterable[str]) -> tuple[NameMatch, ...]:
    """The indicator or account of each text that is a name in the catalogue, and the nearest of each that is not."""
    names = Names.of(catalogue)
    everything = [
        *((one.id, one.name, one.aliases) for one in catalogue.indicators),
        *((one.id, one.name, one.aliases) for one in catalogue.accounts),
    ]
    spoken = {text: (series, name) for series, name, aliases in everything for text in (name, *aliases)}
    found = ((text, names.series(text, accounts=False) or names.series(text, accounts=True)) for text in texts)
    return tuple(_match(text, series.id if series else None, spoken) for text, series in found)


def _match(text: str, known: str | None, spoken: dict[str, tuple[str, str]]) -> NameMatch:
    alike = () if known else tuple(dict.fromkeys(spoken[name] for name in nearest(as_text(text), spoken, count=5)))
    return NameMatch(text, known, alike)
