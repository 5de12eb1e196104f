"""The only room that knows DuckDB: the append-only ledger and the immutable snapshots made from it."""

from nsvh_dash.store.connection import Connection
from nsvh_dash.store.ledger import AsOf, Batch, Counts, DeliveredFile, Ledger
from nsvh_dash.store.scratch import clear_abandoned, scratch_folder
from nsvh_dash.store.snapshot import Snapshot, SnapshotFolder

__all__ = [
    "AsOf",
    "Batch",
    "Connection",
    "Counts",
    "DeliveredFile",
    "Ledger",
    "Snapshot",
    "SnapshotFolder",
    "clear_abandoned",
    "scratch_folder",
]
