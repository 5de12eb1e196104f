"""One unit's line beside its area's, each with its name at the end, and the unit's target."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme
from nsvh_dash.views.units.against_area import AgainstArea

HEIGHT = 320
_LABEL_WIDTH = 240
"""Holds `Vårdcentralen Lindbacken 80,9 %`, the name and the value of a unit."""
_NARROW = 600
_LEAST_GAP = 0.075
"""Least distance between two labels, as a share of the value range."""
_LINES = (("area", theme.NOTE), ("target", theme.INK), ("unit", theme.ACTUAL))


@cache
def _template() -> dict[str, Any]:
    """The drawing without its data."""
    # On a narrow page the names stand in the summary alone, or there would be no room for the lines.
    room = f"(width < {_NARROW} ? 12 : {_LABEL_WIDTH})"
    x = alt.X(
        "month:T",
        scale=alt.Scale(type="utc", range=[0, alt.ExprRef(f"width - {room}")], padding=8),
        axis=alt.Axis(
            labelExpr="utcmonth(datum.value) === 0 ? [utcFormat(datum.value, '%b'), utcFormat(datum.value, '%Y')]"
            " : utcFormat(datum.value, '%b')",
            tickCount=alt.TimeIntervalStep(interval="month", step=3),
        ),
    )
    base = alt.Chart().encode(x=x)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(format=",.1~f"))

    lines = [
        base.mark_line(color=theme.NOTE, strokeWidth=1.75).encode(y=y("area"), detail="segment:N"),
        base.mark_line(color=theme.INK, strokeDash=[5, 4], strokeWidth=1.25, interpolate="step").encode(y=y("target")),
        base.mark_line(color=theme.ACTUAL, strokeWidth=2.5, point={"filled": True, "size": 28}).encode(
            y=y("unit"), detail="segment:N"
        ),
    ]
    hover = base.mark_bar(opacity=0, size=alt.ExprRef(f"max(2, (width - {room}) / 26)")).encode(
        y=alt.value(0),
        y2=alt.value("height"),
        tooltip=[
            alt.Tooltip("period:N", title="Period"),
            alt.Tooltip("unit_text:N", title="Enheten"),
            alt.Tooltip("area_text:N", title="Området"),
            alt.Tooltip("target_text:N", title="Mål"),
        ],
    )
    return theme.template(alt.layer(*lines, *(_end_label(base, name, colour) for name, colour in _LINES), hover)) | {
        "height": HEIGHT
    }


def _end_label(base: alt.Chart, name: str, colour: str) -> Any:
    """What a line is, at its end; too small to be seen where there is no room."""
    return base.mark_text(
        align="left",
        dx=10,
        color=colour,
        limit=alt.ExprRef(f"width < {_NARROW} ? 1 : {_LABEL_WIDTH - 12}"),
        fontSize=alt.ExprRef(f"width < {_NARROW} ? 0 : 13"),
        fontWeight=600 if name == "unit" else 400,
    ).encode(y=alt.Y(f"{name}_label_at:Q"), text=f"{name}_label:N")


def against_area_chart(found: AgainstArea) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of a unit beside its area."""
    segments, segment = [], 0
    for index in range(len(found.months)):
        segment += index in found.begins_anew
        segments.append(str(segment))
    columns: dict[str, Any] = {
        "month": [f"{month}-01" for month in found.months],
        "period": [row[0] for row in reversed(found.table.rows)],
        "segment": segments,
        "unit_text": list(found.unit_texts),
        "area_text": list(found.area_texts),
        "target_text": [text or "–" for text in found.target_texts],
    }
    labels = _labels(found)
    for name in ("unit", "area", "target"):
        at, text, height = labels.get(name, (-1, "", None))
        columns[name] = pd.Series(getattr(found, name), dtype="float64")
        columns[f"{name}_label"] = [text if index == at else "" for index in range(len(found.months))]
        columns[f"{name}_label_at"] = pd.Series(
            [height if index == at else None for index in range(len(found.months))], dtype="float64"
        )
    return pd.DataFrame(columns), _template()


def _labels(found: AgainstArea) -> dict[str, tuple[int, str, float]]:
    """For each line the month it ends in, its label, and a height that keeps clear of the others."""
    told = {
        "unit": (found.unit, found.unit_texts, found.unit_name),
        "area": (found.area, found.area_texts, found.area_name),
        "target": (found.target, found.target_texts, "Mål"),
    }
    ends: dict[str, tuple[int, str, float]] = {}
    for name, (values, texts, label) in told.items():
        known = [(index, value) for index, value in enumerate(values) if value is not None]
        if known:
            ends[name] = (known[-1][0], f"{label} {texts[known[-1][0]]}", known[-1][1])
    seen = [value for values, _texts, _label in told.values() for value in values if value is not None]
    gap = (max(seen) - min(seen)) * _LEAST_GAP if seen else 0.0
    floor = float("-inf")
    for name in sorted(ends, key=lambda name: ends[name][2]):
        index, text, at = ends[name]
        floor = max(at, floor + gap)
        ends[name] = (index, text, floor)
    return ends


def prepare() -> None:
    """Make the drawing ahead of the first reader."""
    _template()
