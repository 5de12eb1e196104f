"""One full computation of every figure, in the order of the rule book (tests/spec)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator

from nsvh_dash.kpi import (
    availability,
    comparisons,
    definitions,
    finance,
    finance_bookings,
    finance_statement,
    periods,
    production,
    roll_up,
    single_months,
    staffing,
    status,
    suppression,
    targets,
)
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection

_CELLS = 1_500_000
"""About how many indicators × nodes × months are computed at a time, so that memory holds them at any scale."""


_BEFORE_ALL = Month(1900, 1)
TABLES = {
    "kpi": status.KPI,
    "statement": finance_statement.STATEMENT,
    "suppressed": suppression.SUPPRESSED,
    "begun": single_months.BEGUN,
    "month_value": single_months.MONTH_VALUE,
}
"""What a computation fills, as table → column → type."""


def recompute(db: Connection, catalogue: Catalogue) -> None:
    """Fill `kpi` and `statement` from the table `observation` (rows that count) of the same database."""
    definitions.name_vocabularies(db, catalogue)
    for table, columns in TABLES.items():
        db.create(table, columns)
    compute_from(db, catalogue, _BEFORE_ALL, _BEFORE_ALL)
    finance_statement.state(db, _BEFORE_ALL)
    definitions.clear_away(db)


def compute_from(db: Connection, catalogue: Catalogue, since: Month, known_from: Month) -> None:
    """Add to `kpi` the catalogue's indicators from a month on, reading the rows of an earlier month and on.

    What was computed of the months before is taken as it stands. What the computation needed is left for
    `finance_statement.state`.
    """
    definitions.lay_out_places(db, catalogue, known_from)
    finance_bookings.lay_out_bookings(db, catalogue)
    status.make_room_for_areas(db)
    for part in _parts(catalogue, db.scalar("SELECT count(*) FROM d_tree")):
        _compute(db, part, since)
    status.gather_areas(db)


def _compute(db: Connection, catalogue: Catalogue, since: Month) -> None:
    definitions.lay_out_indicators(db, catalogue)
    roll_up.take_reported(db)
    for room in (availability, production, staffing, finance):
        room.feed(db, catalogue)
    roll_up.climb(db, since)
    periods.widen(db, since)
    suppression.hide_small_cells(db, catalogue)
    comparisons.lay_beside(db, catalogue, since)
    targets.aim(db, catalogue)
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
