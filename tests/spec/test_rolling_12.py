"""R12 is the twelve months up to and including the month, and is absent before there are twelve."""

from __future__ import annotations

import pytest

from nsvh_dash.model.indicator import Indicator
from tests.spec.world import ANSWERED, R12, TALKS, TURNOVER, WAIT, Deliver

YEAR_AND_A_MONTH = """
    unit     period       value
    ekudden  2023-01      1000
    ekudden  2023-02..12  10
    ekudden  2024-01      30
"""


def test_a_number_is_the_sum_of_twelve_months(figures: Deliver) -> None:
    ask = figures(TALKS, YEAR_AND_A_MONTH)

    assert ask("ekudden", "2023-12", R12).value == 1000 + 11 * 10
    assert ask("ekudden", "2024-01", R12).value == 11 * 10 + 30


def test_eleven_months_are_not_twelve(figures: Deliver) -> None:
    figure = figures(TALKS, YEAR_AND_A_MONTH)("ekudden", "2023-11", R12)

    assert figure.value is None
    assert (figure.state, figure.status) == ("missing", "missing")
    assert (figure.months_reporting, figure.months_expected) == (11, 12)


def test_a_gap_makes_it_absent_for_a_year(figures: Deliver) -> None:
    ask = figures(
        TALKS,
        """
        unit     period       value
        ekudden  2022-01..12  10
        ekudden  2023-01..05  10
        ekudden  2023-07..12  10
        ekudden  2024-01..06  10
        """,
    )

    assert ask("ekudden", "2023-05", R12).value == 12 * 10
    for month in ("2023-06", "2023-07", "2024-05"):
        assert ask("ekudden", month, R12).value is None
    assert ask("ekudden", "2024-06", R12).value == 12 * 10


@pytest.mark.parametrize("share", [TURNOVER, ANSWERED], ids=["r12_ratio", "ratio"])
def test_a_share_is_the_ratio_of_the_sums(figures: Deliver, share: Indicator) -> None:
    ask = figures(
        share,
        """
        unit     period       numerator  denominator
        ekudden  2023-05..12  2          40
        ekudden  2024-01..04  3          10
        """,
    )

    assert ask("ekudden", "2024-04", R12).value == pytest.approx((8 * 2 + 4 * 3) / (8 * 40 + 4 * 10) * 100)


def test_a_waiting_time_is_the_mean_of_the_months(figures: Deliver) -> None:
    ask = figures(WAIT, YEAR_AND_A_MONTH)

    assert ask("ekudden", "2024-01", R12).value == pytest.approx((11 * 10 + 30) / 12)


def test_the_month_before_is_one_month_less_and_one_more(figures: Deliver) -> None:
    ask = figures(TALKS, YEAR_AND_A_MONTH)

    assert ask("ekudden", "2024-01", R12).change_previous_month == 30 - 1000
