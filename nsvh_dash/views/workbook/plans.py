"""The sheets of what is planned: assignments, risks, controls and activities, as their pages have them."""

from __future__ import annotations

from itertools import chain

from nsvh_dash.model.observation import Status
from nsvh_dash.views import format as fmt
from nsvh_dash.views.goals import GoalsScreen
from nsvh_dash.views.internal_control import InternalControl
from nsvh_dash.views.internal_control.screen import ControlRow, ResultCell, RiskRow
from nsvh_dash.views.records.activities import ActivityList, ActivityRow
from nsvh_dash.views.texts import activities as texts_activities
from nsvh_dash.views.texts import goals as texts_goals
from nsvh_dash.views.texts import internal_control as texts_internal_control
from nsvh_dash.views.texts import workbook as words
from nsvh_dash.views.workbook.history import NodeHistory
from nsvh_dash.views.workbook.sheet import (
    Cell,
    Column,
    ColumnKind,
    Judged,
    LeftOut,
    Sheet,
    judged_table,
    rows_of,
    titled,
)

_PROSE, _STATUS = ColumnKind.PROSE, ColumnKind.STATUS


def goal_sheet(history: NodeHistory, goals: GoalsScreen | None) -> Sheet | LeftOut:
    """Each assignment of the plan with its state and how many of what follows it are in which."""
    if goals is None:
        return LeftOut(words.GOALS, texts_goals.NO_PLANS)
    columns, rows = judged_table(goals.assignments_block.table)
    title = titled(words.GOALS, history.node_name, f"{texts_goals.PLAN.lower()} {goals.year}", fmt.month(goals.month))
    return Sheet(words.GOALS, title, " ".join(goals.summary), columns, rows, (texts_goals.RULE,))


def control_sheets(history: NodeHistory, plan: InternalControl) -> tuple[Sheet | LeftOut, ...]:
    """The risks, now and before, and what each control has shown."""
    return _risk_sheet(history, plan), _control_sheet(history, plan)


def _risk_sheet(history: NodeHistory, plan: InternalControl) -> Sheet | LeftOut:
    if not plan.risks:
        return LeftOut(words.RISKS, words.NO_RISKS)
    risk, text, process, now, before, movement, level, owner, place = texts_internal_control.RISK_HEADINGS
    columns = (
        Column(risk),
        Column(text, _PROSE),
        *(Column(heading) for heading in (process, before, now, movement)),
        Column(level, _STATUS),
        *(Column(heading) for heading in (owner, place, words.REMARK)),
    )
    return Sheet(
        words.RISKS,
        titled(words.RISKS, history.node_name, fmt.month(history.month)),
        " ".join((*plan.sentences, plan.as_of)),
        columns,
        rows_of(_risk(row) for row in plan.risks),
        (texts_internal_control.RULE, *_invented(plan)),
    )


def _risk(row: RiskRow) -> tuple[Cell, ...]:
    level = Judged(texts_internal_control.LEVEL_STATUS[row.level], row.level_word)
    told = (row.id, row.text, row.process, row.before, row.now, row.moved, level, row.owner, row.place)
    return (*told, "; ".join(filter(None, (row.rule, _remark(invented=row.invented)))) or None)


def _control_sheet(history: NodeHistory, plan: InternalControl) -> Sheet | LeftOut:
    if not plan.controls:
        return LeftOut(words.CONTROLS, texts_internal_control.NO_CONTROLS)
    control, text, *rest = texts_internal_control.CONTROL_HEADINGS
    results = (
        column
        for report in plan.reports
        for column in (
            Column(fmt.capital(report), _STATUS),
            Column(fmt.capital(words.RESULT_NOTE.format(report=report)), _PROSE),
        )
    )
    columns = (Column(control), Column(text, _PROSE), *map(Column, rest), *results, Column(words.REMARK))
    title = titled(words.CONTROLS, history.node_name, fmt.month(history.month))
    rows = rows_of(_control(row) for row in plan.controls)
    return Sheet(words.CONTROLS, title, plan.as_of, columns, rows, _invented(plan))


def _control(row: ControlRow) -> tuple[Cell, ...]:
    told = (row.id, row.text, row.risk, row.owner, row.interval)
    return (*told, *chain.from_iterable(map(_result, row.results)), _remark(invented=row.invented))


def _result(cell: ResultCell) -> tuple[Cell, Cell]:
    if cell.finding is None:
        return Judged(Status.MISSING, fmt.capital(texts_internal_control.NOT_REPORTED)), None
    return Judged(
        texts_internal_control.FINDING_STATUS[cell.finding], fmt.capital(cell.finding.word)
    ), cell.note or None


def activity_sheet(history: NodeHistory, found: ActivityList) -> Sheet | LeftOut:
    """The activities of every strand, what is late first."""
    if found.is_empty:
        return LeftOut(words.ACTIVITIES, texts_activities.NOTHING)
    name, text, due, state, owner, place, part, remark = texts_activities.TABLE_HEADINGS
    columns = (
        Column(name),
        Column(text, _PROSE),
        Column(due),
        Column(state, _STATUS),
        *(Column(heading) for heading in (owner, place)),
        Column(part, _PROSE),
        Column(remark, _PROSE),
        Column(words.REMARK),
    )
    return Sheet(
        words.ACTIVITIES,
        titled(words.ACTIVITIES, history.node_name, fmt.month(history.month)),
        " ".join(found.sentences),
        columns,
        rows_of(_activity(row) for row in (*found.late, *found.soon, *found.later, *found.closed)),
        (texts_activities.RULE,),
    )


def _activity(row: ActivityRow) -> tuple[Cell, ...]:
    state = Judged(texts_activities.open_shape(row.urgency, row.state), row.state_word)
    remark = _remark(invented=row.invented)
    return (row.id, row.text, row.due, state, row.owner, row.place, row.part_of, row.note or None, remark)


def _invented(plan: InternalControl) -> tuple[str, ...]:
    return (texts_internal_control.INVENTED,) if plan.has_invented else ()


def _remark(*, invented: bool) -> str | None:
    return texts_internal_control.DEMO_ROW if invented else None
