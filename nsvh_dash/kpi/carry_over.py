"""Recompute only what a batch touched, and carry every other figure over from the snapshot before."""

from __future__ import annotations

from pathlib import Path

from nsvh_dash.kpi import engine, finance
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import Connection

_SPAN = "SELECT min(month), max(month), max(month) FILTER (scenario = 'actual') FROM {table}"


def recompute_touched(db: Connection, catalogue: Catalogue, series: set[str], before: Path) -> None:
    """Fill `kpi` and `statement` of a database whose rows differ from an earlier snapshot's in some series only.

    When the months covered are not the same, everything is recomputed: what is due has changed everywhere.
    """
    db.execute(f"ATTACH '{str(before).replace(chr(39), chr(39) * 2)}' AS before (READ_ONLY)")
    try:
        if db.rows(_SPAN.format(table="observation")) != db.rows(_SPAN.format(table="before.observation")):
            engine.recompute(db, catalogue)
            return
        indicators = engine.affected(catalogue, series)
        part = engine.restricted(catalogue, indicators)
        engine.compute_figures(db, part)
        if series & catalogue.accounts_by_id.keys():
            finance.state(db)
        else:
            db.execute("CREATE TABLE statement AS SELECT * FROM before.statement")
        engine.clear_away(db)
        _carry(db, sorted(indicators))
    finally:
        db.execute("DETACH before")


def _carry(db: Connection, recomputed: list[str]) -> None:
    db.execute(
        """
        CREATE OR REPLACE TABLE kpi AS
        SELECT * FROM (FROM kpi UNION ALL FROM before.kpi WHERE NOT list_contains($recomputed, indicator_id))
        ORDER BY node_id, indicator_id, period_kind, month""",
        {"recomputed": recomputed},
    )
    db.execute(
        "INSERT INTO suppressed SELECT * FROM before.suppressed WHERE NOT list_contains($recomputed, series_id)",
        {"recomputed": recomputed},
    )
