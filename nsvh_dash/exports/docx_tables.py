"""A document's table in Word: fixed widths, a heading row on every page, numbers to the right, status with shape."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import _Cell

from nsvh_dash.exports import docx_parts as parts
from nsvh_dash.exports import docx_styles as styles
from nsvh_dash.exports.table_widths import column_widths
from nsvh_dash.model.observation import Status
from nsvh_dash.views.report.document import Table
from nsvh_dash.views.texts import report as words

_TONES = {Status.REACHED: styles.ACCENT, Status.NEAR: styles.ATTENTION, Status.MISSED: styles.ATTENTION}


def add_table(word: WordDocument, table: Table) -> None:
    """The table, with a little room under it."""
    made = word.add_table(rows=1, cols=len(table.headings))
    made.style, made.alignment, made.autofit = word.styles[parts.TABLE_STYLE], WD_TABLE_ALIGNMENT.LEFT, False
    _look(made)
    widths: list[Length] = [Mm(width) for width in column_widths(table, styles.TEXT_WIDTH.mm)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    ids = {name: word.styles[name].style_id for name in (styles.CELL, styles.NUMBER_CELL, styles.HEADING_CELL)}
    for index, (cell, text) in enumerate(zip(made.rows[0].cells, table.headings, strict=True)):
        _write(cell, text.replace("\u00a0", " "), widths[index], ids, to_right=index in table.numeric)
        cell.paragraphs[0]._p.style = ids[styles.HEADING_CELL]
    parts.repeat_heading(made.rows[0])
    parts.keep_whole(made.rows[0])
    for number in range(len(table.rows)):
        _add_row(made, table, number, widths, ids)
    after = word.add_paragraph(style=styles.SMALL)
    after.paragraph_format.space_after, after.paragraph_format.line_spacing = Pt(0), Pt(6)


def _add_row(made: object, table: Table, number: int, widths: list[Length], ids: Mapping[str, str]) -> None:
    row = made.add_row()  # type: ignore[attr-defined]
    parts.keep_whole(row)
    bold = number in table.strong
    for index, (cell, text) in enumerate(zip(row.cells, table.rows[number], strict=True)):
        if index == table.status_column:
            _write_status(cell, text, table.statuses[number], widths[index], ids)
            continue
        _write(cell, text, widths[index], ids, to_right=index in table.numeric, bold=bold)
        if index == 0 and table.indents:
            cell.paragraphs[0].paragraph_format.left_indent = Mm(3 * table.indents[number])


def _write(
    cell: _Cell, text: str, width: Length, ids: Mapping[str, str], *, to_right: bool, bold: bool = False
) -> None:
    cell.width = width
    line = cell.paragraphs[0]
    # By its id: to find a style by its name the library reads all of them, which for a table's cells takes seconds.
    line._p.style = ids[styles.NUMBER_CELL if to_right else styles.CELL]
    line.add_run(text).bold = bold or None
    if to_right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _write_status(cell: _Cell, text: str, status: Status, width: Length, ids: Mapping[str, str]) -> None:
    cell.width = width
    line = cell.paragraphs[0]
    line._p.style = ids[styles.CELL]
    shape = line.add_run(f"{words.SHAPES[status]} ")
    shape.font.color.rgb = _TONES.get(status, styles.NOTE)
    line.add_run(text)


def _look(made: object) -> None:
    """Tell which parts of the style the table uses: the heading row."""
    properties = made._tbl.tblPr  # type: ignore[attr-defined]
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        properties.append(look)
    for name in list(look.attrib):
        del look.attrib[name]
    look.set(qn("w:val"), "0020")
    look.set(qn("w:firstRow"), "1")
