"""Activities as a table: how far each has come as shape and word."""

from __future__ import annotations

import html
from collections.abc import Sequence

from nsvh_dash.model.record import RecordKind
from nsvh_dash.ui import address
from nsvh_dash.ui.parts import marks, tables
from nsvh_dash.ui.records import editor as record_editor
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views.records.activities import ActivityRow
from nsvh_dash.views.texts import activities as words
from nsvh_dash.views.texts import internal_control as texts_internal_control


def show_table(screen: Screen, caption: str, rows: Sequence[ActivityRow], *, with_owner: bool = False) -> None:
    """The activities, the most urgent first; `with_owner` says what each is a part of."""
    headings = words.TABLE_HEADINGS if with_owner else words.SHORT_HEADINGS
    tables.show_table(caption, headings, [_row(screen, row, with_owner) for row in rows], numbers=())


def state(row: ActivityRow) -> str:
    """How far it has come."""
    return marks.badge(words.shape(row.urgency, row.state), row.state_word)


def name(screen: Screen, kind: RecordKind, record_id: str, invented: bool) -> str:
    """A record's id, which leads to where it is changed, and that it is the demo's own."""
    there = record_editor.code(kind, record_id)
    mark = f"<small>{html.escape(texts_internal_control.DEMO_ROW)}</small>" if invented else ""
    return tables.link(screen.selection.link(**{address.RECORD: there}), record_id) + mark


def _row(screen: Screen, row: ActivityRow, with_owner: bool) -> tables.Row:
    told = [row.text, row.due, row.owner, row.place, row.part_of, row.note]
    text, due, owner, place, part_of, note = (html.escape(one) for one in told)
    cells = (name(screen, RecordKind.ACTIVITY, row.id, row.invented), text, due, state(row), owner, place)
    return tables.Row((*cells, *((part_of,) if with_owner else ()), note))
