"""What the ledger keeps of a batch besides its rows: the files as they came, and what was odd about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.model.errors import Issue, Severity
from nsvh_dash.model.upload import Upload
from nsvh_dash.store.ledger import Ledger
from nsvh_dash.store.schema import BATCH_ISSUE


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of a batch, without its content."""

    id: int
    name: str
    profile_id: str | None
    size: int
    rows: int


def stored_files(ledger: Ledger, batch_id: int) -> list[StoredFile]:
    """The files of a batch, in the order they came."""
    rows = ledger.connection.rows(
        """
        SELECT f.file_id, f.name, f.profile_id, octet_length(f.content),
               (SELECT count(*) FROM observation o WHERE o.batch_id = f.batch_id AND o.file_id = f.file_id)
        FROM file f WHERE f.batch_id = ? ORDER BY f.file_id""",
        [batch_id],
    )
    return [StoredFile(*row) for row in rows]


def stored_content(ledger: Ledger, file_id: int) -> Upload:
    """A file exactly as it came."""
    name, content = ledger.connection.rows("SELECT name, content FROM file WHERE file_id = ?", [file_id])[0]
    return Upload(name, content)


def keep_issues(ledger: Ledger, batch_id: int, issues: Iterable[tuple[Issue, str | None]]) -> None:
    """Keep what was odd with a batch, each with who accepted it (None where nobody was asked)."""
    ledger.connection.insert(
        "batch_issue",
        BATCH_ISSUE,
        (
            (batch_id, i.file, i.sheet, i.row, i.column, i.value, i.expected, i.code, i.severity.value, by)
            for i, by in issues
        ),
    )


def stored_issues(ledger: Ledger, batch_id: int) -> list[tuple[Issue, str]]:
    """What was odd about a batch, each with who accepted it; empty where nobody was asked."""
    rows = ledger.connection.rows(
        """
        SELECT file, sheet, "row", "column", value, expected, code, severity, coalesce(accepted_by, '')
        FROM batch_issue WHERE batch_id = ? ORDER BY rowid""",
        [batch_id],
    )
    return [
        (Issue(file, sheet, row, column, value, expected, code, Severity(severity)), by)
        for file, sheet, row, column, value, expected, code, severity, by in rows
    ]


def counting_files(ledger: Ledger, before: int) -> dict[str, int]:
    """The latest batch before another that counts and holds a file, by the file's fingerprint."""
    withdrawn = {batch.id for batch in ledger.batches() if batch.withdrawn}
    rows = ledger.connection.rows("SELECT sha256, batch_id FROM file WHERE batch_id < ? ORDER BY batch_id", [before])
    return {digest: batch_id for digest, batch_id in rows if batch_id not in withdrawn}


def imported_as(ledger: Ledger, name: str, sha256: str) -> int | None:
    """The latest batch that counts and holds a file of this name and content; None when there is none."""
    withdrawn = {batch.id for batch in ledger.batches() if batch.withdrawn}
    rows = ledger.connection.rows("SELECT batch_id FROM file WHERE name = ? AND sha256 = ?", [name, sha256])
    return max({batch_id for (batch_id,) in rows} - withdrawn, default=None)
