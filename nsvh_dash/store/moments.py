"""Moments one may ask of: what of the import log and of what people wrote was known then."""

from __future__ import annotations

import datetime as dt

from nsvh_dash.store.connection import Connection

AsOf = int | dt.date | None
"""A batch number, the end of a day where the reader is, or now."""


def counted(db: Connection, as_of: AsOf) -> set[int]:
    """Imports that count at a moment: those whose last word is not a withdrawal."""
    found: set[int] = set()
    for batch_id, kind, concerns, created_at in db.rows(
        "SELECT batch_id, kind, concerns, created_at FROM batch ORDER BY batch_id"
    ):
        if isinstance(as_of, int) and batch_id > as_of:
            break
        if isinstance(as_of, dt.date) and created_at.replace(tzinfo=dt.UTC).astimezone().date() > as_of:
            break
        if kind == "withdrawal":
            found.discard(concerns)
        else:
            found.add(batch_id if kind == "import" else concerns)
    return found


def newest_batch(db: Connection, as_of: AsOf) -> int:
    """The newest batch of the log at a moment; 0 before the first."""
    if isinstance(as_of, int):
        return min(as_of, int(db.scalar("SELECT coalesce(max(batch_id), 0) FROM batch")))
    until = written_before(db, as_of)
    return int(db.scalar("SELECT coalesce(max(batch_id), 0) FROM batch WHERE created_at < ?", [until]))


def written_before(db: Connection, as_of: AsOf) -> dt.datetime:
    """The moment, in UTC, before which what people wrote was known at a batch or at the end of a day."""
    if isinstance(as_of, int):
        following = db.scalar("SELECT min(created_at) FROM batch WHERE batch_id > ?", [as_of])
        return following or dt.datetime.max
    if as_of is None:
        return dt.datetime.max
    midnight = dt.datetime.combine(as_of + dt.timedelta(days=1), dt.time())
    return midnight.astimezone(dt.UTC).replace(tzinfo=None)
