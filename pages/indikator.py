"""Indikator: one indicator in depth."""

from nsvh_dash.ui import figures, frame, indicator_parts
from nsvh_dash.ui.screen import current
from nsvh_dash.views import texts

screen = current()
detail = screen.detail(screen.indicator_id) if screen.indicator_id else None
if detail is None:
    frame.show_title(texts.PAGE_INDICATOR, screen)
    frame.show_nothing_here(texts.NO_INDICATORS, texts.NO_INDICATORS_STEP)
else:
    frame.show_title(detail.tile.name, screen)
    indicator_parts.show_choice(screen)
    source = screen.source(screen.indicator_id)
    indicator_parts.show_facts_beside_trend(detail, screen.trend(screen.indicator_id), source)
    figures.show_units(screen.comparison(screen.indicator_id), source)
    indicator_parts.show_why(screen.why(screen.indicator_id))
    indicator_parts.show_definition(detail)
