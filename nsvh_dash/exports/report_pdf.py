"""A document as tagged PDF: the same chapters as in Word, as data for the template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from nsvh_dash.exports.table_widths import column_widths
from nsvh_dash.exports.typesetting import to_pdf
from nsvh_dash.views.report.document import Block, Document, Figure, Item, Paragraph, Table
from nsvh_dash.views.texts import report as words

_TEMPLATE = "report.typ"
_TEXT_WIDTH = 174.0
"""Millimetres between the template's margins."""


def report_to_pdf(document: Document, drawings: Sequence[str]) -> bytes:
    """The document with the text of an SVG for each of its figures, in order."""
    facts = dict(document.facts)
    data = {
        "title": document.title,
        "subtitle": document.subtitle,
        "author": facts[words.NODE],
        "notice": document.notice,
        "facts": document.facts,
        "foot": f"{words.VERSION} {facts[words.VERSION]}",
        "page": words.PAGE_OF,
        "contents": words.CONTENTS,
        "figure": words.FIGURE,
        "blocks": list(_blocks(document, iter(drawings))),
    }
    return to_pdf(_TEMPLATE, data, document.made_at)


def _blocks(document: Document, drawings: Iterator[str]) -> Iterator[dict[str, Any]]:
    for place in document.placed():
        yield {"kind": "heading", "level": place.level, "text": place.heading}
        listed: list[Item] = []
        for block in (*place.chapter.blocks, None):
            if isinstance(block, Item):
                listed.append(block)
                continue
            if listed:
                yield {"kind": "list", **_list(listed)}
                listed = []
            if block is not None:
                yield _block(block, drawings)


def _block(block: Block, drawings: Iterator[str]) -> dict[str, Any]:
    if isinstance(block, Table):
        # Headings may break where numbers in the text may not.
        return {"kind": "table", **asdict(block), "widths": column_widths(block, _TEXT_WIDTH)} | {
            "strong": sorted(block.strong),
            "headings": [heading.replace("\u00a0", " ") for heading in block.headings],
        }
    if isinstance(block, Figure):
        return {
            "kind": "figure",
            "caption": block.caption,
            "note": block.note,
            "alt": block.alt,
            "svg": next(drawings),
        }
    assert isinstance(block, Paragraph)
    return {"kind": "note" if block.is_note else "paragraph", "runs": [asdict(run) for run in block.runs]}


def _list(items: Sequence[Item]) -> dict[str, Any]:
    """Items as lists in lists: those that lie deeper stand below the item before them."""
    depth = items[0].depth
    made: list[dict[str, Any]] = []
    below: list[Item] = []
    for item in (*items, None):
        if item is not None and item.depth > depth:
            below.append(item)
            continue
        if below:
            made[-1]["below"] = _list(below)
            below = []
        if item is not None:
            made.append({"runs": [asdict(run) for run in item.runs], "below": None})
    return {"start": items[0].number, "items": made}
