"""Month, year to date and R12 are judged each by itself, and only where the target speaks of it."""

from __future__ import annotations

import pytest

from nsvh_dash.model.indicator import Direction, Measure, TimeRule, UnitRule, YearToDate
from nsvh_dash.model.target import Level
from tests.reference.building import indicator
from tests.spec.world import R12, TERTIAL, VISITS, YTD, Deliver, target

AGENCY = indicator(
    "agency_share",
    UnitRule.RATIO,
    TimeRule.R12_RATIO,
    Measure.PERCENT,
    Direction.DOWN,
    year_to_date=YearToDate.RATIO,
)
STOPPED = """
    unit     period       numerator  denominator
    ekudden  2023-05..12  4.65       100
    ekudden  2024-01..04  0.33       100
"""
"""Hired staff nearly ended at New Year: about 0,3 % since then, about 3,2 % over twelve months."""


def test_an_r12_target_judges_the_twelve_months_only(figures: Deliver) -> None:
    ask = figures(AGENCY, STOPPED, targets=[target(AGENCY, Level(value=2))])

    r12 = ask("ekudden", "2024-04", R12)
    assert r12.value == pytest.approx((8 * 4.65 + 4 * 0.33) / 12)
    assert r12.status == "missed"
    assert ask("ekudden", "2024-04", YTD).value == pytest.approx(4 * 0.33 / 4)
    for kind_is_silent in (ask("ekudden", "2024-04"), ask("ekudden", "2024-04", YTD)):
        assert (kind_is_silent.target, kind_is_silent.status) == (None, "no_target")


def test_a_count_wanted_in_a_month_says_nothing_of_the_year_to_date(figures: Deliver) -> None:
    ask = figures(VISITS, "unit period value\n vc 2024-01..04 50", targets=[target(VISITS, Level(value=60))])

    assert ask("vc", "2024-04").status == "missed"
    assert (ask("vc", "2024-04", YTD).value, ask("vc", "2024-04", YTD).status) == (4 * 50, "no_target")


def test_no_target_speaks_of_a_tertial(figures: Deliver) -> None:
    ask = figures(AGENCY, STOPPED, targets=[target(AGENCY, Level(value=2))])

    assert ask("ekudden", "2024-04", TERTIAL).status == "no_target"


def test_a_period_that_lacks_months_is_not_judged(figures: Deliver) -> None:
    share = indicator("answered", UnitRule.RATIO, TimeRule.RATIO, Measure.PERCENT)
    ask = figures(
        share,
        "unit period numerator denominator\n ekudden 2024-01..02 99 100\n ekudden 2024-04 99 100",
        targets=[target(share, Level(value=95))],
    )

    ytd = ask("ekudden", "2024-04", YTD)
    assert ytd.value == 99
    assert (ytd.months_reporting, ytd.months_expected, ytd.status) == (3, 4, "missing")
    assert ask("ekudden", "2024-04").status == "reached"
