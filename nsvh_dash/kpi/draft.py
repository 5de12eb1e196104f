"""The figures as they would be if a delivery counted: computed aside, on a copy, and thrown away."""

from __future__ import annotations

import shutil
from pathlib import Path

from nsvh_dash.kpi.carry_over import recompute_touched
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection, Table, Touched
from nsvh_dash.store.schema import KEY, OBSERVATION

_TOUCHED = """
    SELECT list(DISTINCT series_id),
           min(CASE scenario WHEN 'actual' THEN month ELSE date_trunc('year', month)::DATE END),
           bool_and(scenario = 'actual')
    FROM delivered"""


def compute_draft(catalogue: Catalogue, before: Path, rows: Table, path: Path) -> None:
    """Write a snapshot file as another one would be with the delivered rows over its own."""
    columns = ", ".join(OBSERVATION)
    shutil.copyfile(before, path)
    with Connection.draft(path) as db:
        db.lay_out("delivered", OBSERVATION)
        db.insert_table("delivered", rows)
        series, first, outcomes_only = db.rows(_TOUCHED)[0]
        db.execute(
            f"""
            CREATE TABLE renewed AS
            SELECT {columns} FROM observation k ANTI JOIN delivered d USING ({KEY})
            WHERE list_contains($series, series_id) AND month >= $first AND (scenario = 'actual' OR NOT $outcomes_only)
            UNION ALL SELECT {columns} FROM delivered""",
            {"series": series, "first": first, "outcomes_only": outcomes_only},
        )
        recompute_touched(db, catalogue, Touched(frozenset(series), Month.of(first), outcomes_only))
        db.execute("CHECKPOINT")
