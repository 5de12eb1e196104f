"""The page Dialogmöte: the list of meetings, a meeting being prepared or frozen, and a meeting presented."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from nsvh_dash.model.meeting import Meeting
from nsvh_dash.model.slide import ShownSlide
from nsvh_dash.ui import address, cache
from nsvh_dash.ui.meeting import edit as meeting_edit
from nsvh_dash.ui.meeting import head as meeting_head
from nsvh_dash.ui.meeting import list as meeting_list
from nsvh_dash.ui.meeting import present
from nsvh_dash.ui.meeting import state as meeting_state
from nsvh_dash.ui.meeting.slide import slide_html
from nsvh_dash.ui.parts import markup, tables
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.ui.written import author
from nsvh_dash.views import format as fmt
from nsvh_dash.views.texts import meeting as words


def show(screen: Screen) -> None:
    """What the address asks for."""
    meeting = meeting_state.found(screen.key, screen.dashboard, address.shown(address.MEETING))
    frame.show_title(meeting.name if meeting else words.TITLE, screen)
    problem = meeting_state.problem()
    if problem:
        st.error(problem)
    if meeting is None:
        meeting_list.show(screen)
        return
    slides = cache.slides(screen.key, screen.dashboard, meeting)
    at = int(address.shown(address.SLIDE))
    if address.shown(address.SHOWN):
        with st.spinner(words.PRESENT):
            present.show_presentation(slides, at)
        return
    _show_meeting(screen, meeting, slides, at, is_refused=bool(problem))


def _show_meeting(screen: Screen, meeting: Meeting, slides: Sequence[ShownSlide], at: int, *, is_refused: bool) -> None:
    where = f"{screen.selection.node_name}, {fmt.month(meeting.month)}, {fmt.date(meeting.held_on)}"
    markup.show(f'<p class="summary">{html.escape(where)}</p>')
    meeting_head.show_buttons(screen, meeting, slides)
    if meeting.kept is not None:
        _show_changed(screen, meeting)
    st.header(words.SLIDES, anchor=False)
    if slides:
        with st.container(key="mote_bilder"):
            meeting_edit.show_order(slides, at)
            with st.container(key="mote_vald"):
                markup.show(f'<div class="stage">{slide_html(slides[at - 1], at, len(slides))}</div>')
                if meeting.kept is None:
                    meeting_edit.show_moves(meeting, at)
                    meeting_edit.show_words(meeting, slides[at - 1], at, is_refused=is_refused)
                else:
                    _show_notes(slides[at - 1])
                _show_figures(slides[at - 1])
    else:
        frame.show_nothing_here(words.NO_SLIDES, words.NO_SLIDES_STEP)
    if meeting.kept is None:
        meeting_edit.show_add(screen, meeting, at)
    with st.container(key="mote_skriver"):
        author.show_field(words.AUTHOR)
    if meeting.kept is None:
        meeting_head.show_about(meeting)
        meeting_head.show_versions(screen, meeting)


def _show_changed(screen: Screen, meeting: Meeting) -> None:
    """Since when the meeting is frozen, and what is known otherwise now."""
    assert meeting.kept is not None
    kept, by = meeting.kept, words.by(meeting.author)
    said = words.IS_FROZEN.format(day=fmt.day(kept.at), by=by, batch=kept.batch_id)
    markup.show(f'<p class="summary">{html.escape(said)}</p>')
    with st.container(key="mote_andrat"):
        st.header(words.CHANGED, anchor=False)
        changed = cache.changed_since(screen.key, screen.dashboard, meeting)
        if not changed:
            st.write(words.NOTHING_CHANGED)
            return
        st.write(words.changed_count(len(changed)))
        rows = [
            tables.Row(tuple(html.escape(cell) for cell in (str(found.slide), found.label, found.then, found.now)))
            for found in changed
        ]
        tables.show_table(words.CHANGED, words.CHANGED_HEADINGS, rows, numbers=(2, 3), tall=True)


def _show_notes(slide: ShownSlide) -> None:
    if slide.notes:
        st.subheader(words.NOTES, anchor=False)
        st.text(slide.notes)


def _show_figures(slide: ShownSlide) -> None:
    """What the slide shows, figure by figure, for who does not see the drawing."""
    if slide.figures:
        with st.expander(words.SHOW_NUMBERS):
            rows = [tables.Row((html.escape(found.label), html.escape(found.text))) for found in slide.figures]
            tables.show_table(words.SHOW_NUMBERS, words.FIGURE_HEADINGS, rows, numbers=(1,), tall=True)
