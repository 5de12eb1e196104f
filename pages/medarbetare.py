"""Medarbetare: how are those who do the work?"""

from nsvh_dash.model.indicator import Group
from nsvh_dash.ui.indicators import subject
from nsvh_dash.ui.screen import current

subject.show_subject(current(), Group.STAFFING)
