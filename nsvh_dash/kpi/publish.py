"""From ledger to snapshot: copy the rows that count, compute every figure, publish under a version of its own."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from nsvh_dash.catalogue import to_json
from nsvh_dash.kpi.carry_over import recompute_touched
from nsvh_dash.kpi.engine import recompute
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import AsOf, Connection, Ledger, SnapshotFolder, Touched


@cache
def engine_fingerprint() -> str:
    """Changes when the code that computes figures does, so that an upgrade recomputes them."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def version_of(ledger: Ledger, catalogue: Catalogue) -> str:
    """Names a snapshot by what decides its content: the newest batch, the definitions and the engine."""
    return f"{ledger.latest_batch:06d}-{catalogue.fingerprint[:8]}-{engine_fingerprint()}"


def publish(ledger: Ledger, catalogue: Catalogue, folder: SnapshotFolder) -> str:
    """Compute and publish the current state; the ledger stays locked, so versions appear in order.

    When only batches came since the current snapshot, figures they do not touch are carried over from it.
    """
    version = version_of(ledger, catalogue)
    current = folder.current_version()
    ledger.record_catalogue(catalogue.fingerprint, to_json(catalogue))

    def build(path: Path) -> None:
        if current is None or _rest(current) != _rest(version):
            _build(ledger, catalogue, path, version)
        else:
            _bring_up(ledger, catalogue, folder.path(current), path, version)

    folder.publish(version, build)
    return version


def _batch(version: str) -> int:
    return int(version.split("-")[0])


def _rest(version: str) -> str:
    """What must be the same for figures to be carried over: definitions and engine."""
    return version.split("-", 1)[1]


def heal(ledger: Ledger, catalogue: Catalogue, folder: SnapshotFolder) -> str:
    """Publish only when the snapshot is not what ledger, definitions and engine say: after a crash or an upgrade."""
    version = version_of(ledger, catalogue)
    return version if folder.current_version() == version else publish(ledger, catalogue, folder)


def compute_as_of(ledger: Ledger, catalogue: Catalogue, as_of: AsOf, path: Path) -> None:
    """Build a snapshot file of what was known at an earlier batch or day, beside and apart from the current one."""
    _build(ledger, catalogue, path, f"as-of-{as_of}", as_of)


def _build(ledger: Ledger, catalogue: Catalogue, path: Path, version: str, as_of: AsOf = None) -> None:
    _copy_rows(ledger, path, as_of)
    with Connection.open(path) as db:
        recompute(db, catalogue)
        _sign(db, catalogue, version)


def _bring_up(ledger: Ledger, catalogue: Catalogue, before: Path, path: Path, version: str) -> None:
    """Build a version from the one before: a copy of its file, in which what batches since then touched is renewed."""
    shutil.copyfile(before, path)
    touched = ledger.touched_since(_batch(before.stem.removeprefix("snapshot-")))
    if touched is not None:
        _copy_touched(ledger, path, touched)
    with Connection.open(path) as db:
        if touched is not None:
            recompute_touched(db, catalogue, touched)
            db.execute("DROP TABLE renewed")
        _sign(db, catalogue, version)


def _sign(db: Connection, catalogue: Catalogue, version: str) -> None:
    db.create("meta", {"version": "VARCHAR", "catalogue": "VARCHAR"}, [(version, to_json(catalogue))])
    db.execute("CHECKPOINT")


def _copy_rows(ledger: Ledger, path: Path, as_of: AsOf) -> None:
    with _draft(ledger, path) as source:
        source.execute(f"CREATE TABLE draft.observation AS {ledger.current(as_of)} ORDER BY series_id, node_id, month")


def _copy_touched(ledger: Ledger, path: Path, touched: Touched) -> None:
    """renewed: the rows that count now, of the series and months that later batches bear on."""
    rows = f"SELECT * FROM ({ledger.current()}) WHERE list_contains($series, series_id) AND month >= $first"
    with _draft(ledger, path) as source:
        source.execute(
            f"CREATE TABLE draft.renewed AS {rows} ORDER BY series_id, node_id, month",
            {"series": sorted(touched.series), "first": touched.first_month.first_day},
        )


@contextmanager
def _draft(ledger: Ledger, path: Path) -> Iterator[Connection]:
    """The ledger's connection with the draft beside it, into which the import log goes too."""
    source = ledger.connection
    source.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS draft")
    try:
        yield source
        source.execute("CREATE OR REPLACE TABLE draft.batch AS SELECT * FROM batch")
        source.execute("CREATE OR REPLACE TABLE draft.file AS SELECT * EXCLUDE (content) FROM file")
    finally:
        source.execute("DETACH draft")
