"""Internkontroll: which risks do we have, what is done about them, and what is late?"""

from nsvh_dash.ui import frame, internal_control
from nsvh_dash.ui.screen import current
from nsvh_dash.views import texts_internal_control

screen = current()
frame.show_title(texts_internal_control.PAGE, screen)
internal_control.show(screen)
