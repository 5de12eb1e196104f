"""A deck as PPTX: native charts and tables that can be edited, real titles, notes, and a text for every drawing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Deck
from pptx.util import Pt

from nsvh_dash.exports.deck import look, parts, plan, template
from nsvh_dash.exports.deck.about import About
from nsvh_dash.exports.deck.drawings import drawing_of
from nsvh_dash.exports.deck.look import Box
from nsvh_dash.exports.deck.native_chart import NativeChart
from nsvh_dash.exports.deck.plan import Sheet
from nsvh_dash.model.plain_text import plain
from nsvh_dash.model.slide import ShownSlide
from nsvh_dash.views import texts
from nsvh_dash.views.texts import deck as words

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest date of a packed file: the same slides make the same bytes."""


def to_pptx(slides: Sequence[ShownSlide], about: About, progress: Callable[[int, int], None]) -> bytes:
    """The deck; `progress` is told how many pages of how many are done."""
    deck = template.empty_deck()
    pages = plan.sheets(slides)
    for number, sheet in enumerate(pages, 1):
        _page(deck, sheet, number, about)
        progress(number, len(pages))
    _describe(deck, about)
    stream = io.BytesIO()
    deck.save(stream)
    return _packed_alike(stream.getvalue())


def _page(deck: Deck, sheet: Sheet, number: int, about: About) -> None:
    kind = "chart" if sheet.chart else "table" if sheet.table else "text"
    slide = deck.slides.add_slide(deck.slide_layouts[template.LAYOUTS.index(kind)])
    places = {place.placeholder_format.idx: place for place in slide.placeholders}
    _put(places[template.TITLE], sheet.title.box)
    parts.write(places[template.TITLE].text_frame.paragraphs[0], sheet.title.text, sheet.title.size, bold=True)
    if sheet.subtitle:
        _put(places[template.SUBTITLE], sheet.subtitle.box)
        subtitle = places[template.SUBTITLE].text_frame.paragraphs[0]
        parts.write(subtitle, sheet.subtitle.text, look.LEAST, look.NOTE)
    else:
        _drop(places[template.SUBTITLE])
    _put(places[template.BODY], sheet.body)
    _fill(places[template.BODY], sheet, about)
    if sheet.facts:
        _put(places[template.FACTS], sheet.facts.box)
        parts.write_facts(places[template.FACTS].text_frame, sheet.facts)
    else:
        _drop(places[template.FACTS])
    if sheet.quote:
        _put(places[template.QUOTE], sheet.quote.box)
        parts.write_quote(places[template.QUOTE].text_frame, sheet.quote)
    elif template.QUOTE in places:
        _drop(places[template.QUOTE])
    parts.write_foot(slide, sheet.foot, number)
    if sheet.slide.notes:
        parts.write_notes(slide, sheet.slide.notes)


def _fill(place: Any, sheet: Sheet, about: About) -> None:
    """The drawing, the table or the words, where they belong."""
    if sheet.chart is not None and sheet.slide.chart is not None:
        drawing = drawing_of(sheet.chart, sheet.slide.chart, sheet.body)
        # Each series says itself of what type it is; the type named here decides nothing.
        frame = place.insert_chart(XL_CHART_TYPE.LINE, NativeChart(drawing, sheet.body, about.made_at))
        _say(frame, words.CHART, sheet)
    elif sheet.table is not None:
        frame = place.insert_table(len(sheet.table.rows) + 1, len(sheet.table.headings))
        parts.write_table(frame, sheet.table)
        _say(frame, words.TABLE, sheet)
    else:
        parts.write_points(place.text_frame, sheet)


def _put(place: Any, box: Box) -> None:
    place.left, place.top, place.width, place.height = (Pt(length) for length in box)


def _drop(place: Any) -> None:
    place._element.getparent().remove(place._element)


def _say(frame: Any, name: str, sheet: Sheet) -> None:
    """What it shows, for whoever does not see it."""
    properties = frame._element._nvXxPr.cNvPr
    properties.set("name", name)
    properties.set("descr", plain(sheet.slide.alt or f"{sheet.slide.title}. {sheet.slide.subtitle}"))


def _describe(deck: Deck, about: About) -> None:
    properties, at = deck.core_properties, about.made_at.replace(tzinfo=None)
    properties.title, properties.author, properties.language = about.title, texts.PRODUCT, look.LANGUAGE
    properties.last_modified_by = texts.PRODUCT
    properties.created = properties.modified = at


def _packed_alike(package: bytes) -> bytes:
    """The same files, without the moment at which each was packed."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as before,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, _EPOCH), before.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
