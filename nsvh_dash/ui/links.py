"""The pages, and links to them that keep what the reader has chosen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from nsvh_dash.model.indicator import Group
from nsvh_dash.views import texts
from nsvh_dash.views.importing import texts as import_texts
from nsvh_dash.views.selection import Selection
from nsvh_dash.views.texts import accessibility as texts_accessibility
from nsvh_dash.views.texts import activities as texts_activities
from nsvh_dash.views.texts import goals as texts_goals
from nsvh_dash.views.texts import internal_control as texts_internal_control
from nsvh_dash.views.texts import meeting as texts_meeting
from nsvh_dash.views.texts import outlook as texts_outlook
from nsvh_dash.views.texts import overview as overview_texts
from nsvh_dash.views.texts import report as texts_report
from nsvh_dash.views.texts import special as texts_special
from nsvh_dash.views.texts import work_environment as texts_work_environment

_PAGES = Path(__file__).resolve().parents[2] / "pages"
# Streamlit keeps the default page's own path for itself but answers it with "page not found".
_BARE = "start"
_ABOUT_ONE = ("indikator", "enheter")
_FEEDS = "importera"
_STATEMENT = "tillganglighetsredogorelse"
_MEETS = "dialogmote"
IMPORT_PAGE = _PAGES / f"{_FEEDS}.py"
STATEMENT_PAGE = _PAGES / f"{_STATEMENT}.py"
MEETING_PAGE = _PAGES / f"{_MEETS}.py"
INDICATOR_PAGE = _PAGES / "indikator.py"
PAGES = (
    ("oversikt", texts.PAGE_OVERVIEW),
    ("tillganglighet", texts.PAGE_OF_GROUP[Group.AVAILABILITY]),
    ("produktion", texts.PAGE_OF_GROUP[Group.PRODUCTION]),
    ("medarbetare", texts.PAGE_OF_GROUP[Group.STAFFING]),
    ("ekonomi", texts.PAGE_OF_GROUP[Group.FINANCE]),
    ("indikator", texts.PAGE_INDICATOR),
    ("enheter", texts.PAGE_UNITS),
    ("signal", overview_texts.PAGE_SIGNAL),
    (texts_goals.PAGE_NAME, texts_goals.PAGE),
    (texts_special.PAGE_NAME, texts_special.PAGE),
    ("planering", texts_outlook.PLANNING_PAGE),
    ("internkontroll", texts_internal_control.PAGE),
    ("arbetsmiljo", texts_work_environment.PAGE),
    (texts_activities.PAGE_NAME, texts_activities.PAGE),
    (_MEETS, texts_meeting.TITLE),
    ("rapport", texts_report.PAGE),
    (_FEEDS, import_texts.TITLE),
)

SHOWING = tuple((_PAGES / f"{name}.py", title) for name, title in PAGES[:5])
"""The pages that show what has been imported."""


def navigation() -> list[st.Page]:
    """Every page. The first is where a bare address leads; links to it by its own name hold too."""
    named = [st.Page(_PAGES / f"{name}.py", title=title, url_path=name) for name, title in PAGES[1:]]
    name, title = PAGES[0]
    first = st.Page(_PAGES / f"{name}.py", title=title, url_path=_BARE, default=True)
    by_name = st.Page(_PAGES / f"{name}.py", title=title, url_path=name, visibility="hidden")
    statement = st.Page(STATEMENT_PAGE, title=texts_accessibility.TITLE, url_path=_STATEMENT, visibility="hidden")
    return [first, *named, by_name, statement]


def page_named(name: str) -> Path:
    """The script of a page, by its name in the address."""
    return _PAGES / f"{name}.py"


def is_about_one(page: st.Page) -> bool:
    """True for the pages that show one indicator."""
    return page.url_path in _ABOUT_ONE


def states(page: st.Page) -> bool:
    """True for the accessibility statement: it concerns no figures, and stands before there are any."""
    return page.url_path == _STATEMENT


def has_periods(page: st.Page) -> bool:
    """True for the page whose kind of period the reader chooses."""
    return page.url_path == INDICATOR_PAGE.stem


def feeds(page: st.Page) -> bool:
    """True for the page that brings data in: it works before there is any, and concerns every unit and month."""
    return page.url_path == _FEEDS


def meets(page: st.Page) -> bool:
    """True for the page of meetings: an opened meeting has a unit and month of its own."""
    return page.url_path == _MEETS


def back_to_presentation(came_from: Mapping[str, str]) -> None:
    """A link to the slide from which the reader came, where it was one."""
    if came_from:
        label = texts_meeting.BACK_TO_PRESENTATION.format(number=came_from["bild"])
        st.page_link(MEETING_PAGE, label=label, query_params=dict(came_from))


def to_indicator(selection: Selection, indicator_id: str, label: str) -> None:
    """A link that opens an indicator for the same node and month."""
    st.page_link(
        INDICATOR_PAGE,
        label=label,
        query_params={**selection.parameters, "indikator": indicator_id},
    )
