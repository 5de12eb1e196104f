"""The scorecard of a node in a month: what to look at first, then every indicator by perspective."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Group, Perspective
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.views import texts
from nsvh_dash.views.lookup import Figures, placed_indicators
from nsvh_dash.views.summary import coverage_sentence, summarise
from nsvh_dash.views.tile import Tile, build_tile, order_key

HISTORY_MONTHS = 36
"""Two years for the trend on a tile and the year before them."""


@dataclass(frozen=True, slots=True)
class Section:
    """Tiles under one heading."""

    id: str
    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """How a node is doing in a month."""

    node_id: str
    month: Month
    coverage: str
    """Whether every unit that should has delivered."""
    summary: tuple[str, ...]
    attention: tuple[Tile, ...]
    """What misses its target, furthest from it first."""
    sections: tuple[Section, ...]
    """Everything else by perspective."""

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """Every tile, in the order shown."""
        return self.attention + tuple(tile for section in self.sections for tile in section.tiles)


def build_scorecard(
    catalogue: Catalogue, figures: Iterable[Figure], node_id: str, month: Month, group: Group | None = None
) -> Scorecard:
    """The scorecard of a node, of one subject when a group is given."""
    by_key = Figures(figures)
    tiles = sorted(
        (
            build_tile(catalogue, placed, month, by_key)
            for placed in placed_indicators(catalogue, node_id, month)
            if group is None or placed.indicator.group is group
        ),
        key=order_key,
    )
    missed = tuple(tile for tile in tiles if tile.status is Status.MISSED)
    others = [tile for tile in tiles if tile.status is not Status.MISSED]
    return Scorecard(
        node_id, month, coverage_sentence(tiles), summarise(tiles, month), missed, tuple(_sections(others))
    )


def _sections(tiles: list[Tile]) -> Iterable[Section]:
    for perspective in Perspective:
        chosen = tuple(tile for tile in tiles if tile.perspective is perspective)
        if chosen:
            yield Section(perspective.value, texts.PERSPECTIVE[perspective], chosen)
