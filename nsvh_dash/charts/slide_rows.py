"""A slide's rows: units in order with their target, or the steps from budget to actual."""

from __future__ import annotations

import textwrap
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme
from nsvh_dash.charts.slide_size import HEIGHT, WIDTH
from nsvh_dash.model.observation import Status
from nsvh_dash.model.slide import SeriesRole, SlideChart
from nsvh_dash.views import texts
from nsvh_dash.views.finance.bridge import Role

_VALUE_WIDTH = 140
"""Room at the right for the values."""
_NAME_WIDTH = 372
"""Room at the left for the names."""
ROWS_WIDTH, ROWS_HEIGHT = WIDTH - _NAME_WIDTH, HEIGHT - 30
_FEW_ROWS = 9
"""With so few rows there is room for names on two lines."""
_NAME_LETTERS = 26
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


def _rows() -> alt.Chart:
    axis = alt.Axis(labelExpr="split(datum.label, '|')", labelLimit=_NAME_WIDTH, labelColor=theme.INK, grid=False)
    return alt.Chart().encode(y=alt.Y("name:N", sort=None, axis=axis))


def _along(field: str, *, zero: bool) -> alt.X:
    place = alt.Scale(zero=zero, nice=False, padding=20, range=[0, ROWS_WIDTH - _VALUE_WIDTH])
    return alt.X(f"{field}:Q", scale=place, axis=None)


def _value(base: alt.Chart) -> Any:
    at = alt.value(ROWS_WIDTH)
    return base.mark_text(align="right", color=theme.INK, fontWeight=600).encode(x=at, text="text:N")


def unit_layers() -> list[Any]:
    """Each unit as a shape of its status, tied to its target."""
    base, order = _rows(), [status.value for status in Status]
    colours = alt.Scale(domain=order, range=[_STATUS_COLOUR.get(status, theme.ACTUAL) for status in Status])
    shapes = alt.Scale(domain=order, range=[_STATUS_SHAPE.get(status, "circle") for status in Status])
    colour, shape = alt.Color("status:N", scale=colours), alt.Shape("status:N", scale=shapes)
    aimed = base.transform_filter("isValid(datum.target)")
    return [
        base.mark_bar(size=alt.ExprRef("step * 0.94")).encode(
            x=alt.value(0),
            x2=alt.value(ROWS_WIDTH),
            color=alt.condition("datum.chosen", alt.value(theme.CHOSEN), alt.value("transparent")),
        ),
        aimed.mark_rule(strokeWidth=3, opacity=0.5).encode(x=_along("value", zero=False), x2="target:Q", color=colour),
        aimed.mark_tick(color=theme.INK, thickness=3, size=alt.ExprRef("step * 0.8")).encode(
            x=_along("target", zero=False)
        ),
        base.mark_point(filled=True, opacity=1, size=300).encode(
            x=_along("value", zero=False), color=colour, shape=shape
        ),
        aimed.mark_text(baseline="bottom", color=theme.INK).encode(
            x=_along("target", zero=False), y=alt.value(-4), text="target_label:N"
        ),
        _value(base),
    ]


def step_layers() -> list[Any]:
    """Budget outlined, actual solid, each step coloured and pointed."""
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
            x=_along("zero", zero=True), y=alt.value(0), y2=alt.value(ROWS_HEIGHT)
        ),
        bars.encode(x=_along("start", zero=True), x2="end:Q", fill=fill, stroke=line),
        base.mark_rule(color=theme.NOTE, strokeWidth=1.5).encode(x="end:Q", y2="next:N"),
        *pointed,
        _value(base),
    ]


def _names(chart: SlideChart) -> list[str]:
    """The rows' names, on two lines where there is room for that."""
    if len(chart.categories) > _FEW_ROWS:
        return list(chart.categories)
    short = ["|".join(textwrap.wrap(name, _NAME_LETTERS, max_lines=2, placeholder=" …")) for name in chart.categories]
    # Two rows of one name would be drawn as one.
    return short if len(set(short)) == len(short) else list(chart.categories)


def unit_data(chart: SlideChart) -> pd.DataFrame:
    """A row a unit."""
    of = {series.role: series for series in chart.series}
    count = len(chart.categories)
    aims = of.get(SeriesRole.TARGET)
    targets = aims.values if aims else (None,) * count
    shared = aims.texts[0] if aims and len(set(aims.texts)) == 1 else ""
    return pd.DataFrame(
        {
            "name": _names(chart),
            "value": pd.Series(of[SeriesRole.ACTUAL].values, dtype="float64"),
            "text": of[SeriesRole.ACTUAL].texts,
            "target": pd.Series(targets, dtype="float64"),
            # One target for all is named once, above the first.
            "target_label": [f"{texts.TARGET} {shared}" if shared and at == 0 else "" for at in range(count)],
            "status": [status.value for status in chart.statuses] or [Status.NO_TARGET.value] * count,
            "chosen": [at in chart.chosen for at in range(count)],
        }
    )


def step_data(chart: SlideChart) -> pd.DataFrame:
    """A row a step."""
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
