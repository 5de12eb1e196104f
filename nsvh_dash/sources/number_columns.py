"""Columns of numbers: each distinct cell is read once, plain ones all together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from pyarrow import compute as pc

from nsvh_dash.sources.blocks import CodedColumn, Codes, Distinct, Mask
from nsvh_dash.sources.markers import Gap
from nsvh_dash.sources.names import Series
from nsvh_dash.sources.numbers import PLAIN, TOO_LARGE
from nsvh_dash.sources.row_values import CellReader, read_number

Figures = npt.NDArray[np.float64]

NUMBER = -1
GAP_CODES = {gap: code for code, gap in enumerate(Gap)}
_BLANK, _BAD, _UNCERTAIN = GAP_CODES[Gap.BLANK], GAP_CODES[Gap.BAD], -2
_PLAIN = f"^(?:{PLAIN.pattern})$"
# How a text that is not plain is read depends on these alone; its series only lends its name to the message.
_READINGS = [Series("", "", is_percent=reading >= 2, is_count=reading % 2 == 1) for reading in range(4)]


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """The numbers of one column: NaN where there is none."""

    values: Figures
    gaps: Codes
    """Why there is no number, by GAP_CODES; NUMBER where there is one."""
    signed: Mask
    """Rows with a percent sign."""

    @property
    def is_number(self) -> Mask:
        """Rows that hold a number."""
        return np.equal(self.gaps, NUMBER)


def read_numbers(column: CodedColumn, readings: Codes, reader: CellReader) -> NumberColumn:
    """Read one column; `readings` is each row's way of reading. What no vector can tell is BAD: see the row itself."""
    values, gaps = _distinct_numbers(column.distinct)
    row_values, row_gaps, signed = values[column.codes], gaps[column.codes], np.zeros(len(column.codes), bool)
    uncertain = np.flatnonzero(row_gaps == _UNCERTAIN)
    if len(uncertain):
        pairs, place = np.unique(
            column.codes[uncertain].astype(np.int64) * len(_READINGS) + readings[uncertain], return_inverse=True
        )
        texts = CodedColumn(column.distinct, pairs // len(_READINGS)).at(np.arange(len(pairs)))
        found = [
            read_number(str(text), _READINGS[reading], reader.decimal)
            for text, reading in zip(texts, (pairs % len(_READINGS)).tolist(), strict=True)
        ]
        gap_of_pair = [GAP_CODES[r.value] if isinstance(r.value, Gap) else NUMBER for r in found]
        value_of_pair = [np.nan if isinstance(r.value, Gap) else r.value for r in found]
        row_gaps[uncertain] = np.array(gap_of_pair, np.int8)[place]
        row_values[uncertain] = np.array(value_of_pair, float)[place]
        signed[uncertain] = np.array([r.signed for r in found], bool)[place]
    return NumberColumn(row_values * reader.factor, row_gaps, signed)


def _distinct_numbers(cells: Distinct) -> tuple[Figures, Codes]:
    """Value and gap of each distinct cell; the gap is UNCERTAIN for text that is not plain."""
    if isinstance(cells, pa.Array):
        return _plain_numbers(cells)
    if isinstance(cells, np.ndarray):
        return cells, np.where(np.abs(cells) < TOO_LARGE, NUMBER, _BAD).astype(np.int8)
    kinds = [type(cell) for cell in cells]
    values = np.array(
        [cell if kind in (float, int) else np.nan for cell, kind in zip(cells, kinds, strict=True)], float
    )
    gap_of_kind = {float: NUMBER, int: NUMBER, type(None): _BLANK}
    gaps = np.array([gap_of_kind.get(kind, _BAD) for kind in kinds], np.int8)
    gaps[(gaps == NUMBER) & ~(np.abs(values) < TOO_LARGE)] = _BAD
    texts = np.array([kind is str for kind in kinds], bool)
    values[texts], gaps[texts] = _plain_numbers(pa.array([c for c in cells if type(c) is str], pa.string()))
    return values, gaps


def _plain_numbers(texts: pa.StringArray) -> tuple[Figures, Codes]:
    plain = pc.match_substring_regex(texts, _PLAIN)
    is_plain = plain.to_numpy(zero_copy_only=False)
    values = np.full(len(texts), np.nan)
    values[is_plain] = pc.cast(pc.replace_substring(texts.filter(plain), ",", "."), pa.float64()).to_numpy()
    blank = pc.equal(texts, "").to_numpy(zero_copy_only=False)
    return values, np.select([is_plain, blank], [NUMBER, _BLANK], _UNCERTAIN).astype(np.int8)
