"""What the cells of one sheet stand for, each distinct cell looked up once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import numpy.typing as npt

from nsvh_dash.model.observation import State
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month
from nsvh_dash.sources.cells import Cell, shown
from nsvh_dash.sources.markers import is_total, quality_of
from nsvh_dash.sources.names import Memo, Names, Series
from nsvh_dash.sources.periods import Period, parse_period

_NO_END = 12 * 10_000


class Known:
    """Units, indicators or accounts, periods and quality words by the cells that name them."""

    def __init__(self, names: Names, accounts: bool, today: dt.date) -> None:
        self._names = names
        self.nodes: Memo[Cell, Node | None] = Memo(names.node)
        self.series: Memo[Cell, Series | None] = Memo(lambda cell: names.series(cell, accounts))
        self.periods: Memo[Cell, Period | None] = Memo(parse_period)
        self.qualities: Memo[Cell, State | None] = Memo(lambda cell: quality_of(shown(cell)))
        self._lives: Memo[str, list[tuple[int, int]]] = Memo(self._life)
        self.this_month = today.year * 12 + today.month - 1

    def is_sum(self, cell: Cell, series: Series) -> bool:
        """True for the sum of other accounts under the name of a sum: what it adds up is delivered beside it."""
        return series.is_account and self._names.is_sum_line(series) and is_total(shown(cell))

    def is_open(self, node_id: str, index: int) -> bool:
        """True when a node is open in a month (Period.index)."""
        return any(first <= index <= last for first, last in self._lives[node_id])

    def open_months(self, node_id: str, months: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.bool_]:
        """The same of many months."""
        found = np.zeros(len(months), bool)
        for first, last in self._lives[node_id]:
            found |= (first <= months) & (months <= last)
        return found

    def _life(self, node_id: str) -> list[tuple[int, int]]:
        memberships = self._names.organisation[node_id].memberships
        return [(_index(m.valid_from), _index(m.valid_to) if m.valid_to else _NO_END) for m in memberships]


def _index(month: Month) -> int:
    return month.year * 12 + month.month - 1
