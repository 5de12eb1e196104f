"""The tables of the ledger and of a snapshot's copy of it, as column name → type."""

from __future__ import annotations

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
OBSERVATION = {
    "series_id": "VARCHAR",
    "node_id": "VARCHAR",
    "month": "DATE",
    "period_kind": "VARCHAR",
    "scenario": "VARCHAR",
    "value": "DOUBLE",
    "numerator": "DOUBLE",
    "denominator": "DOUBLE",
    "state": "VARCHAR",
    "comment": "VARCHAR",
    "sheet": "VARCHAR",
    "row_number": "INTEGER",
    "file_id": "BIGINT",
    "batch_id": "BIGINT",
}
CATALOGUE = {"fingerprint": "VARCHAR", "created_at": "TIMESTAMP", "content": "VARCHAR"}

FORMAT = {"version": "INTEGER"}

LEDGER = {"ledger_format": FORMAT, "batch": BATCH, "file": FILE, "observation": OBSERVATION, "catalogue_version": CATALOGUE}

KEY = "series_id, node_id, month, period_kind, scenario"
"""What makes two rows the same fact."""
