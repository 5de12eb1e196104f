"""Amounts with the sign turned round: a cost above zero, or a revenue below."""

from __future__ import annotations

from itertools import groupby

from nsvh_dash.kpi.arrival.findings import SignReversed
from nsvh_dash.kpi.arrival.tables import FACT, PLACE, fact, place
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import Connection

_WHOLE_FILE = 0.75
"""From this share of a file's amounts on, it is the file and not the rows that is turned round."""
_FEW = 4
"""In a file of so few amounts each is spoken of by itself."""


def find_reversed_signs(db: Connection, catalogue: Catalogue) -> list[SignReversed]:
    """Delivered amounts against the sign of their account, unless the unit has booked so before (a correction).

    Where most of a file is turned round the first amount stands for all of them.
    """
    signs = [(account.id, account.kind.sign) for account in catalogue.accounts if account.kind.sign]
    db.lay_out("account_sign", {"series_id": "VARCHAR", "sign": "INTEGER"}, signs)
    rows = db.rows(f"""
        SELECT {FACT}, {PLACE}, d.value, f.amounts
        FROM delivered d JOIN account_sign s USING (series_id)
        JOIN (SELECT file_id, count(*) AS amounts FROM delivered JOIN account_sign USING (series_id)
              WHERE value <> 0 GROUP BY ALL) f USING (file_id)
        WHERE d.value * s.sign < 0
          AND NOT EXISTS (FROM known k WHERE k.series_id = d.series_id AND k.node_id = d.node_id
                          AND k.scenario = d.scenario AND k.value * s.sign < 0)
        ORDER BY d.file_id, d.sheet, d.row_number, d.scenario""")
    db.execute("DROP TABLE account_sign")
    found: list[SignReversed] = []
    for _file, of_file in groupby(rows, key=lambda row: row[5]):
        listed = list(of_file)
        amounts = listed[0][9]
        whole = amounts > _FEW and len(listed) >= _WHOLE_FILE * amounts
        found += [
            SignReversed(place(row[5:8]), fact(row[:5]), row[8], len(listed) if whole else 1, amounts)
            for row in (listed[:1] if whole else listed)
        ]
    return found
