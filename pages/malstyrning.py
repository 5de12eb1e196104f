"""Målstyrning: which goals are we on the way to, and what follows them?"""

from nsvh_dash.ui.goals import page as goals_page
from nsvh_dash.ui.screen import current
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.texts import goals as texts_goals

screen = current()
frame.show_title(texts_goals.PAGE, screen)
goals_page.show(screen)
