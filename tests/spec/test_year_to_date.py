"""Year to date is January up to and including the month, put together by the time rule."""

from __future__ import annotations

import pytest

from nsvh_dash.model.indicator import Measure, TimeRule, UnitRule, YearToDate
from tests.reference.building import indicator
from tests.spec.world import ANSWERED, TURNOVER, VISITS, WAIT, YTD, Deliver

SHARES = """
    unit     period   numerator  denominator
    ekudden  2023-12  1          99
    ekudden  2024-01  38         42
    ekudden  2024-02  40         41
    ekudden  2024-03  10         50
"""
NUMBERS = """
    unit     period   value
    ekudden  2023-12  500
    ekudden  2024-01  12
    ekudden  2024-02  15
    ekudden  2024-03  9
"""


def test_a_share_is_the_ratio_of_the_sums(figures: Deliver) -> None:
    figure = figures(ANSWERED, SHARES)("ekudden", "2024-03", YTD)

    assert figure.value == pytest.approx((38 + 40 + 10) / (42 + 41 + 50) * 100)
    assert (figure.numerator, figure.denominator) == (38 + 40 + 10, 42 + 41 + 50)


def test_a_number_is_the_sum(figures: Deliver) -> None:
    assert figures(VISITS, NUMBERS)("ekudden", "2024-03", YTD).value == 12 + 15 + 9


def test_a_waiting_time_is_the_mean_of_the_months(figures: Deliver) -> None:
    assert figures(WAIT, NUMBERS)("ekudden", "2024-03", YTD).value == pytest.approx((12 + 15 + 9) / 3)


def test_a_share_whose_time_rule_is_mean_is_the_mean_of_the_months_shares(figures: Deliver) -> None:
    subscribed = indicator("subscribed", UnitRule.RATIO, TimeRule.MEAN, Measure.PERCENT)

    figure = figures(subscribed, SHARES)("ekudden", "2024-03", YTD)
    assert figure.value == pytest.approx((38 / 42 + 40 / 41 + 10 / 50) / 3 * 100)


def test_january_is_its_own_year_to_date(figures: Deliver) -> None:
    assert figures(VISITS, NUMBERS)("ekudden", "2024-01", YTD).value == 12


def test_the_area_is_made_of_its_own_months(figures: Deliver) -> None:
    ask = figures(ANSWERED, SHARES + "åsen 2024-03 5 10")

    assert ask("halmstad", "2024-03", YTD).value == pytest.approx((38 + 40 + (10 + 5)) / (42 + 41 + (50 + 10)) * 100)


def test_a_month_of_which_only_the_percentage_came_is_no_part_of_it(figures: Deliver) -> None:
    ask = figures(
        ANSWERED,
        """
        unit     period   numerator  denominator  value
        ekudden  2024-01  38         42           -
        ekudden  2024-02  -          -            97.5
        """,
    )

    figure = ask("ekudden", "2024-02", YTD)
    assert figure.value == pytest.approx(38 / 42 * 100)
    assert (figure.months_reporting, figure.months_expected) == (1, 2)


def test_an_r12_measure_has_none_unless_it_is_reported(figures: Deliver) -> None:
    ask = figures(TURNOVER, SHARES)

    assert ask("ekudden", "2024-03", YTD).value is None
    assert ask("ekudden", "2024-03", YTD).state == "not_applicable"


def test_an_r12_measure_that_says_ratio_has_the_ratio(figures: Deliver) -> None:
    agency = indicator(
        "agency_share", UnitRule.RATIO, TimeRule.R12_RATIO, Measure.PERCENT, year_to_date=YearToDate.RATIO
    )

    figure = figures(agency, SHARES)("ekudden", "2024-03", YTD)
    assert figure.value == pytest.approx((38 + 40 + 10) / (42 + 41 + 50) * 100)
