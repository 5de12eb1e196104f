"""The measures, sizes and colours of a deck. Lengths are points; a slide is 13 1/3 by 7 1/2 inches."""

from __future__ import annotations

from typing import NamedTuple

from nsvh_dash.model.observation import Status

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 40.0
TOP = 24.0
BODY_END = 474.0
"""Where what a slide shows ends; the foot lies below."""
GAP = 16.0
FACTS_WIDTH, FACTS_LEAST_WIDTH = 240.0, 140.0
NUMBER_WIDTH = 70.0
FOOT_TOP, FOOT_LINES = 486.0, 2

LEAST = 18.0
"""No text is smaller."""
TITLE_SIZES = (28.0, 24.0, 20.0)
TITLE_LINES = 2
TEXT_SIZES = (24.0, 20.0)
FACT_SIZES = (28.0, 24.0, 20.0)

FONT = "Arial"
MARK_FONT = "Segoe UI Symbol"
"""Has the shapes of every status; elsewhere a program borrows them from a typeface of its own."""
LANGUAGE = "sv-SE"

INK = "1B2733"
NOTE = "55606B"
LINE = "DDE3E8"
FAINT = "A3AEB8"
ACCENT = "005EA8"
ATTENTION = "B04A00"
PAPER = "FFFFFF"

TONE = {
    Status.REACHED: ACCENT,
    Status.NEAR: ATTENTION,
    Status.MISSED: ATTENTION,
    Status.NOT_MEASURABLE: NOTE,
    Status.MISSING: NOTE,
    Status.NO_TARGET: NOTE,
}
MARK = {
    Status.REACHED: "●",
    Status.NEAR: "◐",
    Status.MISSED: "▲",
    Status.NOT_MEASURABLE: "⊘",
    Status.MISSING: "◌",
    Status.NO_TARGET: "–",
}
"""The shape that stands beside the word."""


class Box(NamedTuple):
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float


FOOT = Box(MARGIN, FOOT_TOP, WIDTH - 2 * MARGIN - NUMBER_WIDTH - GAP, FOOT_LINES * LEAST * 1.2)
NUMBER = Box(WIDTH - MARGIN - NUMBER_WIDTH, FOOT_TOP, NUMBER_WIDTH, FOOT_LINES * LEAST * 1.2)
