"""Finance: bookings add up to lines and lines to areas; costs negative, a positive variance is favourable (tkr)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from nsvh_dash.kpi.finance.tables import development, forecast, investments, variance
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.indicator import Direction, Formula, Indicator, Measure, TimeRule, UnitRule, YearToDate
from nsvh_dash.model.organisation import Organisation
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.target import Budget, Level
from tests.reference.building import account
from tests.spec.fast import fast_snapshot
from tests.spec.world import ACCOUNTS, R12, TREE, YTD, Deliver, made_from, moving, rows, target

VARIANCE = made_from(
    Formula.BUDGET_VARIANCE,
    "result",
    unit_rule=UnitRule.SUM,
    time_rule=TimeRule.SUM,
    measure=Measure.TKR,
    headline=PeriodKind.YEAR_TO_DATE,
)
FORECAST = made_from(
    Formula.FORECAST_VARIANCE,
    "result",
    unit_rule=UnitRule.SUM,
    time_rule=TimeRule.LAST,
    measure=Measure.TKR,
    headline=PeriodKind.YEAR_TO_DATE,
)
AGENCY_SHARE = made_from(
    Formula.COST_SHARE,
    "agency",
    "staff",
    time_rule=TimeRule.R12_RATIO,
    year_to_date=YearToDate.RATIO,
)
COST_GROWTH = made_from(Formula.DEVELOPMENT, "costs", headline=PeriodKind.YEAR_TO_DATE, direction=Direction.DOWN)
REVENUE_GROWTH = made_from(Formula.DEVELOPMENT, "revenue", headline=PeriodKind.YEAR_TO_DATE)

BOOKED = """
    series     unit     period       scenario  value
    revenue    ekudden  2024-01..02  actual    500
    own_staff  ekudden  2024-01..02  actual    -300
    agency     ekudden  2024-01      actual    -40
    premises   ekudden  2024-01..02  actual    -100
    revenue    ekudden  2024-01..12  budget    450
    own_staff  ekudden  2024-01..12  budget    -320
    premises   ekudden  2024-01..12  budget    -100
    revenue    öringe   2024-01..02  actual    200
    own_staff  öringe   2024-01..02  actual    -210
    revenue    öringe   2024-01..12  budget    200
    own_staff  öringe   2024-01..12  budget    -205
"""


def test_the_variance_is_actual_less_budget_of_everything_under_the_line(figures: Deliver) -> None:
    ask = figures(VARIANCE, BOOKED, targets=[target(VARIANCE, Level(value=0), at="nsvh")])

    ekudden_january = (500 - 300 - 40 - 100) - (450 - 320 - 100)
    ekudden_february = (500 - 300 - 100) - (450 - 320 - 100)
    assert ask("ekudden", "2024-01").value == ekudden_january
    assert ask("ekudden", "2024-02", YTD).value == ekudden_january + ekudden_february
    assert ask("ekudden", "2024-02", YTD).status == "reached"
    assert ask("öringe", "2024-02", YTD).value == 2 * ((200 - 210) - (200 - 205))
    assert ask("öringe", "2024-02", YTD).status == "missed"
    assert ask("nsvh", "2024-02", YTD).value == ekudden_january + ekudden_february + 2 * ((200 - 210) - (200 - 205))


def test_an_accumulated_target_says_nothing_of_a_month(figures: Deliver) -> None:
    ask = figures(VARIANCE, BOOKED, targets=[target(VARIANCE, Level(value=0), at="nsvh")])

    assert ask("öringe", "2024-02").status == "no_target"


def test_whoever_booked_anything_is_expected(figures: Deliver) -> None:
    vc = figures(VARIANCE, BOOKED)("vc", "2024-02")

    assert (vc.reporting, vc.expected) == (2, 2)


def test_the_share_of_a_cost_is_line_over_line(figures: Deliver) -> None:
    ask = figures(AGENCY_SHARE, BOOKED)

    assert ask("ekudden", "2024-01").value == pytest.approx(-40 / (-300 - 40) * 100)
    assert ask("ekudden", "2024-02").value == 0  # nothing booked on agency staff, staff costs booked: none hired
    assert ask("ekudden", "2024-02", YTD).value == pytest.approx(-40 / (-300 - 40 - 300) * 100)
    assert ask("nsvh", "2024-01").value == pytest.approx(-40 / (-300 - 40 - 210) * 100)


def test_a_forecast_is_held_against_the_budget_of_the_whole_year(figures: Deliver) -> None:
    ask = figures(
        FORECAST,
        BOOKED
        + """
        own_staff  ekudden  2024-03..05   actual    -300
        revenue    ekudden  year:2024-04  forecast  5500
        own_staff  ekudden  year:2024-04  forecast  -3800
        premises   ekudden  year:2024-04  forecast  -1200
        """,
        targets=[target(FORECAST, Level(value=0), at="nsvh")],
    )

    variance = (5500 - 3800 - 1200) - 12 * (450 - 320 - 100)
    assert ask("ekudden", "2024-04").value == variance
    assert (ask("ekudden", "2024-04", YTD).value, ask("ekudden", "2024-04", YTD).status) == (variance, "reached")
    assert ask("nsvh", "2024-04", YTD).value == variance


def test_a_forecast_stands_until_the_next_and_not_before_the_first(figures: Deliver) -> None:
    ask = figures(
        FORECAST,
        BOOKED
        + """
        own_staff  ekudden  2024-03..12   actual    -300
        own_staff  ekudden  2025-01       actual    -300
        revenue    ekudden  year:2024-04  forecast  360
        revenue    ekudden  year:2024-08  forecast  400
        """,
    )

    annual_budget = 12 * (450 - 320 - 100)
    assert ask("ekudden", "2024-03").value is None
    assert ask("ekudden", "2024-04").value == 360 - annual_budget == 0
    assert ask("ekudden", "2024-07").value == 360 - annual_budget
    assert ask("ekudden", "2024-08").value == 400 - annual_budget
    assert ask("ekudden", "2024-12").value == 400 - annual_budget
    assert ask("ekudden", "2025-01").value is None


PUBLISHED = """
    series     unit     period   scenario  value
    own_staff  ekudden  2023-01  actual    -414583
    own_staff  ekudden  2024-01  actual    -414612
    own_staff  ekudden  2024-01  budget    -423519
    revenue    ekudden  2023-01  actual    95411
    revenue    ekudden  2024-01  actual    97773
    revenue    ekudden  2024-01  budget    85512
"""


@pytest.mark.parametrize(
    ("growth", "actual", "budget", "before"),
    [(COST_GROWTH, -414_612, -423_519, -414_583), (REVENUE_GROWTH, 97_773, 85_512, 95_411)],
    ids=["costs", "revenue"],
)
def test_growth_is_held_against_the_growth_the_budget_allows(
    figures: Deliver, growth: Indicator, actual: float, budget: float, before: float
) -> None:
    ytd = figures(growth, PUBLISHED, targets=[target(growth, Budget(), at="nsvh")])("nsvh", "2024-01", YTD)

    assert ytd.value == pytest.approx(100 * (actual / before - 1))
    assert ytd.target == pytest.approx(100 * (budget / before - 1))
    assert ytd.deviation == pytest.approx(100 * (actual - budget) / before)
    assert ytd.status == "reached"


def test_growth_adds_up_months_before_it_compares_years(figures: Deliver) -> None:
    ask = figures(
        COST_GROWTH,
        """
        series    unit     period       value
        premises  ekudden  2023-01..02  -100
        premises  ekudden  2024-01      -90
        premises  ekudden  2024-02      -130
        """,
    )

    assert ask("ekudden", "2024-01").value == pytest.approx(100 * (90 / 100 - 1))
    assert ask("ekudden", "2024-02", YTD).value == pytest.approx(100 * ((90 + 130) / (100 + 100) - 1))
    assert ask("ekudden", "2024-02", R12).value is None


def test_an_area_s_growth_is_that_of_its_statement_with_what_closed_and_opened(figures: Deliver) -> None:
    closed = moving("åsen", ("halmstad", "2020-01", "2023-12"))
    tree = Organisation(tuple(closed if node.id == "åsen" else node for node in TREE.nodes))
    ask = figures(
        COST_GROWTH,
        """
        series    unit     period   value
        premises  ekudden  2023-01  -100
        premises  åsen     2023-01  -60
        premises  ekudden  2024-01  -120
        premises  öringe   2024-01  -10
        """,
        tree=tree,
    )

    assert ask("halmstad", "2024-01", YTD).value == pytest.approx(100 * (120 / (100 + 60) - 1))
    assert ask("vc", "2024-01", YTD).value == pytest.approx(100 * ((120 + 10) / (100 + 60) - 1))


STATEMENT = """
    series       unit     period        scenario  value
    own_staff    ekudden  2023-04       actual    -414583
    own_staff    ekudden  2024-04       actual    -414612
    own_staff    ekudden  2024-04       budget    -423519
    revenue      ekudden  2023-04       actual    95411
    revenue      ekudden  2024-04       actual    97773
    revenue      ekudden  2024-04       budget    85512
    grants       öringe   2023-04       actual    279850
    grants       öringe   2024-04       actual    279256
    grants       öringe   2024-04       budget    292172
    own_staff    ekudden  2024-12       budget    -65693
    own_staff    ekudden  year:2024-03  forecast  -111528
    own_staff    ekudden  year:2024-04  forecast  -106528
    investments  ekudden  2024-04       actual    2000
    investments  ekudden  2024-04       budget    24360
    investments  ekudden  year:2024-04  forecast  19465
"""
APRIL = Month(2024, 4)


@pytest.fixture(scope="module")
def statement() -> Iterator[Callable[..., Any]]:
    """A finance table of the administration in April, asked for by name."""
    accounts = (
        *ACCOUNTS,
        account("grants", AccountKind.GRANT, "result"),
        account("investments", AccountKind.INVESTMENT),
    )
    catalogue = Catalogue(organisation=TREE, indicators=(), accounts=accounts, targets=(), profiles=())
    with fast_snapshot(catalogue, rows(STATEMENT, "")) as snapshot:
        yield lambda table, *kind: table(snapshot, catalogue, *kind, "nsvh", APRIL)


COSTS, REVENUE = AccountKind.COST, AccountKind.REVENUE
COST_DIFFERENCE = 100 * (-423_519 / -414_583 - 1) - 100 * (-414_612 / -414_583 - 1)
REVENUE_DIFFERENCE = 100 * (97_773 / 95_411 - 1) - 100 * (85_512 / 95_411 - 1)


@pytest.mark.parametrize(
    ("table", "kind", "field", "expected"),
    [
        (variance, (), "variance", -37_583 - -45_835),
        (forecast, (), "variance", -106_528 - -111_528),
        (forecast, (), "change_since_previous", (-106_528 - -111_528) - (-111_528 - -111_528)),
        (investments, (), "remaining", 24_360 - 19_465),
        (development, (COSTS,), "change", -414_612 - -414_583),
        (development, (REVENUE,), "change", 97_773 - 95_411),
        (development, (COSTS,), "growth", 100 * (-414_612 / -414_583 - 1)),
        (development, (REVENUE,), "growth", 100 * (97_773 / 95_411 - 1)),
        (development, (COSTS,), "budgeted_growth", 100 * (-423_519 / -414_583 - 1)),
        (development, (REVENUE,), "budgeted_growth", 100 * (85_512 / 95_411 - 1)),
        (development, (COSTS,), "difference", COST_DIFFERENCE),
        (development, (REVENUE,), "difference", REVENUE_DIFFERENCE),
    ],
)
def test_the_identities_of_the_follow_up_hold_from_unrounded_amounts(
    statement: Callable[..., Any], table: Callable[..., Any], kind: tuple[AccountKind, ...], field: str, expected: float
) -> None:
    assert getattr(statement(table, *kind), field) == pytest.approx(expected)


def test_costs_and_revenues_are_not_the_result_until_grants_are_added(statement: Callable[..., Any]) -> None:
    costs, revenue = statement(development, COSTS), statement(development, REVENUE)

    assert statement(variance).actual == costs.actual + revenue.actual + 279_256 == -37_583
    assert statement(variance).variance == costs.variance + revenue.variance + (279_256 - 292_172)
