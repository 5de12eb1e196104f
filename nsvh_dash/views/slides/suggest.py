"""The slides proposed for a meeting at a node: how it stands, what misses, who is ahead, money, plans, what to do."""

from __future__ import annotations

from nsvh_dash.model.meeting import Slide
from nsvh_dash.model.observation import Status
from nsvh_dash.model.slide import SlideKind
from nsvh_dash.views.card import Card
from nsvh_dash.views.slides.goals import is_judged
from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.texts import slides as words
from nsvh_dash.views.units.screens import read_comparison


def suggest(occasion: Occasion) -> tuple[Slide, ...]:
    """Agenda, scorecard, what misses its target or is near it with the worst first, units, money, plans, next steps.

    What is signed about an indicator is quoted on its slide. Goals where any of the plan's assignments can be judged,
    risks where there are any.
    """
    wanting = [card for card in occasion.scorecard.cards if card.needs_attention]
    indicators = [Slide(kind=SlideKind.INDICATOR, subject=card.tile.indicator_id, comment=True) for card in wanting]
    return (
        Slide(kind=SlideKind.AGENDA),
        Slide(kind=SlideKind.SCORECARD),
        *indicators,
        *_comparison(occasion, wanting),
        Slide(kind=SlideKind.BRIDGE, subject=words.BY_PARTS),
        *([Slide(kind=SlideKind.GOALS)] if is_judged(occasion) else []),
        *([Slide(kind=SlideKind.RISKS)] if occasion.internal_control.risks else []),
        Slide(kind=SlideKind.FOCUS),
        Slide(kind=SlideKind.TEXT, title=words.NEXT_STEPS, lines=words.NEXT_STEPS_LINES),
    )


def _comparison(occasion: Occasion, wanting: list[Card]) -> list[Slide]:
    """The units on the worst indicator that several of them report; none where there is no such indicator."""
    judged = [card for card in occasion.scorecard.cards if card.tile.status is Status.REACHED]
    for card in [*wanting, *judged]:
        found = card.tile.indicator_id
        compared = read_comparison(occasion.snapshot, occasion.catalogue, found, occasion.node_id, occasion.month)
        if sum(row.value is not None for row in compared.rows) > 1:
            return [Slide(kind=SlideKind.COMPARISON, subject=found)]
    return []
