"""One look at a batch under way: what it changes and all that is odd about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nsvh_dash.kpi.arrival.changes import Changed, FileCounts, changed_rows, count_files
from nsvh_dash.kpi.arrival.closed import revised_closed
from nsvh_dash.kpi.arrival.duplicates import take_out_said_twice
from nsvh_dash.kpi.arrival.findings import Finding
from nsvh_dash.kpi.arrival.jumps import find_jumps
from nsvh_dash.kpi.arrival.signs import find_reversed_signs
from nsvh_dash.kpi.arrival.silence import missing_units
from nsvh_dash.kpi.arrival.tables import laid_out
from nsvh_dash.kpi.arrival.totals import find_unequal_totals
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import Ledger


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a batch does, file by file, and what is odd about it."""

    files: dict[int, FileCounts]
    """By file id; a file without rows that count is left out."""
    changes: tuple[Changed, ...]
    changes_total: int
    findings: tuple[Finding, ...]


def inspect(ledger: Ledger, catalogue: Catalogue, batch_id: int, most_changes: int, earlier: Path | None) -> Inspection:
    """Look at a batch under way against all that is known, listing at most so many of its changes.

    `earlier` is a snapshot of before the batch, for what was computed then and is delivered now.
    What would count twice is taken out of it: a fact that two files hold.
    """
    with laid_out(ledger, catalogue, batch_id, earlier) as db:
        twice = take_out_said_twice(db, batch_id)
        files = count_files(db)
        changes, total = changed_rows(db, most_changes)
        findings = (
            *twice,
            *find_unequal_totals(db, catalogue),
            *find_reversed_signs(db, catalogue),
            *revised_closed(db, catalogue.closed_through),
            *missing_units(db, catalogue),
            *find_jumps(db, catalogue),
        )
    return Inspection(files, tuple(changes), total, findings)
