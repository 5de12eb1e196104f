"""What the columns of an unknown table may mean: by their headers first, and else by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from nsvh_dash.model.catalogue import fold
from nsvh_dash.model.profile import Column, Profile
from nsvh_dash.sources.cells import Cell, Row, Sheet, as_text, is_blank, shown
from nsvh_dash.sources.layout import Meanings, find_columns, head, header_of
from nsvh_dash.sources.markers import gap_of, is_note, is_total
from nsvh_dash.sources.names import Names
from nsvh_dash.sources.numbers import parse_number
from nsvh_dash.sources.periods import month_number, parse_period, year_number

SAMPLE_ROWS = 20_000
"""So many rows below the header are looked at."""
MAX_TEXTS = 500
"""So many different texts of a column are kept, more than there are units or indicators."""
_MOSTLY = 0.6
"""The share of a column's cells that has to be of a kind for the column to be."""
_NAMES = 0.25
"""A smaller share will do for names: those of an unknown file are seldom all known."""
_LIKE_A_NUMBER = re.compile(r"[0-9]{1,3}|[0-9]{5}|[0-9]{7,}")
"""Days as numbers look like any other number, so that alone they make no period."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in one column below the header."""

    texts: tuple[str, ...]
    """The different texts, totals and notes left out, in the file's order."""
    kinds: dict[Column, float]
    """The share of the filled cells that can be of each meaning."""

    def is_mostly(self, column: Column) -> bool:
        """True when most of the filled cells can be of a meaning."""
        least = _NAMES if column in (Column.UNIT, Column.INDICATOR, Column.ACCOUNT) else _MOSTLY
        return self.kinds[column] >= least


def known_headers(profiles: Iterable[Profile], names: Names) -> Meanings:
    """The headers of all profiles together, and every indicator by its names."""
    columns: dict[str, Column] = {}
    months: frozenset[str] = frozenset()
    for profile in profiles:
        meanings = Meanings.of(profile, names)
        columns = meanings.columns | columns
        months |= meanings.months
    return Meanings(columns, months, {name: series.id for name, series in names.indicators.items()})


Score = tuple[int, int, int, int]
"""Known words, months and indicators, different words, filled cells."""


def header_score(row: Row, meanings: Meanings) -> Score:
    """How much a row looks like the header."""
    known = len(find_columns(row, meanings)[0])
    named = sum(bool(parse_period(cell) or month_number(cell) or _is_indicator(row, place, meanings))
                for place, cell in enumerate(row))  # fmt: skip
    words = [as_text(cell) for cell in row if not is_blank(cell)]
    only_words = len(words) > 1 and all(isinstance(cell, str) for cell in row) and not any(map(parse_number, words))
    return known, named if known else 0, len(set(words)) if only_words else 0, len(words)


def _is_indicator(row: Row, place: int, meanings: Meanings) -> bool:
    return meanings.indicator(header_of(row, place)) is not None


def find_header(sheet: Sheet, meanings: Meanings) -> tuple[Score, int]:
    """The likeliest header row of a sheet, from 1, and how likely it is."""
    rows = head(sheet)
    scored = [(header_score(row, meanings), -number) for number, row in enumerate(rows, 1)]
    score, number = max(scored, default=((0, 0, 0, 0), -1))
    return score, -number


def contents_of(sheet: Sheet, header_row: int, width: int, names: Names) -> list[Contents]:
    """What stands in each column of a sheet below its header."""
    rows = list(islice(sheet.rows(), header_row, header_row + SAMPLE_ROWS))
    return [_contents([row[place] for row in rows if place < len(row)], names) for place in range(width)]


def _contents(cells: Sequence[Cell], names: Names) -> Contents:
    filled = [cell for cell in cells if not (is_blank(cell) or is_total(shown(cell)) or is_note(shown(cell)))]
    counted: dict[str, int] = {}
    by_text: dict[str, Cell] = {}
    for cell in filled:
        text = as_text(cell)
        counted[text] = counted.get(text, 0) + 1
        by_text.setdefault(text, cell)
    kinds = {
        column: sum(count for text, count in counted.items() if is_kind(by_text[text], names)) / len(filled)
        if filled
        else 0.0
        for column, is_kind in _KINDS.items()
    }
    return Contents(tuple(islice(counted, MAX_TEXTS)), kinds)


def _is_period(cell: Cell, _names: Names) -> bool:
    return parse_period(cell) is not None and not _LIKE_A_NUMBER.fullmatch(fold(as_text(cell)))


def _is_month(cell: Cell, _names: Names) -> bool:
    text = as_text(cell)
    return month_number(cell) is not None or (text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= 12)


def _is_number(cell: Cell, _names: Names) -> bool:
    if isinstance(cell, str):
        return parse_number(cell) is not None or gap_of(cell) is not None
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


_KINDS: dict[Column, Callable[[Cell, Names], bool]] = {
    Column.UNIT: lambda cell, names: names.node(cell) is not None,
    Column.INDICATOR: lambda cell, names: names.series(cell, accounts=False) is not None,
    Column.ACCOUNT: lambda cell, names: names.series(cell, accounts=True) is not None,
    Column.YEAR: lambda cell, _names: year_number(cell) is not None,
    Column.MONTH: _is_month,
    Column.PERIOD: _is_period,
    Column.VALUE: _is_number,
}


def guess_columns(row: Row, contents: Sequence[Contents], meanings: Meanings) -> dict[int, Column]:
    """The likely meaning of each column of a header row; columns nobody can guess are left out."""
    guessed = {place: column for column, place in find_columns(row, meanings)[0].items()}
    for column in (Column.UNIT, Column.INDICATOR, Column.ACCOUNT, Column.YEAR, Column.PERIOD, Column.MONTH):
        if _is_settled(column, guessed.values()):
            continue
        free = [place for place in range(len(contents)) if place not in guessed and contents[place].is_mostly(column)]
        if free:
            guessed[max(free, key=lambda place: contents[place].kinds[column])] = column
    return guessed


def _is_settled(column: Column, guessed: Iterable[Column]) -> bool:
    """True when a meaning is found already, or something else that takes its place."""
    found = set(guessed)
    instead = {
        Column.INDICATOR: {Column.ACCOUNT},
        Column.ACCOUNT: {Column.INDICATOR},
        Column.YEAR: {Column.PERIOD},
        Column.PERIOD: {Column.YEAR},
    }
    without_year = column is Column.MONTH and Column.YEAR not in found
    return column in found or bool(found & instead.get(column, set())) or without_year


def numeric_places(contents: Sequence[Contents], taken: Iterable[int]) -> list[int]:
    """The columns that hold figures, in order."""
    others = set(taken)
    return [
        place
        for place, content in enumerate(contents)
        if place not in others and content.is_mostly(Column.VALUE) and any(map(parse_number, content.texts))
    ]
