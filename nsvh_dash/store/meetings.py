"""Meetings in the ledger and in a snapshot's copy of it: versions are appended, never changed."""

from __future__ import annotations

import datetime as dt

from nsvh_dash.model.meeting import Meeting
from nsvh_dash.store.connection import Connection
from nsvh_dash.store.schema import MEETING


def latest_meeting(db: Connection) -> int:
    """The newest version's number; 0 where nobody has made a meeting."""
    return int(db.scalar("SELECT coalesce(max(version_id), 0) FROM meeting_version"))


def latest_meeting_id(db: Connection) -> int:
    """The newest meeting's number; 0 where nobody has made one."""
    return int(db.scalar("SELECT coalesce(max(meeting_id), 0) FROM meeting_version"))


def latest_version(db: Connection, meeting_id: int) -> Meeting | None:
    """The version of a meeting that counts; None for an unknown one."""
    sql = "SELECT content FROM meeting_version WHERE meeting_id = ? ORDER BY version_id DESC LIMIT 1"
    rows = db.rows(sql, [meeting_id])
    return meeting_of(rows[0][0]) if rows else None


def append_meeting(db: Connection, meeting: Meeting) -> None:
    """Keep one more version."""
    at = meeting.created_at.astimezone(dt.UTC).replace(tzinfo=None)
    db.insert("meeting_version", MEETING, [(meeting.version, meeting.id, meeting.model_dump_json(), at)])


def meeting_of(content: str) -> Meeting:
    """A version as it was kept."""
    return Meeting.model_validate_json(content)
