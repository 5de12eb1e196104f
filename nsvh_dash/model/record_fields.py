"""What the fields of a record may hold: each has its Swedish name as title and what is expected as description."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from pydantic import BeforeValidator, Field

from nsvh_dash.model.worded import Worded

FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2100, 12, 31)
HIGHEST = 4
"""Likelihood and consequence go from 1 to this."""
_ID = r"^[A-Za-zÅÄÖåäö0-9][A-Za-zÅÄÖåäö0-9._@-]{0,39}$"
_UNSEEN = re.compile(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_YES, _NO = "ja", "nej"


def id_field(title: str = "Id") -> Any:
    """The short name a record is known by, or another record's."""
    return Field(title=title, pattern=_ID, description="ett kort id av bokstäver och siffror, till exempel R7")


def text_field(title: str, most: int = 300) -> Any:
    """A text that has to be there."""
    return Field(title=title, min_length=1, max_length=most, description=f"en text på högst {most} vanliga tecken")


def note_field(title: str = "Anteckning", most: int = 2000) -> Any:
    """A text that may be left out."""
    return Field(default="", title=title, max_length=most, description=f"en text på högst {most} vanliga tecken")


def date_field(title: str) -> Any:
    """A day."""
    return Field(title=title, ge=FIRST_DAY, le=LAST_DAY, description="ett datum, till exempel 2024-04-30")


def score_field(title: str) -> Any:
    """A step of the scale of likelihood or consequence."""
    return Field(title=title, ge=1, le=HIGHEST, description=f"ett heltal från 1 till {HIGHEST}")


def choice_field(title: str, words: Iterable[Worded]) -> Any:
    """One of a few words."""
    return Field(title=title, description="något av " + ", ".join(choice.word for choice in words))


def mark_field(title: str) -> Any:
    """A yes, or nothing."""
    return Field(default=False, title=title, description=f"ordet {_YES}")


def clean(value: Any) -> Any:
    """A text as it is kept: without spaces around it; signs nobody sees are no text."""
    if not isinstance(value, str):
        return value
    text = "\n".join(value.replace("\r\n", "\n").split("\r")).replace("\t", " ").strip()
    if _UNSEEN.search(text):
        raise ValueError("unseen characters")
    return text


def whole(value: Any) -> Any:
    """A number, but neither yes nor no."""
    if isinstance(value, bool):
        raise ValueError("no number")
    return value


def day(value: Any) -> Any:
    """A date or its text, but no number."""
    if isinstance(value, int | float):
        raise ValueError("no date")
    return value.strip() if isinstance(value, str) else value


def yes(value: Any) -> Any:
    """The word for yes, or nothing."""
    if value is None or isinstance(value, bool):
        return bool(value)
    word = str(value).strip().casefold()
    if word not in (_YES, _NO, ""):
        raise ValueError("neither yes nor no")
    return word == _YES


def choice(choices: type[Worded], value: Any) -> Any:
    """A choice by its Swedish word, or as it is kept; what is neither as it came."""
    if not isinstance(value, str):
        return value
    asked = " ".join(value.split()).casefold()
    return next((one for one in choices if asked in (one.value, one.word.casefold())), value)


def worded(choices: type[Worded]) -> BeforeValidator:
    """Reads a field that is one of a few words."""
    return BeforeValidator(lambda value: choice(choices, value))
