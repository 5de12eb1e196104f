"""Help, one click away: what each mark, verdict, figure and colour means."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.ui.parts import marks, markup
from nsvh_dash.views import texts
from nsvh_dash.views.texts import frame as texts_frame
from nsvh_dash.views.texts import help as texts_help


@st.fragment
def show_help() -> None:
    """The button; what it opens is made when it is opened."""
    panel = st.popover(texts_frame.HELP, key="hjalp", type="tertiary", on_change="rerun")
    if panel.open:
        with panel, st.container(key="hjalptext"):
            markup.show(_body())


def _body() -> str:
    statuses = tuple(
        (marks.badge(status, texts.STATUS[status]), html.escape(text))
        for status, text in texts_help.STATUS_MEANS.items()
    )
    sections = [(texts_help.STATUS_TITLE, statuses)]
    for title, entries in texts_help.SECTIONS:
        sections.append((title, tuple((html.escape(name), html.escape(text)) for name, text in entries)))
    return '<div class="help">' + "".join(_section(title, entries) for title, entries in sections) + "</div>"


def _section(title: str, entries: tuple[tuple[str, str], ...]) -> str:
    items = "".join(f"<div><dt>{name}</dt><dd>{text}</dd></div>" for name, text in entries)
    return f"<h2>{html.escape(title)}</h2><dl>{items}</dl>"
