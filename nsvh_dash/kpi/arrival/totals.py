"""Plans and bookings that ought to add up: sum lines delivered beside their parts."""

from __future__ import annotations

from nsvh_dash.kpi.arrival.findings import TotalUnequal
from nsvh_dash.kpi.arrival.tables import FACT, PLACE, fact, place
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import Connection

_ROUNDING = 1.0
"""Tkr that each part may have lost to rounding."""
_SLACK = 1e-6
"""For what binary arithmetic adds to a sum of many parts."""


def take_out_totals(db: Connection, catalogue: Catalogue, batch_id: int) -> list[TotalUnequal]:
    """The sum lines that are not the sum of their parts. No sum line stays beside its parts: they would count twice."""
    parts = _parts(catalogue)
    lines = sorted({line for line, _part in parts})
    if not db.scalar("SELECT count(*) FROM delivered WHERE list_contains($lines, series_id)", {"lines": lines}):
        return []
    db.lay_out("line_part", {"line": "VARCHAR", "part": "VARCHAR"}, parts)
    db.execute(f"""
        CREATE OR REPLACE TEMP TABLE total AS
        WITH line AS (SELECT * FROM delivered WHERE series_id IN (SELECT line FROM line_part)),
        held AS (  -- the sum lines with any of their parts beside them
            SELECT DISTINCT {FACT} FROM line d JOIN line_part p ON p.line = d.series_id
            JOIN delivered c ON c.series_id = p.part AND {_SAME_PLACE})
        SELECT {FACT}, {PLACE}, d.value, sum(c.value) AS parts, count(c.value) AS many
        FROM line d JOIN line_part p ON p.line = d.series_id
        JOIN delivered c ON c.series_id = p.part AND {_SAME_PLACE}
        ANTI JOIN held h ON h.series_id = c.series_id AND h.node_id = c.node_id AND h.month = c.month
            AND h.period_kind = c.period_kind AND h.scenario = c.scenario
        GROUP BY ALL""")
    unequal = db.rows(
        f"FROM total WHERE abs(value - parts) > many * {_ROUNDING} + {_SLACK} ORDER BY file_id, row_number, scenario"
    )
    db.execute(
        f"""DELETE FROM observation WHERE batch_id = ?
            AND ({_TOTAL_KEY}) IN (SELECT ({_TOTAL_KEY}) FROM total)""",
        [batch_id],
    )
    db.execute("DROP TABLE total")
    db.execute("DROP TABLE line_part")
    return [TotalUnequal(place(row[5:8]), fact(row[:5]), *row[8:]) for row in unequal]


_SAME_PLACE = (
    "c.node_id = d.node_id AND c.month = d.month AND c.period_kind = d.period_kind AND c.scenario = d.scenario"
)
_TOTAL_KEY = "series_id, node_id, month, period_kind, scenario, file_id, row_number"


def _parts(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Each account with every account below it."""
    found = []
    for account in catalogue.accounts:
        above = account.parent
        while above is not None:
            found.append((above, account.id))
            above = catalogue.accounts_by_id[above].parent
    return found
