"""A delivery may say that there is no figure, and why: that word is kept, and never becomes a figure or a miss."""

from __future__ import annotations

import pytest

from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.indicator import Formula, TimeRule, UnitRule
from nsvh_dash.model.target import Level
from tests.spec.world import ANSWERED, R12, REVIEWS, SURVEY, VISITS, YTD, Deliver, made_from, part, target

YEAR = """
    unit     period       value  state
    ekudden  2024-01..03  10     reported
    åsen     2024-01..03  20     reported
"""


@pytest.mark.parametrize("state", ["not_measurable", "suppressed", "not_applicable"])
def test_the_word_for_a_whole_period_wins_over_its_months(figures: Deliver, state: str) -> None:
    everyone = [target(VISITS, Level(value=1))]
    ytd = figures(VISITS, YEAR + f"ekudden ytd:2024-03 - {state}", targets=everyone)("ekudden", "2024-03", YTD)

    assert (ytd.value, ytd.state, ytd.months_reporting) == (None, state, 0)
    assert ytd.status == ("not_measurable" if state == "not_measurable" else "missing")


def test_that_a_whole_period_is_missing_says_nothing(figures: Deliver) -> None:
    ytd = figures(VISITS, YEAR + "ekudden ytd:2024-03 - missing")("ekudden", "2024-03", YTD)

    assert (ytd.value, ytd.state) == (3 * 10, "computed")


@pytest.mark.parametrize("state", ["missing", "not_measurable", "suppressed", "not_applicable"])
def test_a_silent_unit_is_no_zero_no_miss_and_not_counted_as_reporting(figures: Deliver, state: str) -> None:
    at_all = [target(VISITS, Level(value=15), at="ekudden"), target(VISITS, Level(value=15), at="åsen")]
    ask = figures(VISITS, f"unit period value state\n ekudden 2024-01 - {state}\n åsen 2024-01 20 reported", at_all)

    halmstad = ask("halmstad", "2024-01")
    assert (halmstad.value, halmstad.reporting, halmstad.expected) == (20, 1, 2)
    assert (halmstad.reached, halmstad.near, halmstad.missed, halmstad.not_judged) == (1, 0, 0, 1)
    assert ask("ekudden", "2024-01").state == state


def test_a_year_to_date_over_a_hidden_month_says_that_it_lacks_one(figures: Deliver) -> None:
    ask = figures(VISITS, YEAR + "ekudden 2024-04 - suppressed", targets=[target(VISITS, Level(value=1))])

    ytd = ask("ekudden", "2024-04", YTD)
    assert (ytd.value, ytd.months_reporting, ytd.months_expected, ytd.status) == (3 * 10, 3, 4, "missing")


def test_a_formula_is_worked_out_though_its_own_row_says_missing(figures: Deliver) -> None:
    made = made_from(Formula.SHARE, "seen", "all")
    table = """
        series  unit     period   value  state
        seen    ekudden  2024-01  3      reported
        all     ekudden  2024-01  4      reported
        made    ekudden  2024-01  -      {state}
    """
    ask = figures((made, part("seen"), part("all")), table.format(state="missing"))
    assert ask("ekudden", "2024-01").value == pytest.approx(3 / 4 * 100)

    ask = figures((made, part("seen"), part("all")), table.format(state="not_measurable"))
    assert (ask("ekudden", "2024-01").value, ask("ekudden", "2024-01").state) == (None, "not_measurable")


@pytest.mark.parametrize("kind", [YTD, R12])
def test_shares_of_nothing_all_through_do_not_apply_and_are_not_missing(figures: Deliver, kind: object) -> None:
    ask = figures(ANSWERED, "unit period numerator denominator\n ekudden 2023-02..12 0 0\n ekudden 2024-01 0 0")

    found = ask("ekudden", "2024-01", kind)
    assert (found.value, found.state, found.reason) == (None, "not_applicable", "zero_denominator")
    assert found.months_reporting == found.months_expected


def test_what_is_done_is_known_in_a_month_in_which_nothing_was_planned(figures: Deliver) -> None:
    ask = figures(REVIEWS, "unit period numerator denominator\n ekudden 2024-01 7 8\n ekudden 2024-02 0 0")

    february = ask("ekudden", "2024-02")
    assert (february.value, february.denominator, february.state, february.reason) == (7 + 0, 8 + 0, "reported", "")


def test_done_of_planned_needs_its_numbers(figures: Deliver) -> None:
    ask = figures(REVIEWS, "unit period numerator denominator value\n vc 2024-01 7 8 -\n vc 2024-02 - - 90")

    assert (ask("vc", "2024-02").value, ask("vc", "2024-02").state) == (None, "missing")


def test_bookings_of_nothing_are_bookings(figures: Deliver) -> None:
    share = made_from(Formula.COST_SHARE, "agency", "staff")
    nothing = "series unit period value\n agency ekudden 2024-01 0\n own_staff ekudden 2024-01 0"

    found = figures(share, nothing)("ekudden", "2024-01")
    assert (found.value, found.state, found.reporting) == (None, "not_applicable", 1)
    growth = made_from(Formula.DEVELOPMENT, AccountKind.REVENUE.value)
    of_nothing = "series unit period value\n revenue ekudden 2023-01 0\n revenue ekudden 2024-01 5"
    assert figures(growth, of_nothing)("ekudden", "2024-01").reason == "zero_denominator"


def test_a_growth_that_was_told_is_kept(figures: Deliver) -> None:
    growth = made_from(
        Formula.DEVELOPMENT, AccountKind.REVENUE.value, unit_rule=UnitRule.RATIO, time_rule=TimeRule.RATIO
    )
    ask = figures(growth, "unit period numerator denominator value\n vc 2024-01 110 100 -\n vc 2024-02 - - 3")

    assert ask("vc", "2024-01").value == pytest.approx(110 / 100 * 100 - 100)
    assert ask("vc", "2024-02").value == 3


def test_a_yearly_figure_told_in_another_month_is_shown_there(figures: Deliver) -> None:
    ask = figures(SURVEY, "unit period value\n vc 2023-10 71\n vc 2023-12 72")

    assert (ask("vc", "2023-10").value, ask("vc", "2023-11").reason) == (71, "yearly")


def test_an_area_of_which_all_is_hidden_is_hidden_and_not_missing(figures: Deliver) -> None:
    ask = figures(VISITS, "unit period value state\n ekudden 2024-01 - suppressed\n åsen 2024-01 - suppressed")

    halmstad = ask("halmstad", "2024-01")
    assert (halmstad.value, halmstad.state, halmstad.reason, halmstad.status) == (None, "suppressed", "", "missing")
    assert halmstad.reporting == 0
