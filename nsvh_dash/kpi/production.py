"""Production (produktion): what share of the visits, referrals or hours were of one kind."""

from __future__ import annotations

from nsvh_dash.kpi.roll_up import share_of_series
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Group
from nsvh_dash.store import Connection


def feed(db: Connection, catalogue: Catalogue) -> None:
    """A part over its whole, both counted in series of their own (distance visits of all visits)."""
    for indicator in catalogue.indicators:
        if indicator.formula is Formula.SHARE and indicator.group is not Group.STAFFING:
            share_of_series(db, indicator.id, indicator.numerator, indicator.denominator)
