"""Numbers as Swedish people and systems write them: `1 234,5`, `−12 %`, `(300)`, `6.207`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

PLAIN = re.compile(r"-?[0-9]{1,15}(?:[.,](?:[0-9]{1,2}|[0-9]{4,15}))?")
"""What most cells look like: `float` reads it once the comma is a point."""

_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}\N{PUNCTUATION SPACE}\t"
_MINUSES = (
    "\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{SMALL HYPHEN-MINUS}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{SOFT HYPHEN}"
)
_CLEAN = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_MINUSES, "-"))
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_DECIMAL = re.compile(r"[0-9]*[.,]?[0-9]+")
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_GROUPED = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|"
    r"[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3}){2,}"
)
_LONGEST = 40
TOO_LARGE = 1e15
"""A number so large counts nothing: a cell has lost its separators, or is no number."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from text, with its other reading when the separator may group thousands."""

    value: float
    percent: bool = False
    thousands: float | None = None
    separator: str = ""


def parse_number(text: str) -> Number | None:
    """The number a text stands for, or None. `1.234` keeps both readings: 1,234 and 1234."""
    number = _read(text)
    return None if number is None or abs(number.value) >= TOO_LARGE else number


def is_too_large(text: str) -> bool:
    """Whether a text is a number, but one so large that it counts nothing."""
    number = _read(text)
    return number is not None and abs(number.value) >= TOO_LARGE


def _read(text: str) -> Number | None:
    if len(text) > _LONGEST:
        return None
    digits = text.translate(_CLEAN).strip()
    percent = digits.endswith("%")
    sign, digits = _split_sign(digits.removesuffix("%").rstrip())
    if _ONE_GROUP.fullmatch(digits):
        separator = "," if "," in digits else "."
        whole = sign * float(digits.replace(separator, ""))
        return Number(sign * _float(digits), percent, whole, separator)
    if _SPACED.fullmatch(digits):
        return Number(sign * _float(digits.replace(" ", "")), percent)
    if _DECIMAL.fullmatch(digits):
        return Number(sign * _float(digits), percent)
    if _GROUPED.fullmatch(digits):
        return Number(sign * _ungrouped(digits), percent)
    return None


def decimal_sign(texts: Iterable[str]) -> str:
    """The decimal sign a column's unambiguous numbers use: `,`, `.`, both as `,.`, or nothing."""
    found = set()
    for text in texts:
        _sign, digits = _split_sign(text.translate(_CLEAN).strip().removesuffix("%").rstrip())
        digits = digits.replace(" ", "") if _SPACED.fullmatch(digits) else digits
        if _ONE_GROUP.fullmatch(digits):
            continue
        if _DECIMAL.fullmatch(digits):
            found.update(set(digits) & {",", "."})
        elif _GROUPED.fullmatch(digits):
            found.add(_decimal_of_groups(digits))
    return "".join(sorted(found))


def choose_reading(number: Number, decimal: str, whole: bool) -> float | None:
    """The reading that fits the column's decimal sign; None when it stays uncertain.

    `whole` is True for counts, which have no decimals.
    """
    if number.thousands is None:
        return number.value
    if decimal in (",", "."):
        if decimal != number.separator:
            return number.thousands
        return None if whole and not number.value.is_integer() else number.value
    if not decimal and whole:
        return number.thousands
    return number.value if not decimal and number.separator == "," else None


def _split_sign(text: str) -> tuple[int, str]:
    """The sign, and the digits without it: `-5`, `5-`, `(5)`, `+5`."""
    if text.startswith("(") and text.endswith(")"):
        return -1, text[1:-1].strip()
    if text.startswith("-"):
        return -1, text[1:].lstrip()
    if text.endswith("-"):
        return -1, text[:-1].rstrip()
    return 1, text.removeprefix("+")


def _decimal_of_groups(digits: str) -> str:
    last = max(digits.rfind(","), digits.rfind("."))
    other = "." if digits[last] == "," else ","
    return digits[last] if other in digits else other


def _ungrouped(digits: str) -> float:
    decimal = _decimal_of_groups(digits)
    return _float(digits.replace("." if decimal == "," else ",", ""))


def _float(digits: str) -> float:
    return float(digits.replace(",", "."))
