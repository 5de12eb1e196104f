"""A whole text file as columns at once, where that gives exactly the rows the row reader would."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyarrow import csv

from nsvh_dash.sources.limits import MAX_CELL_CHARACTERS, MAX_COLUMNS

_NEWLINE, _RETURN, _QUOTE = b'\n\r"'
_TEXT_CONTROLS = np.isin(np.arange(0x20), [0x09, _NEWLINE, 0x0B, 0x0C, _RETURN, 0x1B])
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}".encode()


class TextBytes:
    """The bytes of a text file in UTF-8, and where its lines end."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._bytes = np.frombuffer(content, np.uint8)
        places = np.flatnonzero(self._bytes < len(_TEXT_CONTROLS))
        found = self._bytes[places]
        self.is_text = bool(_TEXT_CONTROLS[found].all())
        """False when there are control characters no text has."""
        self.line_ends = places[found == _NEWLINE]
        returns = places[found == _RETURN]
        self._has_lone_returns = bool(np.any(self._after(returns) != _NEWLINE))

    @property
    def longest_line(self) -> tuple[int, int]:
        """The row of the longest line, from 1, and its bytes."""
        lengths = np.diff(self.line_ends, prepend=-1, append=len(self.content))
        row = int(lengths.argmax())
        return row + 1, int(lengths[row]) - 1

    def table(self, separator: str, first: int) -> pa.Table | None:
        """The lines from a place on as columns of text; None when the row reader might see other rows, or a fault."""
        start = int(self.line_ends[first - 1]) + 1 if 0 < first <= len(self.line_ends) else 0
        if (
            first > len(self.line_ends)
            or self._has_lone_returns
            or self.longest_line[1] > MAX_CELL_CHARACTERS
            or self.content.startswith(_BOM, start)
            or not self._is_well_quoted(ord(separator))
        ):
            return None
        names = [str(place) for place in range(MAX_COLUMNS)]
        text = pa.dictionary(pa.int32(), pa.string())
        try:
            table = csv.read_csv(
                pa.BufferReader(pa.py_buffer(memoryview(self.content)[start:])),
                csv.ReadOptions(autogenerate_column_names=True),
                csv.ParseOptions(
                    delimiter=separator, quote_char='"' if len(self._quotes) else False, ignore_empty_lines=False
                ),
                csv.ConvertOptions(column_types={f"f{name}": text for name in names}),
            )
        except pa.ArrowInvalid:
            return None
        return table if table.num_columns <= MAX_COLUMNS else None

    @cached_property
    def _quotes(self) -> npt.NDArray[np.intp]:
        return np.flatnonzero(self._bytes == _QUOTE)

    def _is_well_quoted(self, separator: int) -> bool:
        """True when every quotation mark opens or closes a whole cell of one line."""
        opening, closing = self._quotes[0::2], self._quotes[1::2]
        if len(opening) != len(closing):
            return False
        before = np.where(opening > 0, self._bytes[opening - 1], _NEWLINE)
        return bool(
            np.isin(before, [separator, _NEWLINE]).all()
            and np.isin(self._after(closing), [separator, _NEWLINE, _RETURN]).all()
            and np.array_equal(np.searchsorted(self.line_ends, opening), np.searchsorted(self.line_ends, closing))
        )

    def _after(self, places: npt.NDArray[np.intp]) -> npt.NDArray[np.uint8]:
        """The byte after each place; a line end after the last."""
        following = places + 1
        inside = following < len(self._bytes)
        return np.where(inside, self._bytes[np.where(inside, following, 0)], np.uint8(_NEWLINE))
