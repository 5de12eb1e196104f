"""What people write: a text per indicator, account or assignment, node and month, in versions that are all kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.model.period import Month


class CommentState(StrEnum):
    """Whether a text is still being written (utkast) or stands (klarmarkerad)."""

    DRAFT = "draft"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Comment:
    """One version of a text; the newest of a subject, node and month is the one that counts."""

    id: int
    subject: str
    """An indicator's, account's or assignment's id."""
    node_id: str
    month: Month
    text: str
    """Markdown without HTML."""
    author: str
    state: CommentState
    reason: str
    """Why it was signed although its numbers had open findings; empty when they had none."""
    created_at: dt.datetime
    """In UTC, and knows it."""
