"""The control chart: a pale band for what chance gives, and the months that are more than that by shape and colour."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme, timeline
from nsvh_dash.views import format as fmt
from nsvh_dash.views.control import Control, ControlPoint, Mark
from nsvh_dash.views.texts import indicator as words

_LOOKS = {
    Mark.COMMON: (theme.COMMON, "circle"),
    Mark.BETTER: (theme.IMPROVEMENT, "triangle-up"),
    Mark.WORSE: (theme.CONCERN, "square"),
    Mark.CHANGED: (theme.NEUTRAL, "diamond"),
}
_TOOLTIP = {
    "period": "Månad",
    "value_text": "Utfall",
    "limits_text": "Gränser",
    "target_text": "Mål",
    "note": words.VERDICT,
}
_NUMBERS = ("value", "mean", "lower", "upper", "target", "judged", "unjudged", "preliminary")
_LABELS = ("mean", "target")


@cache
def _template() -> dict[str, Any]:
    """The drawing without its data."""
    base = timeline.base()

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(format=",.1~f"))

    names = [found.value for found in Mark]
    colour = alt.Color("mark:N", scale=alt.Scale(domain=names, range=[_LOOKS[found][0] for found in Mark]))
    shape = alt.Shape("mark:N", scale=alt.Scale(domain=names, range=[_LOOKS[found][1] for found in Mark]))
    layers = [
        base.mark_area(color=theme.BAND).encode(y=y("lower"), y2="upper:Q", detail="group:N"),
        base.mark_line(color=theme.NOTE, strokeWidth=1).encode(y=y("mean"), detail="group:N"),
        base.mark_line(color=theme.INK, strokeDash=[5, 4], strokeWidth=1.25, interpolate="step").encode(y=y("target")),
        base.mark_line(color=theme.FAINT, strokeWidth=1.5).encode(y=y("value"), detail="group:N"),
        base.mark_point(filled=True, opacity=1, size=26, color=theme.FAINT).encode(y=y("unjudged")),
        base.mark_point(filled=True, opacity=1, size=70, stroke=theme.INK, strokeWidth=0.75).encode(
            y=y("judged"), color=colour, shape=shape
        ),
        base.mark_point(filled=True, opacity=1, size=16, color=theme.GROUND).encode(y=y("preliminary")),
        timeline.end_label(base, "target", theme.INK),
        timeline.end_label(base, "mean", theme.NOTE),
        *timeline.break_marks(base),
        *timeline.event_marks(base),
        timeline.hover(base, _TOOLTIP),
    ]
    return theme.template(alt.layer(*layers)) | timeline.SIZE


def control_chart(control: Control) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of a control chart."""
    breaks = {mark.month: mark.label for mark in control.breaks}
    low, high = _ends_of_scale(control)
    rows = [
        {
            "month": str(point.month) + "-01",
            "value": point.value,
            "mean": point.limits.mean if point.limits else None,
            "lower": max(point.limits.lower, low) if point.limits else None,
            "upper": min(point.limits.upper, high) if point.limits else None,
            "target": point.target,
            "judged": point.value if point.mark else None,
            "unjudged": None if point.mark else point.value,
            "preliminary": point.value if point.is_preliminary else None,
            "mark": (point.mark or Mark.COMMON).value,
            "group": str(point.group),
            "period": fmt.month(point.month),
            "value_text": point.value_text,
            "limits_text": point.limits_text,
            "target_text": point.target_text or fmt.ABSENT,
            "note": _note(point),
            "break_label": breaks.get(point.month, ""),
            **{f"{name}_label": "" for name in _LABELS},
            **{f"{name}_label_at": None for name in _LABELS},
        }
        for point in control.points
    ]
    for name, (index, text, at) in _label_places(control).items():
        rows[index] |= {f"{name}_label": text, f"{name}_label_at": at}
    if not rows:
        return pd.DataFrame(), _template()
    frame = pd.DataFrame(rows).astype(dict.fromkeys((*_NUMBERS, *(f"{name}_label_at" for name in _LABELS)), "float64"))
    months = [point.month for point in control.points]
    frame["event_label"], frame["event_is_late"] = timeline.event_columns(months, control.events)
    return frame, _template()


def _note(point: ControlPoint) -> str:
    said = point.verdict or fmt.ABSENT
    return f"{said}, {words.PRELIMINARY}" if point.is_preliminary else said


def _ends_of_scale(control: Control) -> tuple[float, float]:
    """Where the band is cut: below nothing and above the whole, where no value ever goes. The limits stay."""
    values = [point.value for point in control.points if point.value is not None]
    low = 0.0 if all(value >= 0 for value in values) else float("-inf")
    is_share = control.unit == "%" and all(value <= 100 for value in values)
    return low, 100.0 if is_share else float("inf")


def _label_places(control: Control) -> dict[str, timeline.End]:
    """The mean's label, and the target's kept clear of it."""
    ends: dict[str, timeline.End] = {}
    lines = {
        "mean": ([p.limits.mean if p.limits else None for p in control.points], control.mean_label),
        "target": ([p.target for p in control.points], control.target_label),
    }
    for name, (values, text) in lines.items():
        known = [(index, value) for index, value in enumerate(values) if value is not None]
        if known and text:
            ends[name] = (known[-1][0], text, known[-1][1])
    seen = [edge for p in control.points for edge in _extent(p)]
    return timeline.apart(ends, (max(seen) - min(seen)) * timeline.LEAST_GAP, "mean") if seen else ends


def _extent(point: ControlPoint) -> list[float]:
    edges = (point.limits.lower, point.limits.upper) if point.limits else ()
    return [edge for edge in (point.value, point.target, *edges) if edge is not None]


def prepare() -> None:
    """Make the drawing ahead of the first reader."""
    _template()
