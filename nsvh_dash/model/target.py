"""Targets (målvärden): one type a kind, told apart by `kind`. Stored as rule and as the wording decided on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from nsvh_dash.model.period import Month


class Rule(BaseModel):
    """What all target rules share."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Level(Rule):
    """At least (direction up) or at most (down) a level; strict when equality does not do."""

    kind: Literal["level"] = "level"
    value: float
    strict: bool = False
    provisional: bool = False


class Growth(Rule):
    """So many per cent above the same period last year."""

    kind: Literal["growth"] = "growth"
    percent: float


class AboveLastYear(Rule):
    """Above the same month last year, every month."""

    kind: Literal["above_last_year"] = "above_last_year"


class ChangeSinceNewYear(Rule):
    """So many more than at the year's start by its end; a month's target is the straight line there."""

    kind: Literal["change_since_new_year"] = "change_since_new_year"
    amount: float


class Budget(Rule):
    """The budget of the same series and period."""

    kind: Literal["budget"] = "budget"


class Phased(Rule):
    """A plan with one value a month (1–12); months without a value are not judged."""

    kind: Literal["phased"] = "phased"
    months: dict[Annotated[int, Field(ge=1, le=12)], float]


class NoTarget(Rule):
    """Nothing decided (yet): shown, never judged."""

    kind: Literal["none"] = "none"


TargetRule = Annotated[
    Level | Growth | AboveLastYear | ChangeSinceNewYear | Budget | Phased | NoTarget,
    Field(discriminator="kind"),
]


class Target(BaseModel):
    """What an indicator shall reach at a node in a year."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    indicator: str
    node: str
    year: int
    wording: str
    rule: TargetRule
    note: str = ""

    @property
    def id(self) -> str:
        """Stable name of the target: indicator, node and year."""
        return f"{self.indicator}@{self.node}:{self.year}"

    @property
    def first_month(self) -> Month:
        """The first month the target speaks of."""
        return Month(self.year, 1)
