"""Enheter: who is ahead, who needs help?"""

from nsvh_dash.ui import figures, frame, indicator_parts
from nsvh_dash.ui.screen import current
from nsvh_dash.views import texts

screen = current()
frame.show_title(texts.PAGE_UNITS, screen)
if not screen.indicator_id:
    frame.show_nothing_here(texts.NO_INDICATORS, texts.NO_INDICATORS_STEP)
else:
    indicator_parts.show_choice(screen)
    figures.show_units(screen.comparison(screen.indicator_id), screen.source(screen.indicator_id), open_table=True)
