"""Lists whose choice lives in the address bar as ids, so that a link survives that a unit is renamed.

Streamlit can bind a widget to the address, and then keeps it there from page to page, but a list writes its
label. So the lists are bound through unseen text fields that hold the ids.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

AREA, UNIT, MONTH, INDICATOR, PERIOD = "omrade", "enhet", "manad", "indikator", "period"
VIEW, ORDER, PEERS = "vy", "ordning", "likar"
TAB, BATCH, SOURCE, SPAN, SHOWN = "flik", "omgang", "kalla", "tid", "visa"
PERSPECTIVE, WITHIN = "perspektiv", "inom"
AMOUNT, FOLDED, WITHOUT = "belopp", "ihop", "utan"
MEETING, SLIDE = "mote", "bild"
RECORD, STATE, OWNER, STRAND = "post", "lage", "ansvarig", "del"
PLAN, ASSIGNMENT = "plan", "uppdrag"
WRITE = "skriv"
"""The subject one came to write a comment about."""
_NAMES = (
    AREA, UNIT, MONTH, INDICATOR, PERIOD, VIEW, ORDER, PEERS, TAB, BATCH, SOURCE, SPAN, SHOWN, PERSPECTIVE, WITHIN,
    AMOUNT, FOLDED, WITHOUT, MEETING, SLIDE, PLAN, ASSIGNMENT, RECORD, STATE, OWNER,
    STRAND, WRITE,
)  # fmt: skip
_JUST_CHOSEN = "nyss_vald"
_JUST_OPENED = "nyss_oppnad"


def asked() -> dict[str, str]:
    """What the reader asks for: the list just used, over the address, over what was last shown."""
    if any(name in st.query_params for name in _NAMES):
        known = {name: st.query_params.get(name, "") for name in _NAMES}
    else:
        known = {name: st.session_state.get(name, "") for name in _NAMES}
    just_chosen: dict[str, str] = st.session_state.pop(_JUST_CHOSEN, {})
    return known | just_chosen


def write(shown: Mapping[str, str]) -> None:
    """Let the address say what is shown, also when it asked for something else or for nothing.

    What a page has no use for is left out of `shown` and leaves the address.
    """
    if AREA not in st.session_state:
        # A session's first fields do not write what the address leaves out, and cannot be told to.
        st.query_params.from_dict({name: value for name, value in shown.items() if value})
    with st.container(key="adress"):
        for name in _NAMES:
            st.session_state[name] = shown.get(name, "")
            st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")


def shown(name: str) -> str:
    """What the address says now; empty where it says nothing."""
    return str(st.session_state.get(name, ""))


def choice(
    name: str, label: str, placeholder: str, labels: Mapping[str, str], shown: str, lets_go_of: Sequence[str] = ()
) -> None:
    """A list of ids shown by their labels; choosing one draws the page anew.

    `lets_go_of` names the choices that do not survive another choice here.
    """
    key = f"lista_{name}"
    st.session_state[key] = shown
    st.selectbox(
        label,
        list(labels),
        format_func=lambda option: labels.get(option, option),
        key=key,
        placeholder=placeholder,
        label_visibility="collapsed",
        required=True,
        on_change=_chosen,
        args=(name, key, shown, lets_go_of),
    )


def parts(name: str, label: str, labels: Mapping[str, str], shown: str) -> None:
    """The parts of a page side by side, one of them shown; choosing another draws the page anew."""
    key = f"lista_{name}"
    st.session_state[key] = shown
    st.segmented_control(
        label,
        list(labels),
        format_func=lambda option: labels.get(option, option),
        key=key,
        label_visibility="collapsed",
        required=True,
        on_change=_chosen,
        args=(name, key, shown, ()),
    )


def choose(**chosen: str) -> None:
    """Show something else at the next drawing; for callbacks."""
    st.session_state[_JUST_CHOSEN] = chosen


def open_page(name: str) -> None:
    """Go to another page at the next drawing; for callbacks. Empty: stay."""
    st.session_state[_JUST_OPENED] = name


def opened() -> str:
    """The page just asked for, once."""
    return str(st.session_state.pop(_JUST_OPENED, ""))


def forget_choice() -> None:
    """What callbacks chose is not for the next drawing after all."""
    for key in (_JUST_CHOSEN, _JUST_OPENED):
        st.session_state.pop(key, None)


def _chosen(name: str, key: str, shown: str, lets_go_of: Sequence[str]) -> None:
    if st.session_state[key] == shown:  # heard of late: the page shows it already
        return
    choose(**dict.fromkeys(lets_go_of, ""), **{name: st.session_state[key]})
