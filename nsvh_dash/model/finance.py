"""Accounts as the income statement groups them. Costs are negative, revenues positive, amounts in tkr."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from nsvh_dash.model.indicator import MonthText
from nsvh_dash.model.period import Month


class AccountKind(StrEnum):
    """What a line of the statement is."""

    RESULT = "result"
    REVENUE = "revenue"
    GRANT = "grant"
    COST = "cost"
    INVESTMENT = "investment"

    @property
    def sign(self) -> int:
        """The sign of its amounts: costs are below zero, all else above; the result may be either, and has none."""
        return {AccountKind.COST: -1, AccountKind.RESULT: 0}.get(self, 1)


class EarlierPlace(BaseModel):
    """Where an account was counted before it moved."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    parent: str | None
    until: MonthText
    """The last month there."""


class Account(BaseModel):
    """One line: a booking account (no children) or the sum of its children."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    kind: AccountKind
    parent: str | None = None
    """The line it counts in now."""
    aliases: tuple[str, ...] = ()
    earlier: tuple[EarlierPlace, ...] = ()
    """The lines it counted in before, oldest first."""

    def parent_in(self, month: Month | None) -> str | None:
        """The line it counts in in a month; now when none is given."""
        held = (place.parent for place in self.earlier if month is not None and month <= place.until)
        return next(held, self.parent)
