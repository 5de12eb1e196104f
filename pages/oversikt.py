"""Översikt: how are we doing?"""

from nsvh_dash.ui.indicators import overview
from nsvh_dash.ui.screen import current
from nsvh_dash.ui.shell import frame
from nsvh_dash.views import texts

screen = current()
card = screen.scorecard()
frame.show_title(texts.PAGE_OVERVIEW, screen, card.coverage)
overview.show_scorecard(screen, card)
