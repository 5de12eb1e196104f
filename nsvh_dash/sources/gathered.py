"""The values of one file while they are gathered: numbers in place of names, so that a million take little room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from nsvh_dash.model.observation import DELIVERED, State
from nsvh_dash.model.period import PeriodKind, Scenario

Gathered: TypeAlias = npt.NDArray[np.void]
"""Rows of COLUMNS."""
Codes: TypeAlias = npt.NDArray[np.integer[Any]]

COLUMNS = np.dtype(
    [
        ("series", "i4"),
        ("node", "i4"),
        ("period", "i4"),
        ("scenario", "i1"),
        ("value", "f8"),
        ("numerator", "f8"),
        ("denominator", "f8"),
        ("state", "i1"),
        ("comment", "i4"),
        ("sheet", "i2"),
        ("row", "i4"),
        ("signed", "?"),
    ]
)
"""Names by their number in a register, `period` as Period.code. An absent figure is NaN; `signed` rows hold a `%`."""
FIGURES = ("value", "numerator", "denominator")

STATE_CODES = {state: code for code, state in enumerate(State)}
SCENARIO_CODES = {scenario: code for code, scenario in enumerate(Scenario)}

_MONTHS_TO_1970 = 1970 * 12
KINDS_A_MONTH = 8


class Register(dict[str, int]):
    """Numbers names in the order they are met."""

    def __missing__(self, name: str) -> int:
        code = self[name] = len(self)
        return code


def gathered(size: int, **columns: object) -> Gathered:
    """So many rows of the given columns; the others are zero, or absent."""
    rows = np.zeros(size, COLUMNS)
    for name in FIGURES:
        rows[name] = np.nan
    for name, values in columns.items():
        rows[name] = values
    return rows


def fact_keys(rows: Gathered) -> npt.NDArray[np.int64]:
    """One number a row, the same for rows about the same fact."""
    keys = rows["series"].astype(np.int64)
    for column, count in (("node", 1 << 20), ("period", 1 << 18), ("scenario", len(Scenario))):
        keys = keys * count + rows[column]
    return keys


def delivered_table(rows: Gathered, registers: Mapping[str, Register]) -> pa.Table:
    """Gathered rows in the columns of `DELIVERED`; `registers` by the column they number."""
    months = (rows["period"] // KINDS_A_MONTH - _MONTHS_TO_1970).astype("datetime64[M]")
    columns = {
        "series_id": _named(rows["series"], registers["series"]),
        "node_id": _named(rows["node"], registers["node"]),
        "month": pa.array(months.astype("datetime64[D]"), pa.date32()),
        "period_kind": _named(rows["period"] % KINDS_A_MONTH, PeriodKind),
        "scenario": _named(rows["scenario"], Scenario),
        **{name: pa.array(np.ascontiguousarray(rows[name]), from_pandas=True) for name in FIGURES},
        "state": _named(rows["state"], State),
        "comment": _named(rows["comment"], registers["comment"]),
        "sheet": _named(rows["sheet"], registers["sheet"]),
        "row_number": pa.array(np.ascontiguousarray(rows["row"])),
    }
    return pa.table({name: columns[name] for name in DELIVERED})


def _named(codes: Codes, names: Iterable[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), pa.array(map(str, names), pa.string()))
