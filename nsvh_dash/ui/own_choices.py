"""What the pages let a reader choose beside unit and month: what the address says of it, page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.ui import address
from nsvh_dash.ui.finance import planning
from nsvh_dash.ui.finance import views as finance_views
from nsvh_dash.ui.goals import page as goals_page
from nsvh_dash.ui.indicators import signal_grid
from nsvh_dash.ui.records import activity_list
from nsvh_dash.ui.records import editor as record_editor
from nsvh_dash.ui.units import controls as unit_controls

_Asked = Mapping[str, str]
_CHOICES: Mapping[str, Callable[[_Asked, Catalogue], dict[str, str]]] = {
    "enheter": lambda asked, _: unit_controls.shown(asked),
    "signal": signal_grid.shown,
    "ekonomi": lambda asked, _: finance_views.shown(asked),
    "malstyrning": goals_page.shown,
    "planering": planning.shown,
    "internkontroll": lambda asked, _: record_editor.shown(asked),
    "arbetsmiljo": lambda asked, _: record_editor.shown(asked),
    "aktiviteter": lambda asked, _: {**record_editor.shown(asked), **activity_list.shown(asked)},
}
"""By the page's name in the address."""
_WRITTEN_ON = ("indikator", "ekonomi", "malstyrning")
"""The pages that have comments."""


def shown(page: st.Page, asked: _Asked, catalogue: Catalogue) -> dict[str, str]:
    """What a page shows of what the address asks for; nothing on the pages without choices of their own."""
    choice = _CHOICES.get(page.url_path)
    written = {address.WRITE: asked[address.WRITE]} if page.url_path in _WRITTEN_ON else {}
    return (choice(asked, catalogue) if choice else {}) | written
