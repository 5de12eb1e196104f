"""The KPI engine a second time, slow and obvious: plain recursive functions over lists of observations.

It shares the nouns of `nsvh_dash.model` with the real engine and nothing else: no SQL, no frames. Each module
reads as one chapter of the rules; `figures.reference_figures` puts them together.

Where the written rules leave room, the plainest reading is taken, and said where it is taken. The main ones:

- A share of nothing (denominator 0) does not apply, yet counts as delivered.
- A percentage delivered without its numbers stands for itself and is no part of an area or of a longer ratio.
- A formula is worked out where its parts were delivered (mostly units) and rolled up from there; parts that
  cannot be trusted feed nothing.
- A month is due from the first delivery of the indicator and the opening of the node; a longer period of fewer
  months than were due is shown with its coverage and not judged.
- A stock's longer periods need their last month only, R12 always twelve months.
- An unreliable month takes every period that contains it with it, also one reported as a whole.
- Growth of a cost or revenue is that of the node's totals, as its statement shows them.
- A budget target needs the budget of every month the figure covers.
- Nothing booked on a part of a cost that is booked is a share of 0.
- Which cells are hidden for small numbers is told to it; that the choice is sound is judged by `suppression`.
"""

from nsvh_dash.reference.figures import ReferenceFigure, reference_figures
from nsvh_dash.reference.statement import ReferenceStatementRow, reference_statement
from nsvh_dash.reference.suppression import Cell, Leak, suppression_faults

__all__ = [
    "Cell",
    "Leak",
    "ReferenceFigure",
    "ReferenceStatementRow",
    "reference_figures",
    "reference_statement",
    "suppression_faults",
]
