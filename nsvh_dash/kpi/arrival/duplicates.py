"""The same fact in two files of one batch: said alike it counts once, said differently one of them is wrong."""

from __future__ import annotations

from nsvh_dash.kpi.arrival.findings import SaidAlike, SaidTwice
from nsvh_dash.kpi.arrival.tables import FACT, PLACE, fact, place, values, values_of
from nsvh_dash.store import Connection
from nsvh_dash.store.schema import DIFFERS, KEY


def take_out_said_twice(db: Connection, batch_id: int) -> list[SaidTwice | SaidAlike]:
    """The facts that several files hold. Of those that agree the first stays, of the others none."""
    if db.scalar("SELECT count(DISTINCT file_id) FROM delivered") < 2:
        return []  # within a file the reader has told duplicates apart
    db.execute(f"""
        CREATE OR REPLACE TEMP TABLE said_twice AS
        SELECT {FACT}, {PLACE}, {values_of("d")}, {", ".join(f"k.{c} AS first_{c}" for c in _FIRST)},
               {DIFFERS} AS differs
        FROM delivered d
        JOIN (SELECT * FROM delivered QUALIFY row_number() OVER (PARTITION BY {KEY} ORDER BY file_id) = 1) k
          USING ({KEY})
        WHERE d.file_id > k.file_id""")
    found: list[SaidTwice | SaidAlike] = [*_different(db), *_alike(db)]
    db.execute(
        f"""DELETE FROM observation WHERE batch_id = ? AND (
                ({KEY}, file_id) IN (SELECT ({KEY}, file_id) FROM said_twice)
                OR ({KEY}) IN (SELECT ({KEY}) FROM said_twice WHERE differs))""",
        [batch_id],
    )
    db.execute("DROP TABLE said_twice")
    return found


def _different(db: Connection) -> list[SaidTwice]:
    rows = db.rows("FROM said_twice WHERE differs ORDER BY file_id, sheet, row_number, scenario")
    return [
        SaidTwice(place(row[5:8]), place(row[12:15]), fact(row[:5]), values(row[8:12]), values(row[15:19]))
        for row in rows
    ]


def _alike(db: Connection) -> list[SaidAlike]:
    """One finding a pair of files: two reports that overlap do so in hundreds of rows."""
    rows = db.rows("""
        SELECT *, count(*) OVER (PARTITION BY file_id, first_file_id) AS many FROM said_twice WHERE NOT differs
        QUALIFY row_number() OVER (PARTITION BY file_id, first_file_id ORDER BY sheet, row_number) = 1
        ORDER BY file_id, first_file_id""")
    return [SaidAlike(place(row[5:8]), place(row[12:15]), fact(row[:5]), row[20]) for row in rows]


_FIRST = ("file_id", "sheet", "row_number", "value", "numerator", "denominator", "state")
