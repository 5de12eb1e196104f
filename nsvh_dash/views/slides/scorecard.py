"""A slide of how the node is doing: its indicators as a table, those that need attention first."""

from __future__ import annotations

from collections.abc import Iterator

from nsvh_dash.model.meeting import Slide
from nsvh_dash.model.observation import Status
from nsvh_dash.model.slide import ShownFigure, ShownSlide, SlideFact, SlideTable
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.card import Card
from nsvh_dash.views.lookup import shown_month
from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.texts import slides as words
from nsvh_dash.views.tile import Tile

MOST_ROWS = 11
"""As many as can be read from the back of a room."""
_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)


def scorecard_slide(occasion: Occasion, slide: Slide) -> ShownSlide:
    """The indicators of the node, of one perspective when the slide is about one."""
    cards = [card for card in occasion.scorecard.cards if slide.subject in ("", str(card.tile.perspective))]
    shown = cards[:MOST_ROWS]
    sources = [occasion.catalogue.indicators_by_id[card.tile.indicator_id].source for card in shown]
    about = words.SCORECARD_OF[slide.subject]
    return ShownSlide(
        kind=slide.kind,
        subject=slide.subject,
        title=_title(occasion, cards, about) if slide.subject else occasion.scorecard.summary[0].rstrip("."),
        subtitle=_subtitle(occasion, about, len(shown), len(cards)),
        table=_table([card.tile for card in shown]) if shown else None,
        facts=tuple(_facts(cards)),
        alt=" ".join(occasion.scorecard.summary) if shown and not slide.subject else "",
        empty="" if shown else words.NO_INDICATORS,
        footer=occasion.footer(fmt.month(occasion.month), sources),
        link=occasion.link("oversikt"),
        figures=tuple(_figures(occasion, about, shown, cards)),
    )


def _title(occasion: Occasion, cards: list[Card], about: str) -> str:
    """`Målgrupp: fyra av nio bedömda indikatorer når målet i april 2024`."""
    judged = [card for card in cards if card.tile.status in _JUDGED]
    period = fmt.month(occasion.month)
    if not judged:
        return f"{about}: ingen indikator kan bedömas mot ett mål i {period}"
    reached = sum(card.tile.status is Status.REACHED for card in judged)
    count = fmt.counting(reached) if reached else "ingen"
    return f"{about}: {count} av {fmt.counting(len(judged))} bedömda indikatorer når målet i {period}"


def _subtitle(occasion: Occasion, about: str, shown: int, all_of_them: int) -> str:
    where = f"{about}, {occasion.node_name}, {fmt.month(occasion.month)}"
    if shown == all_of_them:
        return where
    return f"{where}; {shown} av {all_of_them} indikatorer, de som behöver uppmärksamhet först"


def _table(tiles: list[Tile]) -> SlideTable:
    return SlideTable(
        headings=words.SCORECARD_HEADINGS,
        rows=tuple((tile.short_name, tile.value, tile.target_text or fmt.ABSENT, tile.status_word) for tile in tiles),
        numeric=(1, 2),
        statuses=tuple(tile.status for tile in tiles),
        status_column=3,
    )


def _counts(cards: list[Card]) -> dict[Status, int]:
    return {status: sum(card.tile.status is status for card in cards) for status in _JUDGED}


def _facts(cards: list[Card]) -> Iterator[SlideFact]:
    """How many reach their target, are near it and miss it."""
    for status, count in _counts(cards).items():
        yield SlideFact(label=texts.STATUS[status], text=fmt.number(count), status=status)


def _figures(occasion: Occasion, about: str, shown: list[Card], cards: list[Card]) -> Iterator[ShownFigure]:
    for card in shown:
        tile = card.tile
        indicator = occasion.catalogue.indicators_by_id[tile.indicator_id]
        at = shown_month(indicator, occasion.month)
        node, kind = tile.node_id, tile.kind
        yield occasion.figure(indicator, node, at, kind, "value", "", tile.amount, tile.value)
        if tile.target_text:
            yield occasion.figure(indicator, node, at, kind, "target", texts.TARGET.lower(), None, tile.target_text)
        if tile.status in _JUDGED:
            said = texts.STATUS_HEADING.lower()
            yield occasion.figure(indicator, node, at, kind, "status", said, None, tile.status_word)
    place, period = occasion.node_name, fmt.month(occasion.month)
    for status, count in _counts(cards).items():
        yield ShownFigure(
            key=f"scorecard|{occasion.node_id}|{occasion.month}|{about}|{status}",
            label=f"{about}, {place}, {period}: {texts.STATUS[status].lower()}",
            text=fmt.number(count),
            value=count,
        )
