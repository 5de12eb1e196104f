"""A deck as tagged PDF: the pages of the presentation, with the drawings of the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from nsvh_dash.exports.deck import look, measure, plan
from nsvh_dash.exports.deck.about import About
from nsvh_dash.exports.deck.plan import Facts, Sheet
from nsvh_dash.exports.deck.plan_tables import TableSheet
from nsvh_dash.exports.typesetting import to_pdf as typeset
from nsvh_dash.model.observation import Status
from nsvh_dash.model.plain_text import plain
from nsvh_dash.model.slide import ShownSlide, SlideChart
from nsvh_dash.views import texts

_TEMPLATE = "deck.typ"


def to_pdf(
    slides: Sequence[ShownSlide], about: About, draw: Callable[[SlideChart], str], progress: Callable[[int, int], None]
) -> bytes:
    """The deck; `draw` makes a chart an SVG, `progress` is told how many pages of how many are done."""
    sheets = plan.sheets(slides)
    pages = []
    for number, sheet in enumerate(sheets, 1):
        pages.append(_page(sheet, number, draw))
        progress(number, len(sheets))
    data = {
        "title": about.title,
        "author": texts.PRODUCT,
        "width": look.WIDTH,
        "height": look.HEIGHT,
        "margin": look.MARGIN,
        "top": look.TOP,
        "foot_top": look.FOOT.top,
        "foot_width": look.FOOT.width,
        "pages": pages,
    }
    return typeset(_TEMPLATE, data, about.made_at)


def _page(sheet: Sheet, number: int, draw: Callable[[SlideChart], str]) -> dict[str, Any]:
    return {
        "number": number,
        "title": measure.breakable(sheet.title.text, sheet.title.box.width, sheet.title.size, bold=True),
        "title_size": sheet.title.size,
        "subtitle": sheet.subtitle and _plain_size(sheet.subtitle.text, sheet.subtitle.box.width),
        "foot": _plain_size(sheet.foot, look.FOOT.width),
        "svg": sheet.chart and draw(sheet.chart),
        "quote": sheet.quote and _plain_size(sheet.quote.text, sheet.quote.box.width),
        "signature": sheet.quote and _plain_size(sheet.quote.signature, sheet.quote.box.width),
        "alt": plain(sheet.slide.alt or sheet.slide.title),
        "table": sheet.table and _table(sheet.table),
        "points": [measure.breakable(point, sheet.body.width - plan.BULLET, sheet.size) for point in sheet.points],
        "numbered": sheet.is_numbered,
        "pointed": sheet.is_pointed,
        "first": sheet.first,
        "size": sheet.size,
    } | _facts(sheet.facts)


def _facts(facts: Facts | None) -> dict[str, Any]:
    if facts is None:
        return {"facts": None}
    return {
        "facts_width": facts.box.width,
        "facts_gap": facts.gap,
        "facts": [
            {
                "label": _plain_size(fact.label, facts.box.width),
                "text": measure.breakable(fact.text, facts.box.width, fact.size, bold=True),
                "size": fact.size,
                "word": fact.word,
                "judged-label": fact.status is not None and fact.label == fact.word,
            }
            | _mark(fact.status)
            for fact in facts.facts
        ],
    }


def _plain_size(text: str, room: float) -> str:
    return measure.breakable(text, room, look.LEAST)


def _mark(status: Status | None) -> dict[str, Any]:
    return {"status": status and status.value, "tone": _TONES.get(status, "quiet") if status else "quiet"}


_TONES = {Status.REACHED: "good", Status.NEAR: "attention", Status.MISSED: "attention"}


def _table(table: TableSheet) -> dict[str, Any]:
    rooms = table.rooms
    return {
        "headings": [_plain_size(*cell) for cell in zip(table.headings, rooms, strict=True)],
        "rows": [[_plain_size(*cell) for cell in zip(row, rooms, strict=True)] for row in table.rows],
        "widths": table.widths,
        "numeric": table.numeric,
        "status_column": table.status_column,
        "marks": [_mark(status) for status in table.statuses],
    }
