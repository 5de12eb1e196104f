"""Which things stand on which page, when they are too many for one: about as much on each."""

from __future__ import annotations

from collections.abc import Sequence

_FINENESS = 5.0
"""Points; how much more a page is tried to hold at a time."""


def even_pages(heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    """From which thing to which each page goes: as few pages as the room allows, none much fuller than another."""
    fewest = _pages(heights, room)
    least = sum(heights) / len(fewest)
    while least < room:
        evened = _pages(heights, least)
        if len(evened) == len(fewest):
            return evened
        least += _FINENESS
    return fewest


def _pages(heights: Sequence[float], room: float) -> list[tuple[int, int]]:
    pages, start, used = [], 0, 0.0
    for at, high in enumerate(heights):
        if at > start and used + high > room:
            pages.append((start, at))
            start, used = at, 0.0
        used += high
    return [*pages, (start, len(heights))]
