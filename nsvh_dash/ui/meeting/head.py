"""What one does with a whole meeting: present, freeze, thaw, rename, remove, and go back to an earlier version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.handouts import deck
from nsvh_dash.intake import Batch
from nsvh_dash.model.meeting import Meeting
from nsvh_dash.model.plain_text import MOST_NAME_LETTERS
from nsvh_dash.model.slide import ShownSlide
from nsvh_dash.settings import Settings
from nsvh_dash.ui import address, cache
from nsvh_dash.ui.meeting import state as meeting_state
from nsvh_dash.ui.meeting.list import state_word
from nsvh_dash.ui.parts import markup
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.written import author
from nsvh_dash.ui.written.handing_out import HandOut, show_handouts
from nsvh_dash.views import format as fmt
from nsvh_dash.views.texts import meeting as words

_NAME, _DATE, _AS_OF = "mote_nytt_namn", "mote_ny_dag", "mote_underlag"


def show_buttons(screen: Screen, meeting: Meeting, slides: Sequence[ShownSlide]) -> None:
    """The buttons above the slides; what cannot be taken back at once asks first."""
    has_slides = bool(slides)
    with st.container(key="mote_knappar"):
        if has_slides:
            presented = {address.SHOWN: meeting_state.PRESENTING}
            st.button(words.PRESENT, key="presentera", type="primary", on_click=address.choose, kwargs=presented)
            show_handouts(words.HAND_OUT, "mote", _files(screen, meeting, slides))
        if meeting.kept is None and has_slides:
            _ask_to_freeze(meeting)
        if meeting.kept is not None:
            _ask(words.THAW, words.THAW_WHAT, words.THAW_NOW, "tina", lambda: _thaw(meeting))
        else:
            _ask(words.REMOVE, words.REMOVE_WHAT, words.REMOVE_NOW, "ta_bort", lambda: _remove(meeting))
        leave = {address.MEETING: "", address.SLIDE: "", address.SHOWN: ""}
        st.button(words.ALL_MEETINGS, key="alla_moten", on_click=address.choose, kwargs=leave)
    if has_slides:
        markup.note(words.PRESENT_KEYS)


def _files(screen: Screen, meeting: Meeting, slides: Sequence[ShownSlide]) -> list[HandOut]:
    about = deck.about_meeting(screen.dashboard, meeting)
    stamp, name = f"{screen.key}|{meeting.id}", f"dialogmote-{meeting.held_on}"
    return [
        HandOut(words.AS_PPTX, f"{name}.pptx", stamp, partial(deck.make_pptx, slides, about)),
        HandOut(words.AS_PDF, f"{name}.pdf", stamp, partial(deck.make_pdf, slides, about)),
    ]


def _ask(label: str, what: str, now: str, key: str, act: Callable[[], None]) -> None:
    with st.popover(label, key=f"{key}_fraga"):
        st.write(what)
        st.button(now, key=f"{key}_nu", type="primary", on_click=act)


def _ask_to_freeze(meeting: Meeting) -> None:
    """Freeze what is shown, or what was known after an earlier import; the list is read when it is opened."""
    asking = st.popover(words.FREEZE, key="frys_fraga", on_change="rerun")
    if not asking.open:
        return
    with asking:
        st.write(words.FREEZE_WHAT)
        log = {batch.id: batch for batch in reversed(cache.batches(cache.data_key()))}
        st.selectbox(words.FREEZE_AS_OF, list(log), format_func=lambda number: _told(log[number]), key=_AS_OF)
        newest = next(iter(log), None)
        st.button(words.FREEZE_NOW, key="frys_nu", type="primary", on_click=_freeze, args=(meeting, newest))


def _told(batch: Batch) -> str:
    files = f", {batch.files[0]}" if len(batch.files) == 1 else f", {len(batch.files)} filer" if batch.files else ""
    return f"{words.IMPORT} {batch.id}, {fmt.moment(batch.created_at)}{files}"


def _freeze(meeting: Meeting, newest: int | None) -> None:
    chosen = st.session_state.get(_AS_OF)
    as_of = None if chosen == newest else chosen
    meeting_state.keep(lambda: intake.freeze_meeting(Settings(), meeting.id, author.written_by(), as_of))


def _thaw(meeting: Meeting) -> None:
    meeting_state.keep(lambda: intake.thaw_meeting(Settings(), meeting.id, author.written_by()))


def _remove(meeting: Meeting) -> None:
    meeting_state.keep(lambda: intake.remove_meeting(Settings(), meeting.id, author.written_by()))


def show_about(meeting: Meeting) -> None:
    """The meeting's name and day, to be changed."""
    with st.expander(words.ABOUT):
        st.session_state[_NAME], st.session_state[_DATE] = meeting.name, meeting.held_on
        st.text_input(words.NAME, key=_NAME, max_chars=MOST_NAME_LETTERS, on_change=_rename, args=(meeting,))
        st.date_input(words.DATE, key=_DATE, format="YYYY-MM-DD", on_change=_rename, args=(meeting,))


def _rename(meeting: Meeting) -> None:
    meeting_state.change(meeting, name=st.session_state[_NAME], held_on=st.session_state[_DATE])


def show_versions(screen: Screen, meeting: Meeting) -> None:
    """Who wrote what stands, and every earlier version, the newest first, each to be restored."""
    with st.expander(words.VERSIONS):
        now, *earlier = screen.dashboard.meeting_versions(meeting.id)
        markup.note(f"{words.STANDS} {_signature(now, fmt.day(now.created_at))}.")
        if not earlier:
            st.write(words.NO_EARLIER)
        for version in earlier:
            told = _signature(version, fmt.moment(version.created_at))
            label = f"{words.RESTORE} {markup.label(told)}"
            st.button(label, key=f"aterstall_{version.version}", on_click=_restore, args=(version,))


def _signature(version: Meeting, when: str) -> str:
    """`2024-05-08 14:05 av Kim, 12 bilder, följer siffrorna`."""
    return f"{when}{words.by(version.author)}, {words.slide_count(len(version.slides))}, {state_word(version).lower()}"


def _restore(version: Meeting) -> None:
    meeting_state.keep(lambda: intake.restore_meeting(Settings(), version, author.written_by()))
