"""The bars of a bridge as stacked series on a base that is not seen; they may lie below zero or across it."""

from __future__ import annotations

from typing import NamedTuple

from nsvh_dash.exports.deck import look
from nsvh_dash.exports.deck.drawing import Column, Ink, Label
from nsvh_dash.model.plain_text import plain
from nsvh_dash.model.slide import SlideChart, Span
from nsvh_dash.views.finance.bridge import Role
from nsvh_dash.views.texts import deck as words

_UNSEEN = Ink()
_INKS = {
    Role.BUDGET: Ink(line=look.INK, width=1.75),
    Role.FAVOURABLE: Ink(fill=look.ACCENT),
    Role.UNFAVOURABLE: Ink(fill=look.ATTENTION),
    Role.UNEXPLAINED: Ink(fill=look.LINE, line=look.NOTE),
    Role.ACTUAL: Ink(fill=look.INK),
}


class BridgeScale(NamedTuple):
    """From where to where, with room for an amount beyond each end."""

    low: float
    high: float
    room: float
    """What an amount takes, in the unit of the axis."""


def bridge_scale(chart: SlideChart, texts_across: float) -> BridgeScale:
    """A scale for all the bars; `texts_across` of the amounts fit beside each other in its width."""
    ends = [0.0, *(end for span in chart.spans for end in (span.start, span.end))]
    low, high = min(ends), max(ends)
    has_left, has_right = (any(_is_below(span) is side for span in chart.spans) for side in (True, False))
    sides = has_left + has_right
    width = (high - low or 1.0) / max(1 - sides / max(texts_across, sides + 1.0), 0.1)
    room = width / max(texts_across, sides + 1.0)
    return BridgeScale(low - room * has_left, high + room * has_right, room)


def bridge_columns(chart: SlideChart, scale: BridgeScale) -> tuple[Column, ...]:
    """The base, what is seen above and below zero, and room with the amount beside each bar."""
    spans = chart.spans
    inks = {at: _INKS[Role(span.role)] for at, span in enumerate(spans)}
    labels = {at: Label("inBase", text=plain(span.text)) for at, span in enumerate(spans)}
    room = tuple(-scale.room if _is_below(span) else scale.room for span in spans)
    return (
        Column(words.BRIDGE_BASE, tuple(_base(span) for span in spans), _UNSEEN),
        Column(words.BRIDGE_ABOVE, tuple(_above(span) for span in spans), _UNSEEN, marks=inks),
        Column(words.BRIDGE_BELOW, tuple(_below(span) for span in spans), _UNSEEN, marks=inks),
        Column(words.BRIDGE_LABEL, room, _UNSEEN, labels=labels),
    )


def _is_below(span: Span) -> bool:
    """True for a bar with nothing above zero: its amount stands at its lower end."""
    return max(span.start, span.end) <= 0 and min(span.start, span.end) < 0


def _base(span: Span) -> float:
    low, high = sorted((span.start, span.end))
    return low if low > 0 else min(high, 0.0)


def _above(span: Span) -> float | None:
    return max(span.start, span.end, 0.0) - max(min(span.start, span.end), 0.0) or None


def _below(span: Span) -> float | None:
    return min(span.start, span.end, 0.0) - min(max(span.start, span.end), 0.0) or None
