"""The domain: from delivered rows to every figure shown. Set-based, in SQL, once, at import.

`definitions` lays the catalogue beside the rows; `availability`, `production`, `staffing` and `finance`
say what feeds numerator and denominator; `roll_up`, `periods`, `targets` and `status` say what is done
with them; `figures` reads the result.
"""

from nsvh_dash.kpi.engine import recompute
from nsvh_dash.kpi.figures import Figure, StatementRow, read_figures, read_places, read_statement
from nsvh_dash.kpi.known_months import opening_month, values_by_month
from nsvh_dash.kpi.publish import heal, publishing
from nsvh_dash.store import Snapshot

__all__ = [
    "Figure",
    "Snapshot",
    "StatementRow",
    "heal",
    "opening_month",
    "publishing",
    "read_figures",
    "read_places",
    "read_statement",
    "recompute",
    "values_by_month",
]
