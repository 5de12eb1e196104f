"""A chart with all that belongs to it: finding, what is shown, the drawing, the same in words, table and files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from nsvh_dash.exports import chart_picture, table_file
from nsvh_dash.ui.parts import markup, tables
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import ChartBlock

Level = Literal[2, 3]
Files = dict[str, Callable[[], bytes]]
"""What makes each kind of file."""
_MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "svg": "image/svg+xml",
}


def show_chart(
    block: ChartBlock,
    data: pd.DataFrame,
    spec: dict[str, Any],
    *,
    key: str,
    level: Level = 3,
    open_table: bool = False,
) -> None:
    """Everything about one chart. `level` is that of its heading: one below what it stands under."""
    with st.container(key=f"block_{key}"):
        (st.header if level == 2 else st.subheader)(block.title, anchor=False)
        markup.note(block.subtitle)
        if not block.is_empty:
            # Its height is told beforehand: what stands below keeps its place while the chart is drawn.
            height = spec["height"]
            st.vega_lite_chart(data, spec, theme=None, width="stretch", height=height, key=key, alt=block.summary)
        for text in (block.summary, *block.notes):
            markup.note(text)
        if block.table.rows:
            with st.expander(texts.SHOW_TABLE, expanded=open_table):
                tables.show_data_table(block.table)
            show_downloads(block, key, partial(_pictures, block, data, spec))


@st.fragment
def show_downloads(block: ChartBlock, key: str, pictures: Callable[[], Files]) -> None:
    """The files one can take along; the menu is filled when it is opened, and a file made when it is asked for."""
    menu = st.popover(texts.DOWNLOAD, key=f"hamta_{key}", type="tertiary", on_change="rerun")
    if not menu.open:
        return
    tables_of = {"csv": partial(table_file.to_csv, block.table), "xlsx": partial(table_file.to_xlsx, block)}
    for kind, make in (tables_of | pictures()).items():
        menu.download_button(
            texts.DOWNLOADS[kind],
            data=make,
            file_name=f"{block.file_name}.{kind}",
            mime=_MIME[kind],
            key=f"hamta_{key}_{kind}",
            type="tertiary",
            on_click="ignore",
        )


def _pictures(block: ChartBlock, data: pd.DataFrame, spec: dict[str, Any]) -> Files:
    if block.is_empty:
        return {}
    return {
        "png": partial(chart_picture.to_png, block, data, spec),
        "svg": partial(chart_picture.to_svg, block, data, spec),
    }
