"""Enheter: who is ahead, who needs help?"""

from nsvh_dash.ui import figures, frame, indicator_parts
from nsvh_dash.ui.screen import current
from nsvh_dash.views import texts

screen = current()
frame.show_title(texts.PAGE_UNITS, screen)
indicator_id = indicator_parts.choose_indicator(screen)
if indicator_id is None:
    frame.show_nothing_here(texts.NO_INDICATORS, texts.NO_INDICATORS_STEP)
else:
    figures.show_units(screen.comparison(indicator_id), open_table=True)
