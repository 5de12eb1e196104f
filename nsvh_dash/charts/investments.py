"""The investment plan year by year: planned outlined, spent solid inside it, the year's budget a mark across."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import theme
from nsvh_dash.views.finance.investments import YearColumn

_HEIGHT = 220


@cache
def _template() -> dict[str, Any]:
    base = alt.Chart().encode(x=alt.X("year:N", axis=alt.Axis(labelAngle=0, labelColor=theme.INK)))
    y = alt.Y("planned:Q", scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(format=",.1~f"))
    tooltip = [
        alt.Tooltip("year:N", title="År"),
        alt.Tooltip("planned_text:N", title="Investeringsplan"),
        alt.Tooltip("budget_text:N", title="Årsbudget"),
        alt.Tooltip("actual_text:N", title="Förbrukat"),
    ]
    layers = [
        base.mark_bar(size=56, fill="transparent", stroke=theme.INK, strokeWidth=1.5).encode(y=y, tooltip=tooltip),
        base.mark_bar(size=34, color=theme.ACTUAL).encode(y=alt.Y("actual:Q"), tooltip=tooltip),
        base.mark_tick(orient="horizontal", size=74, thickness=2.5, color=theme.NOTE).encode(
            y=alt.Y("budget:Q"), tooltip=tooltip
        ),
        base.mark_text(baseline="bottom", dy=-4, color=theme.INK).encode(y=alt.Y("planned:Q"), text="planned_label:N"),
    ]
    return theme.template(alt.layer(*layers)) | {"height": _HEIGHT}


def investment_chart(years: Sequence[YearColumn]) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of the plan."""
    data = pd.DataFrame(
        {
            "year": [year.name for year in years],
            "planned": pd.Series([year.amounts[0] for year in years], dtype="float64"),
            "budget": pd.Series([year.amounts[1] for year in years], dtype="float64"),
            "actual": pd.Series([year.amounts[2] for year in years], dtype="float64"),
            "planned_label": ["" if year.amounts[0] is None else year.texts[0] for year in years],
            "planned_text": [year.texts[0] for year in years],
            "budget_text": [year.texts[1] for year in years],
            "actual_text": [year.texts[2] for year in years],
        }
    )
    return data, _template()
