"""What a batch did, told afterwards, and its files as they came."""

from __future__ import annotations

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.opening import opened
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.upload import Upload
from nsvh_dash.settings import Settings
from nsvh_dash.store import Batch, stored_content, stored_files, stored_issues
from nsvh_dash.views.importing.preview import AcceptedIssue, BatchReceipt, ReceiptFile
from nsvh_dash.views.importing.receipt import receipt_summary, size_text


def receipt(settings: Settings, batch: int) -> BatchReceipt:
    """What an import did; NsvhError for a number that is no import."""
    catalogue = load_catalogue(settings.catalogue)
    with opened(settings) as ledger:
        log = ledger.batches()
        entry = _import(log, batch)
        counted = ledger.counts(batch)
        files, issues = stored_files(ledger, batch), stored_issues(ledger, batch)
    names = {profile.id: profile.name for profile in catalogue.profiles}
    counts = (counted.new, counted.changed, counted.unchanged)
    withdrawal = _withdrawal(log, entry)
    return BatchReceipt(
        entry.id,
        entry.created_at,
        entry.actor,
        entry.note,
        tuple(ReceiptFile(f.id, f.name, names.get(f.profile_id or "", ""), f.rows, size_text(f.size)) for f in files),
        entry.rows,
        *counts,
        tuple(AcceptedIssue(issue, by) for issue, by in issues),
        withdrawal.id if withdrawal else None,
        withdrawal.created_at if withdrawal else None,
        withdrawal.actor if withdrawal else "",
        withdrawal.note if withdrawal else "",
        receipt_summary(entry.id, len(files), counts, withdrawal.created_at if withdrawal else None),
    )


def original(settings: Settings, batch: int, file: str | int) -> Upload:
    """A file of an import exactly as it came, by its name or its id; NsvhError when the import has no such file."""
    with opened(settings) as ledger:
        entry = _import(ledger.batches(), batch)
        found = [stored for stored in stored_files(ledger, batch) if file in (stored.id, stored.name)]
        if not found:
            raise NsvhError(f"Import {batch} har ingen fil ”{file}”. Filerna är {', '.join(entry.files)}.")
        return stored_content(ledger, found[0].id)


def _import(log: list[Batch], batch: int) -> Batch:
    entry = next((entry for entry in log if entry.id == batch and entry.kind == "import"), None)
    if entry is None:
        raise NsvhError(f"Det finns ingen import med nummer {batch}. Se listan med kommandot batches.")
    return entry


def _withdrawal(log: list[Batch], entry: Batch) -> Batch | None:
    """The withdrawal that took the import back; None while it counts."""
    if not entry.withdrawn:
        return None
    return [other for other in log if other.kind == "withdrawal" and other.concerns == entry.id][-1]
