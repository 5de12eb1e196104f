"""Internkontroll: which risks do we have, what is done about them, and what is late?"""

from nsvh_dash.ui.records import internal_control
from nsvh_dash.ui.screen import current
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.texts import internal_control as texts_internal_control

screen = current()
frame.show_title(texts_internal_control.PAGE, screen)
internal_control.show(screen)
