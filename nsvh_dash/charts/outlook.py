"""How the year may end: the variance so far solid, submitted forecasts hatched, computed ones as points with ranges."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme
from nsvh_dash.views.finance.outlook import OutlookRow

_ROW_HEIGHT = 30
_AROUND = 40
_VALUE_WIDTH = 84
"""Room at the right for the amounts, pixels."""
_STRIPES = 24
_HATCHED: dict[str, Any] = {
    "gradient": "linear",
    "x1": 0,
    "y1": 0,
    "x2": 1,
    "y2": 0.04,
    "stops": [
        {"offset": (stripe + end) / _STRIPES, "color": theme.GROUND if stripe % 2 else theme.ACTUAL}
        for stripe in range(_STRIPES)
        for end in (0.0, 0.999)
    ],
}
"""Slanted stripes, the sign of what is expected. The slant is a share of the bar: more would lie down on a long one."""


@cache
def _template() -> dict[str, Any]:
    """The drawing without its data and height."""
    base = alt.Chart().encode(
        y=alt.Y("name:N", sort=None, axis=alt.Axis(labelLimit=220, labelColor=theme.INK, grid=False))
    )
    x = alt.X(
        "value:Q",
        scale=alt.Scale(zero=True, nice=False, padding=14, range=[0, alt.ExprRef(f"width - {_VALUE_WIDTH}")]),
        axis=alt.Axis(orient="top", tickCount=4, format=",.1~f"),
    )
    tooltip = [
        alt.Tooltip("name:N", title="Vad"),
        alt.Tooltip("text:N", title="Mot budget"),
        alt.Tooltip("range:N", title="Intervall"),
    ]
    actual = base.transform_filter("datum.role === 'actual'")
    submitted = base.transform_filter("datum.role === 'submitted'")
    computed = base.transform_filter("datum.role === 'best' || datum.role === 'computed'")
    layers = [
        # First, because its rows are all of them: they decide the order.
        base.mark_text(align="right", color=theme.INK).encode(x=alt.value("width"), text="text:N"),
        base.mark_rule(color=theme.INK, strokeWidth=1).encode(
            x=alt.X("zero:Q"), y=alt.value(0), y2=alt.value("height")
        ),
        actual.mark_bar(size=15, color=theme.ACTUAL).encode(x=x, x2="zero:Q", tooltip=tooltip),
        submitted.mark_bar(size=15, color=_HATCHED, stroke=theme.ACTUAL, strokeWidth=1.25).encode(
            x=x, x2="zero:Q", tooltip=tooltip
        ),
        computed.transform_filter("isValid(datum.low)")
        .mark_rule(color=theme.FAINT, strokeWidth=7, strokeCap="round")
        .encode(x=alt.X("low:Q"), x2="high:Q"),
        computed.mark_point(filled=True, opacity=1, size=110, stroke=theme.ACTUAL, strokeWidth=1.5).encode(
            x=x,
            fill=alt.condition("datum.role === 'best'", alt.value(theme.ACTUAL), alt.value(theme.GROUND)),
            tooltip=tooltip,
        ),
    ]
    return theme.template(alt.layer(*layers))


def outlook_chart(rows: tuple[OutlookRow, ...]) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of the year's possible ends."""
    data = pd.DataFrame(
        {
            "name": [row.name for row in rows],
            "role": [row.role for row in rows],
            "value": pd.Series([row.value for row in rows], dtype="float64"),
            "low": pd.Series([row.low for row in rows], dtype="float64"),
            "high": pd.Series([row.high for row in rows], dtype="float64"),
            "zero": [0.0 for _ in rows],
            "text": [row.text for row in rows],
            "range": [row.range_text for row in rows],
        }
    )
    return data, _template() | {"height": len(rows) * _ROW_HEIGHT + _AROUND}


def prepare() -> None:
    """Make the drawing ahead of the first reader."""
    _template()
