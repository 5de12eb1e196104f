"""Files read and, as a batch under way, looked at against all that is known. Preview and import do the same here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nsvh_dash.kpi.arrival import FileCounts, Inspection, inspect
from nsvh_dash.kpi.publish import computed_alike
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import Issue, Severity
from nsvh_dash.model.upload import Upload
from nsvh_dash.sources import Delivery, read_delivery
from nsvh_dash.store import DeliveredFile, Ledger, SnapshotFolder, counting_files, stored_files
from nsvh_dash.views.importing.findings import say_findings, warning
from nsvh_dash.views.importing.preview import ImportWarning

Progress = Callable[[float, str], None]
"""Told how far the work has come, from 0 to 1, and what is done now."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a batch under way does and what is wrong or odd about it."""

    inspection: Inspection
    files: dict[int, str]
    """The name of each file by its id, in the order of the deliveries."""
    already: tuple[int | None, ...]
    """For each file the batch that holds it already."""
    errors: tuple[Issue, ...]
    warnings: tuple[ImportWarning, ...]

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Errors, then warnings."""
        return (*self.errors, *(warning.issue for warning in self.warnings))

    @property
    def counts(self) -> FileCounts:
        """What the whole batch does."""
        files = self.inspection.files.values()
        return FileCounts(sum(f.rows for f in files), sum(f.new for f in files), sum(f.changed for f in files))


def read_all(
    catalogue: Catalogue,
    files: Sequence[Path | Upload],
    profile_of: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> list[Delivery]:
    """Read files, each by the profile chosen for its name or else by its headers."""
    chosen = profile_of or {}
    deliveries = []
    for place, file in enumerate(files):
        if progress:
            progress(place / len(files), f"Läser {file.name}")
        deliveries.append(read_delivery(file, catalogue, chosen.get(file.name)))
    return deliveries


def as_delivered(deliveries: Sequence[Delivery]) -> list[DeliveredFile]:
    """The deliveries as the ledger takes them."""
    return [DeliveredFile(d.file, d.content, d.profile_id, d.rows) for d in deliveries]


def look_at(
    ledger: Ledger,
    catalogue: Catalogue,
    deliveries: Sequence[Delivery],
    batch_id: int,
    folder: SnapshotFolder,
    most_changes: int = 0,
) -> Look:
    """Look at the deliveries that are under way as a batch, listing so many of the rows that change."""
    files = {file.id: file.name for file in stored_files(ledger, batch_id)}
    inspection = inspect(ledger, catalogue, batch_id, most_changes, computed_alike(ledger, catalogue, folder))
    already = _already(ledger, deliveries, batch_id)
    said = [
        *(warning(issue) for delivery in deliveries for issue in delivery.issues),
        *(
            warning(_held_already(delivery.file, batch))
            for delivery, batch in zip(deliveries, already, strict=True)
            if batch is not None
        ),
        *say_findings(catalogue, inspection.findings, files),
    ]
    by_id = {one.id: one for one in said}
    return Look(
        inspection,
        files,
        already,
        tuple(one.issue for one in by_id.values() if one.issue.severity is Severity.ERROR),
        tuple(one for one in by_id.values() if one.issue.severity is Severity.WARNING),
    )


def _already(ledger: Ledger, deliveries: Sequence[Delivery], batch_id: int) -> tuple[int | None, ...]:
    known = counting_files(ledger, before=batch_id)
    return tuple(known.get(hashlib.sha256(delivery.content).hexdigest()) for delivery in deliveries)


def _held_already(file: str, batch: int) -> Issue:
    expected = f"samma fil är redan importerad, som import {batch}."
    return Issue(file, None, None, None, None, expected, "already_imported", Severity.WARNING)
