"""Lists whose choice lives in the address bar.

Streamlit can bind a widget to the address itself, but writes the label there. A link shall hold ids: they
survive that a unit is renamed. So the address is read before the widget is drawn and written when it changes.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st


def asked_for(name: str) -> str | None:
    """What the address asks for, else what the reader chose last on any page."""
    asked = st.query_params.get(name)
    return asked if asked is not None else st.session_state.get(_remembered(name))


def remember(**chosen: str | None) -> None:
    """Let the address and the next page say what is shown now, in one step of the browser's history."""
    before = st.query_params.to_dict()
    after = dict(before)
    for name, value in chosen.items():
        st.session_state[_remembered(name)] = value
        if value is None:
            after.pop(name, None)
        else:
            after[name] = value
    if after != before:
        st.query_params.from_dict(after)


def choice(
    name: str,
    label: str,
    placeholder: str,
    labels: dict[str, str],
    value: str,
    *,
    lets_go_of: Sequence[str] = (),
) -> None:
    """A list of ids shown by their labels; choosing one writes it to the address and draws the page anew.

    `lets_go_of` names the choices that do not survive another choice here.
    """
    st.session_state[name] = value
    st.selectbox(
        label,
        list(labels),
        format_func=lambda option: labels.get(option, option),
        key=name,
        placeholder=placeholder,
        label_visibility="collapsed",
        required=True,
        on_change=_chosen,
        args=(name, lets_go_of),
    )


def valid(name: str, options: Sequence[str]) -> str:
    """What is asked for when it exists, otherwise the first option."""
    asked = asked_for(name)
    return asked if asked is not None and asked in options else options[0]


def _chosen(name: str, lets_go_of: Sequence[str]) -> None:
    remember(**{name: st.session_state[name]}, **dict.fromkeys(lets_go_of))


def _remembered(name: str) -> str:
    return f"senaste_{name}"
