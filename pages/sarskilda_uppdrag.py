"""Särskilda uppdrag: how do they go, beside the same time last year?"""

from nsvh_dash.ui import frame, special_assignments
from nsvh_dash.ui.screen import current
from nsvh_dash.views import texts_special

screen = current()
frame.show_title(texts_special.PAGE, screen)
special_assignments.show(screen)
