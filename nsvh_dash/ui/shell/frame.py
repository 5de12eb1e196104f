"""What surrounds every page: title with the data's origin, the watch for newer data, and no data."""

from __future__ import annotations

import datetime as dt
import html
import logging

import streamlit as st

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.observation import Status
from nsvh_dash.ui import address, cache, links
from nsvh_dash.ui.parts import marks, markup
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.freshness import Freshness, freshness
from nsvh_dash.views.texts import accessibility as texts_accessibility

_WATCH_SECONDS = 4
_WITH_THE_PAGE = "vakt_med_sidan"
_LOG = logging.getLogger(__name__)


def show_foot() -> None:
    """At the foot of the sidebar: what the status shapes mean, and the accessibility statement."""
    items = "".join(f"<li>{marks.badge(status, texts.STATUS[status])}</li>" for status in Status)
    with st.sidebar:
        markup.show(f'<div class="legend"><p>{html.escape(texts.LEGEND)}</p><ul>{items}</ul></div>')
        with st.container(key="sidfot"):
            st.page_link(links.STATEMENT_PAGE, label=texts_accessibility.TITLE)


def show_title(title: str, screen: Screen, coverage: str = "") -> None:
    """The page's heading and, beside it, what the data is and how fresh."""
    show_title_of(title, screen.dashboard, coverage)


def show_title_of(title: str, dashboard: Dashboard | None, coverage: str = "") -> None:
    """The heading of a page that has no choice of unit and month; None where nothing has been built."""
    with st.container(key="rubrik"):
        st.title(title, anchor=False)
        fresh = _freshness(dashboard)
        notice = dashboard.catalogue.notice if dashboard else ""
        parts = [part for part in (notice, fresh.imported, coverage, fresh.begun) if part]
        late = f' · <strong class="attention">{html.escape(fresh.awaited)}</strong>' if fresh.awaited else ""
        markup.show(f'<p class="origin">{html.escape(" · ".join(parts))}{late}</p>')


def _freshness(dashboard: Dashboard | None) -> Freshness:
    if dashboard is None or not dashboard.months:
        return Freshness("", "", "")
    today = dt.datetime.now(tz=dt.UTC).date()
    return freshness(dashboard.catalogue, dashboard.opening_month, dashboard.months[-1], dashboard.imported_at, today)


def show_nothing_here(what: str, next_step: str) -> None:
    """An empty place: why it is empty and what to do."""
    markup.show(f'<p class="empty"><strong>{html.escape(what)}</strong> {html.escape(next_step)}</p>')


def show_no_data() -> None:
    """Stands instead of every page until there is something to show."""
    st.title(texts.EMPTY_TITLE, anchor=False)
    steps = "".join(
        f"<li>{html.escape(what)}: <code>{html.escape(command)}</code></li>" for what, command in texts.EMPTY_STEPS
    )
    markup.show(f"<p>{html.escape(texts.EMPTY_WHAT)}</p>")
    st.page_link(links.IMPORT_PAGE, label=texts.EMPTY_IMPORT)
    markup.show(f"<ul>{steps}</ul><p>{html.escape(texts.EMPTY_AFTER)}</p>")


def show_failure(error: Exception) -> bool:
    """Stands where a page broke off: what happened, in Swedish, and what to do. True: nothing else need be shown."""
    _LOG.error("sidan bröts av ett fel", exc_info=error)
    why = str(error) if isinstance(error, NsvhError) else texts.BROKEN_WHY
    st.title(texts.BROKEN_TITLE, anchor=False)
    markup.show(f"<p>{html.escape(why)}</p><p>{html.escape(texts.BROKEN_STEP)}</p>")
    return True


def show_not_newest(why: str, dashboard: Dashboard) -> None:
    """Over a page that shows the last data that could be opened: why not the newest, which these are, what to do."""
    shown = texts.NOT_NEWEST.format(day=fmt.day(dashboard.imported_at)) if dashboard.imported_at else ""
    said = " ".join(filter(None, (why, shown, texts.NOT_NEWEST_STEP)))
    markup.show(
        f'<div class="problem" role="status"><strong>{html.escape(texts.NOT_NEWEST_TITLE)}</strong>'
        f"{html.escape(said)}</div>"
    )


def watch(shown: str | None) -> None:
    """Draw the page anew when a newer data version than the one shown has been published."""
    st.session_state[_WITH_THE_PAGE] = True
    with st.container(key="vakt"):
        _look_for_newer(shown)


@st.fragment(run_every=_WATCH_SECONDS)
def _look_for_newer(shown: str | None) -> None:
    # A look that goes out in the moment of a choice brings what was chosen a second time, and the callbacks hear it
    # again when the page has been drawn already: left behind, it would undo the reader's next step.
    if not st.session_state.pop(_WITH_THE_PAGE, False):
        address.forget_choice()
    if cache.version_key() != shown:
        st.rerun()
