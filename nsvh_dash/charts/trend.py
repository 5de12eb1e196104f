"""The trend of one indicator: actual, target as it was valid, and the year before, month by month."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme, timeline
from nsvh_dash.views.texts import indicator as words
from nsvh_dash.views.trend import Trend, TrendPoint


@cache
def _template(as_columns: bool, months_apart: int) -> dict[str, Any]:
    """The drawing without its data; made once, because making it costs a hundred times showing it."""
    y_scale = alt.Scale(zero=as_columns, nice=True)
    base = timeline.base(months_apart)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=y_scale, axis=alt.Axis(format=",.1~f"))

    layers = [
        *(_columns(base, y, timeline.column_width(months_apart)) if as_columns else _lines(base, y)),
        *(
            timeline.end_label(base, name, colour, is_strong=name == "actual", months_apart=months_apart)
            for name, colour in _LABELS
        ),
        *timeline.break_marks(base),
        *timeline.event_marks(base),
        timeline.hover(base, _TOOLTIP, months_apart),
    ]
    return theme.template(alt.layer(*layers)) | timeline.SIZE


_LABELS = (("last_year", theme.NOTE), ("target", theme.INK), ("actual", theme.ACTUAL))
_TOOLTIP = {
    "period": "Period",
    "actual_text": "Utfall",
    "target_text": "Mål",
    "last_year_text": "Föregående år",
    "note": "Status",
}


def _lines(base: alt.Chart, y: Any) -> list[Any]:
    return [
        base.mark_line(color=theme.FAINT, strokeWidth=1.25).encode(y=y("last_year"), detail="segment:N"),
        base.mark_line(color=theme.ACTUAL, strokeWidth=2.25).encode(y=y("actual"), detail="segment:N"),
        base.mark_point(color=theme.ACTUAL, filled=True, opacity=1, size=56).encode(y=y("marked")),
        base.mark_point(fill=theme.GROUND, stroke=theme.ACTUAL, strokeWidth=2, filled=True, opacity=1, size=56).encode(
            y=y("preliminary")
        ),
        base.mark_line(color=theme.INK, strokeDash=[5, 4], strokeWidth=1.25, interpolate="step").encode(y=y("target")),
    ]


def _columns(base: alt.Chart, y: Any, month: str) -> list[Any]:
    width, narrow = alt.ExprRef(f"{month} * 0.86"), alt.ExprRef(f"{month} * 0.5")
    return [
        base.mark_bar(color=theme.FAINT, opacity=0.45, size=width).encode(y=y("last_year")),
        base.mark_bar(color=theme.ACTUAL, opacity=0.7, size=narrow).encode(y=y("actual")),
        base.mark_bar(color=theme.ACTUAL, size=narrow).encode(y=y("marked")),
        base.mark_bar(fill=theme.GROUND, stroke=theme.ACTUAL, strokeWidth=1.5, size=narrow).encode(y=y("preliminary")),
        # A plan has a value for each month, and may have one for a single month.
        base.mark_tick(color=theme.INK, orient="horizontal", thickness=2, size=width).encode(y=y("target")),
    ]


def trend_chart(trend: Trend) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of a trend."""
    return _data(trend), _template(trend.as_columns, trend.months_apart)


def _data(trend: Trend) -> pd.DataFrame:
    breaks = {mark.month: mark.label for mark in trend.breaks}
    known = [index for index, point in enumerate(trend.points) if point.actual is not None]
    latest = known[-1] if known else -1
    labels = _label_places(trend)
    rows = []
    for index, point in enumerate(trend.points):
        lone = point.actual is not None and index - 1 not in known and index + 1 not in known
        rows.append(
            {
                "month": str(point.month) + "-01",
                "actual": point.actual,
                "target": point.target,
                "last_year": point.last_year,
                "marked": point.actual if index == latest or (lone and not trend.as_columns) else None,
                "preliminary": point.actual if point.is_preliminary else None,
                "segment": str(point.segment),
                "period": point.period_text,
                "actual_text": point.actual_text,
                "target_text": point.target_text or "–",
                "last_year_text": point.last_year_text or "–",
                "note": _note(point),
                "break_label": breaks.get(point.month, ""),
                **{f"{name}_label": "" for name, _colour in _LABELS},
                **{f"{name}_label_at": None for name, _colour in _LABELS},
            }
        )
    for name, (index, text, at) in labels.items():
        rows[index][f"{name}_label"] = text
        rows[index][f"{name}_label_at"] = at
    frame = pd.DataFrame(rows)
    frame["event_label"], frame["event_is_late"] = timeline.event_columns([p.month for p in trend.points], trend.events)
    numbers = [
        "actual",
        "target",
        "last_year",
        "marked",
        "preliminary",
        *(f"{name}_label_at" for name, _colour in _LABELS),
    ]
    return frame.astype(dict.fromkeys(numbers, "float64"))


def _note(point: TrendPoint) -> str:
    said = point.reason or point.status_word
    return f"{said}, {words.PRELIMINARY}" if point.is_preliminary else said


def _label_places(trend: Trend) -> dict[str, timeline.End]:
    """For each line its last month, its label and a height that keeps clear of the other labels."""
    lines = {
        "actual": ([p.actual for p in trend.points], trend.actual_label),
        "target": ([p.target for p in trend.points], trend.target_label),
        "last_year": ([p.last_year for p in trend.points], trend.last_year_label),
    }
    ends: dict[str, timeline.End] = {}
    for name, (values, text) in lines.items():
        known = [(index, value) for index, value in enumerate(values) if value is not None]
        # A line that has ended says so by ending; a label there would lie over the others.
        if known and text and (name == "actual" or known[-1][0] == len(values) - 1):
            ends[name] = (known[-1][0], text, known[-1][1])
    seen = [value for values, _text in lines.values() for value in values if value is not None]
    if not seen:
        return ends
    low = min([*seen, 0.0]) if trend.as_columns else min(seen)
    return timeline.apart(ends, (max(seen) - low) * timeline.LEAST_GAP, "actual")


def prepare() -> None:
    """Make the drawings ahead of the first reader."""
    for as_columns in (False, True):
        _template(as_columns, 1)
