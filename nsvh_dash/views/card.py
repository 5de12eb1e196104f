"""A tile with what the control chart says of it and what is different from the month before; and which come first."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi.spc import Chart
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.views.lookup import Figures, Placed, shown_figure, shown_month
from nsvh_dash.views.month_changes import SinceLastMonth, since_last_month
from nsvh_dash.views.standing import Standing, build_standing
from nsvh_dash.views.tile import Tile, build_tile

_ORDER = (Status.MISSED, Status.NEAR, Status.REACHED, Status.NO_TARGET, Status.NOT_MEASURABLE, Status.MISSING)


@dataclass(frozen=True, slots=True)
class Card:
    """One indicator of a scorecard."""

    tile: Tile
    area_id: str
    """The business area its figures belong to; the administration when they belong to all of it."""
    standing: Standing
    since: SinceLastMonth

    @property
    def needs_attention(self) -> bool:
        """True for what misses its target or is near it."""
        return self.tile.status in (Status.MISSED, Status.NEAR)


def build_card(catalogue: Catalogue, placed: Placed, month: Month, figures: Figures, chart: Chart) -> Card:
    """The card of an indicator at its node in a month, with the chart of its single months."""
    indicator, at = placed.indicator, shown_month(placed.indicator, month)
    found = shown_figure(indicator, placed.node_id, at, figures)
    standing = build_standing(chart, indicator, at, found.period_kind if found else indicator.headline)
    area = catalogue.organisation.business_area(placed.node_id, month) or catalogue.organisation.root
    return Card(
        build_tile(catalogue, placed, month, figures),
        area.id,
        standing,
        since_last_month(indicator, placed.node_id, at, found, standing, figures),
    )


def order_key(card: Card) -> tuple[int, bool, float]:
    """What misses its target first, then what is near it; what surely gets worse before the rest; then by distance."""
    return _ORDER.index(card.tile.status), not card.standing.is_concern, -card.tile.severity
