"""What an import would do, and doing it once a person has said yes."""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.importing import Receipt, refuse_unreadable, store
from nsvh_dash.intake.looking import Look, Progress, as_delivered, look_at, read_all
from nsvh_dash.intake.opening import changing, claimed
from nsvh_dash.kpi.draft import compute_draft
from nsvh_dash.kpi.engine import affected
from nsvh_dash.kpi.publish import heal
from nsvh_dash.kpi.revision import compare
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import PreviewOutdated, Severity, WarningsNotAccepted
from nsvh_dash.model.upload import Upload
from nsvh_dash.settings import Settings
from nsvh_dash.sources import Delivery
from nsvh_dash.store import Ledger, SnapshotFolder, Table, scratch_folder
from nsvh_dash.views.importing.effects import NO_EFFECT, build_changes, build_effects
from nsvh_dash.views.importing.preview import MAX_CHANGES, Effects, FilePreview, ImportPreview
from nsvh_dash.views.importing.values import factor_text

_READING, _LOOKING = 0.4, 0.6
"""How much of the work is done when the files are read, and when they have been looked at."""


def preview(
    settings: Settings,
    uploads: Sequence[Upload],
    *,
    profiles: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> ImportPreview:
    """What importing the files as one batch would do; nothing is stored.

    `profiles` names the profile of a file, by its name, where its headers shall not decide.
    """
    tell = progress or (lambda _part, _text: None)
    chosen = profiles or {}
    catalogue = load_catalogue(settings.catalogue)
    deliveries = read_all(catalogue, uploads, chosen, lambda part, text: tell(part * _READING, text))
    folder = SnapshotFolder(settings.snapshots)
    tell(_READING, "Jämför med det som redan finns")
    with claimed(settings) as ledger:
        served = folder.path(heal(ledger, catalogue, folder))
        base = ledger.latest_batch
        with ledger.delivering(as_delivered(deliveries), "", keep=False) as batch_id:
            look = look_at(ledger, catalogue, deliveries, batch_id, folder, MAX_CHANGES)
            rows = ledger.rows_of(batch_id)
    tell(_LOOKING, "Räknar om det som påverkas")
    effects = _effects(catalogue, served, rows) if len(rows) else NO_EFFECT
    tell(1.0, "Klart")
    return ImportPreview(
        _files(catalogue, deliveries, chosen, look),
        build_changes(catalogue, look.inspection.changes, look.files),
        look.inspection.changes_total,
        effects,
        look.warnings,
        look.errors,
        base,
        _version(catalogue, uploads, chosen),
    )


def commit(
    settings: Settings,
    uploads: Sequence[Upload],
    preview: ImportPreview,
    accepted: Collection[str],
    note: str = "",
    partial: bool = False,
) -> Receipt:
    """Store previewed files as one batch, once every warning of it is accepted by its id.

    Raises PreviewOutdated when it would not do what was previewed, WarningsNotAccepted, or ImportRefused.
    """
    catalogue = load_catalogue(settings.catalogue)
    chosen = {file.name: file.chosen_profile for file in preview.files if file.chosen_profile}
    if _version(catalogue, uploads, chosen) != preview.version:
        raise PreviewOutdated("Filerna eller definitionerna är inte de som granskades. Granska filerna igen.")
    deliveries = read_all(catalogue, uploads, chosen)
    refuse_unreadable(deliveries, partial)

    def agreed(look: Look) -> str:
        missing = [warning.issue for warning in look.warnings if warning.id not in accepted]
        if missing:
            raise WarningsNotAccepted(missing)
        return getpass.getuser()

    with changing(settings, catalogue) as ledger:
        _refuse_if_moved(ledger, catalogue, deliveries, preview.base_batch)
        folder = SnapshotFolder(settings.snapshots)
        return store(ledger, folder, catalogue, deliveries, note, partial=partial, agreed=agreed)


def _refuse_if_moved(ledger: Ledger, catalogue: Catalogue, deliveries: Sequence[Delivery], base: int) -> None:
    """Refuse when a batch since the preview touches what this one touches."""
    touched = ledger.touched_since(base)
    moved = touched.series if touched else frozenset()
    own = {series for delivery in deliveries for series in delivery.rows["series_id"].unique().to_pylist()}
    if moved & own or affected(catalogue, moved) & affected(catalogue, own):
        raise PreviewOutdated(
            "Sedan granskningen har någon annan ändrat uppgifter som den här importen rör "
            f"(nu senast import {ledger.latest_batch}). Inget importerades; granska filerna igen."
        )


def _effects(catalogue: Catalogue, served: Path, rows: Table) -> Effects:
    with scratch_folder() as folder:
        draft = folder / "draft.duckdb"
        compute_draft(catalogue, served, rows, draft)
        return build_effects(catalogue, compare(served, draft, catalogue))


def _version(catalogue: Catalogue, uploads: Sequence[Upload], chosen: Mapping[str, str]) -> str:
    digest = hashlib.sha256(catalogue.fingerprint.encode())
    for upload in uploads:
        content = hashlib.sha256(upload.content).hexdigest()
        digest.update(f"{upload.name}\0{chosen.get(upload.name, '')}\0{content}\0".encode())
    return digest.hexdigest()[:16]


def _files(
    catalogue: Catalogue, deliveries: Sequence[Delivery], chosen: Mapping[str, str], look: Look
) -> tuple[FilePreview, ...]:
    names = {profile.id: profile.name for profile in catalogue.profiles}
    found = []
    for file_id, delivery, already in zip(look.files, deliveries, look.already, strict=True):
        counts = look.inspection.files.get(file_id)
        errors = sum(issue.file == delivery.file for issue in look.errors)
        found.append(
            FilePreview(
                delivery.file,
                delivery.profile_id,
                names.get(delivery.profile_id or "", ""),
                chosen.get(delivery.file),
                factor_text(delivery.factor),
                counts.rows if counts else 0,
                counts.new if counts else 0,
                counts.changed if counts else 0,
                counts.unchanged if counts else 0,
                errors,
                sum(warning.issue.file == delivery.file for warning in look.warnings),
                any(i.code == "unknown_layout" and i.severity is Severity.ERROR for i in delivery.issues),
                already,
            )
        )
    return tuple(found)
