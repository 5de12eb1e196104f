"""Recompute only what a batch touched: its indicators, from its first month on. The rest stays as it was."""

from __future__ import annotations

from nsvh_dash.kpi import definitions, engine, finance_statement
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection, Touched

_LAST_OUTCOME = "SELECT max(month) FROM observation WHERE scenario = 'actual' AND period_kind = 'month'"


def recompute_touched(db: Connection, catalogue: Catalogue, touched: Touched) -> None:
    """Bring the figures of an earlier state up to `renewed`, the touched series' rows from the first month on.

    When outcomes reach another last month than before, every indicator has something to say there.
    """
    before = db.scalar(_LAST_OUTCOME)
    _renew_rows(db, touched)
    after = db.scalar(_LAST_OUTCOME)
    if before is None or after is None:
        engine.recompute(db, catalogue)
        return
    first, indicators = touched.first_month, engine.affected(catalogue, touched.series)
    if before != after:
        first = min(first, Month.of(min(before, after)).plus(1))
        indicators = {indicator.id for indicator in catalogue.indicators}
    _recompute(
        db, engine.restricted(catalogue, indicators), first, bool(touched.series & catalogue.accounts_by_id.keys())
    )


def _renew_rows(db: Connection, touched: Touched) -> None:
    db.execute(
        "DELETE FROM observation WHERE series_id IN (SELECT unnest($series)) AND month >= $first",
        {"series": sorted(touched.series), "first": touched.first_month.first_day},
    )
    db.execute("INSERT INTO observation SELECT * FROM renewed")


def _recompute(db: Connection, catalogue: Catalogue, first: Month, statement: bool) -> None:
    """Compute the catalogue's indicators anew from a month on, and the income statement when it has changed."""
    # The year to date is compared with last year's unit by unit; all further back is read from the figures.
    known_from = Month(first.year - 1, 1)
    series = {s for i in catalogue.indicators for s in (i.id, *i.numerator, *i.denominator)}
    for table, name in (("kpi", "indicator_id"), ("month_value", "indicator_id"), ("suppressed", "series_id")):
        db.execute(
            f"DELETE FROM {table} WHERE month >= $first AND list_contains($series, {name}::VARCHAR)",
            {"first": first.first_day, "series": sorted(series)},
        )
    engine.compute_from(db, catalogue, first, known_from)
    if statement:
        db.execute("DELETE FROM statement WHERE month >= ?", [first.first_day])
        finance_statement.state(db, first)
    definitions.clear_away(db)
