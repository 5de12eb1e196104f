"""What is measured, and how its figures combine over units and months."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from nsvh_dash.model.organisation import NodeKind
from nsvh_dash.model.period import Month, PeriodKind


class Perspective(StrEnum):
    """The four perspectives of the operational plan: målgrupp, verksamhet, medarbetare, ekonomi."""

    POPULATION = "population"
    OPERATIONS = "operations"
    STAFF = "staff"
    FINANCE = "finance"


class Group(StrEnum):
    """The subject a page gathers; also the KPI room that feeds it."""

    AVAILABILITY = "availability"
    PRODUCTION = "production"
    STAFFING = "staffing"
    FINANCE = "finance"


class Measure(StrEnum):
    """The unit of measure of a figure."""

    PERCENT = "percent"
    COUNT = "count"
    MINUTES = "minutes"
    MONTHS = "months"
    DAYS = "days"
    HOURS = "hours"
    INDEX = "index"
    TKR = "tkr"
    DONE_OF_PLANNED = "done_of_planned"
    """A number done so far this year, beside the number planned; the year-to-date figure is their ratio."""


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"

    @property
    def sign(self) -> int:
        """+1 when higher is better, −1 when lower is."""
        return 1 if self is Direction.UP else -1


class UnitRule(StrEnum):
    """How units become an area."""

    RATIO = "ratio"
    SUM = "sum"
    MEAN = "mean"
    REPORTED = "reported"


class TimeRule(StrEnum):
    """How months become a longer period."""

    RATIO = "ratio"
    SUM = "sum"
    MEAN = "mean"
    LAST = "last"
    REPORTED = "reported"
    R12_SUM = "r12_sum"
    R12_RATIO = "r12_ratio"
    YEARLY = "yearly"


class YearToDate(StrEnum):
    """How the year-to-date figure arises, where it does not simply follow the time rule."""

    BY_TIME_RULE = "by_time_rule"
    REPORTED = "reported"
    RATIO = "ratio"


class Formula(StrEnum):
    """Where an indicator's numerator and denominator come from."""

    REPORTED = "reported"
    WITHIN_LIMIT = "within_limit"
    SHARE = "share"
    ANNUAL_RATE = "annual_rate"
    COST_SHARE = "cost_share"
    BUDGET_VARIANCE = "budget_variance"
    FORECAST_VARIANCE = "forecast_variance"
    DEVELOPMENT = "development"


def _month(value: object) -> object:
    return Month.parse(value) if isinstance(value, str) else value


MonthText = Annotated[Month, BeforeValidator(_month)]


class Reporter(BaseModel):
    """A kind of unit that delivers the indicator, from a month on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: NodeKind
    valid_from: MonthText | None = None


class Unreliable(BaseModel):
    """A stretch of months in which the figures cannot be followed up, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    valid_from: MonthText
    valid_to: MonthText | None = None
    reason: str
    node: str | None = None


class Break(BaseModel):
    """A dated change of definition."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    month: MonthText
    text: str
    """What changed, in a sentence."""
    old: str = ""
    """The definition until then."""
    new: str = ""
    """The definition since."""

    @property
    def rebase_from(self) -> Month:
        """Where comparisons and control limits start anew: the first month of the new definition."""
        return self.month


class Cases(BaseModel):
    """What one case of an indicator's numerator is called, and several: `remiss`, `remisser`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    one: str
    many: str


class Indicator(BaseModel):
    """One indicator of the catalogue, or a component series that only feeds others (`shown = false`)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: str
    short_name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    """Words by which running text speaks of it: each a set of word beginnings that stand in one sentence."""
    perspective: Perspective
    group: Group
    home: str
    measure: Measure
    decimals: int = Field(ge=0, le=3)
    direction: Direction
    unit_rule: UnitRule
    time_rule: TimeRule
    year_to_date: YearToDate = YearToDate.BY_TIME_RULE
    headline: PeriodKind = PeriodKind.MONTH
    tolerance: float = Field(default=0.02, ge=0)
    counted: str = ""
    """What is counted, as a sentence about its number says it: `listade`, `besök`."""
    cases: Cases | None = None
    """What the numerator counts, where it is a part of the denominator that people can count."""
    measures_size: bool = False
    """True for the number that tells how large the units that report it are."""
    staff_cost_per: str = ""
    """The work it counts, where staff cost is set against that: `besök`. Those with the same word count together."""
    absence: bool = False
    """True for the share of scheduled hours that nobody worked."""
    may_exceed_100: bool = False
    """True for a percentage that is no part of a whole, such as an occupancy."""
    least_denominator: int | None = Field(default=None, ge=2)
    """Cells that stand on fewer than so many are not shown, nor enough of the others to work them out."""
    reported_by: tuple[Reporter, ...] = ()
    formula: Formula = Formula.REPORTED
    numerator: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    unreliable: tuple[Unreliable, ...] = ()
    breaks: tuple[Break, ...] = ()
    source: str
    definition: str
    why: str
    owner: str
    shown: bool = True

    @model_validator(mode="after")
    def _consistent(self) -> Indicator:
        if self.time_rule in (TimeRule.R12_RATIO, TimeRule.R12_SUM) and self.headline is not PeriodKind.ROLLING_12:
            raise ValueError('headline: skriv "rolling_12" när time_rule är ett R12-mått')
        if self.formula is not Formula.REPORTED and not self.numerator:
            raise ValueError(f"numerator: formeln {self.formula} behöver minst en serie")
        if self.unit_rule is UnitRule.RATIO and self.measure not in (
            Measure.PERCENT,
            Measure.DONE_OF_PLANNED,
            Measure.DAYS,
        ):
            raise ValueError(f"unit_rule: ratio går inte ihop med measure {self.measure}")
        if self.cases and self.unit_rule is not UnitRule.RATIO:
            raise ValueError("cases: går bara för andelar")
        if self.staff_cost_per and not self.adds_up:
            raise ValueError("staff_cost_per: går bara för antal och timmar som summeras över månaderna")
        if self.absence and self.formula is not Formula.SHARE:
            raise ValueError('absence: går bara för en andel av schemalagda timmar, formula = "share"')
        if self.least_denominator and (
            self.unit_rule not in (UnitRule.RATIO, UnitRule.SUM) or self.measure is Measure.DONE_OF_PLANNED
        ):
            raise ValueError("least_denominator: går bara för andelar och antal som räknas ihop av enheternas")
        return self

    @property
    def scale(self) -> float:
        """What a ratio is multiplied by to be shown in the indicator's measure."""
        return 100.0 if self.measure in (Measure.PERCENT, Measure.DONE_OF_PLANNED) else 1.0

    @property
    def adds_up(self) -> bool:
        """True for a number whose months add up to the year's, such as visits and hours."""
        return self.time_rule is TimeRule.SUM and self.measure in (Measure.COUNT, Measure.HOURS)

    @property
    def is_stock(self) -> bool:
        """True for a number that stands somewhere at each month's end, such as listed patients."""
        return self.time_rule is TimeRule.LAST and self.measure in (Measure.COUNT, Measure.HOURS)

    def break_between(self, earlier: Month, month: Month, kind: PeriodKind) -> Break | None:
        """The latest change of definition that keeps two periods from being compared; None when nothing does.

        It lies after the start of the period that ends in the earlier month, and no later than the other's end.
        """
        between = [change for change in self.breaks if earlier.start_of(kind) < change.month <= month]
        return max(between, key=lambda change: change.month, default=None)

    @property
    def is_ratio(self) -> bool:
        """True when the figure is a numerator over a denominator."""
        return self.unit_rule is UnitRule.RATIO
