"""Planering: what has been proposed, what does it cost, and what if we leave some of it?"""

from nsvh_dash.ui.finance import planning
from nsvh_dash.ui.screen import current
from nsvh_dash.ui.shell import frame
from nsvh_dash.views.texts import outlook as texts_outlook

screen = current()
frame.show_title(texts_outlook.PLANNING_PAGE, screen)
planning.show(screen)
