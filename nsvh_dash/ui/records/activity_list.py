"""The page Aktiviteter: what is late and soon due first, filtered, each closed from the list."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.model.record import Activity, Record, RecordKind, Strand, Urgency
from nsvh_dash.settings import Settings
from nsvh_dash.ui import address
from nsvh_dash.ui.parts import markup, tiles
from nsvh_dash.ui.records import activity_rows
from nsvh_dash.ui.records import editor as record_editor
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.views import format as fmt
from nsvh_dash.views.records.activities import ActivityFilter, ActivityList, ActivityRow
from nsvh_dash.views.texts import activities as words


def shown(asked: Mapping[str, str]) -> dict[str, str]:
    """What the address says of this page's own choices; what does not exist is left out."""
    state, strand = asked[address.STATE], asked[address.STRAND]
    return {
        address.STATE: state if state in words.STATES else "",
        address.OWNER: asked[address.OWNER],
        address.STRAND: strand if strand in set(Strand) else "",
    }


def show(screen: Screen) -> None:
    """Everything beneath the title."""
    wanted = ActivityFilter(*(address.shown(name) for name in (address.STATE, address.OWNER, address.STRAND)))
    found = screen.dashboard.activities(screen.selection.node_id, screen.selection.month, wanted)
    if found.is_empty:
        frame.show_nothing_here(words.NOTHING, words.NOTHING_STEP)
    else:
        tiles.show_sentences(found.sentences)
        markup.note(words.RULE)
        _show_choices(found, wanted)
    record_editor.show_outcome()
    with st.container(key="vem_skriver"):
        record_editor.show_author()
    parts = ((Urgency.LATE, found.late), (Urgency.SOON, found.soon), (Urgency.LATER, found.later))
    for urgency, rows in parts:
        if rows:
            _show_open(screen, words.HEADINGS[urgency], rows)
    if found.closed:
        st.header(words.HEADINGS[Urgency.CLOSED], anchor=False)
        activity_rows.show_table(screen, words.HEADINGS[Urgency.CLOSED], found.closed, with_owner=True)
    if not found.is_empty and not any((found.late, found.soon, found.later, found.closed)):
        frame.show_nothing_here(words.NO_MATCH, words.NO_MATCH_STEP)
    record_editor.show_editing(screen, words.CHANGE, (RecordKind.ACTIVITY,), is_named=True)


def _show_choices(found: ActivityList, wanted: ActivityFilter) -> None:
    strands = {strand.value: fmt.capital(strand.word) for strand in Strand}
    owners = {owner: owner for owner in found.owners}
    with st.container(key="aktivitetsval"):
        for name, label, every, known, chosen in (
            (address.STATE, words.STATE, words.EVERY_STATE, words.STATES, wanted.state),
            (address.OWNER, words.OWNER, words.EVERY_OWNER, owners, wanted.owner),
            (address.STRAND, words.STRAND, words.EVERY_STRAND, strands, wanted.strand),
        ):
            address.choice(name, label, every, {"": every, **known}, chosen if chosen in known else "")


def _show_open(screen: Screen, heading: str, rows: Sequence[ActivityRow]) -> None:
    """A reminder a line, with the button that closes it."""
    st.header(heading, anchor=False)
    with st.container(key=f"paminnelser_{rows[0].urgency.name.lower()}"):
        for row in rows:
            with st.container(key=f"aktivitet_{row.id}"):
                markup.show(_line(screen, row))
                st.button(words.CLOSE.format(id=row.id), key=f"klar_{row.id}", on_click=_close, args=(screen, row.id))


def _line(screen: Screen, row: ActivityRow) -> str:
    name = activity_rows.name(screen, RecordKind.ACTIVITY, row.id, row.invented)
    about = " · ".join(filter(None, (row.due, row.owner, row.place, row.part_of, row.note)))
    return (
        f'<div class="reminder"><p>{name} <strong>{html.escape(row.text)}</strong> {activity_rows.state(row)}</p>'
        f'<p class="note">{html.escape(about)}</p></div>'
    )


def _close(screen: Screen, record_id: str) -> None:
    book = screen.dashboard.records
    activity = book.find(RecordKind.ACTIVITY, record_id)
    seen = book.versions(RecordKind.ACTIVITY, record_id)[-1].number

    def change(settings: Settings, name: str) -> Record:
        assert isinstance(activity, Activity)
        return intake.write_record(settings, activity.done(), name, seen)

    record_editor.attempt(change, words.CLOSED_NOW)
