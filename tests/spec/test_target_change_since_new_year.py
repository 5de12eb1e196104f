"""So many more by the year's end: a month's target is the straight line from December last year."""

from __future__ import annotations

import pytest

from nsvh_dash.model.target import ChangeSinceNewYear
from tests.spec.world import LISTED, YTD, Deliver, target

LISTED_PATIENTS = """
    unit  period   value
    vc    2023-12  171167
    vc    2024-01  171300
    vc    2024-03  170645
    vc    2024-04  170391
    vc    2024-12  171667
"""
FIVE_HUNDRED_MORE = [target(LISTED, ChangeSinceNewYear(amount=500))]


@pytest.mark.parametrize(
    ("month", "wanted", "status"),
    [
        ("2024-01", 171_167 + 1 / 12 * 500, "reached"),
        ("2024-04", 171_167 + 4 / 12 * 500, "near"),
        ("2024-12", 171_167 + 500, "reached"),
    ],
)
def test_the_straight_line(figures: Deliver, month: str, wanted: float, status: str) -> None:
    vc = figures(LISTED, LISTED_PATIENTS, targets=FIVE_HUNDRED_MORE)("vc", month)

    assert vc.target == pytest.approx(wanted)
    assert vc.status == status


def test_the_shortfall_is_against_the_month_s_own_target(figures: Deliver) -> None:
    """Published: 941 short of 171 332, 254 fewer than in March, 776 fewer than at New Year; three different figures."""
    april = figures(LISTED, LISTED_PATIENTS, targets=FIVE_HUNDRED_MORE)("vc", "2024-04")

    assert april.deviation == pytest.approx(170_391 - (171_167 + 4 / 12 * 500))
    assert april.change_previous_month == 170_391 - 170_645
    assert april.change_year_start == 170_391 - 171_167


def test_it_speaks_of_months_only(figures: Deliver) -> None:
    ask = figures(LISTED, LISTED_PATIENTS, targets=FIVE_HUNDRED_MORE)

    assert ask("vc", "2024-04", YTD).status == "no_target"


def test_a_number_is_not_shared_out_to_units(figures: Deliver) -> None:
    ask = figures(LISTED, "unit period value\n ekudden 2023-12 9\n ekudden 2024-04 10", targets=FIVE_HUNDRED_MORE)

    assert (ask("ekudden", "2024-04").target_id, ask("ekudden", "2024-04").status) == (None, "no_target")


def test_without_a_december_there_is_no_line(figures: Deliver) -> None:
    ask = figures(LISTED, "unit period value\n vc 2024-04 170391", targets=FIVE_HUNDRED_MORE)

    assert (ask("vc", "2024-04").target, ask("vc", "2024-04").status) == (None, "no_target")
