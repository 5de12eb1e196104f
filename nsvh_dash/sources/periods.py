"""Periods as Swedish people and systems write them: `2024-04`, `april 2024`, `jan–apr 2024`, `R12 2024-04`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import lru_cache

from nsvh_dash.model.catalogue import fold
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.sources.cells import Cell, as_text, is_blank

_FULL_NAMES = {
    1: "januari january",
    2: "februari february",
    3: "mars march mar",
    4: "april",
    5: "maj may",
    6: "juni june",
    7: "juli july",
    8: "augusti august",
    9: "september sept",
    10: "oktober october okt oct",
    11: "november",
    12: "december",
}
MONTH_NAMES = {
    name: number
    for number, names in _FULL_NAMES.items()
    for full in names.split()
    for name in {full, full[:3], f"{full[:3]}."}
} | {"sept.": 9}

_FIRST_YEAR, _LAST_YEAR = 1990, 2100
# Excel counts days from 1899-12-30; these serials are the days of 2000–2049.
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 54_788
_EXCEL_EPOCH = dt.date(1899, 12, 30)

_NUMERIC = re.compile(r"([0-9]{4})(?:[-/. ]?m|[-/. ])?(0[1-9]|1[0-2])|([0-9]{4})[-/.]([1-9])")
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])[-/]([0-9]{4})")
_DATE = re.compile(r"([0-9]{4})([-/.]?)([0-9]{2})\2([0-9]{2})(?:[ t][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:\.0+)?)?")
_DAY_FIRST = re.compile(
    r"(0?[1-9]|[12][0-9]|3[01])([./])(0?[1-9]|1[0-2])(?:\2|[ -])([0-9]{4})(?: [0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_NAMED = re.compile(r"([a-z]+\.?)(?: ?[-'] ?| )?((?:[0-9]{2}){1,2})")
_MONTH_ALONE = re.compile(r"m?(0?[1-9]|1[0-2])")
_YEAR_NAMED = re.compile(r"([0-9]{4})[- ]([a-z]+\.?)")
_YEAR = re.compile(r"(?:(?:hel)?år(?:et)? )?([0-9]{4})")
_ROLLING = re.compile(r"(?:r ?12|rullande(?: 12| tolv)?(?: m[åa]n(?:ader)?)?):? (.+)|(.+?),? (?:r ?12|rullande 12)")
_TO_DATE = re.compile(r"(?:ack|ack\.|ackumulerat|ytd|t\.o\.m\.|tom|till och med) (.+)")
_NAME_SPAN = re.compile(r"([a-z]+\.?) ?- ?([a-z]+\.?)(?: ?[-'] ?| )([0-9]{4}|[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Period:
    """What stretch of time a cell names, by the month it ends in."""

    month: Month
    kind: PeriodKind = PeriodKind.MONTH
    whole_year: bool = False
    """True for `2023`: kept in December's month, for indicators followed up once a year."""

    index: int = field(init=False, compare=False)
    """Months since year 0: cheaper to compare than the month itself."""
    code: int = field(init=False, compare=False)
    """The index together with the kind."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", self.month.year * 12 + self.month.month - 1)
        object.__setattr__(self, "code", self.index * 8 + list(PeriodKind).index(self.kind))


def parse_period(cell: Cell) -> Period | None:
    """The period a cell stands for, or None. Years alone are whole years; spans from January are year-to-date."""
    if isinstance(cell, dt.date):
        return _month(cell.year, cell.month)
    if isinstance(cell, bool) or cell is None or isinstance(cell, (dt.time, dt.timedelta)):
        return None
    if isinstance(cell, (int, float)):
        return parse_period(str(int(cell))) if float(cell).is_integer() and 0 < cell < 1e8 else None
    text = fold(cell)
    if not text or len(text) > 60:
        return None
    return _single(text) or _year(text) or _serial(text) or _rolling(text) or _to_date(text)


def month_number(cell: Cell) -> int | None:
    """1–12 for a month's name alone, as in a header row below its year; None otherwise."""
    return MONTH_NAMES.get(fold(cell)) if isinstance(cell, str) else None


def year_number(cell: Cell) -> int | None:
    """The year a cell holds alone; None otherwise."""
    period = parse_period(cell)
    return period.month.year if period and period.whole_year else None


@lru_cache(maxsize=4096, typed=True)
def joined_period(year: Cell, month: Cell) -> Cell:
    """The period of a year's column and a month's beside it, as a cell of its own.

    What stands in the two is kept as it was where it makes no period, or where they contradict each other.
    """
    whole = year_number(year)
    if is_blank(month) or is_blank(year):
        return year if is_blank(month) else month
    if whole is not None:
        number = month_number(month) or _month_in_year(month)
        if number is not None:
            return f"{whole}-{number:02d}"
        alone = parse_period(month)
        if alone is not None and alone.month.year == whole:
            return month
        named = f"{as_text(month)} {whole}"
        if alone is None and parse_period(named) is not None:
            return named
    return f"{as_text(year)} | {as_text(month)}"


def _month_in_year(cell: Cell) -> int | None:
    """1–12 written as a number."""
    match = _MONTH_ALONE.fullmatch(fold(as_text(cell))) if isinstance(cell, (str, int, float)) else None
    return int(match[1]) if match else None


def _month(year: int, month: int, kind: PeriodKind = PeriodKind.MONTH) -> Period | None:
    return Period(Month(year, month), kind) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _month_of_day(year: int, month: int, day: int) -> Period | None:
    """The month of a day that is in the calendar."""
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return _month(date.year, date.month)


def _single(text: str) -> Period | None:
    """One month, or a date in it."""
    if match := _NUMERIC.fullmatch(text):
        return _month(int(match[1] or match[3]), int(match[2] or match[4]))
    if match := _DATE.fullmatch(text):
        return _month_of_day(int(match[1]), int(match[3]), int(match[4]))
    if match := _DAY_FIRST.fullmatch(text):
        day, month = int(match[1]), int(match[3])
        # With slashes Americans write the month first: only what cannot be theirs is read.
        could_be_month = match[2] == "/" and day <= 12 and day != month
        return None if could_be_month else _month_of_day(int(match[4]), month, day)
    if match := _MONTH_FIRST.fullmatch(text):
        return _month(int(match[2]), int(match[1]))
    if (match := _NAMED.fullmatch(text)) and match[1] in MONTH_NAMES:
        return _month(_full_year(match[2]), MONTH_NAMES[match[1]])
    if (match := _YEAR_NAMED.fullmatch(text)) and match[2] in MONTH_NAMES:
        return _month(int(match[1]), MONTH_NAMES[match[2]])
    return None


def _year(text: str) -> Period | None:
    match = _YEAR.fullmatch(text)
    if match is None or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
        return None
    return Period(Month(int(match[1]), 12), whole_year=True)


def _serial(text: str) -> Period | None:
    """A date as the number Excel stores for it."""
    if len(text) != 5 or not (text.isascii() and text.isdigit()) or not _FIRST_SERIAL <= int(text) <= _LAST_SERIAL:
        return None
    date = _EXCEL_EPOCH + dt.timedelta(days=int(text))
    return _month(date.year, date.month)


def _rolling(text: str) -> Period | None:
    match = _ROLLING.fullmatch(text)
    month = _single((match[1] or match[2]).strip()) if match else None
    return Period(month.month, PeriodKind.ROLLING_12) if month else None


def _to_date(text: str) -> Period | None:
    """A span: from January it is year-to-date, of twelve months it is rolling twelve, else nothing we know."""
    if match := _TO_DATE.fullmatch(text):
        end = _single(match[1])
        return Period(end.month, PeriodKind.YEAR_TO_DATE) if end else None
    if match := _NAME_SPAN.fullmatch(text):
        start, end = (_single(f"{name} {match[3]}") for name in (match[1], match[2]))
        return _span(start, end)
    # A dash also separates year and month, so every place the text can be cut is tried.
    for cut in re.finditer(r" ?-- ?| ?- ?| t\.?o\.?m\.? | till ", text):
        if found := _span(_single(text[: cut.start()]), _single(text[cut.end() :])):
            return found
    return None


def _span(start: Period | None, end: Period | None) -> Period | None:
    if start is None or end is None:
        return None
    if start.month == Month(end.month.year, 1):
        return Period(end.month, PeriodKind.YEAR_TO_DATE)
    if end.month.months_since(start.month) == 11:
        return Period(end.month, PeriodKind.ROLLING_12)
    return None


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
