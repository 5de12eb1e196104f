"""Särskilda uppdrag: how do they go, beside the same time last year?"""

from nsvh_dash.ui.goals import special_assignments
from nsvh_dash.ui.screen import current
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.texts import special as texts_special

screen = current()
frame.show_title(texts_special.PAGE, screen)
special_assignments.show(screen)
