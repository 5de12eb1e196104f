"""One full computation of every figure, in the order of the rule book (tests/spec)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from nsvh_dash.kpi import (
    availability,
    comparisons,
    definitions,
    like_for_like,
    periods,
    production,
    roll_up,
    single_months,
    staffing,
    status,
    suppression,
    targets,
    vocabularies,
)
from nsvh_dash.kpi.finance import bookings as finance_bookings
from nsvh_dash.kpi.finance import indicators as finance
from nsvh_dash.kpi.finance import statement as finance_statement
from nsvh_dash.kpi.span import Span
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import Connection

_CELLS = 1_500_000
"""About how many indicators × nodes × months are computed at a time, so that memory holds them at any scale."""


_BY_INDICATOR = {
    "kpi": status.KPI,
    "month_value": single_months.MONTH_VALUE,
    "word": like_for_like.WORD,
    "paired": like_for_like.PAIRED,
}
TABLES = {
    **_BY_INDICATOR,
    "suppressed": suppression.SUPPRESSED,
    "begun": single_months.BEGUN,
    "series_begun": definitions.SERIES_BEGUN,
    "reach": definitions.REACH,
    "booking": finance_bookings.BOOKING,
    "amount": finance_statement.AMOUNT,
    "statement": finance_statement.STATEMENT,
}
"""What a computation fills, as table → column → type. What a later batch begins from is kept beside the figures."""


def recompute(db: Connection, catalogue: Catalogue) -> None:
    """Fill `kpi` and `statement` from the table `observation` (rows that count) of the same database."""
    vocabularies.name_vocabularies(db, catalogue)
    for table, columns in TABLES.items():
        db.create(table, columns)
    compute(db, catalogue, Span(), accounts=True)


def compute(db: Connection, catalogue: Catalogue, span: Span, *, accounts: bool) -> None:
    """Compute the catalogue's indicators for the months of a span; its income statement when accounts have changed.

    What was computed of the months before is taken as it stands.
    """
    definitions.lay_out_places(db, catalogue, span)
    if accounts:
        finance_bookings.book(db, catalogue, span)
    finance_bookings.let_forecasts_stand(db, catalogue, span)
    status.make_room_for_prominent(db)
    for part in _parts(catalogue, db.scalar(f"SELECT count(*) FROM d_tree WHERE {span.holds()}")):
        _compute(db, part, span)
    status.gather_prominent(db)
    if accounts:
        finance_statement.state(db, catalogue, span)
    definitions.clear_away(db)


def forget(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """Remove what was computed of the catalogue's indicators for the months of a span."""
    series = {s for i in catalogue.indicators for s in (i.id, *i.numerator, *i.denominator)}
    for table in _BY_INDICATOR:
        db.execute(
            f"DELETE FROM {table} WHERE {span.holds()} AND list_contains($indicators::indicator_name[], indicator_id)",
            {"indicators": sorted(indicator.id for indicator in catalogue.indicators)},
        )
    db.execute(
        f"DELETE FROM suppressed WHERE {span.holds()} AND list_contains($series, series_id)", {"series": sorted(series)}
    )


def _compute(db: Connection, catalogue: Catalogue, span: Span) -> None:
    definitions.lay_out_indicators(db, catalogue, span)
    roll_up.take_reported(db, span)
    for room in (availability, production, staffing):
        room.feed(db, catalogue)
    finance.feed(db, catalogue, span)
    roll_up.climb(db)
    periods.widen(db, span)
    suppression.hide_small_cells(db, catalogue)
    periods.keep(db, span)
    comparisons.lay_beside(db, catalogue, span)
    targets.aim(db, catalogue, span)
    status.judge(db)


def affected(catalogue: Catalogue, series: Iterable[str]) -> set[str]:
    """Indicators whose figures stand on the series, and all that share a series with one of those.

    Any account touches every indicator that is made of account lines.
    """
    touched = set(series)
    if touched & catalogue.accounts_by_id.keys():
        touched |= catalogue.accounts_by_id.keys()
    needs = {i.id: {i.id, *i.numerator, *i.denominator} for i in catalogue.indicators}
    while True:
        wider = touched.union(*(parts for parts in needs.values() if parts & touched))
        if wider == touched:
            return touched & needs.keys()
        touched = wider


def restricted(catalogue: Catalogue, indicators: set[str]) -> Catalogue:
    """The catalogue as if there were only these indicators."""
    return dataclasses.replace(
        catalogue,
        indicators=tuple(i for i in catalogue.indicators if i.id in indicators),
        targets=tuple(t for t in catalogue.targets if t.indicator in indicators),
    )


def _parts(catalogue: Catalogue, node_months: int) -> Iterator[Catalogue]:
    """The catalogue in parts that share no series, each of a size that memory holds."""
    done: set[str] = set()
    part: set[str] = set()
    for indicator in catalogue.indicators:
        if indicator.id in done:
            continue
        if len(part) * node_months >= _CELLS:
            yield restricted(catalogue, part)
            part = set()
        together = affected(catalogue, {indicator.id})
        part |= together
        done |= together
    yield restricted(catalogue, part)
