"""What every spreadsheet file shares: text that never becomes a formula, numbers in the form people write them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import xlsxwriter

_WIDEST, _NARROWEST = 60, 9
_NO_DATE = dt.datetime(1980, 1, 1)
"""Stands where a file would say when it was written: the same content makes the same file."""
_SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@contextmanager
def new_book(out: io.BytesIO, properties: dict[str, Any], created: dt.datetime | None = None) -> Iterator[Any]:
    """An empty workbook that is written to `out` when it is left."""
    with xlsxwriter.Workbook(out, _SAFE) as book:
        book.set_properties(properties | {"created": created or _NO_DATE})
        yield book


def number_format(text: str) -> str:
    """The format that shows a number as its text does: `−3,9` is one decimal and a true minus.

    A spreadsheet puts the reader's own separators where the format has comma and point.
    """
    decimals = sum(sign.isdigit() for sign in text.partition(",")[2])
    plain = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f"{'+' if text.startswith('+') else ''}{plain};−{plain};{plain}"


def column_width(longest: int) -> int:
    """The width of a column whose longest text has so many letters."""
    return max(_NARROWEST, min(_WIDEST, longest + 2))
