"""Who writes: a name that the browser remembers, until people sign in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from nsvh_dash.model.plain_text import MOST_NAME_LETTERS

_SCRIPT = Path(__file__).with_name("writing.js")
NAME = "kommentar_namn"
_COMPONENT = "skrivare"


@st.cache_resource
def _component() -> Any:
    """Nothing to be seen: it remembers the name, and hands over what is written when the hand rests."""
    return st.components.v2.component(
        "nsvh_skrivare", html="<span></span>", js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
    )


def show_field(label: str, area: str = "", wanted: str = "") -> str:
    """The writer's name, and the watch over the text area that stands in the container of a key, where there is one.

    `wanted` says what one came to write about: the text area is brought into view and written in, once.
    """
    name = st.text_input(label, key=NAME, persist_state="session", autocomplete="name", max_chars=MOST_NAME_LETTERS)
    key = f"{_COMPONENT}:{area}"
    _component()(
        key=key,
        data={"name": name, "area": area, "wanted": wanted},
        default={"name": ""},
        on_name_change=lambda: _recall(key),
    )
    return name or ""


def written_by() -> str:
    """The name given, wherever the field stands; empty where nobody has given one."""
    return str(st.session_state.get(NAME) or "")


def _recall(key: str) -> None:
    st.session_state[NAME] = st.session_state[key].name
