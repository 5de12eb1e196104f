"""The pages, and links to them that keep what the reader has chosen."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from nsvh_dash.model.indicator import Group
from nsvh_dash.views import texts
from nsvh_dash.views.selection import Selection

_PAGES = Path(__file__).resolve().parents[2] / "pages"
INDICATOR_PAGE = _PAGES / "indikator.py"
PAGES = (
    ("oversikt", texts.PAGE_OVERVIEW),
    ("tillganglighet", texts.PAGE_OF_GROUP[Group.AVAILABILITY]),
    ("produktion", texts.PAGE_OF_GROUP[Group.PRODUCTION]),
    ("medarbetare", texts.PAGE_OF_GROUP[Group.STAFFING]),
    ("ekonomi", texts.PAGE_OF_GROUP[Group.FINANCE]),
    ("indikator", texts.PAGE_INDICATOR),
    ("enheter", texts.PAGE_UNITS),
)


def navigation() -> list[st.Page]:
    """Every page, the first one being where a bare address leads."""
    return [
        st.Page(_PAGES / f"{name}.py", title=title, url_path=name, default=name == PAGES[0][0]) for name, title in PAGES
    ]


def to_indicator(selection: Selection, indicator_id: str, label: str, help_text: str | None = None) -> None:
    """A link that opens an indicator for the same node and month."""
    st.page_link(
        INDICATOR_PAGE,
        label=label,
        help=help_text,
        query_params={**selection.parameters, "indikator": indicator_id},
    )
