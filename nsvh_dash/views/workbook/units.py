"""The sheet Enheter: the units of a node's area by the indicators with a target."""

from __future__ import annotations

from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import heading
from nsvh_dash.views.texts import workbook as words
from nsvh_dash.views.units import texts as unit_texts
from nsvh_dash.views.units.matrix import MatrixRow, UnitMatrix
from nsvh_dash.views.workbook.history import NodeHistory
from nsvh_dash.views.workbook.sheet import (
    Cell,
    Column,
    ColumnKind,
    Judged,
    LeftOut,
    Sheet,
    count,
    rows_of,
    titled,
    value,
)


def unit_sheet(history: NodeHistory, matrix: UnitMatrix) -> Sheet | LeftOut:
    """A row for each unit, and for each indicator its value and status."""
    if not matrix.rows or not matrix.columns:
        return LeftOut(words.UNITS, words.NO_UNITS)
    columns = [
        Column(texts.UNIT_HEADING),
        Column(texts.MUNICIPALITY),
        Column(unit_texts.MISSED_HEADING, ColumnKind.NUMBER),
        Column(unit_texts.JUDGED_HEADING, ColumnKind.NUMBER),
    ]
    for column in matrix.columns:
        said = heading(column.name, column.unit)
        columns.append(Column(f"{said}, {column.period}", ColumnKind.NUMBER))
        columns.append(Column(f"{column.name}: {texts.STATUS_HEADING.lower()}, {column.count}", ColumnKind.STATUS))
    return Sheet(
        words.UNITS,
        titled(words.UNITS, history.node_name, fmt.month(history.month)),
        f"{matrix.title}. {matrix.summary}",
        tuple(columns),
        rows_of(_cells(row) for row in matrix.rows),
    )


def _cells(row: MatrixRow) -> tuple[Cell, ...]:
    cells: list[Cell] = [row.name, row.municipality, count(row.missed), count(row.judged)]
    for cell in row.cells:
        cells.append(value(cell.value, cell.value_text))
        cells.append(None if cell.status is None else Judged(cell.status, cell.word))
    return tuple(cells)
