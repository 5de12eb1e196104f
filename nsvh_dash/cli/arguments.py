"""What the command line's arguments may look like; anything else gets a Swedish sentence and exit code 2."""

from __future__ import annotations

import argparse
import datetime as dt
import math

from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.period import Month


class WrongCall(NsvhError):
    """Flags that do not go together, or one that is missing: no input is at fault, the call is."""


def month(text: str) -> Month:
    """A month as the command line takes it, `2024-04`."""
    try:
        return Month.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"”{text}” är ingen månad; skriv till exempel 2024-04") from None


def date(text: str) -> dt.date:
    """A date as the command line takes it, `2024-04-01`; a month stands for its first day."""
    try:
        return dt.date.fromisoformat(text if len(text) > len("2024-04") else f"{text}-01")
    except ValueError:
        raise argparse.ArgumentTypeError(f"”{text}” är inget datum; skriv till exempel 2024-04-01") from None


def finite(text: str) -> float:
    """A number; not one of those that no value can be compared with."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise argparse.ArgumentTypeError(f"”{text}” är inget tal; skriv till exempel 92.5")
    return number


def batch_number(text: str) -> int:
    """The number of an import."""
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"”{text}” är inget importnummer; se listan med kommandot batches")
    return int(text)


def record_change(text: str) -> int:
    """The number of what was written at once about records."""
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"”{text}” är inget nummer på en ändring; se listan med kommandot records log")
    return int(text)


def meeting_number(text: str) -> int:
    """The number of a meeting."""
    if not text.isdigit():
        raise argparse.ArgumentTypeError(f"”{text}” är inget mötesnummer; se listan med kommandot meetings")
    return int(text)


def as_of(text: str) -> int | dt.date:
    """A batch number or a date."""
    try:
        return int(text) if text.isdigit() else dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"”{text}” är varken ett importnummer eller ett datum som 2024-05-08"
        ) from None
