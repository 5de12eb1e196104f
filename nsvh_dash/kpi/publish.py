"""From ledger to snapshot: copy the rows that count, compute every figure, publish under a version of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from nsvh_dash.catalogue import to_json
from nsvh_dash.kpi.carry_over import recompute_touched
from nsvh_dash.kpi.engine import recompute
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import AsOf, Connection, Ledger, SnapshotFolder


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

    def fill(db: Connection) -> None:
        if current is None or _rest(current) != _rest(version):
            recompute(db, catalogue)
        else:
            series = ledger.series_since(_batch(current))
            recompute_touched(db, catalogue, series, folder.path(current))

    folder.publish(version, lambda path: _build(ledger, catalogue, path, version, fill))
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
    _build(ledger, catalogue, path, f"as-of-{as_of}", lambda db: recompute(db, catalogue), as_of)


def _build(
    ledger: Ledger,
    catalogue: Catalogue,
    path: Path,
    version: str,
    fill: Callable[[Connection], None],
    as_of: AsOf = None,
) -> None:
    _copy_rows(ledger, path, as_of)
    with Connection.open(path) as db:
        fill(db)
        db.create("meta", {"version": "VARCHAR", "catalogue": "VARCHAR"}, [(version, to_json(catalogue))])
        db.execute("CHECKPOINT")


def _copy_rows(ledger: Ledger, path: Path, as_of: AsOf) -> None:
    source = ledger.connection
    source.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS draft")
    try:
        source.execute(f"CREATE TABLE draft.observation AS {ledger.current(as_of)} ORDER BY series_id, node_id, month")
        source.execute("CREATE TABLE draft.batch AS SELECT * FROM batch")
        source.execute("CREATE TABLE draft.file AS SELECT * EXCLUDE (content) FROM file")
    finally:
        source.execute("DETACH draft")
