"""The real engine on rows given in memory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from nsvh_dash.kpi import Figure, read_figures, recompute
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Observation
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.record_book import RecordVersion
from nsvh_dash.store import Connection, Snapshot, append_records
from nsvh_dash.store.schema import BATCH, FILE, OBSERVATION, RECORD

Place = tuple[str, str, Month, PeriodKind]
FILE_NAME = "leverans.csv"
"""The one file in which all rows of a world were delivered, as batch 1."""


@contextmanager
def fast_snapshot(
    catalogue: Catalogue, observations: Iterable[Observation], records: Iterable[RecordVersion] = ()
) -> Iterator[Snapshot]:
    """A snapshot in memory: the rows as one delivered file, every figure computed from them, and living records."""
    with Connection.memory() as db:
        db.create("batch", BATCH, [(1, "import", None, dt.datetime(2024, 5, 8), "", "")])
        db.create("file", FILE, [(1, 1, FILE_NAME, "", None, b"")])
        db.create("observation", OBSERVATION, (
            (o.series_id, o.node_id, o.month.first_day, o.period_kind.value, o.scenario.value, o.value, o.numerator,
             o.denominator, o.state.value, o.comment, o.sheet, o.row, 1, 1)
            for o in observations
        ))  # fmt: skip
        db.create("record_version", RECORD, [])
        append_records(db, records)
        recompute(db, catalogue)
        yield Snapshot(db, "in memory")


def fast_figures(catalogue: Catalogue, observations: Iterable[Observation]) -> dict[Place, Figure]:
    """Every figure the engine computes, by what it is a figure of."""
    with fast_snapshot(catalogue, observations) as snapshot:
        return {(f.indicator_id, f.node_id, f.month, f.period_kind): f for f in read_figures(snapshot)}
