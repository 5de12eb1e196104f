"""What the cells of one sheet stand for, each distinct cell looked up once."""

from __future__ import annotations

import datetime as dt

from nsvh_dash.model.observation import State
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month
from nsvh_dash.sources.cells import Cell, shown
from nsvh_dash.sources.markers import is_total, quality_of
from nsvh_dash.sources.names import Memo, Names, Series
from nsvh_dash.sources.periods import Period, parse_period


class Known:
    """Units, indicators or accounts, periods and quality words by the cells that name them."""

    def __init__(self, names: Names, accounts: bool, today: dt.date) -> None:
        self._names = names
        self.nodes: Memo[Cell, Node | None] = Memo(names.node)
        self.series: Memo[Cell, Series | None] = Memo(lambda cell: names.series(cell, accounts))
        self.periods: Memo[Cell, Period | None] = Memo(parse_period)
        self.qualities: Memo[Cell, State | None] = Memo(lambda cell: quality_of(shown(cell)))
        self.open: Memo[tuple[str, int], bool] = Memo(self._is_open)
        """By node and month (Period.index): whether the node is open then."""
        self.this_month = today.year * 12 + today.month - 1

    def is_sum(self, cell: Cell, series: Series) -> bool:
        """True for the sum of other accounts under the name of a sum: what it adds up is delivered beside it."""
        return series.is_account and self._names.is_sum_line(series) and is_total(shown(cell))

    def _is_open(self, place: tuple[str, int]) -> bool:
        node_id, index = place
        return self._names.organisation[node_id].exists(Month(index // 12, index % 12 + 1))
