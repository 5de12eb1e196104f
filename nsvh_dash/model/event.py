"""Events: what happened on a day that may show in the figures, and in which."""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel, ConfigDict, Field

from nsvh_dash.model.period import Month

LONGEST_TITLE = 30
"""Letters that find room beside a line in a chart."""


class Event(BaseModel):
    """Something that happened, marked in the charts of the figures it may explain."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    date: dt.date
    title: str = Field(max_length=LONGEST_TITLE)
    text: str
    indicators: tuple[str, ...] = ()
    """The indicators it concerns; none named: all."""
    nodes: tuple[str, ...] = ()
    """The nodes it concerns, each with everything below it; none named: the whole administration."""

    @property
    def month(self) -> Month:
        """The month it happened in."""
        return Month.of(self.date)
