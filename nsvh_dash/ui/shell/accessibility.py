"""The accessibility statement as a page."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterable

import streamlit as st

from nsvh_dash.ui.parts import markup, tables
from nsvh_dash.views import format as fmt
from nsvh_dash.views.texts import accessibility as words


def show() -> None:
    """What works, what does not, and how to say so."""
    st.title(words.TITLE, anchor=False)
    with st.container(key="redogorelse"):
        _paragraphs([words.LEAD])
        st.header(words.DONE_TITLE, anchor=False)
        markup.show("<ul>" + "".join(f"<li>{html.escape(text)}</li>" for text in words.DONE) + "</ul>")
        st.header(words.FLAWS_TITLE, anchor=False)
        _paragraphs([words.FLAWS_NOTE])
        rows = [tables.Row(tuple(html.escape(cell) for cell in flaw)) for flaw in words.FLAWS]
        tables.show_table(words.FLAWS_TITLE, words.FLAW_HEADINGS, rows, numbers=())
        st.header(words.REPORT_TITLE, anchor=False)
        _paragraphs(words.REPORT)
        st.header(words.HOW_TITLE, anchor=False)
        _paragraphs([*words.HOW, f"{words.UPDATED} {fmt.date(dt.date(*words.UPDATED_ON))}."])


def _paragraphs(texts: Iterable[str]) -> None:
    markup.show("".join(f"<p>{html.escape(text)}</p>" for text in texts))
