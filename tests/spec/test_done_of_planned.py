"""Done of planned: a month tells how many are done so far this year, the year to date what share of the planned."""

from __future__ import annotations

import pytest

from nsvh_dash.model.target import Level, Phased
from tests.spec.world import REVIEWS, YTD, Deliver, target

REVIEWED = """
    unit     period   numerator  denominator
    ekudden  2023-12  99         99
    ekudden  2024-01  100        150
    ekudden  2024-02  120        150
    åsen     2024-01  40         60
    åsen     2024-02  30         60
"""


def test_the_month_is_the_number_done_so_far_this_year(figures: Deliver) -> None:
    vc = figures(REVIEWS, REVIEWED)("vc", "2024-02")

    assert vc.value == (100 + 40) + (120 + 30)
    assert (vc.numerator, vc.denominator) == ((100 + 40) + (120 + 30), (150 + 60) + (150 + 60))


def test_the_year_to_date_is_their_share_of_the_planned(figures: Deliver) -> None:
    vc = figures(REVIEWS, REVIEWED)("vc", "2024-02", YTD)

    assert vc.value == pytest.approx((100 + 120 + 40 + 30) / (150 + 150 + 60 + 60) * 100)
    assert (vc.numerator, vc.denominator) == (100 + 120 + 40 + 30, 150 + 150 + 60 + 60)


def test_a_level_speaks_of_the_share_and_a_plan_of_the_number(figures: Deliver) -> None:
    share = figures(REVIEWS, REVIEWED, targets=[target(REVIEWS, Level(value=95))])
    number = figures(REVIEWS, REVIEWED, targets=[target(REVIEWS, Phased(months={2: 290}))])

    assert (share("vc", "2024-02").status, share("vc", "2024-02", YTD).status) == ("no_target", "missed")
    assert (number("vc", "2024-02").status, number("vc", "2024-02", YTD).status) == ("reached", "no_target")
