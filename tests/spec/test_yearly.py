"""What is followed up once a year has its value in December; other months do not apply and are nobody's miss."""

from __future__ import annotations

from nsvh_dash.model.target import Level
from tests.spec.world import SURVEY, YTD, Deliver, target

SURVEYED = """
    unit     period   value
    ekudden  2023-12  78
    ekudden  2024-12  81
"""


def test_december_carries_the_value(figures: Deliver) -> None:
    ask = figures(SURVEY, SURVEYED, targets=[target(SURVEY, Level(value=79))])

    assert (ask("ekudden", "2024-12").value, ask("ekudden", "2024-12").status) == (81, "reached")
    assert ask("ekudden", "2024-12").change_same_month_last_year == 81 - 78


def test_other_months_do_not_apply(figures: Deliver) -> None:
    april = figures(SURVEY, SURVEYED, targets=[target(SURVEY, Level(value=79))])("ekudden", "2024-04")

    assert (april.value, april.state, april.status) == (None, "not_applicable", "missing")


def test_there_are_no_longer_periods(figures: Deliver) -> None:
    assert not figures(SURVEY, SURVEYED).has("ekudden", "2024-12", YTD)
