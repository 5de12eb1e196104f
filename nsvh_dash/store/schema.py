"""The tables of the ledger and of a snapshot's copy of it, as column name → type."""

from __future__ import annotations

from nsvh_dash.model.observation import DELIVERED

BATCH = {
    "batch_id": "BIGINT",
    "kind": "VARCHAR",
    "concerns": "BIGINT",
    "created_at": "TIMESTAMP",
    "actor": "VARCHAR",
    "note": "VARCHAR",
}
FILE = {
    "file_id": "BIGINT",
    "batch_id": "BIGINT",
    "name": "VARCHAR",
    "sha256": "VARCHAR",
    "profile_id": "VARCHAR",
    "content": "BLOB",
}
OBSERVATION = {**DELIVERED, "file_id": "BIGINT", "batch_id": "BIGINT"}
CATALOGUE = {"fingerprint": "VARCHAR", "created_at": "TIMESTAMP", "content": "VARCHAR"}

FORMAT = {"version": "INTEGER"}

LEDGER = {
    "ledger_format": FORMAT,
    "batch": BATCH,
    "file": FILE,
    "observation": OBSERVATION,
    "catalogue_version": CATALOGUE,
}

KEY = "series_id, node_id, month, period_kind, scenario"
"""What makes two rows the same fact."""
