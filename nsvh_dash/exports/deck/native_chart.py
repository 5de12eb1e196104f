"""A drawing as a presentation takes it: a chart that can be edited, with the data sheet behind it."""

from __future__ import annotations

import datetime as dt
import io

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from nsvh_dash.exports.deck.drawing import Drawing
from nsvh_dash.exports.deck.drawing_xml import SHEET, chart_xml
from nsvh_dash.exports.deck.look import Box


class NativeChart(CategoryChartData):
    """What a placeholder asks of a chart: its XML and its data sheet."""

    def __init__(self, drawing: Drawing, box: Box, made_at: dt.datetime) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._drawing, self._box, self._made_at = drawing, box, made_at

    def xml_bytes(self, chart_type: XL_CHART_TYPE) -> bytes:
        """The chart; each of its series says of what type it is."""
        return chart_xml(self._drawing, self._box).encode()

    @property
    def xlsx_blob(self) -> bytes:
        """Categories and series as columns. Text stays text, also when it begins as a formula or an address does."""
        stream = io.BytesIO()
        book = xlsxwriter.Workbook(stream, {"in_memory": True})
        book.set_properties({"created": self._made_at.replace(tzinfo=None)})
        sheet = book.add_worksheet(SHEET)
        sheet.set_column(0, 0, 24)
        cells = book.add_format({"num_format": self._drawing.number_format})
        for row, name in enumerate(self._drawing.categories, 1):
            sheet.write_string(row, 0, name)
        for at, column in enumerate(self._drawing.columns, 1):
            sheet.write_string(0, at, column.name)
            for row, value in enumerate(column.values, 1):
                if value is not None:
                    sheet.write_number(row, at, value, cells)
        book.close()
        return stream.getvalue()
