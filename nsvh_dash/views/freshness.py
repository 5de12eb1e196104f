"""How fresh what is shown is: when it came, and whether the next month should have come by now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.model.source import Cadence
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts


@dataclass(frozen=True, slots=True)
class Freshness:
    """When the data came, and what should have come after them."""

    imported: str
    """`senast importerat 8 maj 2024`; empty before anything was imported."""
    awaited: str
    """`maj 2024 väntades senast 17 juni 2024`, and whether it has begun; empty while nothing is late."""
    begun: str
    """`maj 2024 har börjat komma in`; empty where most has come for the newest, or `awaited` says it."""


def freshness(
    catalogue: Catalogue, opening: Month, newest: Month, imported_at: dt.datetime | None, today: dt.date
) -> Freshness:
    """How fresh the data are on a day: the newest month that most has come for, and the newest of all.

    Old is what every monthly source should have followed up by then.
    """
    imported = f"{texts.IMPORTED} {fmt.day(imported_at)}" if imported_at else ""
    begun = f"{fmt.month(newest)} {texts.BEGUN}" if newest > opening else ""
    awaited = opening.plus(1)
    due = [source.due(awaited) for source in catalogue.sources if source.cadence is Cadence.MONTHLY]
    if not due or today <= max(due):
        return Freshness(imported, "", begun)
    late = f"{fmt.month(awaited)} {texts.AWAITED} {fmt.date(max(due))}"
    return Freshness(imported, f"{late}, {texts.BEGUN}", "") if newest == awaited else Freshness(imported, late, begun)
