"""A value reported for a node itself wins over anything computed for it, and is marked so."""

from __future__ import annotations

import pytest

from nsvh_dash.model.period import PeriodKind
from tests.spec.world import ANSWERED, R12, TERTIAL, VISITS, YTD, Deliver


def test_an_area_that_reports_its_own_figure_has_that_one(figures: Deliver) -> None:
    ask = figures(
        VISITS,
        """
        unit      period   value
        ekudden   2024-04  120
        åsen      2024-04  80
        halmstad  2024-04  250
        """,
    )

    halmstad = ask("halmstad", "2024-04")
    assert (halmstad.value, halmstad.origin, halmstad.state) == (250, "reported", "reported")


def test_the_level_above_builds_on_what_was_reported(figures: Deliver) -> None:
    ask = figures(
        VISITS,
        """
        unit      period   value
        ekudden   2024-04  120
        halmstad  2024-04  250
        öringe    2024-04  10
        """,
    )

    assert ask("vc", "2024-04").value == 250 + 10
    assert ask("vc", "2024-04").origin == "computed"


def test_an_area_that_reports_only_a_percentage_gives_nothing_upward(figures: Deliver) -> None:
    ask = figures(
        ANSWERED,
        """
        unit      period   numerator  denominator  value
        ekudden   2024-04  38         42           -
        halmstad  2024-04  -          -            95
        öringe    2024-04  7          10           -
        """,
    )

    assert ask("halmstad", "2024-04").value == 95
    assert ask("vc", "2024-04").value == pytest.approx(7 / 10 * 100)


@pytest.mark.parametrize(("kind", "prefix"), [(YTD, "ytd"), (R12, "r12"), (TERTIAL, "tertial")])
def test_a_reported_period_wins_over_its_months(figures: Deliver, kind: PeriodKind, prefix: str) -> None:
    ask = figures(
        VISITS,
        f"""
        unit     period            value
        ekudden  2023-01..12       10
        ekudden  2024-01..04       10
        ekudden  {prefix}:2024-04  777
        """,
    )

    figure = ask("ekudden", "2024-04", kind)
    assert (figure.value, figure.origin) == (777, "reported")
    assert ask("ekudden", "2024-03", kind).origin == "computed"


def test_a_reported_period_lacks_no_months(figures: Deliver) -> None:
    ask = figures(VISITS, "unit period value\n ekudden 2024-04 10\n ekudden ytd:2024-04 48")

    figure = ask("ekudden", "2024-04", YTD)
    assert (figure.months_reporting, figure.months_expected) == (4, 4)
