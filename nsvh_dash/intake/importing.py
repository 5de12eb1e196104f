"""Deliveries in: read the files, look at them, store their rows as one batch, publish."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.looking import Look, as_delivered, look_at, read_all
from nsvh_dash.intake.opening import changing, claimed
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import ImportRefused, Issue, Severity
from nsvh_dash.settings import Settings
from nsvh_dash.sources import Delivery
from nsvh_dash.store import Ledger, SnapshotFolder, keep_issues


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an import did, or would do: `batch` is None for a dry run."""

    batch: int | None
    accepted: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    issues: tuple[Issue, ...]


def import_files(
    settings: Settings,
    paths: Sequence[Path],
    *,
    profile: str | None = None,
    dry_run: bool = False,
    partial: bool = False,
    note: str = "",
    publish_now: bool = True,
) -> Receipt:
    """Read the files and store their rows as one batch; with any error nothing is stored unless partial.

    Warnings are told and kept with the batch, but stop nothing: nobody is there to accept them.
    Raises ImportRefused with every issue of every file.
    """
    catalogue = load_catalogue(settings.catalogue)
    deliveries = read_all(catalogue, paths, dict.fromkeys((path.name for path in paths), profile) if profile else {})
    refuse_unreadable(deliveries, partial)
    shown = publish_now and not dry_run
    with changing(settings, catalogue) if shown else claimed(settings) as ledger:
        folder = SnapshotFolder(settings.snapshots)
        return store(ledger, folder, catalogue, deliveries, note, partial=partial, keep=not dry_run)


def refuse_unreadable(deliveries: Sequence[Delivery], partial: bool) -> None:
    """Refuse, before the ledger is touched, files with errors; partially only when no row is good."""
    issues = [issue for delivery in deliveries for issue in delivery.issues]
    if _stops(issues, partial, sum(len(delivery.rows) for delivery in deliveries)):
        raise ImportRefused(issues)


def store(
    ledger: Ledger,
    folder: SnapshotFolder,
    catalogue: Catalogue,
    deliveries: Sequence[Delivery],
    note: str,
    *,
    partial: bool,
    keep: bool = True,
    agreed: Callable[[Look], str | None] = lambda _look: None,
) -> Receipt:
    """Store the deliveries as one batch with all that is odd about them, or nothing.

    `agreed` looks at the batch last: it raises what stands in the way, or names who accepted the warnings.
    """
    with ledger.delivering(as_delivered(deliveries), getpass.getuser(), note, keep=keep) as batch_id:
        look = look_at(ledger, catalogue, deliveries, batch_id, folder)
        if _stops(look.errors, partial, look.counts.rows):
            raise ImportRefused(list(look.issues))
        by = agreed(look)
        keep_issues(ledger, batch_id, ((i, by if i.severity is Severity.WARNING else None) for i in look.issues))
    counts = look.counts
    rejected = len({(issue.file, issue.sheet, issue.row) for issue in look.errors if issue.row is not None})
    return Receipt(
        batch_id if keep else None, counts.rows, counts.new, counts.changed, counts.unchanged, rejected, look.issues
    )


def _stops(issues: Sequence[Issue], partial: bool, rows: int) -> bool:
    return any(issue.severity is Severity.ERROR for issue in issues) and not (partial and rows)
