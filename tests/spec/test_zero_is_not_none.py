"""0 is a figure and none is not: a forecast of 0 is 0, no visits are 0 visits, nothing delivered is nothing."""

from __future__ import annotations

import pytest

from nsvh_dash.model.target import Level
from tests.spec.world import ANSWERED, VISITS, YTD, Deliver, target

WITH_A_ZERO = """
    unit     period   value
    ekudden  2024-01  0
    åsen     2024-01  8
"""


def test_zero_is_reported_judged_and_counted(figures: Deliver) -> None:
    ask = figures(VISITS, WITH_A_ZERO, targets=[target(VISITS, Level(value=5), at="ekudden")])

    ekudden = ask("ekudden", "2024-01")
    assert (ekudden.value, ekudden.state, ekudden.status) == (0, "reported", "missed")
    assert ekudden.deviation == 0 - 5
    assert (ask("vc", "2024-01").reporting, ask("vc", "2024-01").expected) == (2, 3)


def test_an_area_of_zeros_is_zero_and_an_area_of_nothing_is_nothing(figures: Deliver) -> None:
    ask = figures(VISITS, "unit period value\n ekudden 2024-01 0\n åsen 2024-01 0")

    assert (ask("halmstad", "2024-01").value, ask("halmstad", "2024-01").state) == (0, "computed")
    assert (ask("varberg", "2024-01").value, ask("varberg", "2024-01").state) == (None, "missing")


def test_a_share_of_zero_is_zero(figures: Deliver) -> None:
    ask = figures(ANSWERED, "unit period numerator denominator\n ekudden 2024-01 0 12")

    assert (ask("ekudden", "2024-01").value, ask("ekudden", "2024-01").state) == (0, "reported")


def test_a_year_to_date_of_zeros_is_zero_of_all_its_months(figures: Deliver) -> None:
    ytd = figures(VISITS, "unit period value\n ekudden 2024-01..03 0")("ekudden", "2024-03", YTD)

    assert (ytd.value, ytd.months_reporting, ytd.months_expected) == (0, 3, 3)


@pytest.mark.parametrize("target_value", [0, -1])
def test_zero_reaches_a_target_of_zero(figures: Deliver, target_value: float) -> None:
    ask = figures(VISITS, WITH_A_ZERO, targets=[target(VISITS, Level(value=target_value), at="ekudden")])

    assert ask("ekudden", "2024-01").status == "reached"


def test_an_explicit_missing_is_missing(figures: Deliver) -> None:
    ask = figures(
        VISITS,
        """
        unit     period   value  state
        ekudden  2024-01  -      missing
        åsen     2024-01  8      reported
        """,
    )

    assert (ask("ekudden", "2024-01").value, ask("ekudden", "2024-01").status) == (None, "missing")
    assert ask("halmstad", "2024-01").reporting == 1
