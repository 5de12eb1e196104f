"""The typeface of pages, pictures and documents, shipped with the product: a file looks alike on every machine."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

FAMILY = "Source Sans Pro"
FOLDER = Path(str(files("font_source_sans_pro"))) / "files"

UNKNOWN = "☐"
"""Stands for a letter that the typeface lacks, for instance an emoji."""
_UNSEEN = {0x200B}
"""A place to break a long word needs no letter."""


@cache
def _letters() -> frozenset[int]:
    with TTFont(FOLDER / "SourceSansPro-Regular.ttf") as font:
        return frozenset(font.getBestCmap())


def written(text: str) -> str:
    """The text in letters the typeface has: a document with others could not be read aloud, and is not made."""
    missing = {ord(letter) for letter in set(text)} - _letters() - _UNSEEN
    return text.translate(dict.fromkeys(missing, UNKNOWN))
