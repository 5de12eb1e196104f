"""Values of a closed period that a batch changes."""

from __future__ import annotations

from nsvh_dash.kpi.arrival.findings import ClosedRevised
from nsvh_dash.kpi.arrival.tables import FACT, PLACE, fact, place, values, values_of
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection
from nsvh_dash.store.schema import DIFFERS, KEY


def revised_closed(db: Connection, closed_through: Month | None) -> list[ClosedRevised]:
    """Rows up to the closed month that say something else than known, or that add to a month already delivered."""
    if closed_through is None:
        return []
    rows = db.rows(
        f"""
        WITH delivered_before AS (SELECT DISTINCT series_id, month, scenario FROM known WHERE month <= $closed)
        SELECT {FACT}, {PLACE}, {values_of("d")}, k.batch_id IS NULL, {values_of("k")}
        FROM delivered d SEMI JOIN delivered_before b USING (series_id, month, scenario)
        LEFT JOIN known k USING ({KEY})
        WHERE d.month <= $closed AND (k.batch_id IS NULL OR {DIFFERS})
        ORDER BY d.file_id, d.sheet, d.row_number, d.scenario""",
        {"closed": closed_through.first_day},
    )
    return [
        ClosedRevised(place(row[5:8]), fact(row[:5]), None if row[12] else values(row[13:17]), values(row[8:12]))
        for row in rows
    ]
