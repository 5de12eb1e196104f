"""One full computation of every figure, in the order of the rule book (tests/spec)."""

from __future__ import annotations

from nsvh_dash.kpi import (
    availability,
    comparisons,
    definitions,
    finance,
    periods,
    production,
    roll_up,
    staffing,
    status,
    suppression,
    targets,
)
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import Connection


def recompute(db: Connection, catalogue: Catalogue) -> None:
    """Fill `kpi` and `statement` from the table `observation` (rows that count) of the same database."""
    compute_figures(db, catalogue)
    finance.state(db)
    clear_away(db)


def compute_figures(db: Connection, catalogue: Catalogue) -> None:
    """Fill `kpi` for the catalogue's indicators; what the computation needed is left for `finance.state`."""
    definitions.lay_out(db, catalogue)
    finance.lay_out_bookings(db, catalogue)
    roll_up.take_reported(db)
    for room in (availability, production, staffing, finance):
        room.feed(db, catalogue)
    roll_up.climb(db)
    periods.widen(db)
    suppression.hide_small_cells(db, catalogue)
    comparisons.lay_beside(db, catalogue)
    targets.aim(db, catalogue)
    status.judge(db)


def clear_away(db: Connection) -> None:
    """Drop what only the computation needed."""
    definitions.clear_away(db)
