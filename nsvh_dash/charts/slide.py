"""A slide's drawing, to be read from the back of a room: few marks, large type, the same look as on the pages."""

from __future__ import annotations

from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from nsvh_dash.charts import slide_months, slide_rows, theme
from nsvh_dash.charts.slide_size import FONT_SIZE
from nsvh_dash.model.slide import ChartKind, SlideChart

_LAYERS = {
    ChartKind.LINE: slide_months.line_layers,
    ChartKind.COLUMN: slide_months.column_layers,
    ChartKind.BAR: slide_rows.unit_layers,
    ChartKind.BRIDGE: slide_rows.step_layers,
}
_DATA = {
    ChartKind.LINE: slide_months.month_data,
    ChartKind.COLUMN: slide_months.month_data,
    ChartKind.BAR: slide_rows.unit_data,
    ChartKind.BRIDGE: slide_rows.step_data,
}
_IN_ROWS = (ChartKind.BAR, ChartKind.BRIDGE)


def slide_chart(chart: SlideChart) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of a slide."""
    room = slide_rows.ROWS_HEIGHT if chart.kind in _IN_ROWS else slide_months.ROOM
    step = {"params": [{"name": "step", "value": room / max(len(chart.categories), 1)}]}
    low = {"height": slide_months.LOW_PLOT} if chart.is_low else {}
    return _DATA[chart.kind](chart), _template(chart.kind) | step | low


def prepare() -> None:
    """Make the drawings ahead of the first reader."""
    for kind in ChartKind:
        _template(kind)


@cache
def _template(kind: ChartKind) -> dict[str, Any]:
    """The drawing without its data; made once, because making it costs a hundred times showing it."""
    spec = theme.template(alt.layer(*_LAYERS[kind]()))
    config = spec["config"]
    config["axis"] |= {"labelFontSize": FONT_SIZE, "labelPadding": 10}
    config["text"] |= {"fontSize": FONT_SIZE}
    config["padding"] = {"left": 4, "top": 34 if kind is ChartKind.BAR else 16, "right": 4, "bottom": 8}
    if kind in _IN_ROWS:
        return spec | {"width": slide_rows.ROWS_WIDTH, "height": slide_rows.ROWS_HEIGHT}
    return spec | {"width": slide_months.PLOT_WIDTH, "height": slide_months.PLOT_HEIGHT}
