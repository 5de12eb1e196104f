"""The import log: what was imported, and taking an import back or letting it count again."""

from __future__ import annotations

import getpass

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.opening import changing, claimed, opened
from nsvh_dash.kpi.publish import heal
from nsvh_dash.settings import Settings
from nsvh_dash.store import Batch, SnapshotFolder


def build(settings: Settings) -> str:
    """Make or upgrade the database and its snapshot; returns the version now served."""
    catalogue = load_catalogue(settings.catalogue)
    with claimed(settings) as ledger:
        return heal(ledger, catalogue, SnapshotFolder(settings.snapshots))


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
