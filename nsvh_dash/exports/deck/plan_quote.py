"""Where a quoted comment stands on a page: beneath the drawing, which gives way for it."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.exports.deck import look, measure
from nsvh_dash.exports.deck.look import Box
from nsvh_dash.model.plain_text import plain
from nsvh_dash.model.slide import SlideQuote

_MOST_LINES = 3
_LEAST_DRAWING = 230.0
"""A drawing that would be lower than this, points, keeps its room: the comment is in the notes."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What was written, and by whom and when, on a line of its own."""

    text: str
    signature: str
    box: Box


def with_quote(said: SlideQuote | None, body: Box) -> tuple[Quote | None, Box]:
    """As much of the quote as there is room for, where there is one, and what is left for the drawing."""
    if said is None:
        return None, body
    signature = measure.cut(plain(said.signature), body.width, look.LEAST, 1)
    for most in range(_MOST_LINES, 0, -1):
        text = measure.cut(plain(said.text), body.width, look.LEAST, most)
        high = sum(measure.height(part, body.width, look.LEAST) for part in (text, signature))
        left_over = body.height - high - look.GAP
        if left_over >= _LEAST_DRAWING:
            box = Box(body.left, body.top + left_over + look.GAP, body.width, high)
            return Quote(text, signature, box), body._replace(height=left_over)
    return None, body
