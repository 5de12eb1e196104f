"""Living records from a workbook: looked at first, then kept all together or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.names import WRITER, as_name
from nsvh_dash.intake.opening import changing, claimed
from nsvh_dash.intake.record_links import broken_links
from nsvh_dash.intake.records import append, book_of
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import ImportRefused, Issue, NsvhError, PreviewOutdated
from nsvh_dash.model.record import Record, RecordKind, columns
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.model.upload import Upload
from nsvh_dash.settings import Settings
from nsvh_dash.sources.record_sheets import RecordFile, read_record_file
from nsvh_dash.store import Ledger


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """A record that a file says otherwise of than what stands."""

    before: Record
    after: Record

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ."""
        return tuple(f for f in columns(type(self.after)) if getattr(self.before, f) != getattr(self.after, f))


@dataclass(frozen=True, slots=True)
class RecordReceipt:
    """What a workbook of records brings. What it does not name stays as it is."""

    new: tuple[Record, ...]
    changed: tuple[ChangedRecord, ...]
    unchanged: int
    seen: int
    """The newest version it was compared with."""
    number: int | None
    """What it is known by, to take it back; None where nothing was kept."""
    warnings: tuple[Issue, ...] = ()
    """What is odd about the file, to be seen before it is kept."""


def import_records(
    settings: Settings,
    source: Path | Upload,
    author: str,
    *,
    dry_run: bool = False,
    seen: int | None = None,
    publish_now: bool = True,
) -> RecordReceipt:
    """Keep every record of a workbook that is new or says something else, or tell what that would be.

    ImportRefused with every mistake, and nothing kept; PreviewOutdated when others wrote since it was looked at.
    """
    catalogue = load_catalogue(settings.catalogue)
    found = read_record_file(catalogue, source)
    if not dry_run and not as_name(author, WRITER):
        raise NsvhError("Ange vem som skriver.")
    shown = publish_now and not dry_run
    with changing(settings, catalogue) if shown else claimed(settings) as ledger:
        return _store(ledger, catalogue, found, author, seen, keep=not dry_run)


def _store(
    ledger: Ledger, catalogue: Catalogue, found: RecordFile, author: str, seen: int | None, *, keep: bool
) -> RecordReceipt:
    book = book_of(ledger)
    standing = _by_key(book)
    for fault in broken_links(catalogue, found.records, {*standing, *found.named}):
        found.refuse(fault)
    if found.log.has_errors:
        raise ImportRefused(list(found.issues))
    if seen is not None and seen != book.latest:
        raise PreviewOutdated("Någon har ändrat poster sedan filen granskades. Granska den igen.")
    receipt = _compare(book, found)
    if keep and (receipt.new or receipt.changed):
        changes = [(record, False, None) for record in (*receipt.new, *(one.after for one in receipt.changed))]
        with ledger.connection.transaction():
            append(ledger, catalogue, book, changes, author)
        return replace(receipt, number=book.latest + 1)
    return receipt


def _compare(book: RecordBook, found: RecordFile) -> RecordReceipt:
    standing = _by_key(book)
    new, changed = [], []
    for record in found.records:
        before = standing.get((record.kind, record.id))
        if before is None:
            new.append(record)
        elif (after := found.over(before, record)) != before:
            changed.append(ChangedRecord(before, after))
    unchanged = len(found.records) - len(new) - len(changed)
    return RecordReceipt(tuple(new), tuple(changed), unchanged, book.latest, None, found.issues)


def _by_key(book: RecordBook) -> dict[tuple[RecordKind, str], Record]:
    return {(record.kind, record.id): record for record in book.records}
