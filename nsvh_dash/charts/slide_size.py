"""How large a slide's drawing is, and its type."""

from __future__ import annotations

WIDTH, HEIGHT = 890, 470
"""Of the whole drawing with its labels, nearly: pixels on a slide of 1280 × 720."""
FONT_SIZE = 26
