"""What a deck says of itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """Its title, and the moment of what it shows."""

    title: str
    made_at: dt.datetime
    """In UTC; of the figures, not of the writing, so that the same slides make the same file."""
