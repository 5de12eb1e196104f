"""Targets (målvärden): one type a kind, told apart by `kind`. Stored as rule and as the wording decided on."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from nsvh_dash.model.indicator import MonthText
from nsvh_dash.model.period import Month


class Milestones(StrEnum):
    """How what is wanted over a year is spread over its months."""

    STRAIGHT_LINE = "straight_line"
    """A twelfth of it for each month."""
    LAST_YEAR_PROFILE = "last_year_profile"
    """The share of it that last year had reached by the same month."""
    BUDGET_CURVE = "budget_curve"
    """The share of it that the year's budget reaches by the month."""


class Rule(BaseModel):
    """What all target rules share."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Decision(Rule):
    """What all rules that ask for something share."""

    provisional: bool = False
    """True while the decision may be revised."""


class Level(Decision):
    """At least (direction up) or at most (down) a level; strict when equality does not do."""

    kind: Literal["level"] = "level"
    value: float
    strict: bool = False


class YearGoal(Decision):
    """A number for the whole year: what its months add up to, or where a stock stands at its end."""

    kind: Literal["year_goal"] = "year_goal"
    value: float
    strict: bool = False
    milestones: Milestones = Milestones.STRAIGHT_LINE


class Growth(Decision):
    """So many per cent above the same period last year."""

    kind: Literal["growth"] = "growth"
    percent: float


class AboveLastYear(Decision):
    """Above (direction down: below) the same month last year, every month."""

    kind: Literal["above_last_year"] = "above_last_year"


class ChangeSinceNewYear(Decision):
    """So many more than at the year's start by its end; a month's target is the milestone on the way."""

    kind: Literal["change_since_new_year"] = "change_since_new_year"
    amount: float
    milestones: Milestones = Milestones.STRAIGHT_LINE


class Budget(Decision):
    """The budget of the same series and period."""

    kind: Literal["budget"] = "budget"


class Phased(Decision):
    """A plan with one value a month (1–12); months without a value are not judged."""

    kind: Literal["phased"] = "phased"
    months: dict[Annotated[int, Field(ge=1, le=12)], float] = Field(min_length=1)


class NoTarget(Rule):
    """Nothing decided (yet): shown, never judged."""

    kind: Literal["none"] = "none"


TargetRule = Annotated[
    Level | YearGoal | Growth | AboveLastYear | ChangeSinceNewYear | Budget | Phased | NoTarget,
    Field(discriminator="kind"),
]


class Target(BaseModel):
    """What an indicator shall reach at a node in a year, or in a part of it when revised during the year."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    indicator: str
    node: str
    year: int
    wording: str
    rule: TargetRule
    valid_from: MonthText | None = None
    """The first month it holds for; None from January."""
    valid_to: MonthText | None = None
    """The last month it holds for; None to December."""
    reason: str = ""
    """Why it does not hold the whole year."""
    note: str = ""

    @model_validator(mode="after")
    def _within_the_year(self) -> Target:
        for name, month in (("valid_from", self.valid_from), ("valid_to", self.valid_to)):
            if month is not None and month.year != self.year:
                raise ValueError(f"{name}: ”{month}” ligger inte i målets år, {self.year}")
        if self.last_month < self.first_month:
            raise ValueError(f"valid_to: ”{self.last_month}” ligger före valid_from ({self.first_month})")
        return self

    @property
    def id(self) -> str:
        """Stable name of the target: indicator, node and year, or the month it begins when that is not January."""
        begins = str(self.year) if self.first_month.month == 1 else str(self.first_month)
        return f"{self.indicator}@{self.node}:{begins}"

    @property
    def first_month(self) -> Month:
        """The first month the target speaks of."""
        return self.valid_from or Month(self.year, 1)

    @property
    def last_month(self) -> Month:
        """The last month the target speaks of."""
        return self.valid_to or Month(self.year, 12)

    def covers(self, month: Month) -> bool:
        """Whether the target holds in a month."""
        return self.first_month <= month <= self.last_month
