"""The nouns of an explanation: a figure, the months and units it was put together from, and what it stands on.

Numbers only, unrounded; the sentences are made in views.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.indicator import Break
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.model.target import Target


class Operation(StrEnum):
    """How a number arose from its parts."""

    REPORTED = "reported"
    """Delivered for the node and the period itself, which wins over anything computed."""
    REPORTED_ONLY = "reported_only"
    """Not delivered, and of a kind that nobody may put together."""
    RATIO_OF_SUMS = "ratio_of_sums"
    """scale × Σ numerator / Σ denominator + shift."""
    SUM = "sum"
    MEAN = "mean"
    """The plain mean of the months' values."""
    MEAN_OF_UNITS = "mean_of_units"
    """Σ numerator / Σ denominator, where every delivered value counts once: the units' mean, not the groups'."""
    LAST = "last"
    """A stock: the value of the last month."""
    FORMULA = "formula"
    """Worked out at the node from other series or from account lines, see the terms."""
    DONE_OF_PLANNED = "done_of_planned"
    """Σ numerator of the year's months so far."""
    NOTHING = "nothing"
    """No part of it was delivered."""


class Side(StrEnum):
    """Where a term stands in a formula."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    ADDED = "added"
    SUBTRACTED = "subtracted"


@dataclass(frozen=True, slots=True)
class Part:
    """A node's number in a month, or over the whole period: what it brings to the figure."""

    node_id: str
    value: float | None
    numerator: float | None
    denominator: float | None
    state: State
    counts: bool
    """Whether it is part of the figure: it has a value, and for a ratio both numerator and denominator."""


@dataclass(frozen=True, slots=True)
class Term:
    """A component series or account line of a formula, at a node: its amount over some months."""

    side: Side
    series_id: str
    scenario: Scenario
    period_kind: PeriodKind
    first_month: Month
    last_month: Month
    value: float
    divisor: float = 1.0
    """What the value is divided by in the formula: 12 for the headcount of a yearly rate."""


@dataclass(frozen=True, slots=True)
class MonthStep:
    """One month of the period: its number, and how that arose."""

    month: Month
    part: Part
    operation: Operation
    units: tuple[Part, ...]
    """Every node inside whose own figure is put together here: units, or a group that delivered for itself."""
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A delivered row the figure stands on, as it stood in its file."""

    series_id: str
    node_id: str
    month: Month
    period_kind: PeriodKind
    scenario: Scenario
    value: float | None
    numerator: float | None
    denominator: float | None
    state: State
    comment: str
    file: str
    sheet: str
    row: int
    batch: int


@dataclass(frozen=True, slots=True)
class TargetBasis:
    """The decided target a figure is seen against."""

    target: Target
    milestone: float | None
    """What it asks of this very period; None where it does not speak of the kind of period or lacks its base."""
    inherited: bool
    """True when it was decided for a node above."""
    speaks: bool
    """Whether it judges this kind of period at all."""
    base: Figure | None
    """The earlier figure it is counted from: the same period last year, or the December before."""


@dataclass(frozen=True, slots=True)
class DefinitionBasis:
    """Which version of the definitions and of the data the figure was computed by."""

    fingerprint: str
    data_version: str
    since: Break | None
    """The newest change of definition at or before the period's last month."""
    inside: tuple[Break, ...]
    """Changes of definition between the period's first month and its last: the figure mixes two definitions."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything a figure was made from; the numbers recombine to `figure.value`."""

    figure: Figure
    operation: Operation
    scale: float
    shift: float
    months: tuple[MonthStep, ...]
    """The months put together; for a single month that month, unless it tells how many are done so far."""
    units: tuple[Part, ...]
    """What each unit brings over all counting months; empty where units and months do not add up to one sum."""
    terms: tuple[Term, ...]
    """A formula's series or account lines, added up over units and months; empty where such totals do not give it."""
    sources: tuple[Source, ...]
    source_count: int
    """How many rows there are; `sources` holds the first of them."""
    target: TargetBasis | None
    definition: DefinitionBasis
    withheld: bool
    """True when numbers inside are not shown because they are too small; neither are the rows behind them."""
