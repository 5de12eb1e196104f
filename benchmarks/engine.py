"""How long the engine takes on the demo ×1, ×10 and ×100, beside one plain aggregate scan of the same rows.

Run: `python -m benchmarks.engine [--scale 1 10 100]` with a demo database built (NSVH_DATABASE or the default).
Each unit of the demo stands for so many alike; everything is timed in one run, so ratios may be compared
between machines and seconds may not. Peak memory is the whole process's, so scales run smallest first.
"""

from __future__ import annotations

import argparse
import dataclasses
import resource
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
from nsvh_dash.store import Connection, Snapshot
from nsvh_dash.views import screens

_SCAN = "SELECT series_id, month, sum(value), sum(numerator), sum(denominator) FROM observation GROUP BY ALL"
_BATCH = "svf_referrals"
_PAGE = ("vc", Month(2024, 4))


def main() -> None:
    """Print one line a scale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=int, nargs="+", default=[1, 10, 100])
    options = parser.parse_args()
    settings = Settings()
    dashboard = Dashboard.open(settings)
    demo = settings.snapshots / f"snapshot-{dashboard.version}.duckdb"
    print("scale      rows   scan s   full s   full/scan   batch s   page ms   peak MB")
    for scale in options.scale:
        with tempfile.TemporaryDirectory(prefix="nsvh-bench-") as folder:
            _measure(dashboard.catalogue, demo, scale, Path(folder))


def _measure(catalogue: Catalogue, demo: Path, scale: int, folder: Path) -> None:
    wide = dataclasses.replace(catalogue, organisation=_multiplied(catalogue.organisation, scale))
    before = folder / "before.duckdb"
    with Connection.open(before) as db:
        _copy_rows(db, demo, catalogue, scale)
        scan = min(_seconds(lambda: db.rows(_SCAN)) for _ in range(3))
        full = _seconds(lambda: recompute(db, wide))
        rows = db.scalar("SELECT count(*) FROM observation")
    with Connection.open(folder / "after.duckdb") as db:
        db.execute(f"ATTACH '{before}' AS source (READ_ONLY)")
        db.execute("CREATE TABLE observation AS SELECT * FROM source.observation")
        db.execute("DETACH source")
        batch = _seconds(lambda: recompute_touched(db, wide, {_BATCH}, before))
    snapshot = Snapshot(Connection.open(before, read_only=True), "bench")
    page = min(_seconds(lambda: screens.read_scorecard(snapshot, wide, *_PAGE)) for _ in range(3))
    snapshot.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    times = f"{scan:>8.3f} {full:>8.1f} {full / scan:>11.0f} {batch:>9.1f} {page * 1000:>9.0f}"
    print(f"×{scale:<4} {rows:>10,} {times} {peak:>9,}", flush=True)


def _copy_rows(db: Connection, demo: Path, catalogue: Catalogue, scale: int) -> None:
    """The demo's rows, each unit's as many times as the scale says; an area's own rows once."""
    units = [node.id for node in catalogue.organisation.nodes if node.kind.is_unit]
    db.execute(f"ATTACH '{demo}' AS demo (READ_ONLY)")
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
    db.execute("DETACH demo")


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
