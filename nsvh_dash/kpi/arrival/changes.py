"""What each delivered row does to what was known: new, changed or the same."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi.arrival.findings import Fact, Values
from nsvh_dash.kpi.arrival.tables import FACT, fact, values, values_of
from nsvh_dash.store import Connection
from nsvh_dash.store.schema import DIFFERS, KEY


@dataclass(frozen=True, slots=True)
class FileCounts:
    """What one file of the batch does."""

    rows: int
    new: int
    changed: int

    @property
    def unchanged(self) -> int:
        """Rows that say what was known."""
        return self.rows - self.new - self.changed


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact that is new (`before` None) or becomes another."""

    file_id: int
    fact: Fact
    before: Values | None
    after: Values


def count_files(db: Connection) -> dict[int, FileCounts]:
    """What each file of the batch does, by file id; files without rows are left out."""
    return {
        file_id: FileCounts(rows, new, changed)
        for file_id, rows, new, changed in db.rows(f"""
            SELECT d.file_id, count(*), count(*) FILTER (k.batch_id IS NULL),
                   count(*) FILTER (k.batch_id IS NOT NULL AND {DIFFERS})
            FROM delivered d LEFT JOIN known k USING ({KEY}) GROUP BY d.file_id""")
    }


def changed_rows(db: Connection, most: int) -> tuple[list[Changed], int]:
    """The facts that change, corrections before what is new and newest month first, at most so many; and how many.

    Where none are asked for they are not counted either.
    """
    if most == 0:
        return [], 0
    rows = db.rows(f"""
        SELECT d.file_id, {FACT}, {values_of("d")}, k.batch_id IS NULL, {values_of("k")}, count(*) OVER ()
        FROM delivered d LEFT JOIN known k USING ({KEY})
        WHERE k.batch_id IS NULL OR {DIFFERS}
        ORDER BY k.batch_id IS NULL, d.month DESC, d.file_id, d.row_number, d.series_id, d.scenario
        LIMIT {most:d}""")
    changes = [
        Changed(row[0], fact(row[1:6]), None if row[10] else values(row[11:15]), values(row[6:10])) for row in rows
    ]
    return changes, rows[0][15] if rows else 0
