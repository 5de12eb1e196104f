"""The page Internkontroll: what is late, the risk matrix, the risks, controls with results, and actions."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from nsvh_dash.model.record import RecordKind, RiskLevel, Urgency
from nsvh_dash.ui.parts import marks, markup, tables, tiles
from nsvh_dash.ui.records import activity_rows
from nsvh_dash.ui.records import editor as record_editor
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views import format as fmt
from nsvh_dash.views.internal_control import InternalControl, Matrix, MatrixCell
from nsvh_dash.views.internal_control.screen import ControlRow, ResultCell, RiskRow
from nsvh_dash.views.texts import activities as texts_activities
from nsvh_dash.views.texts import internal_control as words

_KINDS = (RecordKind.RISK, RecordKind.CONTROL, RecordKind.CONTROL_RESULT, RecordKind.ACTIVITY)


def show(screen: Screen) -> None:
    """Everything beneath the title."""
    plan = screen.dashboard.internal_control(screen.selection.node_id, screen.selection.month)
    if plan.risks:
        _show_plan(screen, plan)
    else:
        frame.show_nothing_here(words.NOTHING, words.NOTHING_STEP)
    record_editor.show_editing(screen, words.CHANGE, _KINDS)


def _show_plan(screen: Screen, plan: InternalControl) -> None:
    tiles.show_sentences(plan.sentences)
    markup.note(f"{plan.as_of} {words.INVENTED}" if plan.has_invented else plan.as_of)
    if plan.late:
        late = texts_activities.HEADINGS[Urgency.LATE]
        st.header(late, anchor=False)
        activity_rows.show_table(screen, late, plan.late)
    st.header(words.MATRIX, anchor=False)
    markup.show(_matrix(plan.matrix))
    markup.note(plan.legend)
    markup.note(words.RULE)
    st.header(words.RISKS, anchor=False)
    tables.show_table(words.RISKS, words.RISK_HEADINGS, [_risk(screen, row) for row in plan.risks], numbers=())
    st.header(words.CONTROLS, anchor=False)
    if plan.controls:
        headings = (*words.CONTROL_HEADINGS, *(fmt.capital(report) for report in plan.reports))
        tables.show_table(words.CONTROLS, headings, [_control(screen, row) for row in plan.controls], numbers=())
    else:
        markup.note(words.NO_CONTROLS)
    st.header(words.ACTIVITIES, anchor=False)
    if plan.activities:
        activity_rows.show_table(screen, words.ACTIVITIES, plan.activities)
    else:
        markup.note(words.NO_ACTIVITIES)


def _level(level: RiskLevel) -> str:
    return marks.badge(words.LEVEL_STATUS[level], fmt.capital(level.word))


def _matrix(matrix: Matrix) -> str:
    head = "".join(f'<th scope="col">{html.escape(heading)}</th>' for heading in matrix.headings)
    body = "".join(
        f'<tr><th scope="row">{html.escape(name)}</th>{"".join(_cell(cell) for cell in cells)}</tr>'
        for name, cells in matrix.rows
    )
    return (
        f'<div class="table riskmatrix" tabindex="0" role="region" aria-label="{words.MATRIX}"><table>'
        f'<caption class="unseen">{words.MATRIX}</caption><thead><tr><th scope="col">{words.AXES}</th>{head}</tr>'
        f"</thead><tbody>{body}</tbody></table></div>"
    )


def _cell(cell: MatrixCell) -> str:
    here = "".join(
        f'<li>{html.escape(risk.id)} <span aria-hidden="true">{risk.mark}</span>'
        f'<span class="unseen">{html.escape(risk.word)}</span></li>'
        for risk in cell.risks
    )
    left = "".join(
        f'<li class="was"><s>{html.escape(one)}</s><span class="unseen"> {html.escape(words.WAS_HERE)}</span></li>'
        for one in cell.left
    )
    none = "" if cell.risks else f'<span class="unseen">{html.escape(words.NO_RISKS_IN_CELL)}</span>'
    many = f"<strong>{len(cell.risks)}</strong>" if cell.risks else none
    listed = f"<ul>{here}{left}</ul>" if here or left else ""
    return f'<td class="{cell.level}"><p>{many}{_level(cell.level)}<small>{cell.value}</small></p>{listed}</td>'


def _risk(screen: Screen, row: RiskRow) -> tables.Row:
    rule = f"<small>{html.escape(row.rule)}</small>" if row.rule else ""
    told = _escaped(row.text, row.process, row.now, row.before, row.movement)
    level = marks.badge(words.LEVEL_STATUS[row.level], row.level_word) + rule
    name = activity_rows.name(screen, RecordKind.RISK, row.id, row.invented)
    return tables.Row((name, *told, level, *_escaped(row.owner, row.place)))


def _control(screen: Screen, row: ControlRow) -> tables.Row:
    name = activity_rows.name(screen, RecordKind.CONTROL, row.id, row.invented)
    told = _escaped(row.text, row.risk, row.owner, row.interval)
    return tables.Row((name, *told, *(_result(cell) for cell in row.results)))


def _result(cell: ResultCell) -> str:
    if cell.finding is None:
        return f'<span class="quiet">{html.escape(words.NOT_REPORTED)}</span>'
    note = f"<small>{html.escape(cell.note)}</small>" if cell.note else ""
    return marks.badge(words.FINDING_STATUS[cell.finding], fmt.capital(cell.finding.word)) + note


def _escaped(*texts: str) -> Sequence[str]:
    return [html.escape(text) for text in texts]
