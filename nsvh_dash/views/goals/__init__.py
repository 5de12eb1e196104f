"""Målstyrning: a year's focus areas, goals and assignments by the state of what follows them, and year against year."""

from nsvh_dash.views.goals.reading import read_goals
from nsvh_dash.views.goals.screen import GoalsScreen
from nsvh_dash.views.goals.serving import Served, served_by
from nsvh_dash.views.goals.tree import Branch
from nsvh_dash.views.goals.turns import TurnsSince
from nsvh_dash.views.goals.years import YearsScreen, compare_years

__all__ = ["Branch", "GoalsScreen", "Served", "TurnsSince", "YearsScreen", "compare_years", "read_goals", "served_by"]
