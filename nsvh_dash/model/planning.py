"""Planning: proposals to do or buy something, with what each costs year by year."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, model_validator

FIRST_YEAR, LAST_YEAR = 2000, 2100


class ProposalState(StrEnum):
    """How far a proposal has come."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    IN_BUDGET = "in_budget"


class ProposalKind(StrEnum):
    """What its amounts are."""

    NET_COST = "net_cost"
    """Cost of developing and running, less income."""
    INVESTMENT = "investment"
    """Equipment bought."""


class Proposal(BaseModel):
    """One proposal of a planning basis. Amounts are tkr a year, what it costs as a positive number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    kind: ProposalKind
    state: ProposalState
    node: str
    focus_area: str
    price_level: int | None = None
    """The year whose prices the amounts are in; None where the plan does not say."""
    posts: float | None = None
    """Full-time posts."""
    amounts: dict[int, float]
    """A year that is left out has no amount: that is not the same as 0."""
    source: str
    invented: bool = False
    """True for the demo's own, which stand in no document."""

    @model_validator(mode="after")
    def _check_years(self) -> Proposal:
        if not self.amounts:
            raise ValueError("amounts: minst ett år ska ha ett belopp")
        strange = [year for year in self.amounts if not FIRST_YEAR <= year <= LAST_YEAR]
        if strange:
            raise ValueError(f"amounts: {strange[0]} är inget år mellan {FIRST_YEAR} och {LAST_YEAR}")
        return self
