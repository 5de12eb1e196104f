"""How far down and to the right a worksheet's cells say they stand, read off all their references at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_LONGEST = 9
"""Letters, and digits, of a reference; with more of either it is none."""
_REFERENCE = 2 * _LONGEST + 6
"""Bytes of the longest ` r="…"` and its neighbours."""
_STRETCH = 1 << 19
"""So many bytes are looked through together: few enough for the processor's own memory."""

Bytes = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.int64]


def used_area(content: bytes) -> tuple[int, int]:
    """The greatest row and column of any `r="B12"` or `r="12"`, from 1; 0 where nothing says."""
    rows = columns = 0
    for start in range(0, len(content), _STRETCH):
        # What the end of a stretch cuts in two is whole in the next, and cut it never says more than it holds.
        stretch = content[start : start + _STRETCH + _REFERENCE] + bytes(_REFERENCE)
        row, column = _greatest(np.frombuffer(stretch, np.uint8))
        rows, columns = max(rows, row), max(columns, column)
    return rows, columns


def _greatest(data: Bytes) -> tuple[int, int]:
    """The greatest row and column in a stretch that ends with bytes that stand for nothing."""
    # Bytes below zero come out far above: one comparison tells a digit, or a letter, from all else.
    digits, letters = data - np.uint8(ord("0")), (data | np.uint8(0x20)) - np.uint8(ord("a"))
    quotes = (data == ord('"')) | (data == ord("'"))
    before = np.flatnonzero((data[1:-2] == ord("r")) & (data[2:-1] == ord("=")) & quotes[3:])
    in_word = (digits[before] < 10) | (letters[before] < 26) | (data[before] == ord("_"))
    columns, places = _number(letters, before[~in_word] + 4, 26, 1)
    is_cell = digits[places] < 10
    rows, places = _number(digits, places, 10, 0)
    return int(rows[quotes[places]].max(initial=0)), int(columns[is_cell].max(initial=0))


def _number(values: Bytes, places: Places, base: int, first: int) -> tuple[Numbers, Places]:
    """What the signs below the base at each place stand for, the lowest for `first`; and the places after them."""
    number, after = np.zeros(len(places), np.int64), places.copy()
    going = np.ones(len(places), bool)
    for _ in range(_LONGEST):
        value = values[after]
        going &= value < base
        if not going.any():
            break
        number = np.where(going, number * base + value + first, number)
        after += going
    return number, after
