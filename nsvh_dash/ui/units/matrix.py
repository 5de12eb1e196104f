"""The matrix of units by indicators, as one table: read by a screen reader, scrolled in its own box by keyboard."""

from __future__ import annotations

import html

from nsvh_dash.ui.parts import marks, markup, tables
from nsvh_dash.ui.parts.chart_block import show_downloads
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.ui.units import controls as unit_controls
from nsvh_dash.ui.units.views import show_words
from nsvh_dash.views import texts
from nsvh_dash.views.units import texts as unit_texts
from nsvh_dash.views.units.matrix import MOST_MISSED, MatrixCell, MatrixColumn, MatrixRow, UnitMatrix


def show_matrix(screen: Screen) -> None:
    """Every unit of the area on every indicator with a target."""
    found = screen.unit_matrix(unit_controls.asked_order(), unit_controls.peers())
    unit_controls.show_choices(screen, found.peers, dict(found.orders), found.order, with_indicator=False)
    if not found.rows:
        frame.show_nothing_here(unit_texts.NO_MATRIX, unit_texts.NO_MATRIX_STEP)
        return
    block = found.block(screen.imported())
    show_words(block)
    markup.note(block.summary)
    markup.show(_table(found))
    show_downloads(block, "enheter_matris", dict)


def _table(found: UnitMatrix) -> str:
    caption = html.escape(found.title)
    head = "".join(_heading(column, found.order) for column in found.columns)
    missed = _sorted_by(found.order == MOST_MISSED)
    body = "".join(_row(row) for row in found.rows)
    return (
        f'<div class="table matrix" tabindex="0" role="region" aria-label="{caption}"><table>'
        f'<caption class="unseen">{caption}</caption><thead><tr>'
        f'<th scope="col">{html.escape(texts.UNIT_HEADING)}</th>'
        f'<th scope="col"{missed}>{html.escape(unit_texts.MISSED_HEADING)}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _sorted_by(is_so: bool) -> str:
    return ' aria-sort="descending"' if is_so else ""


def _heading(column: MatrixColumn, order: str) -> str:
    return (
        f'<th scope="col"{_sorted_by(column.indicator_id == order)}>{html.escape(column.name)}'
        f"<small>{html.escape(column.period)}</small><small>{html.escape(column.count)}</small></th>"
    )


def _row(row: MatrixRow) -> str:
    cells = "".join(_cell(cell) for cell in row.cells)
    chosen = ' class="chosen"' if row.chosen else ""
    name = tables.link(row.link, row.name)
    municipality = f"<small>{html.escape(row.municipality)}</small>" if row.municipality else ""
    return (
        f'<tr{chosen}><th scope="row">{name}{municipality}</th>'
        f"<td><strong>{row.missed}</strong> av {row.judged}</td>{cells}</tr>"
    )


def _cell(cell: MatrixCell) -> str:
    if cell.status is None:
        return f'<td class="quiet">–<span class="unseen">{html.escape(unit_texts.NOT_CONCERNED)}</span></td>'
    tone = marks.TONES[cell.status]
    return (
        f'<td><span class="judged {tone}">{marks.shape(cell.status)}'
        f'<span class="value">{html.escape(cell.value_text)}</span></span>'
        f"<small>{html.escape(cell.word)}</small></td>"
    )
