"""Why this number: what a figure was put together from, down to the delivered rows, and what it is judged by.

Read-only and after the fact: nothing here computes a figure that is shown, everything recombines to one.
"""

from nsvh_dash.kpi.why.explain import NoFigure, explain
from nsvh_dash.kpi.why.explanation import (
    DefinitionBasis,
    Explanation,
    MonthStep,
    Operation,
    Part,
    Side,
    Source,
    TargetBasis,
    Term,
)

__all__ = [
    "DefinitionBasis",
    "Explanation",
    "MonthStep",
    "NoFigure",
    "Operation",
    "Part",
    "Side",
    "Source",
    "TargetBasis",
    "Term",
    "explain",
]
