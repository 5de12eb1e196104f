"""The figures as they would be if a delivery counted: computed aside, on a copy, and thrown away."""

from __future__ import annotations

from pathlib import Path

from nsvh_dash.kpi.carry_over import recompute_touched
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import Connection, Table
from nsvh_dash.store.schema import KEY, OBSERVATION


def compute_draft(catalogue: Catalogue, before: Path, rows: Table, path: Path) -> None:
    """Write a snapshot file of the rows that count in another one, with the delivered rows over them."""
    columns = ", ".join(OBSERVATION)
    with Connection.open(path) as db:
        db.create("observation", OBSERVATION)
        db.insert_table("observation", rows)
        series = {series for (series,) in db.rows("SELECT DISTINCT series_id FROM observation")}
        with db.attached(before, "known"):
            db.execute(f"""
                INSERT INTO observation ({columns})
                SELECT {columns} FROM known.observation k
                ANTI JOIN (SELECT {KEY} FROM observation) d USING ({KEY})""")
        recompute_touched(db, catalogue, series, before)
