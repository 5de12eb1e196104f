"""The follow-up report made whole: its document, a drawing for each figure, and the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from nsvh_dash.charts.agency import agency_chart
from nsvh_dash.charts.bridge import bridge_chart
from nsvh_dash.charts.growth import growth_chart
from nsvh_dash.charts.investments import investment_chart
from nsvh_dash.charts.outlook import outlook_chart
from nsvh_dash.charts.trend import trend_chart
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports.chart_picture import drawing_to_png, drawing_to_svg
from nsvh_dash.exports.report_docx import to_docx
from nsvh_dash.exports.report_pdf import report_to_pdf
from nsvh_dash.handouts import Progress
from nsvh_dash.model.period import Month
from nsvh_dash.views.finance.bridge import BridgeScreen
from nsvh_dash.views.finance.growth import GrowthScreen
from nsvh_dash.views.finance.outlook import OutlookScreen
from nsvh_dash.views.finance.staffing import StaffingScreen
from nsvh_dash.views.report.document import Document, Drawn
from nsvh_dash.views.texts import report as words
from nsvh_dash.views.trend import Trend

FORMS: dict[str, tuple[Callable[..., Any], Callable[[Document, list[Any]], bytes]]] = {
    "docx": (drawing_to_png, to_docx),
    "pdf": (drawing_to_svg, report_to_pdf),
}
"""How a figure is drawn for each kind of file, and how the file is written."""
WIDTH = 720
"""Pixels of a drawing: over the width of a page its text is then of the size of a note."""


def make_report(dashboard: Dashboard, node_id: str, month: Month, form: str, progress: Progress) -> bytes:
    """The report of a node and month in one of FORMS."""
    draw, write = FORMS[form]
    progress(0.0, words.GATHERING)
    document = dashboard.report(node_id, month)
    figures = document.figures
    steps = len(figures) + 2
    drawings = []
    for done, figure in enumerate(figures, 1):
        progress(done / steps, figure.caption)
        drawings.append(draw(*_chart(figure.drawn), WIDTH))
    progress((steps - 1) / steps, words.WRITING)
    made = write(document, drawings)
    progress(1.0, words.READY)
    return made


def _chart(drawn: Drawn) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Data and drawing of a figure, as on the pages."""
    if isinstance(drawn, Trend):
        return trend_chart(drawn)
    if isinstance(drawn, BridgeScreen):
        return bridge_chart(drawn)
    if isinstance(drawn, GrowthScreen):
        return growth_chart(drawn)
    if isinstance(drawn, OutlookScreen):
        return outlook_chart(drawn.rows)
    if isinstance(drawn, StaffingScreen):
        return agency_chart(drawn)
    return investment_chart(drawn.years)
