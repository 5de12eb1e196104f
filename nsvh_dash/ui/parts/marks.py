"""Status as a shape beside its word: never told by colour alone."""

from __future__ import annotations

import html

from nsvh_dash.model.observation import Status

_SHAPES = {
    Status.REACHED: '<circle cx="8" cy="8" r="7" class="fill"/><path d="M4.6 8.2 7 10.6l4.4-5" class="cut"/>',
    Status.NEAR: '<circle cx="8" cy="8" r="6.2" class="line"/><path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" class="fill"/>',
    Status.MISSED: '<path d="M8 1 15.4 14.6H.6z" class="fill"/><path d="M8 5.6v4.2M8 11.9v.6" class="cut"/>',
    Status.NOT_MEASURABLE: '<circle cx="8" cy="8" r="6.2" class="line"/><path d="M3.6 12.4 12.4 3.6" class="line"/>',
    Status.MISSING: '<circle cx="8" cy="8" r="6.2" class="line dotted"/>',
    Status.NO_TARGET: '<path d="M3 8h10" class="line"/>',
}
TONES = {
    Status.REACHED: "good",
    Status.NEAR: "attention",
    Status.MISSED: "attention",
    Status.NOT_MEASURABLE: "quiet",
    Status.MISSING: "quiet",
    Status.NO_TARGET: "quiet",
}


def shape(status: Status) -> str:
    """The shape alone, for where the word stands beside it."""
    return (
        f'<svg class="mark {TONES[status]}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">'
        f"{_SHAPES[status]}</svg>"
    )


def badge(status: Status, word: str) -> str:
    """Shape and word."""
    return f'<span class="badge {TONES[status]}">{shape(status)}{html.escape(word)}</span>'
