"""Units in order on one indicator, with the target as a dashed line and the area's own value as a dotted one."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme
from nsvh_dash.model.observation import Status
from nsvh_dash.views.units.comparison import Comparison

_ROW_HEIGHT = 22
_AROUND = 76
"""Room above for the axis and below for what the lines are, pixels: the height of a chart that fits holds all."""
_VALUE_WIDTH = 76
"""Room at the right for the values, pixels."""
_SHAPES = {
    Status.REACHED: "circle",
    Status.NEAR: "diamond",
    Status.MISSED: "triangle-up",
}
_COLOURS = {
    Status.REACHED: theme.GOOD,
    Status.NEAR: theme.ATTENTION,
    Status.MISSED: theme.ATTENTION,
}


@cache
def _template() -> dict[str, Any]:
    """The drawing without its data and height."""
    order = [status.value for status in Status]
    base = alt.Chart().encode(
        y=alt.Y("name:N", sort=None, axis=alt.Axis(labelLimit=210, labelColor=theme.INK)),
    )
    x = alt.X(
        "value:Q",
        scale=alt.Scale(zero=False, nice=False, padding=14, range=[0, alt.ExprRef(f"width - {_VALUE_WIDTH}")]),
        axis=alt.Axis(orient="top", tickCount=5, format=",.1~f"),
    )
    colour = alt.Color("status:N", scale=alt.Scale(domain=order, range=[_COLOURS.get(s, theme.NOTE) for s in Status]))
    shape = alt.Shape("status:N", scale=alt.Scale(domain=order, range=[_SHAPES.get(s, "circle") for s in Status]))
    tooltip = [
        alt.Tooltip("name:N", title="Enhet"),
        alt.Tooltip("value_text:N", title="Utfall"),
        alt.Tooltip("target_text:N", title="Mål"),
        alt.Tooltip("deviation_text:N", title="Avvikelse"),
        alt.Tooltip("status_word:N", title="Status"),
        alt.Tooltip("cases:N", title="Kvar till målet"),
        alt.Tooltip("since:N", title="Når inte målet"),
    ]
    layers = [
        base.mark_bar(size=_ROW_HEIGHT).encode(
            x=alt.value(0),
            x2=alt.value("width"),
            color=alt.condition("datum.chosen", alt.value(theme.CHOSEN), alt.value("transparent")),
        ),
        base.mark_rule(color=theme.INK, strokeDash=[5, 4], strokeWidth=1.25)
        .encode(x=alt.X("target:Q"), y=alt.value(0), y2=alt.value("height"))
        .transform_filter("datum.first"),
        base.mark_rule(color=theme.NOTE, strokeDash=[1, 3], strokeWidth=1.5)
        .encode(x=alt.X("area:Q"), y=alt.value(0), y2=alt.value("height"))
        .transform_filter("datum.first && isValid(datum.area)"),
        *(_foot(base, name, place) for name, place in (("target", 14), ("area", 31))),
        base.mark_rule(strokeWidth=1.5, opacity=0.55)
        .encode(x=x, x2="target:Q", color=colour)
        .transform_filter("isValid(datum.target)"),
        base.mark_point(filled=True, opacity=1, size=90).encode(x=x, color=colour, shape=shape, tooltip=tooltip),
        base.mark_text(align="right", color=theme.INK).encode(x=alt.value("width"), text="value_text:N"),
    ]
    return theme.template(alt.layer(*layers))


def _foot(base: alt.Chart, name: str, below: int) -> Any:
    """What a line across all units is, under its foot."""
    return (
        base.mark_text(baseline="middle", color=theme.INK if name == "target" else theme.NOTE)
        .encode(x=alt.X(f"{name}:Q"), y=alt.value(alt.ExprRef(f"height + {below}")), text=f"{name}_label:N")
        .transform_filter(f"datum.first && isValid(datum.{name})")
    )


def ranking_chart(comparison: Comparison) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of the units that have a value, in their order."""
    rows = [row for row in comparison.rows if row.value is not None]
    data = pd.DataFrame(
        {
            "name": [row.name for row in rows],
            "value": pd.Series([row.value for row in rows], dtype="float64"),
            "value_text": [row.value_text for row in rows],
            "target": pd.Series([comparison.target for _ in rows], dtype="float64"),
            "area": pd.Series([comparison.area for _ in rows], dtype="float64"),
            "target_label": [comparison.target_label for _ in rows],
            "area_label": [comparison.area_label for _ in rows],
            "since": [row.since_text or "–" for row in rows],
            "cases": [row.cases_text or "–" for row in rows],
            "target_text": [row.target_text or "–" for row in rows],
            "deviation_text": [row.deviation_text or "–" for row in rows],
            "status": [row.status.value for row in rows],
            "status_word": [row.status_word for row in rows],
            "chosen": [row.chosen for row in rows],
            "first": [index == 0 for index in range(len(rows))],
        }
    )
    return data, _template() | {"height": len(rows) * _ROW_HEIGHT + _AROUND}


def prepare() -> None:
    """Make the drawing ahead of the first reader."""
    _template()
