"""A catalogue in a line, deliveries as a table, and figures to ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from nsvh_dash.kpi import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.indicator import Direction, Formula, Indicator, Measure, TimeRule, UnitRule, Unreliable
from nsvh_dash.model.observation import Observation, State
from nsvh_dash.model.organisation import Membership, Node, NodeKind, Organisation
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.model.target import Target, TargetRule
from nsvh_dash.reference import ReferenceFigure
from tests.reference.building import account, indicator, node, observation

AnyFigure = Figure | ReferenceFigure
Engine = Callable[[Catalogue, Iterable[Observation]], dict[Any, AnyFigure]]

MONTH, YTD, R12, TERTIAL = (
    PeriodKind.MONTH,
    PeriodKind.YEAR_TO_DATE,
    PeriodKind.ROLLING_12,
    PeriodKind.TERTIAL,
)

TREE = Organisation((
    node("nsvh", None, NodeKind.ADMINISTRATION),
    node("vc", "nsvh", NodeKind.BUSINESS_AREA),
    node("halmstad", "vc", NodeKind.GROUP),
    node("ekudden", "halmstad"),
    node("åsen", "halmstad"),
    node("varberg", "vc", NodeKind.GROUP),
    node("öringe", "varberg"),
))  # fmt: skip
"""Two groups under one business area: Halmstad with Ekudden and Åsen, Varberg with Öringe."""

ACCOUNTS = (
    account("result", AccountKind.RESULT),
    account("revenue", AccountKind.REVENUE, "result"),
    account("costs", AccountKind.COST, "result"),
    account("staff", AccountKind.COST, "costs"),
    account("own_staff", AccountKind.COST, "staff"),
    account("agency", AccountKind.COST, "staff"),
    account("premises", AccountKind.COST, "costs"),
)
"""Result = revenue + costs; costs = staff (own and agency) + premises."""

_PERIODS = {"": MONTH, "ytd:": YTD, "r12:": R12, "tertial:": TERTIAL, "year:": PeriodKind.YEAR}


@dataclass(frozen=True)
class Answers:
    """The figures of a world; ask by node, month and kind of period."""

    figures: dict[Any, AnyFigure]
    asked_for: str

    def __call__(self, node_id: str, month: str, kind: PeriodKind = MONTH, of: str | None = None) -> AnyFigure:
        """One figure, of the world's first indicator unless another is named; KeyError when there is none."""
        return self.figures[(of or self.asked_for, node_id, Month.parse(month), kind)]

    def has(self, node_id: str, month: str, kind: PeriodKind = MONTH) -> bool:
        """True when there is a figure to speak of, be it missing."""
        return (self.asked_for, node_id, Month.parse(month), kind) in self.figures


Deliver = Callable[..., Answers]
"""Give an engine indicators, a table of rows and what else the world has; get its answers."""


def compute(
    engine: Engine,
    indicators: Indicator | tuple[Indicator, ...],
    table: str,
    targets: Iterable[Target] = (),
    tree: Organisation = TREE,
) -> Answers:
    """Deliver the rows of a table and compute every figure."""
    several = indicators if isinstance(indicators, tuple) else (indicators,)
    catalogue = Catalogue(organisation=tree, indicators=several, accounts=ACCOUNTS, targets=tuple(targets), profiles=())
    return Answers(engine(catalogue, list(rows(table, several[0].id))), several[0].id)


def rows(table: str, series: str) -> Iterable[Observation]:
    """Observations from lines under a line of column names; `-` is an empty cell.

    Columns: unit, period (`2024-04`, `ytd:2024-04`, `r12:2024-04`, `year:2024-04` for a whole-year forecast),
    value or numerator and denominator; and where wanted series, scenario and state. A period `2024-01..04`
    stands for the same row in each of those months.
    """
    head, *lines = [line.split() for line in table.splitlines() if line.strip()]
    for line in lines:
        cells = {name: cell for name, cell in zip(head, line, strict=True) if cell != "-"}
        prefix, text = _prefixed(cells["period"])
        for month in _months(text):
            yield observation(
                cells.get("series", series),
                cells["unit"],
                month,
                value=_number(cells, "value"),
                numerator=_number(cells, "numerator"),
                denominator=_number(cells, "denominator"),
                kind=_PERIODS[prefix],
                scenario=Scenario(cells.get("scenario", "actual")),
                state=State(cells.get("state", "reported")),
            )


def _number(cells: dict[str, str], name: str) -> float | None:
    return float(cells[name]) if name in cells else None


def _prefixed(period: str) -> tuple[str, str]:
    before, colon, after = period.rpartition(":")
    return before + colon, after


def _months(text: str) -> list[Month]:
    first_text, _, last_number = text.partition("..")
    first = Month.parse(first_text)
    last = int(last_number) if last_number else first.month
    return [Month(first.year, number) for number in range(first.month, last + 1)]


def target(of: Indicator, rule: TargetRule, year: int = 2024, at: str = "vc") -> Target:
    """A target of an indicator at a node for a year."""
    return Target(indicator=of.id, node=at, year=year, wording=rule.kind, rule=rule)


def unreliable(first: str, last: str | None = None, at: str | None = None) -> tuple[Unreliable, ...]:
    """A stretch in which an indicator cannot be followed up."""
    return (Unreliable(valid_from=first, valid_to=last, reason="systembyte", node=at),)


# What the rules are shown on: one indicator of each sort.

ANSWERED = indicator("answered", UnitRule.RATIO, TimeRule.RATIO, Measure.PERCENT)
"""A share: calls answered in time of all calls, per cent."""
VISITS = indicator("visits", UnitRule.SUM, TimeRule.SUM)
"""A number that adds up over units and months."""
LISTED = indicator("listed", UnitRule.SUM, TimeRule.LAST)
"""A stock: adds up over units, never over months."""
WAIT = indicator("wait", UnitRule.MEAN, TimeRule.MEAN, Measure.MONTHS, Direction.DOWN)
"""A waiting time whose area is the mean of its units; lower is better."""
CHAT = indicator("chat", UnitRule.REPORTED, TimeRule.REPORTED, Measure.MINUTES, Direction.DOWN)
"""A median: nobody may put it together; lower is better."""
TALKS = indicator("talks", UnitRule.SUM, TimeRule.R12_SUM)
"""A number followed over twelve rolling months."""
TURNOVER = indicator("turnover", UnitRule.RATIO, TimeRule.R12_RATIO, Measure.PERCENT, Direction.DOWN)
"""A share followed over twelve rolling months; lower is better."""
REVIEWS = indicator("reviews", UnitRule.RATIO, TimeRule.RATIO, Measure.DONE_OF_PLANNED)
"""So many done of so many planned."""
SURVEY = indicator("survey", UnitRule.REPORTED, TimeRule.YEARLY, Measure.INDEX)
"""An index from a yearly survey."""


def made_from(
    formula: Formula,
    numerator: str,
    *denominator: str,
    unit_rule: UnitRule = UnitRule.RATIO,
    time_rule: TimeRule = TimeRule.RATIO,
    measure: Measure = Measure.PERCENT,
    **more: Any,
) -> Indicator:
    """An indicator worked out from other series or account lines."""
    return indicator(
        "made", unit_rule, time_rule, measure, formula=formula, numerator=(numerator,), denominator=denominator, **more
    )


def part(series_id: str) -> Indicator:
    """A series that only feeds others."""
    return indicator(series_id, UnitRule.SUM, TimeRule.SUM, shown=False)


def moving(node_id: str, *places: tuple[str, str, str | None]) -> Node:
    """A unit that sat under each parent from a month up to and including another."""
    return node(
        node_id,
        None,
        memberships=tuple(
            Membership(parent, Month.parse(first), Month.parse(last) if last else None)
            for parent, first, last in places
        ),
    )
