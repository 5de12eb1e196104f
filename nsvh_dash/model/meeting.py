"""A dialogmöte: where, when and about which month, the slides chosen for it, and what was shown at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from nsvh_dash.model.period import Month
from nsvh_dash.model.slide import ShownSlide, SlideKind

MOST_ROWS = 12
ROW_LETTERS = 78
"""How much writing a slide holds that is to be read from the back of a room."""


def rows_of(lines: Sequence[str]) -> int:
    """How many rows a text takes on a slide."""
    return sum(-(-max(len(line), 1) // ROW_LETTERS) for line in lines)


class Slide(BaseModel):
    """A slide as it was chosen; what it shows is made from the figures."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: SlideKind
    subject: str = ""
    """The indicator of an indicator or comparison, the breakdown of a bridge, the focus area of goals; else empty."""
    title: str = ""
    """In one's own words; empty for the one proposed from the figures."""
    lines: tuple[str, ...] = ()
    notes: str = ""
    comment: bool = False
    """Whether the signed comment of an indicator is quoted on its slide."""


class Kept(BaseModel):
    """What was presented, as it was known then."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    batch_id: int
    """The newest import the figures knew of."""
    version: str
    """The data version that was shown."""
    at: dt.datetime
    """In UTC, and knows it."""
    slides: tuple[ShownSlide, ...]


class Meeting(BaseModel):
    """One version of a meeting; the newest of an id is the one that counts, all are kept."""

    model_config = ConfigDict(frozen=True, extra="ignore", arbitrary_types_allowed=True)

    id: int
    version: int
    """Of all meetings together, counted upwards."""
    name: str
    held_on: dt.date
    node_id: str
    month: Month
    slides: tuple[Slide, ...] = ()
    kept: Kept | None = None
    """Set when it is frozen: then it shows this, whatever is imported later."""
    removed: bool = False
    author: str = ""
    created_at: dt.datetime
    """In UTC, and knows it."""
