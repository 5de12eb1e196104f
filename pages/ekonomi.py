"""Ekonomi: does the year add up, and how do costs and revenue develop?"""

from nsvh_dash.model.indicator import Group
from nsvh_dash.ui.finance import views as finance_views
from nsvh_dash.ui.indicators import subject
from nsvh_dash.ui.screen import current

screen = current()
subject.show_head(screen, Group.FINANCE)
finance_views.show_view(screen)
