"""How far down and to the right a worksheet's cells say they stand, read off all their references at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_LONGEST = 9
"""Letters, and digits, of a reference; with more of either it is none."""
_QUOTES = b"\"'"
_BYTES = np.arange(256)
_DIGIT = (ord("0") <= _BYTES) & (ord("9") >= _BYTES)
_LETTER_VALUE = np.where(
    (ord("a") <= _BYTES | 0x20) & (ord("z") >= _BYTES | 0x20) & (_BYTES < 0x80), (_BYTES | 0x20) - ord("a") + 1, 0
)
_WORD = _DIGIT | (_LETTER_VALUE > 0) | (ord("_") == _BYTES)
_QUOTE = np.isin(_BYTES, list(_QUOTES))


def used_area(content: bytes) -> tuple[int, int]:
    """The greatest row and column of any `r="B12"` or `r="12"`, from 1; 0 where nothing says."""
    data = np.frombuffer(content + bytes(2 * _LONGEST + 4), np.uint8)
    signs = np.flatnonzero(data == ord("="))
    signs = signs[signs > 1]
    signs = signs[data[signs - 1] == ord("r")]
    places = signs[_QUOTE[data[signs + 1]] & ~_WORD[data[signs - 2]]] + 2
    columns, places = _letters(data, places)
    rows = _digits(data, places)
    is_cell = _DIGIT[data[places]]
    return int(rows.max(initial=0)), int(columns[is_cell].max(initial=0))


Numbers = npt.NDArray[np.int64]


def _letters(data: npt.NDArray[np.uint8], places: Numbers) -> tuple[Numbers, Numbers]:
    """The number the letters at each place stand for (A is 1, AA is 27), and the places after them."""
    number, after = np.zeros(len(places), np.int64), places.copy()
    going = np.ones(len(places), bool)
    for _ in range(_LONGEST):
        value = _LETTER_VALUE[data[after]]
        going &= value > 0
        if not going.any():
            break
        number = np.where(going, number * 26 + value, number)
        after += going
    return number, after


def _digits(data: npt.NDArray[np.uint8], places: Numbers) -> Numbers:
    """The number whose digits begin at each place and end before a quotation mark; 0 where there is none."""
    number, after = np.zeros(len(places), np.int64), places.copy()
    going = np.ones(len(places), bool)
    for _ in range(_LONGEST):
        byte = data[after]
        going &= _DIGIT[byte]
        if not going.any():
            break
        number = np.where(going, number * 10 + byte - ord("0"), number)
        after += going
    return np.where(_QUOTE[data[after]], number, 0)
