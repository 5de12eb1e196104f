"""Growth: so many per cent above the same period last year; for an R12 measure, above the R12 a year before."""

from __future__ import annotations

import pytest

from nsvh_dash.model.target import AboveLastYear, Growth
from tests.spec.world import R12, TALKS, VISITS, YTD, Deliver, target

TWO_YEARS = """
    unit     period       value
    ekudden  2023-01      100
    ekudden  2023-02..12  50
    ekudden  2024-01      104
    ekudden  2024-02      56
"""
TEN_PER_CENT = [target(VISITS, Growth(percent=10))]


def test_a_month_against_the_same_month(figures: Deliver) -> None:
    ask = figures(VISITS, TWO_YEARS, targets=TEN_PER_CENT)

    assert ask("ekudden", "2024-01").target == pytest.approx(100 * 1.10)
    assert ask("ekudden", "2024-01").status == "missed"
    assert ask("ekudden", "2024-02").target == pytest.approx(50 * 1.10)
    assert ask("ekudden", "2024-02").status == "reached"


def test_a_year_to_date_against_the_same_months(figures: Deliver) -> None:
    figure = figures(VISITS, TWO_YEARS, targets=TEN_PER_CENT)("ekudden", "2024-02", YTD)

    assert figure.target == pytest.approx((100 + 50) * 1.10)
    assert figure.deviation == pytest.approx((104 + 56) - (100 + 50) * 1.10)
    assert figure.status == "missed"


def test_an_r12_measure_against_the_twelve_months_a_year_before_and_nothing_else(figures: Deliver) -> None:
    ask = figures(
        TALKS,
        """
        unit     period       value
        ekudden  2022-01..12  10
        ekudden  2023-01..12  11
        """,
        targets=[target(TALKS, Growth(percent=10), year=2023)],
    )

    figure = ask("ekudden", "2023-12", R12)
    assert figure.target == pytest.approx(12 * 10 * 1.10)
    assert figure.status == "reached"
    assert ask("ekudden", "2023-12").target is None
    assert ask("ekudden", "2023-12", YTD).target is None


def test_nothing_to_compare_with_is_no_target(figures: Deliver) -> None:
    ask = figures(VISITS, "unit period value\n ekudden 2024-01 100", targets=TEN_PER_CENT)

    assert (ask("ekudden", "2024-01").target, ask("ekudden", "2024-01").status) == (None, "no_target")


@pytest.mark.parametrize(("now", "status"), [(101, "reached"), (100, "near"), (99, "near"), (90, "missed")])
def test_above_last_year_means_above(figures: Deliver, now: int, status: str) -> None:
    ask = figures(
        VISITS,
        f"unit period value\n ekudden 2023-04 100\n ekudden 2024-04 {now}",
        targets=[target(VISITS, AboveLastYear())],
    )

    assert ask("ekudden", "2024-04").target == 100
    assert ask("ekudden", "2024-04").status == status


def test_above_last_year_every_month_says_nothing_of_the_year_to_date(figures: Deliver) -> None:
    ask = figures(VISITS, TWO_YEARS, targets=[target(VISITS, AboveLastYear())])

    assert ask("ekudden", "2024-02").status == "reached"
    assert ask("ekudden", "2024-02", YTD).status == "no_target"
