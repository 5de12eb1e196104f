"""A chart as a picture to paste elsewhere: the drawing of the page with its title, on white, in Swedish."""

from __future__ import annotations

import json
import textwrap
from typing import Any

import pandas as pd
import vl_convert

from nsvh_dash.exports import typeface
from nsvh_dash.views.chart_block import ChartBlock

WIDTH = 880
"""Pixels of the drawing; PNG has twice as many."""
COLOURS = {
    "ground": "#ffffff",
    "panel": "#ffffff",
    "ink": "#1b2733",
    "note": "#55606b",
    "line": "#dde3e8",
    "faint": "#a3aeb8",
    "accent": "#005ea8",
    "good": "#005ea8",
    "attention": "#b04a00",
    "chosen": "#e8f1f9",
    "common": "#a6a6a6",
    "improvement": "#00b0f0",
    "concern": "#e46c0a",
    "neutral": "#490092",
    "band": "#eef1f4",
}
"""The style sheet's colours in light: a picture has no style sheet to ask."""
_FONT = f"{typeface.FAMILY}, Liberation Sans, Arial, sans-serif"
_SCALE = 2.0
_AROUND = {"left": 4, "top": 4, "right": 16, "bottom": 4}
"""Texts are measured before their typeface is known: the last one of a line may need some more."""
_TITLE_LINE, _SUBTITLE_LINE = 84, 120
"""Letters to a line."""

vl_convert.register_font_directory(str(typeface.FOLDER))


def to_png(block: ChartBlock, data: pd.DataFrame, spec: dict[str, Any]) -> bytes:
    """The chart as PNG."""
    picture = _picture(block, data, spec)
    made: bytes = vl_convert.vegalite_to_png(picture, scale=_SCALE, **_locale(spec))
    return made


def to_svg(block: ChartBlock, data: pd.DataFrame, spec: dict[str, Any]) -> bytes:
    """The chart as SVG."""
    return str(vl_convert.vegalite_to_svg(_picture(block, data, spec), **_locale(spec))).encode()


def drawing_to_png(data: pd.DataFrame, spec: dict[str, Any], width: int) -> bytes:
    """The drawing alone, so many pixels wide and twice as sharp: for documents that say the finding beside it."""
    made: bytes = vl_convert.vegalite_to_png(_drawing(data, spec, width), scale=_SCALE, **_locale(spec))
    return made


def drawing_to_svg(data: pd.DataFrame, spec: dict[str, Any], width: int = WIDTH) -> str:
    """The drawing alone as the text of its SVG; one that has a size of its own keeps it."""
    return str(vl_convert.vegalite_to_svg(_drawing(data, spec, width), **_locale(spec)))


def sheet_to_svg(sheet: str) -> bytes:
    """A drawing that is SVG already, in real colours."""
    return _coloured(sheet).encode()


def sheet_to_png(sheet: str) -> bytes:
    """The same as PNG."""
    made: bytes = vl_convert.svg_to_png(_coloured(sheet), scale=_SCALE)
    return made


def _coloured(drawing: str) -> str:
    for name, colour in COLOURS.items():
        drawing = drawing.replace(f"var(--nsvh-{name})", colour)
    return drawing


def _locale(spec: dict[str, Any]) -> dict[str, Any]:
    locale = spec["config"]["locale"]
    return {"format_locale": locale["number"], "time_format_locale": locale["time"]}


def _picture(block: ChartBlock, data: pd.DataFrame, spec: dict[str, Any]) -> dict[str, Any]:
    """The drawing with its title and room around it."""
    drawing = _drawing(data, spec, WIDTH)
    return drawing | {"title": _title(block), "config": drawing["config"] | {"padding": 20}}


def _drawing(data: pd.DataFrame, spec: dict[str, Any], wide: int) -> dict[str, Any]:
    """The drawing with its data, real colours and a width."""
    drawing: dict[str, Any] = json.loads(_coloured(json.dumps(spec)))
    # What is made of several drawings says itself how wide each of them is.
    width = {"width": wide} if {"layer", "mark"} & drawing.keys() and "width" not in drawing else {}
    config = drawing["config"] | {"font": _FONT, "background": COLOURS["ground"], "padding": _AROUND}
    return drawing | width | {"data": {"values": _records(data)}, "config": config}


def _records(data: pd.DataFrame) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = json.loads(data.to_json(orient="records", date_format="iso"))
    return records


def _title(block: ChartBlock) -> dict[str, Any]:
    return {
        "text": textwrap.wrap(block.title, _TITLE_LINE),
        "subtitle": textwrap.wrap(block.subtitle, _SUBTITLE_LINE, break_long_words=False),
        "anchor": "start",
        "fontSize": 18,
        "color": COLOURS["ink"],
        "subtitleColor": COLOURS["note"],
        "subtitleFontSize": 13,
        "subtitlePadding": 6,
        "offset": 14,
    }
