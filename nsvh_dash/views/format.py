"""How numbers and periods are written, everywhere: Swedish, no-break spaces, U+2212 for minus."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from nsvh_dash.model.indicator import Indicator, Measure
from nsvh_dash.model.period import Month, PeriodKind

LOCALE = "sv"
NBSP = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"
ABSENT = "–"
"""Stands where a number would have stood; the reason is always written beside it."""

_SUFFIX = {
    Measure.PERCENT: "%",
    Measure.COUNT: "",
    Measure.MINUTES: "min",
    Measure.MONTHS: "månader",
    Measure.DAYS: "dagar",
    Measure.HOURS: "timmar",
    Measure.INDEX: "",
    Measure.TKR: "tkr",
    Measure.DONE_OF_PLANNED: "",
}
_DIFFERENCE_SUFFIX = _SUFFIX | {Measure.PERCENT: "procentenheter"}
_WHOLE = (Measure.COUNT, Measure.HOURS, Measure.TKR)
MEASURE_NAMES = {
    Measure.PERCENT: "procent",
    Measure.COUNT: "antal",
    Measure.MINUTES: "minuter",
    Measure.MONTHS: "månader",
    Measure.DAYS: "dagar",
    Measure.HOURS: "timmar",
    Measure.INDEX: "index",
    Measure.TKR: "tkr",
    Measure.DONE_OF_PLANNED: "antal hittills i år",
}
_LAST_LETTERS = str.maketrans("åäö", "{|}")
_AS_IN_CODE = str.maketrans({NBSP: None, MINUS: "-", ",": "."})
_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def number(value: float, decimals: int = 0, *, signed: bool = False) -> str:
    """`170 391`, `−3,9`; rounded half away from zero as in print; signed adds `+` to what is above zero."""
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(abs(exact), format=pattern, locale=LOCALE)
    if exact < 0:
        return MINUS + text
    return "+" + text if signed and exact > 0 else text


def exact(value: float) -> str:
    """`91,1032863874346`, `−0,5`: every decimal there is, for finding a stored number again."""
    text = format_decimal(abs(Decimal(repr(value))), format="#,##0.####################", locale=LOCALE)
    return MINUS + text if value < 0 else text


def with_unit(text: str, unit: str) -> str:
    """A number and its unit on one line."""
    return f"{text}{NBSP}{unit}" if unit else text


def effective_measure(indicator: Indicator, kind: PeriodKind) -> Measure:
    """The measure of a figure: a done-of-planned number is a count in the month, a share over the year."""
    if indicator.measure is Measure.DONE_OF_PLANNED:
        return Measure.COUNT if kind is PeriodKind.MONTH else Measure.PERCENT
    return indicator.measure


def decimals_of(indicator: Indicator, kind: PeriodKind) -> int:
    """How many decimals a figure is written with."""
    if indicator.measure is Measure.DONE_OF_PLANNED:
        return 0 if kind is PeriodKind.MONTH else max(indicator.decimals, 1)
    return indicator.decimals


def bare(value: float | None, indicator: Indicator, kind: PeriodKind = PeriodKind.MONTH) -> str:
    """A figure without its unit, for tables that have the unit in the heading."""
    return ABSENT if value is None else number(value, decimals_of(indicator, kind))


def figure(value: float | None, indicator: Indicator, kind: PeriodKind = PeriodKind.MONTH) -> str:
    """`92,3 %`, `170 391`, `4,2 min`; a dash when there is no value."""
    return ABSENT if value is None else with_unit(bare(value, indicator, kind), unit(indicator, kind))


def bare_target(value: float | None, indicator: Indicator, kind: PeriodKind = PeriodKind.MONTH) -> str:
    """A target without its unit, with the decimals it was decided in: `95`, `32,5`."""
    if value is None:
        return ABSENT
    least = decimals_of(indicator, kind)
    if effective_measure(indicator, kind) in _WHOLE:
        return number(value, least)
    decimals = next((d for d in range(3) if abs(value - round(value, d)) < 10**-6), least)
    return number(value, decimals)


def target(value: float, indicator: Indicator, kind: PeriodKind = PeriodKind.MONTH) -> str:
    """`95 %`, `32,5 %`; a computed target has the decimals of the figure itself."""
    return with_unit(bare_target(value, indicator, kind), unit(indicator, kind))


def bare_difference(value: float | None, indicator: Indicator, kind: PeriodKind = PeriodKind.MONTH) -> str:
    """The distance between two figures without its unit: `−3,9`."""
    if value is None:
        return ABSENT
    decimals = decimals_of(indicator, kind)
    if effective_measure(indicator, kind) is Measure.PERCENT:
        decimals = max(decimals, 1)
    return number(value, decimals, signed=True)


def is_rounded_apart(
    value: float | None, target: float | None, deviation: float | None, indicator: Indicator, kind: PeriodKind
) -> bool:
    """True where the written deviation is not the written figure minus the written target: each is rounded alone."""
    if value is None or target is None or deviation is None:
        return False
    written = (
        bare(value, indicator, kind),
        bare_target(target, indicator, kind),
        bare_difference(deviation, indicator, kind),
    )
    actual, aim, gap = (Decimal(text.translate(_AS_IN_CODE)) for text in written)
    return actual - aim != gap


def difference(value: float, indicator: Indicator, kind: PeriodKind = PeriodKind.MONTH) -> str:
    """`−3,9 procentenheter`, `+941`: the distance between two figures of one indicator."""
    return with_unit(bare_difference(value, indicator, kind), difference_unit(indicator, kind))


def unit(indicator: Indicator, kind: PeriodKind) -> str:
    """`%`, `tkr`; empty for plain counts. For headings over figures without their unit."""
    return _SUFFIX[effective_measure(indicator, kind)]


def difference_unit(indicator: Indicator, kind: PeriodKind) -> str:
    """`procentenheter`, `tkr`: the unit of a deviation."""
    return _DIFFERENCE_SUFFIX[effective_measure(indicator, kind)]


def mnkr(thousands: float | None, *, signed: bool = False) -> str:
    """`+8,3 mnkr`, from an amount in tkr."""
    return ABSENT if thousands is None else with_unit(number(thousands / 1000, 1, signed=signed), "mnkr")


def amount(thousands: float | None, *, signed: bool = False) -> str:
    """An amount in tkr without its unit, for statements."""
    return ABSENT if thousands is None else number(thousands, signed=signed)


def month(value: Month) -> str:
    """`april 2024`."""
    return f"{month_name(value)}{NBSP}{value.year}"


def month_name(value: Month) -> str:
    """`april`."""
    return str(get_month_names("wide", locale=LOCALE)[value.month])


def month_short(value: Month) -> str:
    """`apr`, without the full stop some months have in running text."""
    return str(get_month_names("abbreviated", locale=LOCALE)[value.month])[:3]


def month_of_year(value: Month) -> str:
    """`apr 2024`, where there is little room."""
    return f"{month_short(value)}{NBSP}{value.year}"


def period(value: Month, kind: PeriodKind) -> str:
    """The stretch a figure covers: `april 2024`, `jan–apr 2024`, `12 mån t.o.m. april 2024`, `helår 2024`."""
    if kind is PeriodKind.MONTH:
        return month(value)
    if kind is PeriodKind.YEAR:
        return f"helår{NBSP}{value.year}"
    if kind is PeriodKind.ROLLING_12:
        return f"12{NBSP}mån t.o.m. {month(value)}"
    first = Month(value.year, 1) if kind is PeriodKind.YEAR_TO_DATE else Month(value.year, value.tertial * 4 - 3)
    if first == value:
        return month(value)
    return f"{month_short(first)}{EN_DASH}{month_short(value)}{NBSP}{value.year}"


def period_short(value: Month, kind: PeriodKind) -> str:
    """The stretch without its year, where the year is plain: `april`, `jan–apr`, `R12`."""
    if kind is PeriodKind.ROLLING_12:
        return "R12"
    return period(value, kind).removesuffix(f"{NBSP}{value.year}")


def date(value: dt.date) -> str:
    """`8 maj 2024`."""
    return format_date(value, "d MMMM y", locale=LOCALE).replace(" ", NBSP)


def day(at: dt.datetime) -> str:
    """`8 maj 2024`: the day of a moment where the reader is."""
    return date(at.astimezone().date())


def moment(at: dt.datetime) -> str:
    """`2024-05-08 14:05`: a moment by the clock where the reader is, for logs and lists."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def counting(count: int) -> str:
    """`noll` to `tolv` in words, larger numbers in figures."""
    return _WORDS[count] if count < len(_WORDS) else number(count)


def capital(text: str) -> str:
    """The text with a capital first letter and the rest untouched."""
    return text[:1].upper() + text[1:]


def listing(items: list[str]) -> str:
    """`A, B och C`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} och {items[-1]}"


def placed(name: str, place: str) -> str:
    """`Listade patienter (Vårdcentralen Halland)`; the name alone where it names the place, or there is none."""
    return f"{name} ({place})" if place and place.casefold() not in name.casefold() else name


def alphabetical(text: str) -> str:
    """What to sort a name by so that å, ä and ö come last, in that order."""
    return text.casefold().translate(_LAST_LETTERS)
