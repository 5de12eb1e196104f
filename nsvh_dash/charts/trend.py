"""The trend of one indicator: actual, target as it was valid, and the year before, month by month."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme
from nsvh_dash.views.trend import Trend

HEIGHT = 280
_LABEL_WIDTH = 104
"""Room at the right for the labels at the lines' ends, pixels."""
_LEAST_GAP = 0.095
"""Least distance between two labels, as a share of the value range."""
_MONTH_WIDTH = f"max(2, (width - {_LABEL_WIDTH}) / 38)"
# Every third month; only January and July where it is narrow. The year stands once, under its January.
_MONTH_LABEL = (
    "width < 440 && utcmonth(datum.value) % 6 !== 0 ? ''"
    " : utcmonth(datum.value) === 0 ? [utcFormat(datum.value, '%b'), utcFormat(datum.value, '%Y')]"
    " : utcFormat(datum.value, '%b')"
)


@cache
def _template(as_columns: bool) -> dict[str, Any]:
    """The drawing without its data; made once, because making it costs a hundred times showing it."""
    x = alt.X(
        "month:T",
        scale=alt.Scale(type="utc", range=[0, alt.ExprRef(f"width - {_LABEL_WIDTH}")], padding=8),
        axis=alt.Axis(
            labelExpr=_MONTH_LABEL,
            tickCount=alt.TimeIntervalStep(interval="month", step=3),
            labelFlush=False,
            labelOverlap=False,
        ),
    )
    y_scale = alt.Scale(zero=as_columns, nice=True)
    base = alt.Chart().encode(x=x)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=y_scale, axis=alt.Axis(format=",.1~f"))

    layers = [
        *(_columns(base, y) if as_columns else _lines(base, y)),
        *(_end_label(base, name, colour) for name, colour in _LABELS),
        *_break_marks(base),
        _hover(base),
    ]
    return theme.template(alt.layer(*layers)) | {"height": HEIGHT}


_LABELS = (("last_year", theme.NOTE), ("target", theme.INK), ("actual", theme.ACTUAL))


def _lines(base: alt.Chart, y: Any) -> list[Any]:
    return [
        base.mark_line(color=theme.FAINT, strokeWidth=1.25).encode(y=y("last_year"), detail="segment:N"),
        base.mark_line(color=theme.ACTUAL, strokeWidth=2.25).encode(y=y("actual"), detail="segment:N"),
        base.mark_point(color=theme.ACTUAL, filled=True, opacity=1, size=56).encode(y=y("marked")),
        base.mark_line(color=theme.INK, strokeDash=[5, 4], strokeWidth=1.25, interpolate="step").encode(y=y("target")),
    ]


def _columns(base: alt.Chart, y: Any) -> list[Any]:
    width, narrow = alt.ExprRef(f"{_MONTH_WIDTH} * 0.86"), alt.ExprRef(f"{_MONTH_WIDTH} * 0.5")
    return [
        base.mark_bar(color=theme.FAINT, opacity=0.45, size=width).encode(y=y("last_year")),
        base.mark_bar(color=theme.ACTUAL, opacity=0.7, size=narrow).encode(y=y("actual")),
        base.mark_bar(color=theme.ACTUAL, size=narrow).encode(y=y("marked")),
        # A plan has a value for each month, and may have one for a single month.
        base.mark_tick(color=theme.INK, orient="horizontal", thickness=2, size=width).encode(y=y("target")),
    ]


def _end_label(base: alt.Chart, name: str, colour: str) -> Any:
    return base.mark_text(
        align="left", baseline="middle", dx=8, color=colour, fontWeight=600 if name == "actual" else 400
    ).encode(y=alt.Y(f"{name}_label_at:Q"), text=f"{name}_label:N")


def _break_marks(base: alt.Chart) -> list[Any]:
    only = base.transform_filter("datum.break_label !== ''")
    beside = only.mark_text(align="left", baseline="bottom", dx=4, dy=-4, color=theme.NOTE)
    return [
        only.mark_rule(color=theme.NOTE, strokeDash=[2, 3]).encode(),
        beside.encode(y=alt.value("height"), text="break_label:N"),
    ]


def _hover(base: alt.Chart) -> Any:
    """An unseen column for each month, so that the tooltip answers anywhere above it."""
    return base.mark_bar(opacity=0, size=alt.ExprRef(_MONTH_WIDTH)).encode(
        y=alt.value(0),
        y2=alt.value("height"),
        tooltip=[
            alt.Tooltip("period:N", title="Period"),
            alt.Tooltip("actual_text:N", title="Utfall"),
            alt.Tooltip("target_text:N", title="Mål"),
            alt.Tooltip("last_year_text:N", title="Föregående år"),
            alt.Tooltip("note:N", title="Status"),
        ],
    )


def trend_chart(trend: Trend) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of a trend."""
    return _data(trend), _template(trend.as_columns)


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
                "segment": str(point.segment),
                "period": point.period_text,
                "actual_text": point.actual_text,
                "target_text": point.target_text or "–",
                "last_year_text": point.last_year_text or "–",
                "note": point.reason or point.status_word,
                "break_label": breaks.get(point.month, ""),
                **{f"{name}_label": "" for name, _colour in _LABELS},
                **{f"{name}_label_at": None for name, _colour in _LABELS},
            }
        )
    for name, (index, text, at) in labels.items():
        rows[index][f"{name}_label"] = text
        rows[index][f"{name}_label_at"] = at
    frame = pd.DataFrame(rows)
    numbers = ["actual", "target", "last_year", "marked", *(f"{name}_label_at" for name, _colour in _LABELS)]
    return frame.astype(dict.fromkeys(numbers, "float64"))


def _label_places(trend: Trend) -> dict[str, tuple[int, str, float]]:
    """For each line its last month, its label and a height that keeps clear of the other labels."""
    lines = {
        "actual": ([p.actual for p in trend.points], trend.actual_label),
        "target": ([p.target for p in trend.points], trend.target_label),
        "last_year": ([p.last_year for p in trend.points], trend.last_year_label),
    }
    ends: dict[str, tuple[int, str, float]] = {}
    for name, (values, text) in lines.items():
        known = [(index, value) for index, value in enumerate(values) if value is not None]
        # A line that has ended says so by ending; a label there would lie over the others.
        if known and text and (name == "actual" or known[-1][0] == len(values) - 1):
            ends[name] = (known[-1][0], text, known[-1][1])
    seen = [value for values, _text in lines.values() for value in values if value is not None]
    if not seen:
        return ends
    low = min([*seen, 0.0]) if trend.as_columns else min(seen)
    return _apart(ends, (max(seen) - low) * _LEAST_GAP)


def _apart(ends: dict[str, tuple[int, str, float]], gap: float) -> dict[str, tuple[int, str, float]]:
    """Push labels away from the one for the actual value until they lie a gap apart."""
    if "actual" not in ends:
        return ends
    centre = ends["actual"][2]
    above = sorted((n for n in ends if n != "actual" and ends[n][2] >= centre), key=lambda n: ends[n][2])
    below = sorted((n for n in ends if n != "actual" and ends[n][2] < centre), key=lambda n: -ends[n][2])
    placed = dict(ends)
    for names, sign in ((above, 1.0), (below, -1.0)):
        edge = centre
        for name in names:
            index, text, at = ends[name]
            edge = max(at, edge + gap) if sign > 0 else min(at, edge - gap)
            placed[name] = (index, text, edge)
    return placed


def prepare() -> None:
    """Make the drawings ahead of the first reader."""
    for as_columns in (False, True):
        _template(as_columns)
