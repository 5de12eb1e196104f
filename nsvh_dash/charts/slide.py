"""A slide's drawing, to be read from the back of a room: few marks, large type, the same look as on the pages."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme, timeline
from nsvh_dash.model.observation import Status
from nsvh_dash.model.slide import ChartKind, Series, SeriesRole, SlideChart
from nsvh_dash.views import texts
from nsvh_dash.views.bridge import Role

WIDTH, HEIGHT = 890, 470
"""Of the whole drawing with its labels, nearly: pixels on a slide of 1280 × 720."""
FONT_SIZE = 26
_LABEL_WIDTH = 190
"""Room at the right for the labels at the lines' ends."""
_VALUE_WIDTH = 150
"""Room at the right for the values of units and steps."""
_NAME_WIDTH = 330
"""Room at the left for the names of units and steps."""
_MOST_TICKS = 4
_FEW_ROWS = 9
"""With so few rows there is room for names on two lines."""
_NAME_LETTERS = 26
_AXIS_WIDTH, _AXIS_HEIGHT = 110, 50
"""Room for the values at the left and the months below."""
_LEAST_GAP = 0.085
_PLOT, _DEEP = WIDTH - _AXIS_WIDTH, HEIGHT - _AXIS_HEIGHT
_ROW, _ROWS = WIDTH - _NAME_WIDTH, HEIGHT - 30
_COLOUR = {
    SeriesRole.ACTUAL: theme.ACTUAL,
    SeriesRole.TARGET: theme.INK,
    SeriesRole.LAST_YEAR: theme.NOTE,
}
_STATUS_COLOUR = {Status.REACHED: theme.GOOD, Status.NEAR: theme.ATTENTION, Status.MISSED: theme.ATTENTION}
_STATUS_SHAPE = {Status.REACHED: "circle", Status.NEAR: "diamond", Status.MISSED: "triangle-up"}
_FILL = {
    Role.BUDGET: "transparent",
    Role.FAVOURABLE: theme.GOOD,
    Role.UNFAVOURABLE: theme.ATTENTION,
    Role.UNEXPLAINED: theme.GRID,
    Role.ACTUAL: theme.INK,
}
_LINE = _FILL | {Role.BUDGET: theme.INK, Role.UNEXPLAINED: theme.NOTE}
_POINTING = {Role.FAVOURABLE: "triangle-right", Role.UNFAVOURABLE: "triangle-left"}


def slide_chart(chart: SlideChart) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of a slide."""
    data = _DATA[chart.kind](chart)
    step = {"params": [{"name": "step", "value": _room(chart) / max(len(chart.categories), 1)}]}
    return data, _template(chart.kind) | step


def prepare() -> None:
    """Make the drawings ahead of the first reader."""
    for kind in ChartKind:
        _template(kind)


def _room(chart: SlideChart) -> int:
    return _ROWS if chart.kind in (ChartKind.BAR, ChartKind.BRIDGE) else _PLOT - _LABEL_WIDTH


@cache
def _template(kind: ChartKind) -> dict[str, Any]:
    """The drawing without its data; made once, because making it costs a hundred times showing it."""
    layers = {
        ChartKind.LINE: lambda: _over_time(_lines, zero=False),
        ChartKind.COLUMN: lambda: _over_time(_columns, zero=True),
        ChartKind.BAR: _units,
        ChartKind.BRIDGE: _steps,
    }[kind]()
    spec = theme.template(alt.layer(*layers))
    config = spec["config"]
    config["axis"] |= {"labelFontSize": FONT_SIZE, "labelPadding": 10}
    config["text"] |= {"fontSize": FONT_SIZE}
    config["padding"] = {"left": 4, "top": 16, "right": 4, "bottom": 8}
    is_rows = kind in (ChartKind.BAR, ChartKind.BRIDGE)
    return spec | {"width": _ROW if is_rows else _PLOT, "height": _ROWS if is_rows else _DEEP}


def _over_time(marks: Callable[[alt.Chart, Any], list[Any]], *, zero: bool) -> list[Any]:
    base = alt.Chart().encode(
        x=alt.X("at:Q", axis=None, scale=alt.Scale(range=[0, _PLOT - _LABEL_WIDTH], zero=False, nice=False, padding=12))
    )

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=alt.Scale(zero=zero, nice=True), axis=alt.Axis(format=",.1~f", tickCount=4))

    below = base.mark_text(baseline="top", color=theme.NOTE).encode(y=alt.value(_DEEP + 14), text="tick:N")
    changed = base.transform_filter("datum.break_label !== ''")
    return [
        *marks(base, y),
        *(_end_label(base, role) for role in SeriesRole),
        changed.mark_rule(color=theme.NOTE, strokeDash=[3, 5], strokeWidth=2).encode(),
        changed.mark_text(align="right", baseline="bottom", dx=-8, dy=-6, color=theme.NOTE).encode(
            y=alt.value(_DEEP), text="break_label:N"
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


def _rows() -> alt.Chart:
    axis = alt.Axis(labelExpr="split(datum.label, '|')", labelLimit=_NAME_WIDTH, labelColor=theme.INK, grid=False)
    return alt.Chart().encode(y=alt.Y("name:N", sort=None, axis=axis))


def _along(field: str, *, zero: bool) -> alt.X:
    place = alt.Scale(zero=zero, nice=False, padding=20, range=[0, _ROW - _VALUE_WIDTH])
    return alt.X(f"{field}:Q", scale=place, axis=None)


def _value(base: alt.Chart) -> Any:
    at = alt.value(_ROW)
    return base.mark_text(align="right", color=theme.INK, fontWeight=600).encode(x=at, text="text:N")


def _units() -> list[Any]:
    base, order = _rows(), [status.value for status in Status]
    colours = alt.Scale(domain=order, range=[_STATUS_COLOUR.get(status, theme.ACTUAL) for status in Status])
    shapes = alt.Scale(domain=order, range=[_STATUS_SHAPE.get(status, "circle") for status in Status])
    colour, shape = alt.Color("status:N", scale=colours), alt.Shape("status:N", scale=shapes)
    aimed = base.transform_filter("isValid(datum.target)")
    return [
        base.mark_bar(size=alt.ExprRef("step * 0.94")).encode(
            x=alt.value(0),
            x2=alt.value(_ROW),
            color=alt.condition("datum.chosen", alt.value(theme.CHOSEN), alt.value("transparent")),
        ),
        aimed.mark_rule(strokeWidth=3, opacity=0.5).encode(x=_along("value", zero=False), x2="target:Q", color=colour),
        aimed.mark_tick(color=theme.INK, thickness=3, size=alt.ExprRef("step * 0.8")).encode(
            x=_along("target", zero=False)
        ),
        base.mark_point(filled=True, opacity=1, size=300).encode(
            x=_along("value", zero=False), color=colour, shape=shape
        ),
        _value(base),
    ]


def _steps() -> list[Any]:
    base, roles = _rows(), [role.value for role in Role]
    fill = alt.Fill("role:N", scale=alt.Scale(domain=roles, range=[_FILL[role] for role in Role]))
    line = alt.Stroke("role:N", scale=alt.Scale(domain=roles, range=[_LINE[role] for role in Role]))
    bars = base.mark_bar(size=alt.ExprRef("min(34, step * 0.66)"), strokeWidth=2.5)
    pointed = [
        base.transform_filter(f"datum.role === '{role.value}'")
        .mark_point(filled=True, opacity=1, size=260, shape=shape, color=_FILL[role])
        .encode(x="end:Q")
        for role, shape in _POINTING.items()
    ]
    return [
        base.mark_rule(color=theme.NOTE, strokeWidth=1.5).encode(
            x=_along("zero", zero=True), y=alt.value(0), y2=alt.value(_ROWS)
        ),
        bars.encode(x=_along("start", zero=True), x2="end:Q", fill=fill, stroke=line),
        base.mark_rule(color=theme.NOTE, strokeWidth=1.5).encode(x="end:Q", y2="next:N"),
        *pointed,
        _value(base),
    ]


def _time_data(chart: SlideChart) -> pd.DataFrame:
    of = {series.role: series for series in chart.series}
    ends = _ends(chart, of)
    count = len(chart.categories)
    every = max(1, -(-count // _MOST_TICKS))
    ticks = set(range(count - 1, -1, -every))
    actual = of[SeriesRole.ACTUAL].values
    known = [at for at, value in enumerate(actual) if value is not None]
    # A value without neighbours is no line: alone it is seen as a dot.
    lone = [at for at in known if at - 1 not in known and at + 1 not in known and chart.kind is ChartKind.LINE]
    marked = {*lone, *known[-1:]}
    rows = [
        {
            "at": at,
            "tick": category if at in ticks else "",
            "segment": str(sum(start <= at for start in chart.breaks)),
            "marked": actual[at] if at in marked else None,
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


_NOWHERE: timeline.End = (-1, "", 0.0)


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
    return timeline.apart(ends, (max(seen) - low) * _LEAST_GAP, SeriesRole.ACTUAL)


def _names(chart: SlideChart) -> list[str]:
    """The rows' names, on two lines where there is room for that."""
    if len(chart.categories) > _FEW_ROWS:
        return list(chart.categories)
    return ["|".join(textwrap.wrap(name, _NAME_LETTERS, max_lines=2, placeholder=" …")) for name in chart.categories]


def _unit_data(chart: SlideChart) -> pd.DataFrame:
    of = {series.role: series for series in chart.series}
    count = len(chart.categories)
    targets = of[SeriesRole.TARGET].values if SeriesRole.TARGET in of else (None,) * count
    return pd.DataFrame(
        {
            "name": _names(chart),
            "value": pd.Series(of[SeriesRole.ACTUAL].values, dtype="float64"),
            "text": of[SeriesRole.ACTUAL].texts,
            "target": pd.Series(targets, dtype="float64"),
            "status": [status.value for status in chart.statuses] or [Status.NO_TARGET.value] * count,
            "chosen": [at in chart.chosen for at in range(count)],
        }
    )


def _step_data(chart: SlideChart) -> pd.DataFrame:
    names = _names(chart)
    return pd.DataFrame(
        {
            "name": names,
            "start": pd.Series([span.start for span in chart.spans], dtype="float64"),
            "end": pd.Series([span.end for span in chart.spans], dtype="float64"),
            "zero": 0.0,
            "text": [span.text for span in chart.spans],
            "role": [span.role for span in chart.spans],
            "next": [*names[1:], *names[-1:]],
        }
    )


_DATA = {
    ChartKind.LINE: _time_data,
    ChartKind.COLUMN: _time_data,
    ChartKind.BAR: _unit_data,
    ChartKind.BRIDGE: _step_data,
}
