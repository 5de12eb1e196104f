"""Reads what has been prepared for meetings, and what was shown at them."""

from __future__ import annotations

from nsvh_dash.model.meeting import Meeting
from nsvh_dash.store import Snapshot, meeting_of


def read_meetings(snapshot: Snapshot) -> list[Meeting]:
    """Every meeting as it stands, also the removed, the one held last first."""
    if not _has_meetings(snapshot):
        return []
    sql = "SELECT max_by(content, version_id) FROM meeting_version GROUP BY meeting_id"
    meetings = [meeting_of(content) for (content,) in snapshot.rows(sql)]
    return sorted(meetings, key=lambda meeting: (meeting.held_on, meeting.id), reverse=True)


def read_meeting_versions(snapshot: Snapshot, meeting_id: int) -> list[Meeting]:
    """Every version of a meeting, newest first."""
    if not _has_meetings(snapshot):
        return []
    sql = "SELECT content FROM meeting_version WHERE meeting_id = ? ORDER BY version_id DESC"
    return [meeting_of(content) for (content,) in snapshot.rows(sql, (meeting_id,))]


def _has_meetings(snapshot: Snapshot) -> bool:
    """False for a snapshot published before there were meetings, which is read until the next publication."""
    return bool(snapshot.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = 'meeting_version'"))
