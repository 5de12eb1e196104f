"""How many rows of a table a slide holds when their texts go on to more than one line."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from nsvh_dash.views.slides.scorecard import MOST_ROWS

_ROOM = 477.0
"""Beneath a title and a subtitle of two lines each, of the 720 parts of a slide's height."""
_LINE, _BETWEEN = 27.6, 6.0
"""What a line takes, and what stands between two rows."""
_MOST_OF_A_TEXT = 110
"""Letters of one cell: a slide is no document."""


def short(text: str) -> str:
    """The text, cut after whole words where it is longer than a cell holds."""
    return text if len(text) <= _MOST_OF_A_TEXT else textwrap.shorten(text, _MOST_OF_A_TEXT, placeholder=" …")


def fitting(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]], letters: Mapping[int, int]) -> int:
    """How many of the first rows fit, by the letters a line of each column holds that may go on; always one."""
    high = _height(headings, letters)
    for at, row in enumerate(rows):
        high += _height(row, letters)
        if at and (at >= MOST_ROWS or high > _ROOM):
            return at
    return len(rows)


def _height(row: tuple[str, ...], letters: Mapping[int, int]) -> float:
    return max(len(textwrap.wrap(row[column], width)) for column, width in letters.items()) * _LINE + _BETWEEN
