"""How much a delivery may hold. Checked before a file is parsed, and said in the message."""

from __future__ import annotations

MEGABYTE = 1_000_000

MAX_TEXT_BYTES = 150 * MEGABYTE
"""About a million rows with long indicator names."""
MAX_WORKBOOK_BYTES = 50 * MEGABYTE
MAX_UNPACKED_BYTES = 200 * MEGABYTE
MAX_ROWS = 1_100_000
"""A full Excel sheet (1 048 576 rows), and a text file of a million rows with its titles."""
MAX_COLUMNS = 500
MAX_SHEET_CELLS = 6_000_000
"""The rectangle from the first to the last used cell: a reader has to hold all of it."""
MAX_CELL_CHARACTERS = 32_767
"""Excel's own limit for a cell."""
MAX_LINE_BYTES = 200_000
MAX_PARTS = 2_000
"""Files inside a workbook."""


def grouped(number: int) -> str:
    """A limit as written in a message: 1 100 000, with no-break spaces."""
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")
