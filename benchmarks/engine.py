"""How long the engine takes on the demo ×1, ×10 and ×100, beside one plain aggregate scan of the same rows.

Run: `python -m benchmarks.engine [--scale 1 10 100]` with a demo database built (NSVH_DATABASE or the default).
Each unit of the demo stands for so many alike. Everything is timed in one run, so ratios may be compared between
machines and seconds may not. Every scale has a process of its own, whose peak memory is printed.

- scan: sums of the whole table by series and month; keyed: by series, node and month, what a computation needs
- full: every figure from the rows; the batch: the newest month's rows of every series arrive, on a copy of the state
  before; its read: reading these rows; page: one scorecard
"""

from __future__ import annotations

import argparse
import dataclasses
import multiprocessing
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi import recompute
from nsvh_dash.kpi.carry_over import recompute_touched
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.organisation import Node, Organisation
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.store import Connection, Snapshot, Touched
from nsvh_dash.views import screens

_SCAN = "SELECT series_id, month, sum(value), sum(numerator), sum(denominator) FROM observation GROUP BY ALL"
_KEYED = f"SELECT count(*) FROM ({_SCAN.replace('month', 'node_id, month', 1)})"
_NEWEST = Month(2024, 4)
_BATCH = f"scenario = 'actual' AND month = '{_NEWEST.first_day}'"
_PAGE = ("vc", _NEWEST)


def main() -> None:
    """Print one line a scale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=int, nargs="+", default=[1, 10, 100])
    options = parser.parse_args()
    settings = Settings()
    dashboard = Dashboard.open(settings)
    demo = settings.snapshots / f"snapshot-{dashboard.version}.duckdb"
    print("scale      rows   scan s  keyed s   full s  full/scan full/keyed  batch s   read s  page ms  peak MB")
    for scale in options.scale:
        with tempfile.TemporaryDirectory(prefix="nsvh-bench-") as folder:
            apart = multiprocessing.get_context("spawn").Process(
                target=_measure, args=(dashboard.catalogue, demo, scale, Path(folder))
            )
            apart.start()
            apart.join()


def _measure(catalogue: Catalogue, demo: Path, scale: int, folder: Path) -> None:
    wide = dataclasses.replace(catalogue, organisation=_multiplied(catalogue.organisation, scale))
    whole = folder / "whole.duckdb"
    with Connection.open(whole) as db:
        _copy_rows(db, demo, catalogue, scale)
        scan, keyed = (min(_seconds(lambda sql=sql: db.rows(sql)) for _ in range(3)) for sql in (_SCAN, _KEYED))
        full = _seconds(lambda: recompute(db, wide))
        rows = db.scalar("SELECT count(*) FROM observation")
        page = _page_seconds(db, wide)
    batch, read = _one_month(wide, whole, folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    times = (
        f"{scan:>8.3f} {keyed:>8.3f} {full:>8.1f} {full / scan:>10.0f} {full / keyed:>10.0f} {batch:>8.2f} {read:>8.3f}"
    )
    print(f"×{scale:<4} {rows:>10,} {times} {page * 1000:>8.0f} {peak:>8,}", flush=True)


def _page_seconds(db: Connection, catalogue: Catalogue) -> float:
    snapshot = Snapshot(db, "bench")
    return min(_seconds(lambda: screens.read_scorecard(snapshot, catalogue, *_PAGE)) for _ in range(5))


def _one_month(catalogue: Catalogue, whole: Path, folder: Path) -> tuple[float, float]:
    """Seconds to take in the newest month of every series, and of these to read its rows alone."""
    before, after = folder / "before.duckdb", folder / "after.duckdb"
    with Connection.open(before) as db:
        with db.attached(whole, "source"):
            db.execute(f"CREATE TABLE observation AS SELECT * FROM source.observation WHERE NOT ({_BATCH})")
            db.execute(f"CREATE TABLE renewed AS SELECT * FROM source.observation WHERE {_BATCH}")
            series = db.rows("SELECT DISTINCT series_id FROM renewed")
        recompute(db, catalogue)
    touched = Touched(frozenset(name for (name,) in series), _NEWEST)

    def take_in() -> None:
        shutil.copyfile(before, after)
        with Connection.open(after) as db:
            recompute_touched(db, catalogue, touched)
            db.execute("CHECKPOINT")

    batch = _seconds(take_in)
    with Connection.open(after) as db:
        return batch, min(_seconds(lambda: db.rows("FROM renewed")) for _ in range(3))


def _copy_rows(db: Connection, demo: Path, catalogue: Catalogue, scale: int) -> None:
    """The demo's rows, each unit's as many times as the scale says; an area's own rows once."""
    units = [node.id for node in catalogue.organisation.nodes if node.kind.is_unit]
    with db.attached(demo, "demo"):
        db.execute(
            """
            CREATE TABLE observation AS
            SELECT * EXCLUDE (copy)
                   REPLACE (CASE WHEN copy = 0 THEN node_id ELSE node_id || '_' || copy END AS node_id)
            FROM demo.observation, range($scale) AS copies(copy)
            WHERE copy = 0 OR list_contains($units, node_id)
            ORDER BY series_id, node_id, month""",
            {"scale": scale, "units": units},
        )


def _multiplied(organisation: Organisation, scale: int) -> Organisation:
    def copies(node: Node) -> Iterator[Node]:
        yield node
        for copy in range(1, scale if node.kind.is_unit else 1):
            yield dataclasses.replace(node, id=f"{node.id}_{copy}", name=f"{node.name} {copy}")

    return Organisation(tuple(copy for node in organisation.nodes for copy in copies(node)))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
