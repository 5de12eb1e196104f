"""What hired staff cost month by month: a column a month, doctors below and nurses above, events marked."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme, timeline
from nsvh_dash.views.finance.staffing import StaffingScreen

_COLOURS = (theme.ACTUAL, theme.FAINT)


@cache
def _template(names: tuple[str, ...]) -> dict[str, Any]:
    """The drawing without its data; made once for the professions there are."""
    base = timeline.base()
    width = alt.ExprRef(f"{timeline.column_width(1)} * 0.7")
    y = alt.Y("top:Q", scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(format=",.1~f"))
    only = [base.transform_filter(f"datum.place === {place}") for place in range(len(names))]
    layers = [
        *(
            part.mark_bar(color=colour, size=width).encode(y=y, y2="bottom:Q")
            for part, colour in zip(only, _COLOURS, strict=False)
        ),
        *(
            part.transform_filter("datum.last")
            .mark_text(align="left", baseline="middle", dx=14, color=theme.INK if place == 0 else theme.NOTE)
            .encode(y=alt.Y("label_at:Q"), text="name:N")
            for place, part in enumerate(only)
        ),
        *timeline.event_marks(only[0]),
        timeline.hover(only[0], {"period": "Period", **{f"text_{i}": name for i, name in enumerate(names)}}),
    ]
    return theme.template(alt.layer(*layers)) | timeline.SIZE


def agency_chart(screen: StaffingScreen) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of hired staff's cost."""
    months = [column.month for column in screen.columns]
    events, late = timeline.event_columns(months, screen.events)
    most = max((sum(column.amounts) for column in screen.columns), default=0.0)
    rows = [
        {
            "month": pd.Timestamp(column.month.first_day, tz="UTC"),
            "place": place,
            "name": name,
            "bottom": sum(column.amounts[:place]),
            "top": sum(column.amounts[: place + 1]),
            "last": index == len(screen.columns) - 1,
            "label_at": most * (0.12 + 0.12 * place),
            "period": column.period,
            "event_label": events[index],
            "event_is_late": late[index],
            **{f"text_{i}": text for i, text in enumerate(column.texts)},
        }
        for index, column in enumerate(screen.columns)
        for place, name in enumerate(screen.names)
    ]
    return pd.DataFrame(rows), _template(screen.names)
