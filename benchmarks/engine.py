"""How long the engine takes on the demo ×1, ×10 and ×100, beside one plain aggregate scan of the same rows.

Run: `python -m benchmarks.engine [--scale 1 10 100]` with a demo database built (NSVH_DATABASE or the default).
Each unit of the demo stands for so many alike. Everything is timed in one run, so ratios may be compared between
machines and seconds may not. Every scale has a process of its own, whose peak memory is printed. Beside the seconds
on the clock stand those of the processor, which say more where others use the machine too.

- scan: sums of the whole table by series and month; keyed: by series, node and month, what a computation needs
- full: every figure of all months but the newest; write: copying the finished `kpi` alone into an empty file, which
  no computation goes below while it is one stored table
- batch: the newest month's outcomes of every series are taken in, on a copy of that state; read: reading the new rows
- page: one scorecard
"""

from __future__ import annotations

import argparse
import dataclasses
import resource
import shutil
import subprocess
import sys
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
    """Print one line a scale, each from a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=int, nargs="+", default=[1, 10, 100])
    options = parser.parse_args()
    if len(options.scale) > 1:
        for scale in options.scale:
            subprocess.run([sys.executable, "-m", "benchmarks.engine", "--scale", str(scale)], check=True)
        return
    settings = Settings()
    dashboard = Dashboard.open(settings)
    demo = settings.snapshots / f"snapshot-{dashboard.version}.duckdb"
    print(
        "scale      rows  clock: scan s  keyed s   full s  write s  batch s  read s  page ms  "
        "processor: the same  peak MB"
    )
    with tempfile.TemporaryDirectory(prefix="nsvh-bench-") as folder:
        _measure(dashboard.catalogue, demo, options.scale[0], Path(folder))


def _measure(catalogue: Catalogue, demo: Path, scale: int, folder: Path) -> None:
    wide = dataclasses.replace(catalogue, organisation=_multiplied(catalogue.organisation, scale))
    before, after = folder / "before.duckdb", folder / "after.duckdb"
    with Connection.draft(before) as db:
        _copy_rows(db, demo, catalogue, scale)
        rows = db.scalar("SELECT count(*) FROM observation")
        scan, keyed = (_best(lambda sql=sql: db.rows(sql)) for sql in (_SCAN, _KEYED))
        touched = _set_aside_newest(db)
        full = _cost(lambda: (recompute(db, wide), db.execute("CHECKPOINT")))
        read = _best(lambda: db.rows("FROM renewed"))

    def write() -> None:
        with Connection.draft(folder / "written.duckdb") as db, db.attached(before, "computed"):
            db.execute("CREATE TABLE kpi AS FROM computed.kpi")
            db.execute("CHECKPOINT")

    def take_in() -> None:
        shutil.copyfile(before, after)
        with Connection.draft(after) as db:
            recompute_touched(db, wide, touched)
            db.execute("CHECKPOINT")

    written, batch = _cost(write), _cost(take_in)
    with Connection.open(after, read_only=True) as db:
        page = _best(lambda: screens.read_scorecard(Snapshot(db, "bench"), wide, *_PAGE))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    clock, processor = (
        f"{a:>8.3f} {b:>8.3f} {c:>8.1f} {d:>8.2f} {e:>8.2f} {f:>8.3f} {g * 1000:>8.0f}"
        for a, b, c, d, e, f, g in zip(scan, keyed, full, written, batch, read, page, strict=True)
    )
    print(f"×{scale:<4} {rows:>10,} {clock}   {processor} {peak:>8,}", flush=True)


def _set_aside_newest(db: Connection) -> Touched:
    """renewed: the newest month's outcomes, which are taken from the rows."""
    db.execute(f"CREATE TABLE renewed AS SELECT * FROM observation WHERE {_BATCH}")
    db.execute(f"DELETE FROM observation WHERE {_BATCH}")
    series = frozenset(name for (name,) in db.rows("SELECT DISTINCT series_id FROM renewed"))
    return Touched(series, _NEWEST, outcomes_only=True)


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
            ORDER BY month, series_id, node_id""",
            {"scale": scale, "units": units},
        )


def _multiplied(organisation: Organisation, scale: int) -> Organisation:
    def copies(node: Node) -> Iterator[Node]:
        yield node
        for copy in range(1, scale if node.kind.is_unit else 1):
            yield dataclasses.replace(node, id=f"{node.id}_{copy}", name=f"{node.name} {copy}")

    return Organisation(tuple(copy for node in organisation.nodes for copy in copies(node)))


def _best(work: Callable[[], object]) -> tuple[float, float]:
    return min((_cost(work) for _ in range(5)), key=lambda cost: cost[1])


def _cost(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and of the processor."""
    start, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - used


if __name__ == "__main__":
    main()
