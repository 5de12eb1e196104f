"""Enheter: who is ahead, who needs help?"""

from nsvh_dash.ui.screen import current
from nsvh_dash.ui.shell import frame
from nsvh_dash.ui.units import controls as unit_controls
from nsvh_dash.ui.units.matrix import show_matrix
from nsvh_dash.ui.units.views import show_against_area, show_multiples, show_ranking
from nsvh_dash.views import texts
from nsvh_dash.views.units.order import View

SHOW = {
    View.RANKING: show_ranking,
    View.MULTIPLES: show_multiples,
    View.MATRIX: show_matrix,
    View.AGAINST_AREA: show_against_area,
}

screen = current()
frame.show_title(texts.PAGE_UNITS, screen)
if not screen.indicator_id:
    frame.show_nothing_here(texts.NO_INDICATORS, texts.NO_INDICATORS_STEP)
else:
    unit_controls.show_views()
    SHOW[unit_controls.view()](screen)
