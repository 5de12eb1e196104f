"""One look for every chart: colours, type, and Swedish numbers and months."""

from __future__ import annotations

from typing import Any

import altair as alt

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"

# The colours are the style sheet's, by name: a chart follows light and dark without being drawn anew.
INK = "var(--nsvh-ink)"
NOTE = "var(--nsvh-note)"
GROUND = "var(--nsvh-ground)"
GRID = "var(--nsvh-line)"
FAINT = "var(--nsvh-faint)"
ACTUAL = "var(--nsvh-accent)"
GOOD = "var(--nsvh-good)"
ATTENTION = "var(--nsvh-attention)"
CHOSEN = "var(--nsvh-chosen)"
# Control charts: the colours of the method, with a shape each.
COMMON = "var(--nsvh-common)"
IMPROVEMENT = "var(--nsvh-improvement)"
CONCERN = "var(--nsvh-concern)"
NEUTRAL = "var(--nsvh-neutral)"
BAND = "var(--nsvh-band)"

FONT = '"Source Sans", sans-serif'

LOCALE: dict[str, Any] = {
    "number": {
        "decimal": ",",
        "thousands": NO_BREAK_SPACE,
        "grouping": [3],
        "currency": ["", f"{NO_BREAK_SPACE}kr"],
        "minus": MINUS,
        "percent": f"{NO_BREAK_SPACE}%",
    },
    "time": {
        "dateTime": "%A den %d %B %Y %X",
        "date": "%Y-%m-%d",
        "time": "%H:%M:%S",
        "periods": ["fm", "em"],
        "days": ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
        "shortDays": ["sön", "mån", "tis", "ons", "tors", "fre", "lör"],
        "months": [
            "januari", "februari", "mars", "april", "maj", "juni",
            "juli", "augusti", "september", "oktober", "november", "december",
        ],
        "shortMonths": ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    },
}  # fmt: skip


def config() -> dict[str, Any]:
    """The Vega-Lite configuration of every chart.

    Axes and marks are hidden from screen readers because Vega describes them in English; the chart has a
    Swedish text alternative and a table beside it.
    """
    return {
        "locale": LOCALE,
        "background": "transparent",
        "font": FONT,
        "padding": {"left": 0, "top": 8, "right": 0, "bottom": 0},
        "view": {"stroke": None},
        "axis": {
            "aria": False,
            "domain": False,
            "ticks": False,
            "grid": False,
            "labelColor": NOTE,
            "labelFontSize": 13,
            "labelPadding": 6,
            "title": None,
        },
        "axisY": {"grid": True, "gridColor": GRID, "gridWidth": 1, "tickCount": 5},
        # Streamlit would have every mark tell its fields by their names in the code.
        "mark": {"aria": False, "invalid": "break-paths-show-domains", "tooltip": None},
        "text": {"fontSize": 13, "color": INK},
        "legend": {"disable": True},
    }


def template(chart: alt.LayerChart | alt.FacetChart) -> dict[str, Any]:
    """A chart as a plain drawing that takes its data from outside."""
    spec: dict[str, Any] = chart.to_dict(validate=False)
    layers = [{key: value for key, value in layer.items() if key != "data"} for layer in spec["layer"]]
    return {"$schema": spec["$schema"], "layer": layers, "config": config()}
