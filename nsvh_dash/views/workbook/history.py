"""Every figure of a node's indicators over the years a workbook shows, read once for all sheets."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi import Figure, Snapshot, read_figures
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.views.lookup import Placed, placed_indicators
from nsvh_dash.views.trend import TREND_MONTHS

_YEAR_BEFORE = 12


@dataclass(frozen=True, slots=True)
class IndicatorHistory:
    """One indicator of a node with all its figures, every kind of period."""

    placed: Placed
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class NodeHistory:
    """The indicators of a node in a month, in catalogue order."""

    catalogue: Catalogue
    node_id: str
    month: Month
    indicators: tuple[IndicatorHistory, ...]

    @property
    def node_name(self) -> str:
        """Whose figures these are."""
        return self.catalogue.organisation[self.node_id].name


def read_history(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> NodeHistory:
    """Three years of figures and the year before them; one query for each node that indicators are followed at."""
    shown = placed_indicators(catalogue, node_id, month)
    first = month.plus(1 - TREND_MONTHS - _YEAR_BEFORE)
    found: dict[str, list[Figure]] = {placed.indicator.id: [] for placed in shown}
    for at_node in dict.fromkeys(placed.node_id for placed in shown):
        here = [placed.indicator.id for placed in shown if placed.node_id == at_node]
        for figure in read_figures(snapshot, here, [at_node], first, month):
            found[figure.indicator_id].append(figure)
    return NodeHistory(
        catalogue,
        node_id,
        month,
        tuple(IndicatorHistory(placed, tuple(found[placed.indicator.id])) for placed in shown),
    )
