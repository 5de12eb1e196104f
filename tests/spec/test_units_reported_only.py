"""Medians and indices do not add up: a level nobody reported has no figure, and says why."""

from __future__ import annotations

from tests.spec.world import CHAT, R12, YTD, Deliver

UNITS = """
    unit     period   value
    ekudden  2024-04  10
    åsen     2024-04  14
"""


def test_two_medians_make_no_median(figures: Deliver) -> None:
    ask = figures(CHAT, UNITS)

    assert ask("ekudden", "2024-04").value == 10
    assert ask("vc", "2024-04").value is None
    assert (ask("vc", "2024-04").state, ask("vc", "2024-04").status) == ("missing", "missing")
    assert (ask("vc", "2024-04").reporting, ask("vc", "2024-04").expected) == (2, 3)


def test_a_level_that_reports_its_own_has_one(figures: Deliver) -> None:
    vc = figures(CHAT, UNITS + "vc 2024-04 12")("vc", "2024-04")

    assert (vc.value, vc.origin) == (12, "reported")


def test_months_make_no_longer_period_either(figures: Deliver) -> None:
    ask = figures(CHAT, UNITS + "vc 2024-01..04 12")

    assert ask("vc", "2024-04", YTD).value is None
    assert ask("vc", "2024-04", R12).value is None


def test_a_reported_year_to_date_stands(figures: Deliver) -> None:
    vc = figures(CHAT, UNITS + "vc 2024-04 12\n vc ytd:2024-04 13")("vc", "2024-04", YTD)

    assert (vc.value, vc.state, vc.origin) == (13, "reported", "reported")
