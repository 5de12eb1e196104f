"""A tertial is January–April, May–August or September–December, up to and including the month."""

from __future__ import annotations

import pytest

from tests.spec.world import ANSWERED, TERTIAL, VISITS, Deliver

A_NUMBER_A_MONTH = "unit period value\n" + "\n".join(f"ekudden 2024-{month:02} {month}" for month in range(1, 13))


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("2024-01", 1),
        ("2024-04", 1 + 2 + 3 + 4),
        ("2024-05", 5),
        ("2024-08", 5 + 6 + 7 + 8),
        ("2024-09", 9),
        ("2024-11", 9 + 10 + 11),
        ("2024-12", 9 + 10 + 11 + 12),
    ],
)
def test_it_starts_over_in_january_may_and_september(figures: Deliver, month: str, expected: float) -> None:
    assert figures(VISITS, A_NUMBER_A_MONTH)("ekudden", month, TERTIAL).value == expected


def test_a_share_is_the_ratio_of_the_sums(figures: Deliver) -> None:
    ask = figures(
        ANSWERED,
        """
        unit     period   numerator  denominator
        ekudden  2024-04  1          100
        ekudden  2024-05  38         42
        ekudden  2024-06  40         41
        """,
    )

    assert ask("ekudden", "2024-06", TERTIAL).value == pytest.approx((38 + 40) / (42 + 41) * 100)
