"""Living records written through the door for writing: versions that are all kept, and shown at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.names import WRITER, as_name
from nsvh_dash.intake.opening import changing
from nsvh_dash.intake.record_links import broken_links, pointing_at
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.record import Record, RecordKind
from nsvh_dash.model.record_book import RecordBook, RecordVersion, next_id
from nsvh_dash.model.record_faults import RecordFaults, read_record
from nsvh_dash.settings import Settings
from nsvh_dash.store import RECORDS, Ledger, append_records, record_book
from nsvh_dash.views import format as fmt

_MOST_NAMED = 4
Change = tuple[Record, bool, int | None]
"""A record as it shall stand, whether it is removed, and the number of the version it brings back."""


def book_of(ledger: Ledger) -> RecordBook:
    """Every version kept so far."""
    return record_book(ledger.connection.rows(RECORDS))


def add_record(settings: Settings, kind: RecordKind, values: Mapping[str, Any], author: str) -> Record:
    """Keep a new record under the next free id; RecordFaults with every field that does not hold."""

    def change(book: RecordBook) -> Change:
        return read_record(kind, {**values, "id": next_id(book, kind)}), False, None

    return _keep(settings, author, change)


def write_record(settings: Settings, record: Record, author: str, seen: int) -> Record:
    """Keep one more version of a record; `seen` is the version that was changed.

    NsvhError when somebody has written another since, RecordFaults for what points at nothing.
    """

    def change(book: RecordBook) -> Change:
        newest = _existing(book, record.kind, record.id)[-1]
        if newest.number != seen:
            raise NsvhError(
                f"{fmt.capital(record.name)} ändrades {fmt.moment(newest.created_at)} av {newest.author}. "
                "Läs in sidan igen och gör ändringen på nytt."
            )
        return record, False, None

    return _keep(settings, author, change)


def remove_record(settings: Settings, kind: RecordKind, record_id: str, author: str) -> Record:
    """Let a record no longer stand; its versions stay and can be restored. NsvhError while others belong to it."""

    def change(book: RecordBook) -> Change:
        return _existing(book, kind, record_id)[-1].record, True, None

    return _keep(settings, author, change)


def restore_record(settings: Settings, kind: RecordKind, record_id: str, number: int, author: str) -> Record:
    """Let a record stand as it did in an earlier version; what was written since no longer counts."""

    def change(book: RecordBook) -> Change:
        versions = _existing(book, kind, record_id)
        earlier = next((version for version in versions if version.number == number), None)
        if earlier is None:
            raise NsvhError(f"{fmt.capital(versions[-1].record.name)} har ingen version med nummer {number}.")
        return earlier.record, earlier.removed, number

    return _keep(settings, author, change)


def undo_record(settings: Settings, kind: RecordKind, record_id: str, author: str) -> Record:
    """Take back the last change of a record; one that is new is removed."""

    def change(book: RecordBook) -> Change:
        return _as_before(book, _existing(book, kind, record_id)[-1])

    return _keep(settings, author, change)


def undo_import(settings: Settings, number: int, author: str) -> int:
    """Take back everything that was written at once, by the number of its first version; returns that of the undoing.

    What was new is removed, and what was changed stands as before. An undoing is undone the same way. NsvhError,
    and nothing changed, when it has been undone already or one of the records has been changed since.
    """
    catalogue = load_catalogue(settings.catalogue)
    with changing(settings, catalogue) as ledger:
        book = book_of(ledger)
        written = next((found for found in book.changes() if found[0].number == number), None)
        if written is None:
            raise NsvhError(f"Det finns ingen ändring med nummer {number}. Se listan med kommandot records log.")
        _refuse_changed_since(book, written)
        append(ledger, catalogue, book, [_as_before(book, version) for version in written], author)
    return book.latest + 1


def _as_before(book: RecordBook, version: RecordVersion) -> Change:
    """A record as it stood before a version; one that was new is removed."""
    versions = book.versions(version.record.kind, version.record.id)
    at = versions.index(version)
    if at == 0:
        return version.record, True, None
    before = versions[at - 1]
    return before.record, before.removed, before.number


def _refuse_changed_since(book: RecordBook, written: Sequence[RecordVersion]) -> None:
    """NsvhError where a record does not stand as it was written; a change that has been taken back is none."""
    newest = [(was, book.versions(was.record.kind, was.record.id)[-1]) for was in written]
    since = [
        f"{last.record.name} ({fmt.moment(last.created_at)} av {last.author})"
        for was, last in newest
        if (last.record, last.removed) != (was.record, was.removed)
    ]
    if since and all((last.record, last.removed) == _as_before(book, was)[:2] for was, last in newest):
        last = newest[-1][1]
        raise NsvhError(
            f"Ändring {written[0].number} är redan ångrad, {fmt.moment(last.created_at)} av {last.author}; "
            "inget ändrades."
        )
    if since:
        more = [f"{len(since) - _MOST_NAMED} till"] if len(since) > _MOST_NAMED else []
        raise NsvhError(
            "Inläsningen kan inte ångras som en helhet, för detta har ändrats efter den: "
            f"{fmt.listing([*since[:_MOST_NAMED], *more])}. Ångra de ändringarna först, eller ändra posterna en och en."
        )


def append(ledger: Ledger, catalogue: Catalogue, book: RecordBook, changes: Iterable[Change], author: str) -> None:
    """Keep changes, all or none: RecordFaults for what would point at nothing."""
    writer = as_name(author, WRITER)
    if not writer:
        raise NsvhError("Ange vem som skriver.")
    at = dt.datetime.now(dt.UTC)
    versions = [
        RecordVersion(number, record, writer, at, removed, restores)
        for number, (record, removed, restores) in enumerate(changes, book.latest + 1)
    ]
    append_records(ledger.connection, versions)
    standing = book_of(ledger).records
    for version in versions:
        if version.removed:
            _check_alone(standing, version.record)
    kept = [version.record for version in versions if not version.removed]
    if faults := broken_links(catalogue, kept, {(record.kind, record.id) for record in standing}):
        raise RecordFaults(faults)


def _check_alone(standing: Iterable[Record], record: Record) -> None:
    if others := pointing_at(standing, record.kind, record.id):
        told = fmt.listing([other.name for other in others])
        raise NsvhError(
            f"{fmt.capital(record.name)} kan inte tas bort: {told} hör dit. Ta bort eller flytta dem först."
        )


def _keep(settings: Settings, author: str, change: Callable[[RecordBook], Change]) -> Record:
    catalogue = load_catalogue(settings.catalogue)
    with changing(settings, catalogue) as ledger:
        book = book_of(ledger)
        changed = change(book)
        append(ledger, catalogue, book, [changed], author)
    return changed[0]


def _existing(book: RecordBook, kind: RecordKind, record_id: str) -> list[RecordVersion]:
    versions = book.versions(kind, record_id)
    if not versions:
        raise NsvhError(f"Det finns ingen post ”{record_id}” av slaget {kind}. Se listan med kommandot records list.")
    return versions
