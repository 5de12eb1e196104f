"""What a batch under way does, and what is odd about it against all that is known: looked at before it is stored.

`tables` lays the batch beside the known rows; each other module is one kind of check and gives findings as facts,
which `nsvh_dash.views` says in words.
"""

from nsvh_dash.kpi.arrival.changes import Changed, FileCounts
from nsvh_dash.kpi.arrival.findings import (
    ClosedRevised,
    Fact,
    Finding,
    Incomplete,
    Jump,
    Place,
    SaidAlike,
    SaidTwice,
    SignReversed,
    Silent,
    TotalUnequal,
    Values,
)
from nsvh_dash.kpi.arrival.inspect import Inspection, inspect

__all__ = [
    "Changed",
    "ClosedRevised",
    "Fact",
    "FileCounts",
    "Finding",
    "Incomplete",
    "Inspection",
    "Jump",
    "Place",
    "SaidAlike",
    "SaidTwice",
    "SignReversed",
    "Silent",
    "TotalUnequal",
    "Values",
    "inspect",
]
