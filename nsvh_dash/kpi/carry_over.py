"""Recompute only what a batch touched: its indicators, from its first month on. The rest stays as it was."""

from __future__ import annotations

import datetime as dt

from nsvh_dash.kpi import definitions, engine
from nsvh_dash.kpi.span import Span
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection, Touched


def recompute_touched(db: Connection, catalogue: Catalogue, touched: Touched) -> None:
    """Bring the figures of an earlier state up to `renewed`, the touched series' rows from the first month on.

    When outcomes reach another last month than before, every indicator has something to say there.
    """
    _renew_rows(db, touched)
    before, after = db.scalar("SELECT last FROM reach"), definitions.last_outcome(db, touched.first_month)
    if before is None or after is None:
        engine.recompute(db, catalogue)
        return
    first, indicators = touched.first_month, engine.affected(catalogue, touched.series)
    if before != after:
        first = min(first, Month.of(min(before, after)).plus(1))
        indicators = {indicator.id for indicator in catalogue.indicators}
    span = Span(first)
    if touched.outcomes_only and _is_of_the_last_year(db, first):
        span = Span(first, max(Month.of(before), Month.of(after), first))
    restricted = engine.restricted(catalogue, indicators)
    engine.forget(db, restricted, span)
    engine.compute(db, restricted, span, accounts=bool(touched.series & catalogue.accounts_by_id.keys()))


def _renew_rows(db: Connection, touched: Touched) -> None:
    db.execute(
        "DELETE FROM observation WHERE list_contains($series, series_id) AND month >= $first "
        "AND (scenario = 'actual' OR NOT $outcomes_only)",
        {
            "series": sorted(touched.series),
            "first": touched.first_month.first_day,
            "outcomes_only": touched.outcomes_only,
        },
    )
    db.execute("INSERT INTO observation FROM renewed")


def _is_of_the_last_year(db: Connection, first: Month) -> bool:
    """True when no later year knows anything: outcomes say nothing of the rest of their year, but of the next."""
    last: dt.date = db.scalar("SELECT max(month) FROM observation")
    return last.year == first.year
