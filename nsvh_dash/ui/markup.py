"""Puts our own HTML on the page."""

from __future__ import annotations

import html

import streamlit as st


def show(fragment: str) -> None:
    """One element of HTML made here, every text in it escaped. st.html would drop the inline SVG."""
    st.markdown(fragment, unsafe_allow_html=True)


def note(text: str) -> None:
    """A line of small print."""
    show(f'<p class="note">{html.escape(text)}</p>')
