"""Gathers the values of one file: duplicates told apart, fractions of per cent made per cent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Scenario
from nsvh_dash.model.target import Level
from nsvh_dash.sources.gathered import (
    COLUMNS,
    FIGURES,
    SCENARIO_CODES,
    STATE_CODES,
    Codes,
    Gathered,
    Register,
    delivered_table,
    fact_keys,
)
from nsvh_dash.sources.issue_log import IssueLog, Refusal
from nsvh_dash.sources.names import Series
from nsvh_dash.sources.periods import Period
from nsvh_dash.sources.row_values import as_percent

_FRACTION_LIMIT = 1.5
"""Values of a percentage that all lie below this may be fractions (0,833 for 83,3 %)."""
_CLEAR_TARGET = 10.0
"""With a target of so many per cent, a file where every value is below the limit above holds fractions."""


class Collector:
    """The values of one file: rows read one by one, and many at once."""

    def __init__(self, log: IssueLog) -> None:
        self._log = log
        self.series, self.nodes, self.comments, self._sheets = Register(), Register(), Register(), Register()
        self._percentages: set[int] = set()
        self._single: list[tuple[Any, ...]] = []
        self._parts: list[Gathered] = []
        self._sheets_done: list[Gathered] = []

    def number_of(self, series: Series) -> int:
        """The number that stands for a series in gathered rows."""
        number = self.series[series.id]
        if series.is_percent:
            self._percentages.add(number)
        return number

    def add(
        self,
        row: int,
        series: Series,
        node_id: str,
        period: Period,
        scenario: Scenario,
        value: float | None,
        numerator: float | None,
        denominator: float | None,
        state: State,
        comment: str,
    ) -> None:
        """Keep one value of the sheet being read."""
        self._single.append(
            (
                self.number_of(series),
                self.nodes[node_id],
                period.code,
                SCENARIO_CODES[scenario],
                value,
                numerator,
                denominator,
                STATE_CODES[state],
                self.comments[comment],
                0,
                row,
                False,
            )
        )

    def add_many(self, rows: Gathered) -> None:
        """Keep many values of the sheet being read."""
        self._parts.append(rows)

    def end_sheet(self, sheet: str, signed_rows: Iterable[int]) -> Codes:
        """The sheet is read; of its rows, those named carry a percent sign. Gives the row of each of its values."""
        rows = np.concatenate([*self._parts, np.array(self._single, COLUMNS)])
        self._single, self._parts = [], []
        if np.any(np.diff(rows["row"]) < 0):
            rows = rows[np.argsort(rows["row"], kind="stable")]
        rows["sheet"] = self._sheets[sheet]
        rows["signed"] |= np.isin(rows["row"], list(signed_rows))
        self._sheets_done.append(rows)
        numbers: Codes = rows["row"]
        return numbers

    def finish(self, from_workbook: bool, levels: dict[str, float]) -> pa.Table:
        """All values once each, fractions of per cent made per cent; `levels` is the target of a percentage."""
        rows = np.concatenate([*self._sheets_done, np.empty(0, COLUMNS)])
        self._sheets_done = []
        again, first = _repeated(rows)
        contradicts = ~_same_figures(rows[again], rows[first])
        try:
            for place, earlier, conflict in zip(again, first, contradicts, strict=True):
                self._say_repeated(rows[earlier], rows[place], conflict)
        except Refusal as refusal:
            self._log.refuse(refusal)
        kept = np.ones(len(rows), bool)
        kept[again] = False
        for series in self._fractions(rows, kept, from_workbook, levels):
            self._make_percent(rows, series)
        kept[first[contradicts]] = False
        names = {"series": self.series, "node": self.nodes, "comment": self.comments, "sheet": self._sheets}
        return delivered_table(rows[kept], names)

    def _say_repeated(self, first: np.void, second: np.void, conflict: bool) -> None:
        sheets = list(self._sheets)
        other_sheet = f" på bladet ”{sheets[first['sheet']]}”" if first["sheet"] != second["sheet"] else ""
        where, place = f"rad {first['row']}{other_sheet}", {"sheet": sheets[second["sheet"]], "row": int(second["row"])}
        if conflict:
            self._log.add(
                "conflicting_rows",
                f"{where} har en annan uppgift för samma enhet, indikator och period "
                f"({_said(first)} mot {_said(second)}). Ta bort den som är fel.",
                **place,
            )
        else:
            self._log.warn("duplicate_row", f"samma uppgift står redan på {where} och räknas en gång.", **place)

    def _fractions(
        self, rows: Gathered, kept: npt.NDArray[np.bool_], from_workbook: bool, levels: dict[str, float]
    ) -> Iterator[npt.NDArray[np.intp]]:
        """The places of each percentage's values, where they are fractions: all small, and none with a percent sign."""
        names = list(self.series)
        percentages = kept & np.isin(rows["series"], list(self._percentages)) & ~np.isnan(rows["value"])
        small = np.flatnonzero(percentages & (np.abs(rows["value"]) <= _FRACTION_LIMIT))
        large = set(rows["series"][percentages & (np.abs(rows["value"]) > _FRACTION_LIMIT)])
        for series in dict.fromkeys(rows["series"][small]):
            if series in large or not (from_workbook or levels.get(names[series], 0.0) >= _CLEAR_TARGET):
                continue
            bare = small[(rows["series"][small] == series) & ~rows["signed"][small]]
            if np.any(rows["value"][bare] != 0):
                yield bare

    def _make_percent(self, rows: Gathered, places: npt.NDArray[np.intp]) -> None:
        first = rows[places[0]]
        fraction = float(first["value"])
        distinct, code = np.unique(rows["value"][places], return_inverse=True)
        rows["value"][places] = np.array([as_percent(value) for value in distinct.tolist()])[code]
        self._log.warn(
            "fraction_as_percent",
            f"alla värden i procent är 1,5 eller lägre och lästes som andelar: {fraction:g} blev "
            f"{as_percent(fraction):g} procent ({len(places)} värden).".replace(".", ",", 2),
            sheet=list(self._sheets)[first["sheet"]],
            row=int(first["row"]),
        )


def level_targets(targets: list[tuple[str, object]]) -> dict[str, float]:
    """The lowest level target of each indicator, in its measure."""
    levels: dict[str, float] = {}
    for indicator, rule in targets:
        if isinstance(rule, Level):
            levels[indicator] = min(rule.value, levels.get(indicator, rule.value))
    return levels


def _repeated(rows: Gathered) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The places of rows whose fact was given before, in order, and for each the place where it was first given."""
    keys = fact_keys(rows)
    order = np.argsort(keys, kind="stable")
    begins = np.diff(keys[order], prepend=-1) != 0
    first = order[begins][np.cumsum(begins) - 1]
    again, first = order[~begins], first[~begins]
    by_place = np.argsort(again)
    return again[by_place], first[by_place]


def _same_figures(some: Gathered, others: Gathered) -> npt.NDArray[np.bool_]:
    same: npt.NDArray[np.bool_] = some["state"] == others["state"]
    for name in FIGURES:
        same &= (some[name] == others[name]) | (np.isnan(some[name]) & np.isnan(others[name]))
    return same


def _said(row: np.void) -> str:
    said = "/".join(f"{row[name]:.10g}".replace(".", ",") for name in FIGURES if not np.isnan(row[name]))
    return said or "inget värde"
