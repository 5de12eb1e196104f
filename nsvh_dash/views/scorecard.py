"""The scorecard of a node in a month: what to look at first, then every indicator by perspective."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.kpi.spc import Chart
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Group, Perspective
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.views import texts
from nsvh_dash.views.card import Card, build_card, order_key
from nsvh_dash.views.lookup import Figures, placed_indicators
from nsvh_dash.views.month_changes import Changes, Compared, gather
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.summary import coverage_sentence, summarise
from nsvh_dash.views.texts import overview as overview_texts
from nsvh_dash.views.tile import Tile

HISTORY_MONTHS = 36
"""Two years for the trend on a tile and the year before them."""
_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)
_STATUSES = (*_JUDGED, Status.NOT_MEASURABLE, Status.MISSING, Status.NO_TARGET)


@dataclass(frozen=True, slots=True)
class Section:
    """Cards under one heading."""

    id: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many indicators have a status."""

    status: Status
    word: str
    count: int


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator by its name, and its own page."""

    name: str
    link: str


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Indicators that cannot be judged for one and the same reason."""

    status: Status
    word: str
    reason: str
    indicators: tuple[Named, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(one.name for one in self.indicators)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """How a node is doing in a month."""

    node_id: str
    month: Month
    coverage: str
    """Whether every unit that should has delivered."""
    summary: tuple[str, ...]
    counts: tuple[StatusCount, ...]
    """The three judgements always, the rest where there are any."""
    changes: Changes
    unjudged: tuple[Unjudged, ...]
    attention: tuple[Card, ...]
    """What misses its target and what is near it, by the rule the page states."""
    sections: tuple[Section, ...]
    """Everything else by perspective."""

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every card, in the order shown."""
        return self.attention + tuple(card for section in self.sections for card in section.cards)


def build_scorecard(
    catalogue: Catalogue,
    figures: Iterable[Figure],
    charts: Mapping[str, Chart],
    node_id: str,
    month: Month,
    group: Group | None = None,
) -> Scorecard:
    """The scorecard of a node, of one subject when a group is given; `charts` by indicator."""
    by_key = Figures(figures)
    cards = sorted(
        (
            build_card(catalogue, placed, month, by_key, charts[placed.indicator.id])
            for placed in placed_indicators(catalogue, node_id, month)
            if group is None or placed.indicator.group is group
        ),
        key=order_key,
    )
    tiles = [card.tile for card in cards]
    links = {tile.indicator_id: _link(catalogue, node_id, month, tile) for tile in tiles}
    changes = gather(month, [_compared(card, links) for card in cards])
    return Scorecard(
        node_id,
        month,
        coverage_sentence(tiles),
        summarise(tiles, [card.standing for card in cards], changes, month),
        tuple(_counts(cards)),
        changes,
        tuple(_unjudged(cards, links)),
        tuple(card for card in cards if card.needs_attention),
        tuple(_sections([card for card in cards if not card.needs_attention])),
    )


def _link(catalogue: Catalogue, node_id: str, month: Month, tile: Tile) -> str:
    return link_to(catalogue, "indikator", node_id, month, indikator=tile.indicator_id)


def _compared(card: Card, links: Mapping[str, str]) -> Compared:
    tile = card.tile
    return Compared(tile.short_name, tile.place, tile.status, card.since, links[tile.indicator_id])


def _sections(cards: Sequence[Card]) -> Iterable[Section]:
    for perspective in Perspective:
        chosen = tuple(card for card in cards if card.tile.perspective is perspective)
        if chosen:
            yield Section(perspective.value, texts.PERSPECTIVE[perspective], chosen)


def _counts(cards: Sequence[Card]) -> Iterable[StatusCount]:
    for status in _STATUSES:
        here = [card.tile for card in cards if card.tile.status is status]
        hidden = sum(tile.is_hidden for tile in here)
        if len(here) > hidden or status in _JUDGED:
            yield StatusCount(status, texts.STATUS[status], len(here) - hidden)
        if hidden:
            yield StatusCount(status, texts.HIDDEN, hidden)


def _unjudged(cards: Sequence[Card], links: Mapping[str, str]) -> Iterable[Unjudged]:
    """What cannot be judged, those with the same reason together."""
    alike: dict[tuple[Status, str, str], list[Named]] = defaultdict(list)
    for card in cards:
        status = card.tile.status
        if status not in _JUDGED:
            reason = overview_texts.NO_TARGET_DECIDED if status is Status.NO_TARGET else card.tile.note
            named = Named(card.tile.short_name, links[card.tile.indicator_id])
            alike[status, card.tile.status_word, reason].append(named)
    # What lacks a target is the usual case and the long list: it comes last.
    for (status, word, reason), those in sorted(alike.items(), key=lambda item: item[0][0] is Status.NO_TARGET):
        yield Unjudged(status, word, reason, tuple(those))
