"""The import log: what was imported, and taking an import back or letting it count again."""

from __future__ import annotations

import getpass
from pathlib import Path

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.opening import changing, claimed, opened
from nsvh_dash.kpi.publish import heal
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings
from nsvh_dash.store import Batch, SnapshotFolder


def build(settings: Settings) -> str:
    """Make or upgrade the database and its snapshot; returns the version now served."""
    catalogue = load_catalogue(settings.catalogue)
    with claimed(settings) as ledger:
        return heal(ledger, catalogue, SnapshotFolder(settings.snapshots))


def back_up(settings: Settings, file: Path) -> int:
    """Write a whole copy of the ledger, in turn with whoever writes; returns its size in bytes.

    NsvhError when there is nothing to copy, or something that would be written over.
    """
    if not settings.database.exists():
        raise NsvhError(f"Det finns ingen databas att kopiera: {settings.database}.")
    if file.exists():
        raise NsvhError(f"Filen {file} finns redan och skrivs inte över. Välj ett annat namn.")
    draft = file.with_name(f"{file.name}.part")
    draft.touch()
    draft.unlink()
    try:
        with opened(settings) as ledger:
            ledger.connection.copy_to(draft)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return file.stat().st_size


def batches(settings: Settings) -> list[Batch]:
    """The import log, oldest first; empty when there is no database."""
    if not settings.database.exists():
        return []
    with opened(settings) as ledger:
        return ledger.batches()


def undo(settings: Settings, batch: int, note: str = "") -> int:
    """Withdraw an import and publish what remains; returns the withdrawal's number."""
    return _reverse(settings, batch, note, undo=True)


def redo(settings: Settings, batch: int, note: str = "") -> int:
    """Let a withdrawn import count again and publish; returns the restoration's number."""
    return _reverse(settings, batch, note, undo=False)


def _reverse(settings: Settings, batch: int, note: str, *, undo: bool) -> int:
    catalogue = load_catalogue(settings.catalogue)
    with changing(settings, catalogue) as ledger:
        return (ledger.withdraw if undo else ledger.restore)(batch, getpass.getuser(), note)
