"""Arbetsmiljö: what have we put first, how far have we come, and what do the indicators say?"""

from nsvh_dash.ui.records import work_environment
from nsvh_dash.ui.screen import current
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.texts import work_environment as texts_work_environment

screen = current()
frame.show_title(texts_work_environment.PAGE, screen)
work_environment.show(screen)
