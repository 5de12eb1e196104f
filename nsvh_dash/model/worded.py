"""Choices that have a word beside the code they are kept as."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """A code, and the Swedish word people use for it."""

    word: str

    def __new__(cls, code: str, word: str) -> Self:
        """A member declared as `CODE = "code", "ord"`."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.word = word
        return member
