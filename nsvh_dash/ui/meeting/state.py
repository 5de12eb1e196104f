"""Which meeting and slide the page is about, and how a change of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.meeting import Meeting
from nsvh_dash.settings import Settings
from nsvh_dash.ui import address, cache
from nsvh_dash.ui.written import author

PRESENTING = "1"
_WRITTEN = "mote_skrivet"
_PROBLEM = "mote_fel"


def found(key: str, dashboard: Dashboard, number: str) -> Meeting | None:
    """The meeting of a number in the address; None where there is none on the list."""
    meetings = cache.meetings(key, dashboard)
    return next((meeting for meeting in meetings if str(meeting.id) == number and not meeting.removed), None)


def placed(asked: Mapping[str, str], meeting: Meeting) -> dict[str, str]:
    """What is asked for, at the meeting's own unit and month: they are not the reader's to choose."""
    return {
        **asked,
        address.AREA: meeting.node_id,
        address.UNIT: meeting.node_id,
        address.MONTH: str(meeting.month),
    }


def shown(asked: Mapping[str, str], meeting: Meeting | None) -> dict[str, str]:
    """What the address says of the page: the meeting, a slide it has, and whether it is presented."""
    if meeting is None:
        return {}
    count = len(meeting.kept.slides if meeting.kept else meeting.slides)
    number = asked[address.SLIDE]
    slide = min(max(int(number), 1), max(count, 1)) if number.isdigit() else 1
    presented = PRESENTING if asked[address.SHOWN] == PRESENTING and count else ""
    return {address.MEETING: str(meeting.id), address.SLIDE: str(slide), address.SHOWN: presented}


def remembered(asked: Mapping[str, str]) -> dict[str, str]:
    """What another page keeps of a presentation that led to it, so that there is a way back."""
    came = asked[address.SHOWN] == PRESENTING and asked[address.MEETING].isdigit() and asked[address.SLIDE].isdigit()
    return {name: asked[name] for name in (address.MEETING, address.SLIDE, address.SHOWN)} if came else {}


def change(meeting: Meeting, slide: int | None = None, **changed: Any) -> bool:
    """Keep a change of a meeting, and go to a slide of it; False when it was refused. For callbacks.

    Two changes may come with one click, of a field that was left and of the button: the second builds on the first.
    """
    written: Meeting | None = st.session_state.get(_WRITTEN)
    base = written if written and written.id == meeting.id and written.version > meeting.version else meeting
    written_now = base.model_copy(update=changed | {"author": author.written_by()})
    return keep(lambda: intake.write_meeting(Settings(), written_now), slide)


def keep(write: Callable[[], Meeting], slide: int | None = None) -> bool:
    """Write, and remember what was written or why it was refused. For callbacks."""
    try:
        meeting = write()
    except NsvhError as error:
        st.session_state[_PROBLEM] = str(error)
        return False
    st.session_state[_WRITTEN] = meeting
    chosen = {} if slide is None else {address.SLIDE: str(slide)}
    address.choose(**{address.MEETING: "" if meeting.removed else str(meeting.id)}, **chosen)
    return True


def problem() -> str:
    """Why the last change was refused, once."""
    return str(st.session_state.pop(_PROBLEM, ""))
