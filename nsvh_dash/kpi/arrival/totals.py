"""Plans and bookings that ought to add up: sum lines delivered beside their parts."""

from __future__ import annotations

from nsvh_dash.kpi.arrival.findings import TotalUnequal
from nsvh_dash.kpi.arrival.tables import FACT, PLACE, fact, place
from nsvh_dash.kpi.finance.bookings import lines_of_accounts
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import Connection

_ROUNDING = 1.0
"""Tkr that each part may have lost to rounding."""
_SLACK = 1e-6
"""For what binary arithmetic adds to a sum of many parts."""


def find_unequal_totals(db: Connection, catalogue: Catalogue) -> list[TotalUnequal]:
    """The sum lines that are not the sum of their parts: they hold, and what is left over will be shown."""
    parts = [row for row in lines_of_accounts(catalogue) if row[0] != row[1]]
    lines = sorted({line for _part, line, *_ in parts})
    if not db.scalar("SELECT count(*) FROM delivered WHERE list_contains($lines, series_id)", {"lines": lines}):
        return []
    columns = {"part": "VARCHAR", "line": "VARCHAR", "valid_from": "DATE", "valid_to": "DATE"}
    db.lay_out("line_part", columns, parts)
    db.execute(f"""
        CREATE OR REPLACE TEMP TABLE total AS
        WITH line AS (SELECT * FROM delivered WHERE series_id IN (SELECT line FROM line_part)),
        held AS (  -- the sum lines with any of their parts beside them
            SELECT DISTINCT {FACT} FROM line d JOIN line_part p ON {_A_PART}
            JOIN delivered c ON c.series_id = p.part AND {_SAME_PLACE})
        SELECT {FACT}, {PLACE}, d.value, sum(c.value) AS parts, count(c.value) AS many
        FROM line d JOIN line_part p ON {_A_PART}
        JOIN delivered c ON c.series_id = p.part AND {_SAME_PLACE}
        ANTI JOIN held h ON h.series_id = c.series_id AND h.node_id = c.node_id AND h.month = c.month
            AND h.period_kind = c.period_kind AND h.scenario = c.scenario
        GROUP BY ALL""")
    unequal = db.rows(
        f"FROM total WHERE abs(value - parts) > many * {_ROUNDING} + {_SLACK} ORDER BY file_id, row_number, scenario"
    )
    db.execute("DROP TABLE total")
    db.execute("DROP TABLE line_part")
    return [TotalUnequal(place(row[5:8]), fact(row[:5]), *row[8:]) for row in unequal]


_A_PART = "p.line = d.series_id AND d.month BETWEEN p.valid_from AND p.valid_to"
_SAME_PLACE = (
    "c.node_id = d.node_id AND c.month = d.month AND c.period_kind = d.period_kind AND c.scenario = d.scenario"
)
