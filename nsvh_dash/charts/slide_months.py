"""A slide's line or columns over time: the actual strong, the target dashed, the year before faint."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme, timeline
from nsvh_dash.charts.slide_size import HEIGHT, LOW_HEIGHT, WIDTH
from nsvh_dash.model.slide import ChartKind, Series, SeriesRole, SlideChart
from nsvh_dash.views import texts

_LABEL_WIDTH = 190
"""Room at the right for the labels at the lines' ends."""
_AXIS_WIDTH, _AXIS_HEIGHT = 110, 50
"""Room for the values at the left and the months below."""
PLOT_WIDTH, PLOT_HEIGHT = WIDTH - _AXIS_WIDTH, HEIGHT - _AXIS_HEIGHT
LOW_PLOT = LOW_HEIGHT - _AXIS_HEIGHT
ROOM = PLOT_WIDTH - _LABEL_WIDTH
"""What the columns share."""
_MOST_TICKS = 4
_LEAST_GAP = 0.085
"""Between two labels, of the height of a drawing that is not low."""
_NOWHERE: timeline.End = (-1, "", 0.0)
_COLOUR = {
    SeriesRole.ACTUAL: theme.ACTUAL,
    SeriesRole.TARGET: theme.INK,
    SeriesRole.LAST_YEAR: theme.NOTE,
}


def line_layers() -> list[Any]:
    """A line for each series."""
    return _over_time(_lines, zero=False)


def column_layers() -> list[Any]:
    """Columns from zero, the target as a mark across each."""
    return _over_time(_columns, zero=True)


def _over_time(marks: Callable[[alt.Chart, Any], list[Any]], *, zero: bool) -> list[Any]:
    base = alt.Chart().encode(
        x=alt.X("at:Q", axis=None, scale=alt.Scale(range=[0, ROOM], zero=False, nice=False, padding=12))
    )

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=alt.Scale(zero=zero, nice=True), axis=alt.Axis(format=",.1~f", tickCount=4))

    below = base.mark_text(baseline="top", color=theme.NOTE).encode(
        y=alt.value(alt.ExprRef("height + 14")), text="tick:N"
    )
    changed = base.transform_filter("datum.break_label !== ''")
    return [
        *marks(base, y),
        *(_end_label(base, role) for role in SeriesRole),
        changed.mark_rule(color=theme.NOTE, strokeDash=[3, 5], strokeWidth=2).encode(),
        changed.mark_text(align="right", baseline="bottom", dx=-8, dy=-6, color=theme.NOTE).encode(
            y=alt.value(alt.ExprRef("height")), text="break_label:N"
        ),
        below,
    ]


def _end_label(base: alt.Chart, role: SeriesRole) -> Any:
    is_strong = role is SeriesRole.ACTUAL
    mark = base.mark_text(
        align="left", baseline="middle", dx=16, color=_COLOUR[role], fontWeight="bold" if is_strong else "normal"
    )
    return mark.encode(y=alt.Y(f"{role}_label_at:Q"), text=f"{role}_label:N")


def _lines(base: alt.Chart, y: Any) -> list[Any]:
    return [
        base.mark_line(color=theme.FAINT, strokeWidth=2.5).encode(y=y("last_year"), detail="segment:N"),
        base.mark_line(color=theme.ACTUAL, strokeWidth=5).encode(y=y("actual"), detail="segment:N"),
        base.mark_point(color=theme.ACTUAL, filled=True, opacity=1, size=220).encode(y=y("marked")),
        base.mark_point(fill=theme.GROUND, stroke=theme.ACTUAL, strokeWidth=3, filled=True, opacity=1, size=180).encode(
            y=y("preliminary")
        ),
        base.mark_line(color=theme.INK, strokeDash=[10, 7], strokeWidth=2.5, interpolate="step").encode(y=y("target")),
    ]


def _columns(base: alt.Chart, y: Any) -> list[Any]:
    width, narrow = alt.ExprRef("max(2, step * 0.86)"), alt.ExprRef("max(2, step * 0.5)")
    return [
        base.mark_bar(color=theme.FAINT, opacity=0.45, size=width).encode(y=y("last_year")),
        base.mark_bar(color=theme.ACTUAL, opacity=0.7, size=narrow).encode(y=y("actual")),
        base.mark_bar(color=theme.ACTUAL, size=narrow).encode(y=y("marked")),
        base.mark_bar(fill=theme.GROUND, stroke=theme.ACTUAL, strokeWidth=2.5, size=narrow).encode(y=y("preliminary")),
        base.mark_tick(color=theme.INK, orient="horizontal", thickness=3, size=width).encode(y=y("target")),
    ]


def month_data(chart: SlideChart) -> pd.DataFrame:
    """A row a month; a value that stands alone is a point, for no line leads to it."""
    of = {series.role: series for series in chart.series}
    ends = _ends(chart, of)
    count = len(chart.categories)
    every = max(1, -(-count // _MOST_TICKS))
    ticks = set(range(count - 1, -1, -every))
    actual = of[SeriesRole.ACTUAL].values
    known = {at for at, value in enumerate(actual) if value is not None}
    alone = {at for at in known if not known & {at - 1, at + 1}} if chart.kind is ChartKind.LINE else set()
    pointed = {max(known, default=-1), *alone}
    rows = [
        {
            "at": at,
            "tick": category if at in ticks else "",
            "segment": str(sum(start <= at for start in chart.breaks)),
            "marked": actual[at] if at in pointed else None,
            "preliminary": actual[at] if at in chart.preliminary else None,
            "break_label": texts.DEFINITION_CHANGED.lower() if at in chart.breaks else "",
            **{role.value: of[role].values[at] if role in of else None for role in SeriesRole},
            **{f"{role}_label": ends[role][1] if ends.get(role, _NOWHERE)[0] == at else "" for role in SeriesRole},
            **{f"{role}_label_at": ends[role][2] if ends.get(role, _NOWHERE)[0] == at else None for role in SeriesRole},
        }
        for at, category in enumerate(chart.categories)
    ]
    numbers = ["marked", "preliminary", *SeriesRole, *(f"{role}_label_at" for role in SeriesRole)]
    return pd.DataFrame(rows).astype(dict.fromkeys(map(str, numbers), "float64"))


def _ends(chart: SlideChart, of: dict[SeriesRole, Series]) -> dict[str, timeline.End]:
    """For each line its last value and what stands beside it, kept clear of the others."""
    ends: dict[str, timeline.End] = {}
    for role, series in of.items():
        known = [(at, value) for at, value in enumerate(series.values) if value is not None]
        if known and (role is SeriesRole.ACTUAL or known[-1][0] == len(chart.categories) - 1):
            at, value = known[-1]
            text = {SeriesRole.ACTUAL: series.texts[at], SeriesRole.TARGET: f"{texts.TARGET} {series.texts[at]}"}
            ends[role] = (at, text.get(role, series.name.lower()), value)
    seen = [value for series in of.values() for value in series.values if value is not None]
    low = min([*seen, 0.0]) if chart.kind is ChartKind.COLUMN else min(seen)
    gap = _LEAST_GAP * PLOT_HEIGHT / (LOW_PLOT if chart.is_low else PLOT_HEIGHT)
    return timeline.apart(ends, (max(seen) - low) * gap, SeriesRole.ACTUAL)
