"""Four differences that never share a name: against the target, last month, New Year and the same month last year."""

from __future__ import annotations

import pytest

from nsvh_dash.model.target import Level
from tests.spec.world import ANSWERED, R12, VISITS, YTD, Deliver, target

NUMBERS = """
    unit  period       value
    vc    2022-05..12  4
    vc    2023-01      5
    vc    2023-02      10
    vc    2023-03      20
    vc    2023-04      40
    vc    2023-05..11  60
    vc    2023-12      80
    vc    2024-01      6
    vc    2024-02      11
    vc    2024-03      160
    vc    2024-04      320
"""


def test_a_month_has_all_four(figures: Deliver) -> None:
    april = figures(VISITS, NUMBERS, targets=[target(VISITS, Level(value=300))])("vc", "2024-04")

    assert april.deviation == 320 - 300
    assert april.change_previous_month == 320 - 160
    assert april.change_year_start == 320 - 80
    assert april.change_same_month_last_year == 320 - 40


def test_january_s_last_month_is_new_year(figures: Deliver) -> None:
    january = figures(VISITS, NUMBERS)("vc", "2024-01")

    assert january.change_previous_month == january.change_year_start == 6 - 80


def test_a_year_to_date_is_compared_with_the_same_months_of_last_year_only(figures: Deliver) -> None:
    ytd = figures(VISITS, NUMBERS)("vc", "2024-04", YTD)

    assert ytd.change_same_month_last_year == (6 + 11 + 160 + 320) - (5 + 10 + 20 + 40)
    assert (ytd.change_previous_month, ytd.change_year_start) == (None, None)


def test_twelve_months_are_compared_with_those_a_year_before_and_those_to_last_month(
    figures: Deliver,
) -> None:
    r12 = figures(VISITS, NUMBERS)("vc", "2024-04", R12)

    now = 7 * 60 + 80 + 6 + 11 + 160 + 320
    year_before = 8 * 4 + 5 + 10 + 20 + 40
    assert r12.value == now
    assert r12.change_same_month_last_year == now - year_before
    assert r12.change_previous_month == 320 - 40
    assert r12.change_year_start is None


def test_a_change_needs_both_ends(figures: Deliver) -> None:
    ask = figures(VISITS, "unit period value\n vc 2024-02 5\n vc 2024-04 7")

    assert ask("vc", "2024-04").change_previous_month is None
    assert ask("vc", "2024-04").change_year_start is None
    assert ask("vc", "2024-04").change_same_month_last_year is None


def test_a_share_changes_by_percentage_points(figures: Deliver) -> None:
    ask = figures(ANSWERED, "unit period numerator denominator\n vc 2024-03 19 20\n vc 2024-04 90 100")

    assert ask("vc", "2024-04").change_previous_month == pytest.approx(90 / 100 * 100 - 19 / 20 * 100)
