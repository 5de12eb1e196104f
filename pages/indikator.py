"""Indikator: one indicator in depth."""

import streamlit as st

from nsvh_dash.ui import periods
from nsvh_dash.ui.indicators import detail as indicator_parts
from nsvh_dash.ui.parts import figures
from nsvh_dash.ui.screen import current
from nsvh_dash.ui.shell import frame
from nsvh_dash.ui.written import comments
from nsvh_dash.views import texts

screen = current()
detail = screen.detail(screen.indicator_id) if screen.indicator_id else None
if detail is None:
    frame.show_title(texts.PAGE_INDICATOR, screen)
    frame.show_nothing_here(texts.NO_INDICATORS, texts.NO_INDICATORS_STEP)
else:
    source = screen.source(screen.indicator_id)
    frame.show_title(detail.tile.name, screen)
    with st.container(key="val_rad"):
        indicator_parts.show_choice(screen)
        periods.show_switch(screen)
    indicator_parts.show_facts_beside_trend(detail, screen.trend(screen.indicator_id), source)
    indicator_parts.show_control(screen, source)
    figures.show_units(screen.comparison(screen.indicator_id), source)
    comments.show_comment(screen)
    indicator_parts.show_why(screen.why(screen.indicator_id))
    indicator_parts.show_definition(detail)
    indicator_parts.show_served(screen)
