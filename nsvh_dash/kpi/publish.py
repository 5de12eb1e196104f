"""From ledger to snapshot: copy the rows that count, compute every figure, publish under a version of its own."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

from nsvh_dash.catalogue import to_json
from nsvh_dash.kpi.carry_over import recompute_touched
from nsvh_dash.kpi.engine import recompute
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.store import (
    WRITTEN,
    AsOf,
    Connection,
    Ledger,
    SnapshotFolder,
    Touched,
    count_written,
    history_of_batches,
    history_of_written,
    newest_batch,
    written_before,
)


@cache
def engine_fingerprint() -> str:
    """Changes when the code that computes figures does, so that an upgrade recomputes them."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def version_of(ledger: Ledger, catalogue: Catalogue) -> str:
    """Names a snapshot by what decides its content: the newest batch, what is written, the definitions, the engine.

    The two histories come last: when an older copy of the ledger is put back, its next batch has the number of one
    that is lost, and what was published of that one must neither be taken for it nor be built upon.
    """
    number, *histories = _standing(ledger)
    return "-".join([number, catalogue.fingerprint[:8], engine_fingerprint(), *histories])


@contextmanager
def publishing(ledger: Ledger, catalogue: Catalogue, folder: SnapshotFolder) -> Iterator[Ledger]:
    """Change the ledger and show what it then says: kept and shown together, or neither.

    The figures are computed inside the ledger's transaction, from rows nobody else sees yet. What can fail, a full
    disk first of all, fails before anything is kept; after that there is only a file to be renamed. The ledger stays
    locked meanwhile, so versions appear in order. When only batches came since the current snapshot, figures they do
    not touch are carried over from it.
    """
    with ExitStack() as stack:
        with ledger.connection.transaction():
            yield ledger
            ledger.record_catalogue(catalogue.fingerprint, to_json(catalogue))
            version = version_of(ledger, catalogue)
            build = _builder(ledger, catalogue, folder, version)
            draft = stack.enter_context(folder.draft(build))
        folder.show(draft, version)


def _builder(ledger: Ledger, catalogue: Catalogue, folder: SnapshotFolder, version: str) -> Callable[[Path], None]:
    """How a version is built: anew, or from the current one by what has come since."""
    before = computed_alike(ledger, catalogue, folder)
    if before is None:
        return lambda path: _build(ledger, catalogue, path, version)
    return lambda path: _bring_up(ledger, catalogue, before, path, version)


def computed_alike(ledger: Ledger, catalogue: Catalogue, folder: SnapshotFolder) -> Path | None:
    """The current snapshot's file, when these definitions and this engine computed it, from batches that are here."""
    current = folder.current_version()
    if current is None:
        return None
    number, *alike = current.split("-")
    if alike[:2] != [catalogue.fingerprint[:8], engine_fingerprint()]:
        return None
    return folder.path(current) if alike[2] == history_of_batches(ledger.connection, _batch(number)) else None


def is_of_this_engine(version: str) -> bool:
    """False when another version of the product computed it: its tables need not be those that are asked for now."""
    return version.split("-")[2:3] == [engine_fingerprint()]


def is_behind(ledger: Ledger, folder: SnapshotFolder) -> bool:
    """True when pages do not see what was kept: a run was cut off between the two, or another ledger was put back."""
    current = folder.current_version()
    if current is None:
        return ledger.latest_batch + count_written(ledger.connection) > 0
    parts = current.split("-")
    return [parts[0], *parts[-2:]] != _standing(ledger)


def _standing(ledger: Ledger) -> list[str]:
    """Where the ledger stands: its newest batch and how much people have written, and the histories of the two."""
    db, batch = ledger.connection, ledger.latest_batch
    return [f"{batch:06d}w{count_written(db):06d}", history_of_batches(db, batch), history_of_written(db)]


def _batch(version: str) -> int:
    """The newest batch of a version."""
    return int(version[: version.index("w")])


def heal(ledger: Ledger, catalogue: Catalogue, folder: SnapshotFolder) -> str:
    """Publish only when the snapshot is not what ledger, definitions and engine say: after a crash or an upgrade."""
    version = version_of(ledger, catalogue)
    if folder.current_version() != version:
        with publishing(ledger, catalogue, folder):
            pass
    return version


def compute_as_of(ledger: Ledger, catalogue: Catalogue, as_of: AsOf, path: Path) -> None:
    """Build a snapshot file of what was known at an earlier batch or day, beside and apart from the current one."""
    _build(ledger, catalogue, path, f"as-of-{as_of}", as_of)


def _build(ledger: Ledger, catalogue: Catalogue, path: Path, version: str, as_of: AsOf = None) -> None:
    with Connection.draft(path) as db:
        ledger.connection.copy(f"{ledger.current(as_of)} ORDER BY month, series_id, node_id", db, "observation")
        recompute(db, catalogue)
        _sign(ledger, db, catalogue, version, as_of)


def _bring_up(ledger: Ledger, catalogue: Catalogue, before: Path, path: Path, version: str) -> None:
    """Build a version from the one before: a copy of its file, in which what batches since then touched is renewed."""
    shutil.copyfile(before, path)
    touched = ledger.touched_since(_batch(before.stem.removeprefix("snapshot-")))
    with Connection.draft(path) as db:
        if touched is not None:
            _copy_touched(ledger, db, touched)
            recompute_touched(db, catalogue, touched)
            db.execute("DROP TABLE renewed")
        _sign(ledger, db, catalogue, version)


def _copy_touched(ledger: Ledger, db: Connection, touched: Touched) -> None:
    """renewed: the rows that count now, of the series and months that later batches bear on."""
    ledger.connection.copy(
        f"""SELECT * FROM ({ledger.current()})
        WHERE list_contains($series, series_id) AND month >= $first AND (scenario = 'actual' OR NOT $outcomes_only)
        ORDER BY month, series_id, node_id""",
        db,
        "renewed",
        {
            "series": sorted(touched.series),
            "first": touched.first_month.first_day,
            "outcomes_only": touched.outcomes_only,
        },
    )


def _sign(ledger: Ledger, db: Connection, catalogue: Catalogue, version: str, as_of: AsOf = None) -> None:
    """Put beside the figures what they were computed from, the import log and the definitions, and what is said."""
    until = {"until": written_before(ledger.connection, as_of)}
    newest = {"newest": newest_batch(ledger.connection, as_of)}
    ledger.connection.copy("SELECT * FROM batch WHERE batch_id <= $newest", db, "batch", newest)
    ledger.connection.copy("SELECT * EXCLUDE (content) FROM file WHERE batch_id <= $newest", db, "file", newest)
    for table in WRITTEN:
        ledger.connection.copy(f"SELECT * FROM {table} WHERE created_at < $until", db, table, until)
    db.create("meta", {"version": "VARCHAR", "catalogue": "VARCHAR"}, [(version, to_json(catalogue))])
    db.execute("CHECKPOINT")
