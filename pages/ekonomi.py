"""Ekonomi: does the year add up, and how do costs and revenue develop?"""

from nsvh_dash.model.indicator import Group
from nsvh_dash.ui import income, subject
from nsvh_dash.ui.screen import current

screen = current()
subject.show_subject(screen, Group.FINANCE, between=lambda: income.show_statement(screen))
