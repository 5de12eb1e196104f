"""The income statement: a delivered sum line, a line without a booking, an account or a unit that moves, the year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nsvh_dash.kpi import read_statement
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import Account, AccountKind
from nsvh_dash.model.indicator import Formula, Measure, TimeRule, UnitRule
from nsvh_dash.model.organisation import Organisation
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.reference import reference_statement
from tests.reference.building import account
from tests.spec.fast import fast_snapshot
from tests.spec.world import ACCOUNTS, TREE, YTD, Deliver, made_from, moving, rows

MONTH, YEAR = PeriodKind.MONTH, PeriodKind.YEAR
Lines = Callable[..., Any]


def fast(catalogue: Catalogue, observations: list[Any]) -> dict[Any, Any]:
    with fast_snapshot(catalogue, observations) as snapshot:
        return {(s.account_id, s.node_id, s.month, s.period_kind): s for s in read_statement(snapshot)}


@pytest.fixture(params=[fast, reference_statement], ids=["fast", "slow"])
def lines(request: pytest.FixtureRequest) -> Lines:
    """Deliver a table to one of the engines and ask it for rows of the statement."""

    def deliver(table: str, accounts: tuple[Account, ...] = ACCOUNTS, tree: Organisation = TREE) -> Lines:
        catalogue = Catalogue(organisation=tree, indicators=(), accounts=accounts, targets=(), profiles=())
        found = request.param(catalogue, list(rows(table, "")))
        return lambda line, node, month, kind=MONTH: found[line, node, Month.parse(month), kind]

    return deliver


def test_a_delivered_sum_line_holds_and_does_not_count_twice(lines: Lines) -> None:
    ask = lines("""
        series     unit     period   value
        own_staff  ekudden  2024-01  -300
        agency     ekudden  2024-01  -40
        staff      ekudden  2024-01  -350
        premises   ekudden  2024-01  -100
        own_staff  öringe   2024-01  -200
    """)

    assert ask("staff", "ekudden", "2024-01").actual == -350
    assert ask("costs", "ekudden", "2024-01").actual == -350 - 100
    assert ask("own_staff", "ekudden", "2024-01").actual == -300
    assert ask("staff", "vc", "2024-01").actual == -350 - 200
    assert ask("result", "nsvh", "2024-01").actual == -350 - 100 - 200


def test_a_sum_line_above_another_holds_too(lines: Lines) -> None:
    ask = lines("""
        series     unit     period   value
        own_staff  ekudden  2024-01  -300
        staff      ekudden  2024-01  -350
        premises   ekudden  2024-01  -100
        costs      ekudden  2024-01  -475
    """)

    assert ask("staff", "ekudden", "2024-01").actual == -350
    assert ask("costs", "ekudden", "2024-01").actual == ask("result", "ekudden", "2024-01").actual == -475


def test_a_sum_line_by_itself_is_what_is_known(lines: Lines) -> None:
    ask = lines("""
        series   unit     period       scenario  value
        costs    ekudden  2024-01..12  budget    -400
        premises ekudden  2024-01      actual    -100
    """)

    assert (ask("costs", "ekudden", "2024-01").budget, ask("costs", "ekudden", "2024-01").actual) == (-400, -100)
    assert ask("costs", "ekudden", "2024-01", YEAR).budget == 12 * -400
    assert ask("premises", "ekudden", "2024-01").budget is None


def test_what_was_booked_so_far_stands_in_a_month_without_a_booking(lines: Lines) -> None:
    ask = lines("""
        series     unit     period       scenario  value
        agency     ekudden  2024-01      actual    -40
        own_staff  ekudden  2024-01..03  actual    -300
        own_staff  ekudden  2024-01..12  budget    -320
    """)

    assert ask("agency", "ekudden", "2024-03").actual is None
    assert ask("agency", "ekudden", "2024-03", YTD).actual == ask("agency", "ekudden", "2024-03", YEAR).actual == -40
    assert ask("agency", "nsvh", "2024-03", YTD).actual == -40
    assert ask("own_staff", "ekudden", "2024-04", YTD).actual is None  # nobody has booked April


def test_last_year_s_line_is_there_to_compare_with_though_nothing_is_booked_now(lines: Lines) -> None:
    ask = lines("""
        series     unit     period       value
        agency     ekudden  2023-01..02  -40
        own_staff  ekudden  2024-01..02  -300
    """)

    assert ask("agency", "ekudden", "2024-02", YTD).previous_year == 2 * -40
    assert ask("agency", "ekudden", "2024-02", YTD).actual is None
    assert ask("staff", "ekudden", "2024-02", YTD).previous_year == 2 * -40


MOVED = tuple(
    account("agency", AccountKind.COST, "staff", ("costs", "2024-02")) if known.id == "agency" else known
    for known in ACCOUNTS
)


def test_an_account_that_moves_leaves_its_history_where_it_was(lines: Lines) -> None:
    ask = lines(
        """
        series     unit     period       value
        agency     ekudden  2024-01..04  -40
        own_staff  ekudden  2024-01..04  -300
        """,
        MOVED,
    )

    assert (ask("staff", "ekudden", "2024-02").actual, ask("staff", "ekudden", "2024-03").actual) == (-300, -340)
    assert ask("staff", "ekudden", "2024-04", YTD).actual == 4 * -300 + 2 * -40
    assert ask("costs", "ekudden", "2024-04", YTD).actual == 4 * -340
    assert ask("agency", "ekudden", "2024-04", YTD).actual == 4 * -40


def test_a_sum_line_explains_what_lay_under_it_that_month(lines: Lines) -> None:
    ask = lines(
        """
        series     unit     period       value
        agency     ekudden  2024-02..03  -40
        own_staff  ekudden  2024-02..03  -300
        staff      ekudden  2024-02..03  -345
        """,
        MOVED,
    )

    assert (ask("costs", "ekudden", "2024-02").actual, ask("costs", "ekudden", "2024-03").actual) == (-385, -345)


def test_each_unit_s_newest_forecast_counts_in_its_area(lines: Lines) -> None:
    ask = lines("""
        series     unit     period        scenario  value
        own_staff  ekudden  2024-01..04   actual    -300
        own_staff  öringe   2024-01..04   actual    -200
        own_staff  ekudden  year:2024-02  forecast  -3600
        own_staff  öringe   year:2024-02  forecast  -2400
        own_staff  ekudden  year:2024-04  forecast  -3700
    """)

    assert ask("own_staff", "vc", "2024-03", YEAR).forecast == -3600 - 2400
    assert ask("own_staff", "vc", "2024-04", YEAR).forecast == -3700 - 2400


def test_a_forecast_is_a_whole_report(lines: Lines) -> None:
    ask = lines("""
        series     unit     period        scenario  value
        own_staff  ekudden  2024-01..04   actual    -300
        own_staff  ekudden  year:2024-02  forecast  -3600
        premises   ekudden  year:2024-02  forecast  -1200
        own_staff  ekudden  year:2024-04  forecast  -3700
    """)

    assert ask("premises", "ekudden", "2024-03", YEAR).forecast == -1200
    assert ask("premises", "ekudden", "2024-04", YEAR).forecast is None
    assert ask("result", "ekudden", "2024-04", YEAR).forecast == -3700


MOVES = Organisation(
    tuple(
        moving("ekudden", ("halmstad", "2020-01", "2024-02"), ("varberg", "2024-03", None))
        if node.id == "ekudden"
        else node
        for node in TREE.nodes
    )
)
A_YEAR = """
    series     unit     period        scenario  value
    own_staff  ekudden  2024-01..04   actual    -300
    own_staff  ekudden  2024-01..12   budget    -310
    own_staff  öringe   2024-01..12   budget    -200
    own_staff  ekudden  year:2024-02  forecast  -3600
    own_staff  öringe   year:2024-02  forecast  -2400
"""
FORECAST = made_from(
    Formula.FORECAST_VARIANCE, "result", unit_rule=UnitRule.SUM, time_rule=TimeRule.LAST, measure=Measure.TKR
)


def test_the_year_s_budget_and_forecast_are_those_of_the_units_there_now(lines: Lines) -> None:
    ask = lines(A_YEAR, tree=MOVES)

    now = ask("result", "varberg", "2024-04", YEAR)
    assert (now.budget, now.forecast) == (12 * -310 + 12 * -200, -3600 - 2400)
    assert ask("result", "halmstad", "2024-02", YEAR).budget == 12 * -310
    assert ask("result", "halmstad", "2024-04", YEAR).forecast is None
    assert ask("result", "varberg", "2024-04", YTD).budget == 2 * -310 + 4 * -200


def test_the_forecast_indicator_says_what_the_statement_says(figures: Deliver, lines: Lines) -> None:
    ask = lines(A_YEAR, tree=MOVES)
    year = ask("result", "varberg", "2024-04", YEAR)

    assert figures(FORECAST, A_YEAR, tree=MOVES)("varberg", "2024-04").value == year.forecast - year.budget


def test_a_unit_that_booked_nothing_this_month_keeps_its_forecast(figures: Deliver) -> None:
    ask = figures(FORECAST, A_YEAR)

    assert ask("öringe", "2024-04").value == -2400 - 12 * -200
    assert ask("vc", "2024-04").value == (-3600 - 12 * -310) + (-2400 - 12 * -200)
