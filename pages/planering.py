"""Planering: what has been proposed, what does it cost, and what if we leave some of it?"""

from nsvh_dash.ui import frame, planning
from nsvh_dash.ui.screen import current
from nsvh_dash.views import texts_outlook

screen = current()
frame.show_title(texts_outlook.PLANNING_PAGE, screen)
planning.show(screen)
