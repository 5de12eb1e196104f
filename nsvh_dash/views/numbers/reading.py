"""Finds the numbers of a Swedish sentence that are figures: not years, dates, ages, names or section numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from nsvh_dash.views.numbers.passages import Sentence


class Unit(StrEnum):
    """The unit a number is written with."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    TKR = "tkr"
    MINUTES = "minutes"
    MONTHS = "months"
    DAYS = "days"
    HOURS = "hours"
    YEARS = "years"


class Hedge(StrEnum):
    """What a word before a number says of how exact it is."""

    NONE = "none"
    ABOUT = "about"
    JUST_OVER = "just_over"
    JUST_UNDER = "just_under"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a sentence. Amounts of money are in tkr, whatever they were written in."""

    text: str
    start: int
    """In the sentence."""
    end: int
    value: float
    """Without its sign."""
    step: float
    """What the last digit that is told is worth: 0,1 for `92,3`, 1 000 for `25 000`."""
    sign: int
    """+1 or −1 when one is written, else 0."""
    unit: Unit
    hedge: Hedge = Hedge.NONE
    of_units: bool = False
    """True for `femton vårdcentraler`: a number of units of the organisation."""


_MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
_WORDS = dict(
    zip(
        "en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo"
        " tjugoen tjugotvå tjugotre tjugofyra tjugofem".split(),
        range(1, 26),
        strict=True,
    )
)
_DIGITS = re.compile(
    r"(?<![\w.,])(?<![^\W\d][-–])(?P<sign>[+\-−–])?(?P<whole>\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)"
    r"(?P<decimals>[.,]\d+)?(?![.,]?\d|\w)"
)
_WORD = re.compile(rf"(?<!\w)(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
_UNITS: tuple[tuple[str, Unit, float], ...] = (
    (r"%(?!-?\s?enhet)|procent\b", Unit.PERCENT, 1),
    (r"%-?\s?enhet\w*|procentenhet\w*|p\.?p\.?\b", Unit.POINTS, 1),
    (r"mnkr|mkr|miljon(?:er)?(?: kronor| kr)?\b", Unit.TKR, 1000),
    (r"tkr|tusen kronor|tusen kr\b", Unit.TKR, 1),
    (r"kronor|kr\b", Unit.TKR, 0.001),
    (r"min(?:ut(?:er|ers)?)?\b", Unit.MINUTES, 1),
    (r"mån(?:ad(?:er|ers)?)?\b", Unit.MONTHS, 1),
    (r"(?:vård)?dag(?:ar|ars)?\b|dygn\b", Unit.DAYS, 1),
    (r"tim(?:mar)?\b", Unit.HOURS, 1),
    (r"år(?:en|s)?\b|-?åring\w*|-års?\b", Unit.YEARS, 1),
)
_UNIT_NOUN = re.compile(r"\s+(?:av\s+(?:de\s+)?\w+\s+)?(?:vårdcentral|klinik|enhet|mottagning)(?:er|erna|arna|ar)\b")
_NO_FIGURE_BEFORE = re.compile(
    r"(?<!\w)(?:avsnitt|kapitel|sidan?|rad|punkt|bilaga|tabell|figur|diagram|version|rullande|senaste|första|sista|nummer|"
    r"nr|kl\.?|klockan|R|topp)\s*$|\d\.\d+[-–]\s*$|\d\s+av(?:\s+de)?\s*$",
    re.IGNORECASE,
)
_NO_FIGURE_AFTER = re.compile(
    rf"\s*(?:{'|'.join(_MONTHS)}|av\s+\d+(?!\d*\s+(?:vård|klin|enh|mott))|/\d)|-[^\W\d]|\.\w", re.IGNORECASE
)
_NAMES = ("1177",)
"""Numbers that are names."""
_HEDGES = (
    (Hedge.ABOUT, r"cirka|ca\.?|c:a|ungefär|omkring|runt|kring|i snitt"),
    (Hedge.JUST_OVER, r"drygt|lite över|strax över|något över"),
    (Hedge.JUST_UNDER, r"knappt|nästan|närmare|nära|strax under|lite under|något under|uppemot"),
    (Hedge.ABOVE, r"över|minst|mer än|fler än|högre än|lägst|åtminstone"),
    (Hedge.BELOW, r"under|högst|mindre än|färre än|lägre än|max|maximalt"),
)
_RANGE = re.compile(r"\s*(?:till|och|respektive|mot|eller|[-–])\s*[+\-−–]?\s*")


def numbers_of(sentence: Sentence) -> list[Number]:
    """The figures of a sentence from left to right; none of a row of a table, which has no words to judge them by."""
    text = sentence.text
    found = sorted([*_in_digits(text), *_in_words(text)], key=lambda number: number.start)
    between = [text[a.end : b.start] for a, b in pairwise(found)]
    if any(not gap.strip() for gap in between):
        return []
    return [number for number in _sharing_units(found, between) if number.unit is not Unit.YEARS]


def _sharing_units(found: list[Number], between: list[str]) -> list[Number]:
    """`från 14 till 12 månader`: the first number has the unit of the second."""
    shared = list(found)
    for index in reversed(range(len(between))):
        here, then = shared[index], shared[index + 1]
        if here.unit is Unit.COUNT and not here.of_units and not then.of_units and _RANGE.fullmatch(between[index]):
            scale = 1000 if then.unit is Unit.TKR else 1  # amounts in running text are in mnkr
            shared[index] = replace(here, unit=then.unit, value=here.value * scale, step=here.step * scale)
    return shared


def _in_digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        unit, scale, length = _unit(after)
        decimals = (match["decimals"] or " ")[1:].strip()
        if unit is Unit.COUNT and _is_no_figure(match, before, after):
            continue
        digits = re.sub(r"\D", "", match["whole"])
        step = 10.0 ** -len(decimals) if decimals else _whole_step(digits, unit, scale)
        sign = {"+": 1, "-": -1, "−": -1, "–": -1}.get(match["sign"], 0)
        yield Number(
            text=text[match.start() : match.end() + length].strip(),
            start=match.start(),
            end=match.end() + length,
            value=float(f"{digits}.{decimals or 0}") * scale,
            step=step * scale,
            sign=sign,
            unit=unit,
            hedge=_hedge(before),
            of_units=unit is Unit.COUNT and bool(_UNIT_NOUN.match(after)),
        )


def _in_words(text: str) -> Iterator[Number]:
    """Number words count where units of the organisation or per cent follow; elsewhere they are talk."""
    for match in _WORD.finditer(text):
        after = text[match.end() :]
        unit, scale, length = _unit(after)
        of_units = unit is Unit.COUNT and bool(_UNIT_NOUN.match(after))
        if unit in (Unit.PERCENT, Unit.POINTS) or of_units:
            value = float(_WORDS[match["word"].lower()]) * scale
            end = match.end() + length
            said = text[match.start() : end].strip()
            yield Number(said, match.start(), end, value, 1, 0, unit, _hedge(text[: match.start()]), of_units)


def _unit(after: str) -> tuple[Unit, float, int]:
    for pattern, unit, scale in _UNITS:
        if match := re.match(rf"\s*(?:{pattern})", after, re.IGNORECASE):
            return unit, scale, match.end()
    return Unit.COUNT, 1, 0


def _is_no_figure(match: re.Match[str], before: str, after: str) -> bool:
    is_year = re.fullmatch(r"(?:19|20)\d\d", match["whole"]) and not match["decimals"]
    is_section = (match["decimals"] or "").startswith(".")
    return bool(
        is_year
        or is_section
        or match["whole"] in _NAMES
        or _NO_FIGURE_BEFORE.search(before)
        or _NO_FIGURE_AFTER.match(after)
    )


def _whole_step(digits: str, unit: Unit, scale: float) -> float:
    """`248 500` is told in hundreds; two digits at least are meant as they stand, and every digit of a per cent."""
    if (unit is not Unit.COUNT and scale != 1) or unit in (Unit.PERCENT, Unit.POINTS):
        return 1.0
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0 ** max(0, min(zeros, len(digits) - 2))


def _hedge(before: str) -> Hedge:
    return next((h for h, words in _HEDGES if re.search(rf"(?<!\w)(?:{words})\s*$", before, re.I)), Hedge.NONE)


def _near(number: Number, value: float) -> bool:
    """As near as rounding allows; round thousands may also be cut off, which people do."""
    off = abs(value - number.value)
    if off <= number.step / 2 * (1 + 1e-9) + 1e-9:
        return True
    whole_thousands = number.unit is Unit.COUNT and number.value >= 10_000 and number.value % 1000 == 0
    return whole_thousands and off < 1000 and off <= 0.025 * abs(value)


def agrees(number: Number, value: float) -> bool:
    """True when a value may be written as the number, as exactly or loosely as its words promise."""
    size, loose = abs(value), max(number.step, 0.05 * number.value)
    ranges = {
        Hedge.ABOUT: (number.value - loose, number.value + loose),
        Hedge.JUST_OVER: (number.value - 0.005 * number.step, number.value + loose),
        Hedge.JUST_UNDER: (number.value - loose, number.value + 0.005 * number.step),
    }
    if number.hedge in ranges:
        low, high = ranges[number.hedge]
        return low <= size <= high
    return _near(number, size)
