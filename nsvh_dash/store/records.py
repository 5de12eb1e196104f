"""Records in the ledger and in a snapshot's copy of it: versions are appended, never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from nsvh_dash.model.record import KINDS, RecordKind
from nsvh_dash.model.record_book import RecordBook, RecordVersion
from nsvh_dash.store.connection import Connection
from nsvh_dash.store.schema import RECORD

RECORDS = f"SELECT {', '.join(RECORD)} FROM record_version"
"""SQL of every version, for `record_book`."""


def append_records(db: Connection, versions: Iterable[RecordVersion]) -> None:
    """Keep more versions."""
    db.insert("record_version", RECORD, [_row(version) for version in versions])


def record_book(rows: Iterable[tuple[Any, ...]]) -> RecordBook:
    """The versions as they were kept."""
    return RecordBook(
        RecordVersion(
            number,
            KINDS[RecordKind(kind)].model_validate_json(content),
            author,
            at.replace(tzinfo=dt.UTC),
            removed,
            restores,
        )
        for number, kind, _record_id, content, author, at, removed, restores in rows
    )


def _row(version: RecordVersion) -> tuple[Any, ...]:
    record, at = version.record, version.created_at.astimezone(dt.UTC).replace(tzinfo=None)
    told = (version.author, at, version.removed, version.restores)
    return (version.number, str(record.kind), record.id, record.model_dump_json(), *told)
