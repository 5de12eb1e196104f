"""Deliveries in: read the files, store their rows as one batch, publish."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.opening import changing, claimed
from nsvh_dash.model.errors import ImportRefused, Issue, Severity
from nsvh_dash.settings import Settings
from nsvh_dash.sources import Delivery, read_delivery
from nsvh_dash.store import DeliveredFile


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

    Raises ImportRefused with every issue of every file.
    """
    catalogue = load_catalogue(settings.catalogue)
    deliveries = [read_delivery(path, catalogue, profile) for path in paths]
    issues = tuple(issue for delivery in deliveries for issue in delivery.issues)
    errors = [issue for issue in issues if issue.severity is Severity.ERROR]
    rows = [delivery.rows for delivery in deliveries]
    accepted = sum(map(len, rows))
    if errors and not (partial and accepted):
        raise ImportRefused(list(issues))
    rejected = len({(issue.file, issue.sheet, issue.row) for issue in errors if issue.row is not None})
    batch = None
    if dry_run:
        with claimed(settings) as ledger:
            counts = ledger.compare(rows)
    else:
        with changing(settings, catalogue) if publish_now else claimed(settings) as ledger:
            batch, counts = ledger.append(
                [_file(p, d) for p, d in zip(paths, deliveries, strict=True)], getpass.getuser(), note
            )
    return Receipt(batch, accepted, counts.new, counts.changed, counts.unchanged, rejected, issues)


def _file(path: Path, delivery: Delivery) -> DeliveredFile:
    return DeliveredFile(path.name, path.read_bytes(), delivery.profile_id, delivery.rows)
