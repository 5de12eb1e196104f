"""The verdicts of a control chart as a shape beside its word: arrows and a wave, and squares for the target."""

from __future__ import annotations

import html

from nsvh_dash.views.verdict_text import Symbol, Verdict

_SQUARE = '<rect x="1" y="1" width="14" height="14" rx="2" class="{}"/>'
_SHAPES = {
    Symbol.WAVE: '<path d="M1 8c2-6 5-6 7 0s5 6 7 0" class="line"/>',
    Symbol.UP: '<path d="M8 14V3M3.4 7.4 8 2.4l4.6 5" class="line"/>',
    Symbol.DOWN: '<path d="M8 2v11M3.4 8.6 8 13.6l4.6-5" class="line"/>',
    Symbol.TICK: _SQUARE.format("fill") + '<path d="M4.4 8.2 7 10.8l4.6-5.4" class="cut"/>',
    Symbol.QUESTION: _SQUARE.format("line")
    + '<path d="M5.7 6.2a2.3 2.3 0 1 1 3.4 2c-.8.5-1.1.8-1.1 1.6M8 12v.3" class="line"/>',
    Symbol.CROSS: _SQUARE.format("fill") + '<path d="M5 5l6 6M11 5l-6 6" class="cut"/>',
    Symbol.DASH: '<path d="M3 8h10" class="line"/>',
}


def shape(verdict: Verdict) -> str:
    """The shape alone, for where the word stands beside it."""
    return (
        f'<svg class="mark {verdict.tone}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">'
        f"{_SHAPES[verdict.symbol]}</svg>"
    )


def badge(verdict: Verdict) -> str:
    """Shape and word."""
    return f'<span class="badge {verdict.tone}">{shape(verdict)}{html.escape(verdict.word)}</span>'
