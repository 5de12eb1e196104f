"""The meetings there are, and a new one."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Sequence

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.model.meeting import Meeting
from nsvh_dash.model.plain_text import MOST_NAME_LETTERS
from nsvh_dash.settings import Settings
from nsvh_dash.ui import address, cache
from nsvh_dash.ui.meeting import state as meeting_state
from nsvh_dash.ui.parts import markup, tables
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.ui.written import author
from nsvh_dash.views import format as fmt
from nsvh_dash.views.texts import meeting as words

_NAME, _DATE = "mote_namn", "mote_dag"


def show(screen: Screen) -> None:
    """The list with the meeting held last first, a new one, and those taken off the list."""
    meetings = cache.meetings(screen.key, screen.dashboard)
    listed = [meeting for meeting in meetings if not meeting.removed]
    if listed:
        _show_list(screen, listed)
    else:
        frame.show_nothing_here(words.NO_MEETINGS, words.NO_MEETINGS_STEP)
    _show_new(screen)
    removed = [meeting for meeting in meetings if meeting.removed]
    if removed:
        with st.expander(words.REMOVED):
            for meeting in removed:
                label = f"{words.PUT_BACK}: {markup.label(meeting.name)}, {fmt.date(meeting.held_on)}"
                st.button(label, key=f"lagg_tillbaka_{meeting.id}", on_click=_put_back, args=(meeting,))


def state_word(meeting: Meeting) -> str:
    """Whether a meeting follows the figures, or since when it does not."""
    return words.FROZEN.format(day=fmt.day(meeting.kept.at)) if meeting.kept else words.DRAFT


def _show_list(screen: Screen, meetings: Sequence[Meeting]) -> None:
    organisation = screen.dashboard.catalogue.organisation
    rows = []
    for meeting in meetings:
        name = organisation[meeting.node_id].name if meeting.node_id in organisation else meeting.node_id
        cells = (
            fmt.date(meeting.held_on), name, fmt.month(meeting.month), fmt.number(len(meeting.slides)),
            state_word(meeting),
        )  # fmt: skip
        link = tables.link(f"dialogmote?{address.MEETING}={meeting.id}", meeting.name)
        rows.append(tables.Row((link, *(html.escape(cell) for cell in cells))))
    tables.show_table(words.LIST, words.LIST_HEADINGS, rows, numbers=(4,))


def _show_new(screen: Screen) -> None:
    st.header(words.NEW, anchor=False)
    chosen = screen.selection
    with st.container(key="mote_ny"):
        markup.note(words.NEW_FOR.format(node=chosen.node_name, month=fmt.month(chosen.month)))
        st.text_input(words.NAME, value=words.TITLE, key=_NAME, max_chars=MOST_NAME_LETTERS)
        st.date_input(words.DATE, value=dt.datetime.now(tz=dt.UTC).date(), key=_DATE, format="YYYY-MM-DD")
        author.show_field(words.AUTHOR)
        with st.container(key="mote_knappar"):
            st.button(words.SUGGEST, key="foresla", type="primary", on_click=_create, args=(screen, True))
            st.button(words.BEGIN_EMPTY, key="borja_tomt", on_click=_create, args=(screen, False))


def _create(screen: Screen, is_suggested: bool) -> None:
    chosen = screen.selection
    slides = screen.dashboard.suggest_slides(chosen.node_id, chosen.month) if is_suggested else ()
    meeting = Meeting(
        id=0,
        version=0,
        name=st.session_state[_NAME],
        held_on=st.session_state[_DATE],
        node_id=chosen.node_id,
        month=chosen.month,
        slides=slides,
        author=author.written_by(),
        created_at=dt.datetime.now(dt.UTC),
    )
    meeting_state.keep(lambda: intake.write_meeting(Settings(), meeting), slide=1)


def _put_back(meeting: Meeting) -> None:
    meeting_state.keep(lambda: intake.restore_meeting(Settings(), meeting, author.written_by()))
