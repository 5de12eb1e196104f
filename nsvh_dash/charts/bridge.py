"""From budget to actual as a waterfall: budget outlined, actual solid, each step coloured, signed and pointed."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme
from nsvh_dash.views.finance.bridge import BridgeScreen, Role

_ROW_HEIGHT = 26
_AROUND = 40
"""Room above for the axis, pixels: the height of a chart that fits holds all."""
_VALUE_WIDTH = 72
"""Room at the right for the amounts, pixels."""
_FILL = {
    Role.BUDGET: "transparent",
    Role.FAVOURABLE: theme.GOOD,
    Role.UNFAVOURABLE: theme.ATTENTION,
    Role.UNEXPLAINED: theme.GRID,
    Role.ACTUAL: theme.INK,
}
_LINE = {
    Role.BUDGET: theme.INK,
    Role.FAVOURABLE: theme.GOOD,
    Role.UNFAVOURABLE: theme.ATTENTION,
    Role.UNEXPLAINED: theme.NOTE,
    Role.ACTUAL: theme.INK,
}


@cache
def _template() -> dict[str, Any]:
    """The drawing without its data and height."""
    roles = [role.value for role in Role]
    base = alt.Chart().encode(
        y=alt.Y("name:N", sort=None, axis=alt.Axis(labelLimit=170, labelColor=theme.INK, grid=False))
    )
    x = alt.X(
        "start:Q",
        scale=alt.Scale(zero=True, nice=False, padding=14, range=[0, alt.ExprRef(f"width - {_VALUE_WIDTH}")]),
        axis=alt.Axis(orient="top", tickCount=4, format=",.1~f"),
    )
    layers = [
        base.mark_rule(color=theme.NOTE, strokeWidth=1).encode(
            x=alt.X("zero:Q"), y=alt.value(0), y2=alt.value("height")
        ),
        base.mark_bar(size=16, strokeWidth=1.5).encode(
            x=x,
            x2="end:Q",
            fill=alt.Fill("role:N", scale=alt.Scale(domain=roles, range=[_FILL[role] for role in Role])),
            stroke=alt.Stroke("role:N", scale=alt.Scale(domain=roles, range=[_LINE[role] for role in Role])),
            tooltip=[alt.Tooltip("name:N", title="Del"), alt.Tooltip("text:N", title="Belopp")],
        ),
        base.mark_rule(color=theme.NOTE, strokeWidth=1).encode(x="end:Q", y2="next:N"),
        *(_points(base, role, shape) for role, shape in _SHAPES.items()),
        base.mark_text(align="right", color=theme.INK).encode(x=alt.value("width"), text="text:N"),
    ]
    return theme.template(alt.layer(*layers))


_SHAPES = {Role.FAVOURABLE: "triangle-right", Role.UNFAVOURABLE: "triangle-left"}
"""The shape at the end of a step: favourable points upwards in value, unfavourable downwards."""


def _points(base: alt.Chart, role: Role, shape: str) -> Any:
    return (
        base.mark_point(filled=True, opacity=1, size=110, shape=shape, color=_FILL[role])
        .encode(x="end:Q")
        .transform_filter(f"datum.role === '{role.value}'")
    )


def bridge_chart(bridge: BridgeScreen) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of a bridge."""
    bars = bridge.bars
    data = pd.DataFrame(
        {
            "name": [bar.name for bar in bars],
            "start": pd.Series([bar.start for bar in bars], dtype="float64"),
            "end": pd.Series([bar.end for bar in bars], dtype="float64"),
            "zero": 0.0,
            "text": [bar.text for bar in bars],
            "role": [bar.role.value for bar in bars],
            "next": [*(bar.name for bar in bars[1:]), *(bar.name for bar in bars[-1:])],
        }
    )
    return data, _template() | {"height": len(bars) * _ROW_HEIGHT + _AROUND}


def prepare() -> None:
    """Make the drawing ahead of the first reader."""
    _template()
