"""What people have written, of every kind: how much there is of it."""

from __future__ import annotations

from nsvh_dash.store.connection import Connection
from nsvh_dash.store.schema import WRITTEN


def count_written(db: Connection) -> int:
    """How many versions of anything people have written; it only grows."""
    return sum(int(db.scalar(f"SELECT count(*) FROM {table}")) for table in WRITTEN)
