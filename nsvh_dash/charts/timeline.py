"""What charts over months share: the axis of months, marks of changed definitions, labels at the lines' ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import altair as alt

from nsvh_dash.charts import theme
from nsvh_dash.model.period import Month
from nsvh_dash.views.events import EventMark

SIZE: dict[str, Any] = {"height": 280, "padding": {"left": 0, "top": 22, "right": 0, "bottom": 0}}
"""Height in pixels, with room above for the names of events."""
LEAST_GAP = 0.095
"""Least distance between two labels, as a share of the value range."""
_LABEL_WIDTH = 104
"""Room at the right for the labels at the lines' ends, pixels."""
_MONTH_WIDTH = f"max(2, (width - {_LABEL_WIDTH}) / 38)"
# Every third month; only January and July where it is narrow. The year stands once, under its January.
_MONTH_LABEL = (
    "width < 440 && utcmonth(datum.value) % 6 !== 0 ? ''"
    " : utcmonth(datum.value) === 0 ? [utcFormat(datum.value, '%b'), utcFormat(datum.value, '%Y')]"
    " : utcFormat(datum.value, '%b')"
)
End = tuple[int, str, float]
"""The row a label stands at, its text, and its height on the value axis."""


def column_width(months_apart: int) -> str:
    """How wide a column may be, as Vega works it out from the width of the drawing."""
    return f"{_MONTH_WIDTH} * {(1 + months_apart) / 2}"


def base(months_apart: int = 1) -> alt.Chart:
    """A drawing along months."""
    return alt.Chart().encode(
        x=alt.X(
            "month:T",
            scale=alt.Scale(type="utc", range=[0, alt.ExprRef(f"width - {_LABEL_WIDTH}")], padding=8 * months_apart),
            axis=alt.Axis(
                labelExpr=_MONTH_LABEL,
                tickCount=alt.TimeIntervalStep(interval="month", step=3),
                labelFlush=False,
                labelOverlap=False,
            ),
        )
    )


def end_label(over: alt.Chart, name: str, colour: str, *, is_strong: bool = False, months_apart: int = 1) -> Any:
    """The label of a line beside its last month; the row says where, kept clear of the others."""
    return over.mark_text(
        align="left", baseline="middle", dx=2 + 6 * months_apart, color=colour, fontWeight=600 if is_strong else 400
    ).encode(y=alt.Y(f"{name}_label_at:Q"), text=f"{name}_label:N")


def break_marks(over: alt.Chart) -> list[Any]:
    """A dotted line where a definition changed, labelled at its foot."""
    only = over.transform_filter("datum.break_label !== ''")
    beside = only.mark_text(align="left", baseline="bottom", dx=4, dy=-4, color=theme.NOTE)
    return [
        only.mark_rule(color=theme.NOTE, strokeDash=[2, 3]).encode(),
        beside.encode(y=alt.value("height"), text="break_label:N"),
    ]


def event_marks(over: alt.Chart) -> list[Any]:
    """A thin line at a month something happened, its name above: on the side where there is room for it."""
    only = over.transform_filter("datum.event_label !== ''")

    def name(align: Literal["left", "right"], rows: str) -> Any:
        beside = only.transform_filter(rows).mark_text(
            align=align, baseline="bottom", dx=-2 if align == "left" else 2, dy=-4, color=theme.INK, fontStyle="italic"
        )
        return beside.encode(y=alt.value(0), text="event_label:N")

    return [
        only.mark_rule(color=theme.INK, strokeWidth=1, opacity=0.45).encode(),
        name("right", "datum.event_is_late"),
        name("left", "!datum.event_is_late"),
    ]


def event_columns(months: Sequence[Month], events: Sequence[EventMark]) -> tuple[list[str], list[bool]]:
    """For each month shown the names of what happened since the one before, and whether the month is a late one."""
    labels = [
        " · ".join(
            event.label for event in events if event.month <= month and (index == 0 or event.month > months[index - 1])
        )
        for index, month in enumerate(months)
    ]
    return labels, [index > len(months) / 2 for index in range(len(months))]


def hover(over: alt.Chart, columns: dict[str, str], months_apart: int = 1) -> Any:
    """An unseen column for each month, so that the tooltip answers anywhere above it. `columns`: field to title."""
    return over.mark_bar(opacity=0, size=alt.ExprRef(column_width(months_apart))).encode(
        y=alt.value(0),
        y2=alt.value("height"),
        tooltip=[alt.Tooltip(f"{field}:N", title=title) for field, title in columns.items()],
    )


def apart(ends: dict[str, End], gap: float, centre: str) -> dict[str, End]:
    """Push labels away from the central one until they lie a gap apart."""
    if centre not in ends:
        return ends
    middle = ends[centre][2]
    above = sorted((n for n in ends if n != centre and ends[n][2] >= middle), key=lambda n: ends[n][2])
    below = sorted((n for n in ends if n != centre and ends[n][2] < middle), key=lambda n: -ends[n][2])
    placed = dict(ends)
    for names, sign in ((above, 1.0), (below, -1.0)):
        edge = middle
        for name in names:
            index, text, at = ends[name]
            edge = max(at, edge + gap) if sign > 0 else min(at, edge - gap)
            placed[name] = (index, text, edge)
    return placed
