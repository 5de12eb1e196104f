"""Why this number: every figure comes apart into what it was made of, and the parts give the figure again.

The fast engine alone is asked: the slow reference tells what a figure is, not where it came from.
"""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from nsvh_dash.kpi.why import Explanation, NoFigure, Operation, Side, explain
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Break, Direction, Formula, Indicator, Measure, TimeRule, UnitRule
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.model.target import AboveLastYear, ChangeSinceNewYear, Level, Target
from tests.kpi.recombine import faults
from tests.reference.building import indicator
from tests.spec.fast import FILE_NAME, fast_snapshot
from tests.spec.world import (
    ACCOUNTS,
    ANSWERED,
    CHAT,
    LISTED,
    MONTH,
    R12,
    REVIEWS,
    TALKS,
    TERTIAL,
    TREE,
    TURNOVER,
    VISITS,
    WAIT,
    YTD,
    made_from,
    part,
    rows,
    target,
)

CALLS = """
    unit     period   numerator denominator
    ekudden  2024-01  40        50
    åsen     2024-01  27        30
    ekudden  2024-02  41        60
    åsen     2024-02  18        20
    öringe   2024-02  9         10
"""


def why(
    indicators: Indicator | tuple[Indicator, ...],
    table: str,
    node: str,
    month: str,
    kind: PeriodKind = MONTH,
    targets: Iterable[Target] = (),
) -> Explanation:
    """Deliver the rows of a table and ask why the first indicator's figure is what it is."""
    several = indicators if isinstance(indicators, tuple) else (indicators,)
    catalogue = Catalogue(TREE, several, ACCOUNTS, tuple(targets), profiles=(), fingerprint="0123456789abcdef")
    with fast_snapshot(catalogue, list(rows(table, several[0].id))) as snapshot:
        explanation = explain(snapshot, catalogue, several[0], node, Month.parse(month), kind)
    assert faults(explanation) == []
    return explanation


def brought(explanation: Explanation) -> dict[str, tuple[float | None, ...]]:
    """What each unit brings: numerator and denominator, or value."""
    return {
        unit.node_id: (unit.value,) if unit.denominator is None else (unit.numerator, unit.denominator)
        for unit in explanation.units
    }


def test_an_area_is_the_ratio_of_its_units_sums() -> None:
    area = why(ANSWERED, CALLS, "vc", "2024-02")

    assert area.operation is Operation.RATIO_OF_SUMS
    assert brought(area) == {"ekudden": (41, 60), "åsen": (18, 20), "öringe": (9, 10)}
    assert area.figure.value == pytest.approx((41 + 18 + 9) / (60 + 20 + 10) * 100)


def test_a_unit_that_did_not_deliver_is_named_and_does_not_count() -> None:
    area = why(ANSWERED, CALLS, "vc", "2024-01")

    assert {unit.node_id: unit.counts for unit in area.units} == {"ekudden": True, "åsen": True, "öringe": False}
    assert (area.figure.reporting, area.figure.expected) == (2, 3)


def test_a_longer_period_comes_apart_into_months_and_into_units() -> None:
    area = why(ANSWERED, CALLS, "vc", "2024-02", YTD)

    assert [(str(step.month), step.part.numerator, step.part.denominator) for step in area.months] == [
        ("2024-01", 40 + 27, 50 + 30),
        ("2024-02", 41 + 18 + 9, 60 + 20 + 10),
    ]
    assert brought(area) == {"ekudden": (40 + 41, 50 + 60), "åsen": (27 + 18, 30 + 20), "öringe": (9, 10)}


def test_every_row_that_counts_is_named_with_its_file_and_row() -> None:
    area = why(ANSWERED, CALLS, "halmstad", "2024-02", YTD)

    assert area.source_count == 4
    assert {(row.node_id, str(row.month), row.numerator) for row in area.sources} == {
        ("ekudden", "2024-01", 40),
        ("åsen", "2024-01", 27),
        ("ekudden", "2024-02", 41),
        ("åsen", "2024-02", 18),
    }
    assert {(row.file, row.row, row.batch) for row in area.sources} == {(FILE_NAME, 1, 1)}


def test_a_group_that_delivered_for_itself_speaks_for_its_units() -> None:
    area = why(ANSWERED, CALLS + "halmstad 2024-02 50 100", "vc", "2024-02")

    assert brought(area) == {"halmstad": (50, 100), "öringe": (9, 10)}
    assert {row.node_id for row in area.sources} == {"halmstad", "öringe"}


def test_a_reported_figure_stands_on_its_own_row_alone() -> None:
    area = why(ANSWERED, CALLS + "vc 2024-02 66 100", "vc", "2024-02")

    assert (area.operation, area.units) == (Operation.REPORTED, ())
    assert [(row.node_id, row.numerator) for row in area.sources] == [("vc", 66)]


def test_a_whole_period_that_was_delivered_has_no_months() -> None:
    chat = why(CHAT, "unit period value\n vc 2024-01 11\n vc 2024-02 12\n vc ytd:2024-02 13", "vc", "2024-02", YTD)

    assert (chat.operation, chat.months) == (Operation.REPORTED, ())
    assert [(row.period_kind, row.value) for row in chat.sources] == [(YTD, 13)]


def test_what_nobody_may_put_together_says_so() -> None:
    chat = why(CHAT, "unit period value\n ekudden 2024-01 11\n vc 2024-02 12", "vc", "2024-02", YTD)

    assert (chat.operation, chat.figure.value, chat.source_count) == (Operation.REPORTED_ONLY, None, 0)


def test_visits_add_up_over_units_and_months() -> None:
    visits = why(VISITS, "unit period value\n ekudden 2024-01..05 10\n åsen 2024-05 7", "halmstad", "2024-05", TERTIAL)

    assert visits.operation is Operation.SUM
    assert brought(visits) == {"ekudden": (10,), "åsen": (7,)}
    assert visits.figure.value == 10 + 7


def test_a_waiting_time_is_the_mean_of_units_and_then_of_months() -> None:
    table = "unit period value\n ekudden 2024-01 4\n åsen 2024-01 6\n ekudden 2024-02 9"
    month, year = (why(WAIT, table, "vc", when, kind) for when, kind in (("2024-01", MONTH), ("2024-02", YTD)))

    assert (month.operation, month.figure.value) == (Operation.MEAN_OF_UNITS, (4 + 6) / 2)
    assert (year.operation, year.figure.value) == (Operation.MEAN, ((4 + 6) / 2 + 9) / 2)
    assert year.units == (), "means of means are no sum of shares"


def test_a_stock_is_its_last_month() -> None:
    listed = why(LISTED, "unit period value\n ekudden 2024-01..03 10\n åsen 2024-03 5", "halmstad", "2024-03", YTD)

    assert (listed.operation, [str(step.month) for step in listed.months]) == (Operation.LAST, ["2024-03"])
    assert brought(listed) == {"ekudden": (10,), "åsen": (5,)}


def test_twelve_months_are_twelve_parts_and_fewer_are_shown_as_far_as_they_go() -> None:
    table = "unit period numerator denominator\n ekudden 2023-05..12 1 10\n ekudden 2024-01..04 2 10"
    whole, short = why(TURNOVER, table, "vc", "2024-04", R12), why(TURNOVER, table, "vc", "2024-03", R12)

    assert len(whole.months) == 12
    assert whole.figure.value == pytest.approx((8 * 1 + 4 * 2) / (12 * 10) * 100)
    assert (short.figure.value, sum(step.part.counts for step in short.months)) == (None, 11)


def test_a_number_done_so_far_comes_apart_into_what_each_month_added() -> None:
    table = "unit period numerator denominator\n ekudden 2024-01 5 10\n ekudden 2024-02 8 10\n åsen 2024-02 3 4"
    done = why(REVIEWS, table, "halmstad", "2024-02")

    assert (done.operation, done.figure.value) == (Operation.DONE_OF_PLANNED, 5 + 8 + 3)
    assert [step.part.numerator for step in done.months] == [5, 8 + 3]
    assert brought(done) == {"ekudden": (5 + 8, 10 + 10), "åsen": (3, 4)}


def test_a_share_of_two_series_names_both_over_units_and_months() -> None:
    share = made_from(Formula.WITHIN_LIMIT, "answered", "received")
    table = """
        series    unit     period      value
        received  ekudden  2024-01..02 40
        answered  ekudden  2024-01..02 30
        received  öringe   2024-02     20
        answered  öringe   2024-02     19
    """
    made = why((share, part("answered"), part("received")), table, "vc", "2024-02", YTD)

    assert [(term.side, term.series_id, term.value) for term in made.terms] == [
        (Side.NUMERATOR, "answered", 2 * 30 + 19),
        (Side.DENOMINATOR, "received", 2 * 40 + 20),
    ]
    assert {row.series_id for row in made.sources} == {"answered", "received"}
    assert made.source_count == 6


def test_a_yearly_rate_tells_that_each_headcount_is_a_twelfth_of_the_mean() -> None:
    rate = made_from(Formula.ANNUAL_RATE, "leavers", "headcount", time_rule=TimeRule.R12_RATIO)
    table = "series unit period value\n leavers ekudden 2024-01 1\n headcount ekudden 2024-01 60"
    made = why((rate, part("leavers"), part("headcount")), table, "ekudden", "2024-01")

    assert [(term.value, term.divisor) for term in made.months[0].terms] == [(1, 1), (60, 12)]
    assert made.figure.value == pytest.approx(1 / (60 / 12) * 100)


BOOKED = """
    series     unit     period       value  scenario
    own_staff  ekudden  2024-01..02  -50    actual
    own_staff  ekudden  2024-01..12  -60    budget
    agency     ekudden  2024-02      -10    actual
    own_staff  ekudden  year:2024-02 -700   forecast
    own_staff  åsen     2024-01..02  -30    actual
    own_staff  åsen     2024-01..02  -25    budget
    own_staff  ekudden  2023-01..02  -40    actual
"""


def finance(formula: Formula, numerator: str, *denominator: str, time_rule: TimeRule = TimeRule.SUM) -> Indicator:
    ratio = formula in (Formula.COST_SHARE, Formula.DEVELOPMENT)
    return made_from(
        formula,
        numerator,
        *denominator,
        unit_rule=UnitRule.RATIO if ratio else UnitRule.SUM,
        time_rule=TimeRule.RATIO if ratio else time_rule,
        measure=Measure.PERCENT if ratio else Measure.TKR,
    )


def test_a_budget_variance_is_outcome_less_budget() -> None:
    variance = why(finance(Formula.BUDGET_VARIANCE, "result"), BOOKED, "halmstad", "2024-02", YTD)

    outcome, budget = 2 * -50 + -10 + 2 * -30, 2 * -60 + 2 * -25
    assert [(term.side, term.scenario, term.value) for term in variance.terms] == [
        (Side.ADDED, Scenario.ACTUAL, outcome),
        (Side.SUBTRACTED, Scenario.BUDGET, budget),
    ]
    assert variance.figure.value == outcome - budget


def test_a_forecast_variance_is_the_forecast_less_the_budget_of_the_whole_year() -> None:
    variance = why(finance(Formula.FORECAST_VARIANCE, "result", time_rule=TimeRule.LAST), BOOKED, "ekudden", "2024-02")

    assert variance.figure.value == -700 - 12 * -60
    assert [(t.scenario, t.value, str(t.first_month), str(t.last_month)) for t in variance.terms] == [
        (Scenario.FORECAST, -700, "2024-02", "2024-02"),
        (Scenario.BUDGET, 12 * -60, "2024-01", "2024-12"),
    ]
    assert variance.source_count == 1 + 12


def test_a_growth_is_that_of_everything_inside_against_last_year() -> None:
    growth = why(finance(Formula.DEVELOPMENT, "costs"), BOOKED, "halmstad", "2024-02", YTD)

    assert growth.figure.value == pytest.approx(100 * ((2 * -50 + -10 + 2 * -30) / (2 * -40)) - 100)
    assert {(row.node_id, row.month.year) for row in growth.sources} == {
        ("ekudden", 2023),
        ("ekudden", 2024),
        ("åsen", 2024),
    }


def test_nothing_booked_on_a_part_of_a_cost_is_a_term_of_zero() -> None:
    share = why(finance(Formula.COST_SHARE, "agency", "staff"), BOOKED, "ekudden", "2024-01")

    assert [(term.series_id, term.value) for term in share.terms] == [("agency", 0), ("staff", -50)]


def test_the_target_tells_whose_it_is_and_from_what_it_is_counted() -> None:
    goal = target(LISTED, ChangeSinceNewYear(amount=24))
    own = why(LISTED, "unit period value\n ekudden 2023-12 100\n ekudden 2024-04 105", "vc", "2024-04", MONTH, [goal])

    assert own.target is not None
    assert own.target.base is not None
    assert (own.target.target.id, own.target.inherited) == ("listed@vc:2024", False)
    assert own.target.base.value == 100
    assert own.target.milestone == 100 + 24 * 4 / 12
    assert own.figure.deviation == pytest.approx(105 - (100 + 24 * 4 / 12))


def test_an_inherited_target_says_so_and_a_growth_names_last_year() -> None:
    share = why(ANSWERED, CALLS, "ekudden", "2024-02", MONTH, [target(ANSWERED, Level(value=95))])
    assert share.target is not None
    assert (share.target.target.node, share.target.inherited, share.target.milestone) == ("vc", True, 95)

    table = "unit period value\n ekudden 2023-02 8\n ekudden 2024-02 9"
    grown = why(VISITS, table, "vc", "2024-02", MONTH, [target(VISITS, AboveLastYear())])
    assert grown.target is not None
    assert grown.target.base is not None
    assert (str(grown.target.base.month), grown.target.base.value) == ("2023-02", 8)


def test_a_target_that_says_nothing_of_the_period_is_named_without_a_milestone() -> None:
    table = "unit period value\n ekudden 2024-01..04 9"
    talks = why(TALKS, table, "vc", "2024-04", MONTH, [target(TALKS, Level(value=95))])

    assert talks.target is not None
    assert (talks.target.speaks, talks.target.milestone) == (False, None)


def test_the_definition_tells_its_version_and_when_it_changed() -> None:
    changed = ANSWERED.model_copy(update={"breaks": (Break(month=Month(2024, 2), text="Närakuten räknas in."),)})
    month, year = why(changed, CALLS, "vc", "2024-02"), why(changed, CALLS, "vc", "2024-02", YTD)

    assert month.definition.fingerprint == "0123456789abcdef"
    assert month.definition.since is not None
    assert (str(month.definition.since.month), month.definition.inside) == ("2024-02", ())
    assert [str(change.month) for change in year.definition.inside] == ["2024-02"]
    assert why(changed, CALLS, "vc", "2024-01").definition.since is None


def test_a_month_that_cannot_be_followed_up_has_its_reason_and_no_parts_that_count() -> None:
    table = "unit period numerator denominator state\n ekudden 2024-01 - - not_measurable\n åsen 2024-02 1 2 reported"
    figure = why(ANSWERED, table, "halmstad", "2024-01")

    assert (figure.figure.value, figure.figure.state, figure.figure.reason) == (None, State.NOT_MEASURABLE, "mätfel")
    assert [unit.counts for unit in figure.units if unit.node_id == "ekudden"] == [False]


def test_a_row_that_says_there_is_no_value_is_named() -> None:
    table = "unit period numerator denominator state\n ekudden 2024-01 - - not_measurable"
    assert [row.state for row in why(ANSWERED, table, "ekudden", "2024-01").sources] == [State.NOT_MEASURABLE]


def test_a_percentage_without_its_numbers_is_no_part_of_a_longer_period() -> None:
    table = "unit period numerator denominator value\n ekudden 2024-01 1 2 -\n ekudden 2024-02 - - 90"
    year, month = (why(ANSWERED, table, "ekudden", "2024-02", kind) for kind in (YTD, MONTH))

    assert [step.part.counts for step in year.months] == [True, False]
    assert [str(row.month) for row in year.sources] == ["2024-01"]
    assert [row.value for row in month.sources] == [90]


def test_hidden_cells_are_not_told_by_their_rows_and_their_group_speaks_for_them() -> None:
    plan = indicator("plan", UnitRule.RATIO, TimeRule.RATIO, Measure.PERCENT, Direction.UP, least_denominator=5)
    table = """
        unit     period   numerator denominator
        ekudden  2024-02  2         4
        åsen     2024-02  10        20
        öringe   2024-02  3         6
    """
    area, group, unit = (why(plan, table, node, "2024-02") for node in ("vc", "halmstad", "ekudden"))

    assert area.withheld
    assert brought(area) == {"halmstad": (2 + 10, 4 + 20), "öringe": (3, 6)}
    assert [row.node_id for row in area.sources] == ["öringe"]
    assert brought(group) == {"ekudden": (None,), "åsen": (None,)}
    assert (group.withheld, group.sources) == (True, ())
    assert (unit.withheld, unit.months, unit.sources, unit.source_count) == (True, (), (), 0)


def test_a_figure_there_never_was_is_refused() -> None:
    with pytest.raises(NoFigure, match="öringe och 2024-01"):
        why(VISITS, "unit period value\n ekudden 2024-02 1", "öringe", "2024-01")
