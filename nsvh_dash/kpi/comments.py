"""Reads what people have written about figures."""

from __future__ import annotations

from nsvh_dash.model.comment import Comment, CommentState
from nsvh_dash.model.period import Month
from nsvh_dash.store import COMMENTS, Snapshot, comment_of


def read_comments(snapshot: Snapshot, node_id: str, month: Month) -> list[Comment]:
    """Every version written at a node for a month, newest first."""
    if not _has_comments(snapshot):
        return []
    sql = f"SELECT {COMMENTS} FROM comment_version WHERE node_id = ? AND month = ? ORDER BY comment_id DESC"
    return [comment_of(row) for row in snapshot.rows(sql, (node_id, month.first_day))]


def read_before(snapshot: Snapshot, subject: str, node_id: str, month: Month) -> Comment | None:
    """The newest text about a subject at a node for the last month before one that has any."""
    if not _has_comments(snapshot):
        return None
    sql = f"""SELECT {COMMENTS} FROM comment_version WHERE subject = ? AND node_id = ? AND month < ?
        ORDER BY month DESC, comment_id DESC LIMIT 1"""
    rows = snapshot.rows(sql, (subject, node_id, month.first_day))
    return comment_of(rows[0]) if rows else None


def _has_comments(snapshot: Snapshot) -> bool:
    """False for a snapshot published before there were comments, which is read until the next publication."""
    return bool(snapshot.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = 'comment_version'"))


def standing(comments: list[Comment]) -> list[Comment]:
    """The version of each subject that counts: its newest, in the order they were written."""
    newest: dict[str, Comment] = {}
    for comment in comments:
        newest.setdefault(comment.subject, comment)
    return sorted(newest.values(), key=lambda comment: comment.id)


def signed_and_drafts(comments: list[Comment]) -> list[Comment]:
    """Of each subject the newest signed version, and the newest draft where that is newer; oldest first."""
    found: dict[str, list[Comment]] = {}
    for comment in sorted(comments, key=lambda comment: -comment.id):
        kept = found.setdefault(comment.subject, [])
        is_first_signed = comment.state is CommentState.SIGNED and all(c.state is CommentState.DRAFT for c in kept)
        if not kept or is_first_signed:
            kept.append(comment)
    return sorted((comment for kept in found.values() for comment in kept), key=lambda comment: comment.id)
