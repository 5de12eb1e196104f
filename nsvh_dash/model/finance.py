"""Accounts as the income statement groups them. Costs are negative, revenues positive, amounts in tkr."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class AccountKind(StrEnum):
    """What a line of the statement is."""

    RESULT = "result"
    REVENUE = "revenue"
    GRANT = "grant"
    COST = "cost"
    INVESTMENT = "investment"


class Account(BaseModel):
    """One line: a booking account (no children) or the sum of its children."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    kind: AccountKind
    parent: str | None = None
    aliases: tuple[str, ...] = ()
