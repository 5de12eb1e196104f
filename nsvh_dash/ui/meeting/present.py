"""Presenting: every slide of a meeting sent at once, shown one at a time over everything else, moved by keys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from nsvh_dash.model.slide import ShownSlide
from nsvh_dash.ui import address
from nsvh_dash.ui.meeting.slide import slide_html
from nsvh_dash.views.texts import meeting as words

_SCRIPT = Path(__file__).with_name("present.js")
_KEY = "presentation"
_HTML = (
    '<dialog class="presenting"><div class="show" tabindex="0"></div>'
    '<div class="aside" hidden><h3></h3><p></p></div><p class="said unseen" aria-live="polite"></p></dialog>'
)


@st.cache_resource
def _component() -> Any:
    """The presentation belongs to the page's own document: it has the page's look."""
    return st.components.v2.component(
        "nsvh_presentation", html=_HTML, js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False
    )


def show_presentation(slides: Sequence[ShownSlide], at: int) -> None:
    """The slides from one on, counted from 1; Esc leads back to the page, at the slide shown last."""
    count = len(slides)
    drawn = [
        {"html": slide_html(slide, number, count), "title": slide.title, "notes": slide.notes}
        for number, slide in enumerate(slides, 1)
    ]
    _component()(key=_KEY, data={"slides": drawn, "at": at - 1, "words": words.PRESENTING}, on_left_change=_leave)


def _leave() -> None:
    left = st.session_state[_KEY].left
    address.choose(**{address.SHOWN: "", address.SLIDE: str(left)})
