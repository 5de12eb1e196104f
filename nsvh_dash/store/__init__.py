"""The only room that knows DuckDB: the append-only ledger and the immutable snapshots made from it."""

from nsvh_dash.store.connection import Connection
from nsvh_dash.store.ledger import AsOf, Batch, Counts, DeliveredFile, Ledger, Touched
from nsvh_dash.store.rows import ROW, observations
from nsvh_dash.store.snapshot import Snapshot, SnapshotFolder

__all__ = [
    "ROW",
    "AsOf",
    "Batch",
    "Connection",
    "Counts",
    "DeliveredFile",
    "Ledger",
    "Snapshot",
    "SnapshotFolder",
    "Touched",
    "observations",
]
