"""Availability (tillgänglighet): how many were helped within the limit, of all who asked.

Source: vårdgarantin for primary care (contact the same day, assessment within three days). Medians and
waiting times are delivered as such and need no feed: they cannot be put together from parts.
"""

from __future__ import annotations

from nsvh_dash.kpi.roll_up import share_of_series
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula
from nsvh_dash.store import Connection


def feed(db: Connection, catalogue: Catalogue) -> None:
    """Helped within the limit over all who asked, from counts delivered as series of their own."""
    for indicator in catalogue.indicators:
        if indicator.formula is Formula.WITHIN_LIMIT:
            share_of_series(db, indicator.id, indicator.numerator, indicator.denominator)
