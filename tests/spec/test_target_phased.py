"""A phased plan has one number a month; it says nothing of the year to date, of other months or of the units."""

from __future__ import annotations

from nsvh_dash.model.target import Phased
from tests.spec.world import VISITS, YTD, Deliver, target

VISITED = """
    unit     period   value
    ekudden  2024-01  60000
    ekudden  2024-02  60465
    ekudden  2024-03  62000
    ekudden  2024-04  66020
"""
APRIL_ONLY = [target(VISITS, Phased(months={4: 56_632}))]


def test_the_month_with_a_number_is_judged(figures: Deliver) -> None:
    april = figures(VISITS, VISITED, targets=APRIL_ONLY)("vc", "2024-04")

    assert (april.target, april.status) == (56_632, "reached")
    assert april.deviation == 66_020 - 56_632


def test_a_month_without_a_number_is_not(figures: Deliver) -> None:
    march = figures(VISITS, VISITED, targets=APRIL_ONLY)("vc", "2024-03")

    assert (march.target, march.status) == (None, "no_target")


def test_the_year_to_date_is_not_four_times_april(figures: Deliver) -> None:
    ytd = figures(VISITS, VISITED, targets=APRIL_ONLY)("vc", "2024-04", YTD)

    assert (ytd.target, ytd.deviation, ytd.status) == (None, None, "no_target")


def test_units_do_not_inherit_it(figures: Deliver) -> None:
    assert figures(VISITS, VISITED, targets=APRIL_ONLY)("ekudden", "2024-04").status == "no_target"
