"""Staffing (bemanning): turnover and sick leave from people and hours."""

from __future__ import annotations

from nsvh_dash.kpi.roll_up import share_of_series
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Group
from nsvh_dash.store import Connection

_MONTHS_A_YEAR = 12


def feed(db: Connection, catalogue: Catalogue) -> None:
    """Hours of absence over scheduled hours; leavers a year over mean headcount.

    A yearly rate divides each month's headcount by twelve, so that twelve months' leavers over the sum of
    these parts is leavers over mean headcount: 12 leavers among 100 employed all year are 12 %.
    """
    for indicator in catalogue.indicators:
        if indicator.formula is Formula.ANNUAL_RATE:
            share_of_series(db, indicator.id, indicator.numerator, indicator.denominator, _MONTHS_A_YEAR)
        elif indicator.formula is Formula.SHARE and indicator.group is Group.STAFFING:
            share_of_series(db, indicator.id, indicator.numerator, indicator.denominator)
