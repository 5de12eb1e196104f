"""The ledger opened for writing. What a killed run left behind is cleared away and finished first."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.kpi.publish import is_behind, publishing
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings
from nsvh_dash.store import Ledger, SnapshotFolder, clear_abandoned


@contextmanager
def opened(settings: Settings) -> Iterator[Ledger]:
    """The ledger, once it is one's turn and nothing half done lies about: what pages show is what it says."""
    with claimed(settings) as ledger:
        finish(ledger, settings)
        yield ledger


@contextmanager
def changing(settings: Settings, catalogue: Catalogue) -> Iterator[Ledger]:
    """The ledger for one change, kept and shown together when the block ends, or not at all."""
    with claimed(settings) as ledger, publishing(ledger, catalogue, SnapshotFolder(settings.snapshots)):
        yield ledger


@contextmanager
def claimed(settings: Settings) -> Iterator[Ledger]:
    """The ledger with the litter of killed runs swept away. Whoever holds it knows that no draft is in use."""
    with Ledger.open(settings.database, settings.lock_seconds) as ledger:
        clear(settings)
        yield ledger


def finish(ledger: Ledger, settings: Settings) -> bool:
    """Show a batch that was kept when its run was cut off; True when there was one."""
    folder = SnapshotFolder(settings.snapshots)
    if not is_behind(ledger, folder):
        return False
    with publishing(ledger, load_catalogue(settings.catalogue), folder):
        return True


def recover(settings: Settings) -> list[str]:
    """Put in order what a killed run left; returns what was done, in Swedish. Nothing when there is no database."""
    if not settings.database.exists():
        return []
    unfinished = [f"Överbliven fil borttagen: {path}" for path in _litter(settings)]
    with Ledger.open(settings.database, settings.lock_seconds) as ledger:
        done = unfinished + [f"Överbliven mapp borttagen: {path}" for path in clear(settings)]
        if finish(ledger, settings):
            done.append("En avbruten import var sparad men visades inte. Nu visas den.")
    return done


def mend(settings: Settings) -> None:
    """Put in order, before a read, what a run left that was cut off. Cheap enough to ask for at every read."""
    if not _log_of(settings.database).exists():  # it lies there until a run has closed the ledger
        return
    with suppress(NsvhError):  # in use, or not to be written by this reader: what is shown is whole all the same
        recover(settings.model_copy(update={"lock_seconds": 0.0}))


def clear(settings: Settings) -> list[Path]:
    """Remove drafts, spilled rows and temporary folders of runs that are no more; returns the folders."""
    for path in _litter(settings):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return clear_abandoned(settings.database.parent) + clear_abandoned()


def leftovers(settings: Settings) -> list[str]:
    """What still lies about and does not belong, in Swedish: to be asked with the ledger claimed."""
    return [f"Överbliven fil som inte kunde tas bort: {path}" for path in _litter(settings)]


def _litter(settings: Settings) -> list[Path]:
    spilled = settings.database.with_name(settings.database.name + ".tmp")
    return [*SnapshotFolder(settings.snapshots).leftovers(), *([spilled] if spilled.exists() else [])]


def _log_of(database: Path) -> Path:
    return database.with_name(database.name + ".wal")
