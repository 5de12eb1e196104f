"""What a ledger has come to: how much people have written, and which history its numbers belong to."""

from __future__ import annotations

from nsvh_dash.store.connection import Connection
from nsvh_dash.store.schema import WRITTEN

_DIGEST = "left(md5(coalesce(string_agg(stamp, ';' ORDER BY stamp), '')), 8)"


def count_written(db: Connection) -> int:
    """How many versions of anything people have written; it only grows."""
    return sum(int(db.scalar(f"SELECT count(*) FROM {table}")) for table in WRITTEN)


def history_of_batches(db: Connection, until: int) -> str:
    """A short digest of the import log through a batch: a ledger that was put back may number another one alike."""
    logged = "SELECT concat_ws(' ', batch_id, kind, concerns, epoch_us(created_at)) AS stamp FROM batch"
    return str(db.scalar(f"SELECT {_DIGEST} FROM ({logged} WHERE batch_id <= ?)", [until]))


def history_of_written(db: Connection) -> str:
    """The same of what people have written."""
    newest = " UNION ALL ".join(f"SELECT '{t} ' || epoch_us(max(created_at)) AS stamp FROM {t}" for t in WRITTEN)
    return str(db.scalar(f"SELECT {_DIGEST} FROM ({newest})"))
