"""Aktiviteter: what is to be done, by whom, and what is late?"""

from nsvh_dash.ui.records import activity_list
from nsvh_dash.ui.screen import current
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.texts import activities as texts_activities

screen = current()
frame.show_title(texts_activities.PAGE, screen)
activity_list.show(screen)
