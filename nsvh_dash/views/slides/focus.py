"""Five points to focus on, proposed from the figures: what turned, what surely gets worse, what has missed longest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from nsvh_dash.kpi import Figure, read_figures
from nsvh_dash.kpi.shortfall import Streak, missed_in_a_row
from nsvh_dash.model.observation import Status
from nsvh_dash.model.slide import ShownFigure
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.card import Card
from nsvh_dash.views.lookup import shown_month
from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.units import texts as unit_texts

MOST_POINTS = 5
_LOOKED_BACK = 24
"""How many months back a miss is followed."""
_ORDER = (Status.MISSED, Status.NEAR, Status.REACHED)


@dataclass(frozen=True, slots=True)
class _Point:
    """An indicator with why it deserves attention."""

    card: Card
    streak: Streak
    turned_worse: bool

    @property
    def missed_months(self) -> int:
        return self.streak.months


def focus_points(occasion: Occasion) -> tuple[tuple[str, ...], tuple[ShownFigure, ...]]:
    """The points in words, and the figures they speak of."""
    points = [_point(occasion, card) for card in occasion.scorecard.cards if _concerns(card)]
    turned = [point for point in points if point.turned_worse]
    signals = [point for point in points if point.card.standing.is_concern]
    longest = sorted((point for point in points if point.missed_months), key=lambda point: -point.missed_months)
    chosen = _in_turn(turned, signals, longest)[:MOST_POINTS]
    figures = tuple(figure for point in chosen for figure in _figures(occasion, point))
    return tuple(_said(occasion, point) for point in chosen), figures


def _concerns(card: Card) -> bool:
    return card.needs_attention or card.standing.is_concern or _turned_worse(card)


def _turned_worse(card: Card) -> bool:
    before, after = card.since.before, card.tile.status
    return before in _ORDER and after in _ORDER and _ORDER.index(after) < _ORDER.index(before)


def _point(occasion: Occasion, card: Card) -> _Point:
    tile = card.tile
    indicator = occasion.catalogue.indicators_by_id[tile.indicator_id]
    at = shown_month(indicator, occasion.month)
    figures: list[Figure] = read_figures(
        occasion.snapshot, [indicator.id], [tile.node_id], at.plus(1 - _LOOKED_BACK), at, [tile.kind]
    )
    return _Point(card, missed_in_a_row(figures, at), _turned_worse(card))


def _in_turn(*reasons: Sequence[_Point]) -> list[_Point]:
    """The first of each reason, then the second of each; an indicator once."""
    named: dict[str, _Point] = {}
    for round_of in zip_longest(*reasons):
        for point in round_of:
            if point is not None:
                named.setdefault(point.card.tile.indicator_id, point)
    return list(named.values())


def _said(occasion: Occasion, point: _Point) -> str:
    """`Vuxna undersökta i tid: 76,7 % mot målet 95 %, missat minst 24 månader i rad`."""
    tile = point.card.tile
    against = f" mot målet {tile.target_text}" if tile.target_text else ""
    why = []
    if point.turned_worse:
        why.append(f"sämre status sedan {fmt.month(occasion.month.plus(-1))}")
    if point.card.standing.is_concern:
        why.append("säker försämring")
    if point.missed_months > 1:
        why.append(f"missat {unit_texts.since_text(point.streak)}")
    return ", ".join([f"{tile.short_name}: {tile.value}{against}", *why])


def _figures(occasion: Occasion, point: _Point) -> Iterator[ShownFigure]:
    tile = point.card.tile
    indicator = occasion.catalogue.indicators_by_id[tile.indicator_id]
    at = shown_month(indicator, occasion.month)
    yield occasion.figure(indicator, tile.node_id, at, tile.kind, "value", "", tile.amount, tile.value)
    if tile.target_text:
        said = texts.TARGET.lower()
        yield occasion.figure(indicator, tile.node_id, at, tile.kind, "target", said, None, tile.target_text)
    if point.missed_months > 1:
        said, text = "missade månader", unit_texts.since_text(point.streak)
        months = point.missed_months
        yield occasion.figure(indicator, tile.node_id, at, tile.kind, "missed_months", said, months, text)
