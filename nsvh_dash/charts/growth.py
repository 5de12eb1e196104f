"""Growth as pins: a filled point on a stem from zero, and a ring where the budget would have it."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme
from nsvh_dash.views.finance.growth import GrowthScreen

_ROW_HEIGHT = 26
_AROUND = 40
"""Room above for the axis, pixels: the height of a chart that fits holds all."""
_VALUE_WIDTH = 72
"""Room at the right for the values, pixels."""
_SIDES = ("favourable", "unfavourable", "unknown")
_COLOURS = (theme.GOOD, theme.ATTENTION, theme.NOTE)
_SHAPES = ("circle", "triangle-up", "square")


@cache
def _template() -> dict[str, Any]:
    """The drawing without its data and height."""
    names = alt.Axis(labelLimit=170, labelColor=theme.INK, grid=False)
    base = alt.Chart().encode(y=alt.Y("name:N", sort=None, axis=names))
    x = alt.X(
        "growth:Q",
        scale=alt.Scale(zero=True, nice=False, padding=14, range=[0, alt.ExprRef(f"width - {_VALUE_WIDTH}")]),
        axis=alt.Axis(orient="top", tickCount=5, format=",.1~f"),
    )
    colour = alt.Color("side:N", scale=alt.Scale(domain=list(_SIDES), range=list(_COLOURS)))
    shape = alt.Shape("side:N", scale=alt.Scale(domain=list(_SIDES), range=list(_SHAPES)))
    tooltip = [
        alt.Tooltip("name:N", title="Del"),
        alt.Tooltip("text:N", title="Utveckling"),
        alt.Tooltip("budgeted_text:N", title="Budgeterad"),
        alt.Tooltip("difference_text:N", title="Skillnad"),
    ]
    layers = [
        base.mark_rule(color=theme.NOTE, strokeWidth=1).encode(
            x=alt.X("zero:Q"), y=alt.value(0), y2=alt.value("height")
        ),
        base.mark_rule(strokeWidth=3).encode(x=x, x2="zero:Q", color=colour),
        base.mark_point(filled=False, opacity=1, size=110, strokeWidth=1.75, color=theme.INK)
        .encode(x="budgeted:Q")
        .transform_filter("isValid(datum.budgeted)"),
        base.mark_point(filled=True, opacity=1, size=90).encode(x=x, color=colour, shape=shape, tooltip=tooltip),
        base.mark_text(align="right", color=theme.INK).encode(x=alt.value("width"), text="text:N"),
    ]
    return theme.template(alt.layer(*layers))


def growth_chart(growth: GrowthScreen) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of a development: the node first, then its parts."""
    pins = growth.pins
    sides = {True: "favourable", False: "unfavourable", None: "unknown"}
    data = pd.DataFrame(
        {
            "name": [pin.name for pin in pins],
            "growth": pd.Series([pin.growth for pin in pins], dtype="float64"),
            "budgeted": pd.Series([pin.budgeted for pin in pins], dtype="float64"),
            "zero": 0.0,
            "side": [sides[pin.favourable] for pin in pins],
            "text": [pin.text for pin in pins],
            "budgeted_text": [pin.budgeted_text for pin in pins],
            "difference_text": [pin.difference_text for pin in pins],
        }
    )
    return data, _template() | {"height": len(pins) * _ROW_HEIGHT + _AROUND}


def prepare() -> None:
    """Make the drawing ahead of the first reader."""
    _template()
