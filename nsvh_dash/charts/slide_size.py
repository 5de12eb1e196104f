"""How large a slide's drawing is, and its type."""

from __future__ import annotations

WIDTH, HEIGHT = 890, 470
"""Of the whole drawing with its labels, nearly: pixels on a slide of 1280 × 720."""
LOW_HEIGHT = 330
"""Of a drawing over a comment: so low that its type is as large as that of others."""
FONT_SIZE = 26
