"""The only room that knows DuckDB: the append-only ledger and the immutable snapshots made from it."""

from nsvh_dash.store.archive import (
    StoredFile,
    counting_files,
    imported_as,
    keep_issues,
    stored_content,
    stored_files,
    stored_issues,
)
from nsvh_dash.store.comments import COMMENTS, append_comment, comment_of, latest_comment
from nsvh_dash.store.connection import Connection, Table
from nsvh_dash.store.ledger import Batch, Counts, DeliveredFile, Ledger, Touched
from nsvh_dash.store.meetings import append_meeting, latest_meeting, latest_meeting_id, latest_version, meeting_of
from nsvh_dash.store.moments import AsOf, newest_batch, written_before
from nsvh_dash.store.records import RECORDS, append_records, record_book
from nsvh_dash.store.rows import ROW, observations
from nsvh_dash.store.schema import WRITTEN
from nsvh_dash.store.scratch import clear_abandoned, scratch_folder
from nsvh_dash.store.snapshot import Snapshot, SnapshotFolder
from nsvh_dash.store.written import count_written, history_of_batches, history_of_written

__all__ = [
    "COMMENTS",
    "RECORDS",
    "ROW",
    "WRITTEN",
    "AsOf",
    "Batch",
    "Connection",
    "Counts",
    "DeliveredFile",
    "Ledger",
    "Snapshot",
    "SnapshotFolder",
    "StoredFile",
    "Table",
    "Touched",
    "append_comment",
    "append_meeting",
    "append_records",
    "clear_abandoned",
    "comment_of",
    "count_written",
    "counting_files",
    "history_of_batches",
    "history_of_written",
    "imported_as",
    "keep_issues",
    "latest_comment",
    "latest_meeting",
    "latest_meeting_id",
    "latest_version",
    "meeting_of",
    "newest_batch",
    "observations",
    "record_book",
    "scratch_folder",
    "stored_content",
    "stored_files",
    "stored_issues",
    "written_before",
]
