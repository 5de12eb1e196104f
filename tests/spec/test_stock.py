"""A stock (listed patients) stands, for a longer period, where its last month stands; it never adds up over time."""

from __future__ import annotations

from tests.spec.world import LISTED, R12, TERTIAL, YTD, Deliver

LISTED_A_MONTH = """
    unit     period   value
    ekudden  2024-01  1000
    ekudden  2024-02  1010
    ekudden  2024-03  1030
    ekudden  2024-04  1025
"""


def test_the_year_to_date_is_the_last_month(figures: Deliver) -> None:
    ask = figures(LISTED, LISTED_A_MONTH)

    assert ask("ekudden", "2024-04", YTD).value == 1025
    assert ask("ekudden", "2024-04", TERTIAL).value == 1025


def test_a_gap_before_the_last_month_does_not_matter(figures: Deliver) -> None:
    ask = figures(LISTED, "unit period value\n ekudden 2024-01 1000\n ekudden 2024-04 1025")

    figure = ask("ekudden", "2024-04", YTD)
    assert figure.value == 1025
    assert (figure.months_reporting, figure.months_expected) == (1, 1)


def test_without_its_last_month_there_is_no_figure(figures: Deliver) -> None:
    ask = figures(LISTED, "unit period value\n ekudden 2024-01..03 1000\n åsen 2024-04 5")

    assert ask("ekudden", "2024-04", YTD).value is None


def test_twelve_rolling_months_need_all_twelve_also_for_a_stock(figures: Deliver) -> None:
    assert figures(LISTED, LISTED_A_MONTH)("ekudden", "2024-04", R12).value is None
