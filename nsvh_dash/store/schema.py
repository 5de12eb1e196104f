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
BATCH_ISSUE = {
    "batch_id": "BIGINT",
    "file": "VARCHAR",
    "sheet": "VARCHAR",
    "row": "BIGINT",
    "column": "VARCHAR",
    "value": "VARCHAR",
    "expected": "VARCHAR",
    "code": "VARCHAR",
    "severity": "VARCHAR",
    "accepted_by": "VARCHAR",
}
"""What was wrong or odd with a batch when it was stored, and who accepted it; null where nobody was asked."""
COMMENT = {
    "comment_id": "BIGINT",
    "subject": "VARCHAR",
    "node_id": "VARCHAR",
    "month": "DATE",
    "text": "VARCHAR",
    "author": "VARCHAR",
    "state": "VARCHAR",
    "reason": "VARCHAR",
    "created_at": "TIMESTAMP",
}
"""Versions of texts; a ledger made before there were any gets the table when it is opened."""
RECORD = {
    "version": "BIGINT",
    "kind": "VARCHAR",
    "record_id": "VARCHAR",
    "content": "VARCHAR",
    "author": "VARCHAR",
    "created_at": "TIMESTAMP",
    "removed": "BOOLEAN",
    "restores": "BIGINT",
}
"""Versions of risks, controls, areas of work and activities, each whole as JSON."""
MEETING = {
    "version_id": "BIGINT",
    "meeting_id": "BIGINT",
    "content": "VARCHAR",
    "created_at": "TIMESTAMP",
}
"""Versions of meetings, each whole as JSON; a ledger made before there were any gets the table when it is opened."""
CATALOGUE = {"fingerprint": "VARCHAR", "created_at": "TIMESTAMP", "content": "VARCHAR"}

FORMAT = {"version": "INTEGER"}

LEDGER = {
    "ledger_format": FORMAT,
    "batch": BATCH,
    "file": FILE,
    "observation": OBSERVATION,
    "batch_issue": BATCH_ISSUE,
    "catalogue_version": CATALOGUE,
    "comment_version": COMMENT,
    "record_version": RECORD,
    "meeting_version": MEETING,
}
WRITTEN = ("comment_version", "meeting_version", "record_version")
"""What people write, in versions stamped `created_at`: a snapshot holds a copy, and is named by how many there are."""

KEY = "series_id, node_id, month, period_kind, scenario"
"""What makes two rows the same fact."""

_VALUES = ("value", "numerator", "denominator", "state")
DIFFERS = f"({' OR '.join(f'd.{column} IS DISTINCT FROM k.{column}' for column in _VALUES)})"
"""SQL: a delivered row `d` says something else than the known row `k` of the same fact."""
