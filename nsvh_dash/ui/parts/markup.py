"""Puts our own HTML on the page."""

from __future__ import annotations

import html
import re
import string

import streamlit as st

_MARKS = re.compile(r"[^\w\s.,;–−”%/()+=!?-]|_")
"""What HTML or Markdown could take for its own; the rest of a text stands as it is."""
_ASCII_MARKS = re.compile(f"[{re.escape(string.punctuation)}]")
_SPAN = re.compile(r"\w+–\w+(?:\xa0\d+)?")
_BREAKS = re.compile(r"[\x00-\x1f\x85\u2028\u2029]+")


def show(fragment: str) -> None:
    """One element of HTML made here, every text in it escaped. st.html would drop the inline SVG."""
    st.markdown(fragment, unsafe_allow_html=True)


def unbroken(text: str) -> str:
    """A text as HTML in which `jan–apr 2024` stays on one line: a browser may break after the dash."""
    return _SPAN.sub(r'<span style="white-space: nowrap">\g<0></span>', html.escape(text))


def note(text: str) -> None:
    """A line of small print."""
    show(f'<p class="note">{html.escape(text)}</p>')


def label(text: str) -> str:
    """Text out of somebody's file for a widget's label, which is Markdown: every mark of it made plain.

    Markdown knows marks of ASCII alone; a backslash before another, a minus or a dash, would be seen.
    """
    return _ASCII_MARKS.sub(r"\\\g<0>", _BREAKS.sub(" ", text))


def foreign(text: str) -> str:
    """Text out of somebody's file, for a fragment that begins with a block: plain, neither HTML nor Markdown.

    On one line: a blank line would end the block, and what follows would be read as Markdown.
    """
    return _MARKS.sub(lambda found: f"&#{ord(found[0])};", _BREAKS.sub(" ", text))
