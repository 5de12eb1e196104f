"""Comments in the ledger and in a snapshot's copy of it: versions are appended, never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from nsvh_dash.model.comment import Comment, CommentState
from nsvh_dash.model.period import Month
from nsvh_dash.store.connection import Connection
from nsvh_dash.store.schema import COMMENT

COMMENTS = ", ".join(COMMENT)
"""The columns, in the order `comment_of` takes them."""


def latest_comment(db: Connection) -> int:
    """The newest version's number; 0 where nobody has written anything."""
    return int(db.scalar("SELECT coalesce(max(comment_id), 0) FROM comment_version"))


def append_comment(db: Connection, comment: Comment) -> None:
    """Keep one more version."""
    at = comment.created_at.astimezone(dt.UTC).replace(tzinfo=None)
    row = (comment.id, comment.subject, comment.node_id, comment.month.first_day, comment.text)
    db.insert("comment_version", COMMENT, [(*row, comment.author, str(comment.state), comment.reason, at)])


def comment_of(row: Sequence[Any]) -> Comment:
    """A version as it was kept."""
    number, subject, node_id, month, text, author, state, reason, at = row
    return Comment(
        number, subject, node_id, Month.of(month), text, author, CommentState(state), reason, at.replace(tzinfo=dt.UTC)
    )
