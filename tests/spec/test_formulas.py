"""Shares worked out from series of their own: within the limit, a part of a whole, a yearly rate."""

from __future__ import annotations

import pytest

from nsvh_dash.model.indicator import Formula, TimeRule
from tests.spec.world import R12, YTD, Deliver, made_from, part, unreliable

CALLS = """
    series    unit     period   value
    received  ekudden  2024-04  42
    answered  ekudden  2024-04  38
    received  åsen     2024-04  41
    answered  åsen     2024-04  40
"""
WITHIN = made_from(Formula.WITHIN_LIMIT, "answered", "received")
PARTS = (part("answered"), part("received"))


@pytest.mark.parametrize("formula", [Formula.WITHIN_LIMIT, Formula.SHARE])
def test_a_share_of_two_series(figures: Deliver, formula: Formula) -> None:
    share = made_from(formula, "answered", "received")
    ask = figures((share, *PARTS), CALLS)

    assert ask("ekudden", "2024-04").value == pytest.approx(38 / 42 * 100)
    assert (ask("ekudden", "2024-04").numerator, ask("ekudden", "2024-04").denominator) == (38, 42)
    assert ask("ekudden", "2024-04").origin == "computed"
    assert ask("vc", "2024-04").value == pytest.approx((38 + 40) / (42 + 41) * 100)


def test_both_series_have_to_be_there(figures: Deliver) -> None:
    ask = figures((WITHIN, *PARTS), CALLS + "received öringe 2024-04 99")

    assert ask("öringe", "2024-04").value is None
    assert ask("vc", "2024-04").value == pytest.approx((38 + 40) / (42 + 41) * 100)
    assert (ask("vc", "2024-04").reporting, ask("vc", "2024-04").expected) == (2, 3)


def test_a_figure_reported_for_the_share_itself_wins(figures: Deliver) -> None:
    ask = figures((WITHIN, *PARTS), CALLS + "made ekudden 2024-04 77")

    assert (ask("ekudden", "2024-04").value, ask("ekudden", "2024-04").origin) == (77, "reported")
    assert ask("halmstad", "2024-04").value == pytest.approx(40 / 41 * 100)


def test_a_series_that_cannot_be_trusted_feeds_nothing(figures: Deliver) -> None:
    untrusted = part("answered").model_copy(update={"unreliable": unreliable("2024-04")})
    ask = figures((WITHIN, untrusted, part("received")), CALLS)

    assert ask("ekudden", "2024-04").value is None


def test_the_parts_are_indicators_too(figures: Deliver) -> None:
    ask = figures((WITHIN, *PARTS), CALLS)

    assert ask("vc", "2024-04", of="received").value == 42 + 41


def test_a_yearly_rate_is_leavers_in_twelve_months_over_the_mean_headcount(figures: Deliver) -> None:
    rate = made_from(Formula.ANNUAL_RATE, "leavers", "headcount", time_rule=TimeRule.R12_RATIO)
    ask = figures(
        (rate, part("leavers"), part("headcount")),
        """
        series     unit     period       value
        leavers    ekudden  2023-05..12  1
        headcount  ekudden  2023-05..12  90
        leavers    ekudden  2024-01..04  2
        headcount  ekudden  2024-01..04  120
        """,
    )

    mean_headcount = (8 * 90 + 4 * 120) / 12
    assert ask("ekudden", "2024-04", R12).value == pytest.approx((8 * 1 + 4 * 2) / mean_headcount * 100)
    assert ask("ekudden", "2024-04", YTD).value is None
