"""From ledger to snapshot: copy the rows that count, compute every figure, publish under a version of its own."""

from __future__ import annotations

import hashlib
import re
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
    newest_batch,
    written_before,
)


@cache
def engine_fingerprint() -> str:
    """Changes when the code that computes figures does, so that an upgrade recomputes them."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def version_of(ledger: Ledger, catalogue: Catalogue) -> str:
    """Names a snapshot by what decides its content: the newest batch, what is written, the definitions, the engine."""
    number = "{:06d}w{:06d}".format(*_kept(ledger))
    return f"{number}-{catalogue.fingerprint[:8]}-{engine_fingerprint()}"


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
    """The current snapshot's file, when it was computed by these definitions and this engine."""
    current = folder.current_version()
    if current is None or _rest(current) != _rest(version_of(ledger, catalogue)):
        return None
    return folder.path(current)


def is_behind(ledger: Ledger, folder: SnapshotFolder) -> bool:
    """True when something was kept that pages do not see: its run was cut off between the two."""
    current = folder.current_version()
    shown = (0, 0) if current is None else _numbers(current)
    return shown < _kept(ledger)


def _kept(ledger: Ledger) -> tuple[int, int]:
    """The newest batch, and how much people have written."""
    return ledger.latest_batch, count_written(ledger.connection)


def _numbers(version: str) -> tuple[int, int]:
    """The newest batch of a version and how much is written in it; the first versions there were do not say that."""
    batch, *written = re.findall(r"\d+", version.split("-")[0])
    return int(batch), sum(int(number) for number in written)


def _rest(version: str) -> str:
    """What must be the same for figures to be carried over: definitions and engine."""
    return version.split("-", 1)[1]


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
    with Connection.open(path) as db:
        ledger.connection.copy(f"{ledger.current(as_of)} ORDER BY month, series_id, node_id", db, "observation")
        recompute(db, catalogue)
        _sign(ledger, db, catalogue, version, as_of)


def _bring_up(ledger: Ledger, catalogue: Catalogue, before: Path, path: Path, version: str) -> None:
    """Build a version from the one before: a copy of its file, in which what batches since then touched is renewed."""
    shutil.copyfile(before, path)
    touched = ledger.touched_since(_numbers(before.stem.removeprefix("snapshot-"))[0])
    with Connection.open(path) as db:
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
