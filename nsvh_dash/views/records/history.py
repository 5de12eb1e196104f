"""What has been written about a living record: who, when, and what each version changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.record import Record, RecordKind, columns
from nsvh_dash.model.record_book import RecordBook, RecordVersion
from nsvh_dash.model.worded import Worded
from nsvh_dash.views import format as fmt
from nsvh_dash.views.importing.receipt import rows_of_each_kind
from nsvh_dash.views.texts import records as words

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One version."""

    number: int
    signature: str
    """`Kim, 2024-05-08 14:05`."""
    changes: tuple[str, ...]
    is_now: bool
    """The newest: there is nothing to restore."""


def build_history(catalogue: Catalogue, book: RecordBook, kind: RecordKind, record_id: str) -> tuple[HistoryRow, ...]:
    """Every version of a record, newest first."""
    versions = book.versions(kind, record_id)
    before: list[RecordVersion | None] = [None, *versions[:-1]]
    rows = [
        HistoryRow(
            version.number,
            f"{version.author}, {fmt.moment(version.created_at)}",
            tuple(_changes(catalogue, earlier, version)),
            version is versions[-1],
        )
        for earlier, version in zip(before, versions, strict=True)
    ]
    return tuple(reversed(rows))


@dataclass(frozen=True, slots=True)
class LastImport:
    """What was last written of many records at once, and can be taken back as a whole."""

    number: int
    said: str
    undo: str
    """What taking it back is called."""


def last_import(book: RecordBook, own: int | None) -> LastImport | None:
    """The last workbook taken in, or the undoing of one; `own` is what one has oneself just written, of any size."""
    many = [written for written in book.changes() if len(written) > 1 or written[0].number == own]
    if not many:
        return None
    last = many[-1]
    signature = f"{fmt.moment(last[0].created_at)} av {last[0].author}"
    if any(version.removed or version.restores is not None for version in last):
        return LastImport(last[0].number, words.LAST_UNDONE.format(when=signature, count=len(last)), words.REDO_FILE)
    new = sum(version == book.versions(version.record.kind, version.record.id)[0] for version in last)
    said = words.LAST_FILE.format(when=signature, counts=fmt.listing(rows_of_each_kind(new, len(last) - new)))
    return LastImport(last[0].number, said, words.UNDO_FILE)


def _changes(catalogue: Catalogue, before: RecordVersion | None, after: RecordVersion) -> Iterator[str]:
    if before is None:
        yield words.NEW
        return
    if after.restores is not None:
        yield words.RESTORED
    if after.removed != before.removed:
        yield words.REMOVED if after.removed else words.BACK
    yield from changed_fields(catalogue, before.record, after.record)


def changed_fields(catalogue: Catalogue, before: Record, after: Record) -> Iterator[str]:
    """`Sannolikhet: 3 → 2`, for each field that differs."""
    for name in columns(type(after)):
        was, now = getattr(before, name), getattr(after, name)
        if was != now:
            title = type(after).model_fields[name].title
            yield f"{title}: {_said(catalogue, name, was)} → {_said(catalogue, name, now)}"


def _said(catalogue: Catalogue, name: str, value: Any) -> str:
    if name == "node" and value in catalogue.organisation:
        return catalogue.organisation[value].name
    if name == "indicators":
        known = catalogue.indicators_by_id
        return ", ".join(known[one].short_name if one in known else one for one in value) or words.EMPTY
    if isinstance(value, Worded):
        return value.word
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if hasattr(value, "isoformat"):
        return fmt.date(value)
    text = str(value)
    return (text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…") or words.EMPTY
