"""A share of an area is Σ numerators / Σ denominators of its units, never the mean of their percentages."""

from __future__ import annotations

import pytest

from tests.spec.world import ANSWERED, Deliver

TWO_UNITS = """
    unit     period   numerator  denominator
    ekudden  2024-04  38         42
    åsen     2024-04  40         41
"""


def test_an_area_is_the_ratio_of_the_sums(figures: Deliver) -> None:
    ask = figures(ANSWERED, TWO_UNITS)

    halmstad = ask("halmstad", "2024-04")
    assert halmstad.value == pytest.approx((38 + 40) / (42 + 41) * 100)
    assert (halmstad.numerator, halmstad.denominator) == (38 + 40, 42 + 41)
    assert (halmstad.state, halmstad.origin) == ("computed", "computed")


def test_a_big_unit_weighs_more_than_a_small_one(figures: Deliver) -> None:
    ask = figures(
        ANSWERED,
        """
        unit     period   numerator  denominator
        ekudden  2024-04  1          10
        åsen     2024-04  90         90
        """,
    )

    mean_of_percentages = (1 / 10 + 90 / 90) / 2 * 100
    assert ask("halmstad", "2024-04").value == pytest.approx((1 + 90) / (10 + 90) * 100)
    assert ask("halmstad", "2024-04").value != pytest.approx(mean_of_percentages)


def test_a_unit_is_its_own_ratio_as_reported(figures: Deliver) -> None:
    ekudden = figures(ANSWERED, TWO_UNITS)("ekudden", "2024-04")

    assert ekudden.value == pytest.approx(38 / 42 * 100)
    assert (ekudden.state, ekudden.origin) == ("reported", "reported")


def test_every_level_adds_up_the_level_below(figures: Deliver) -> None:
    ask = figures(ANSWERED, TWO_UNITS + "öringe 2024-04 7 10")

    for above in ("vc", "nsvh"):
        assert ask(above, "2024-04").value == pytest.approx((38 + 40 + 7) / (42 + 41 + 10) * 100)


def test_a_bare_percentage_cannot_be_added_up(figures: Deliver) -> None:
    ask = figures(
        ANSWERED,
        """
        unit     period   numerator  denominator  value
        ekudden  2024-04  38         42           -
        åsen     2024-04  -          -            97.5
        """,
    )

    assert ask("åsen", "2024-04").value == 97.5
    assert ask("halmstad", "2024-04").value == pytest.approx(38 / 42 * 100)


def test_a_share_of_nothing_does_not_apply_but_is_delivered(figures: Deliver) -> None:
    ask = figures(
        ANSWERED,
        """
        unit     period   numerator  denominator
        ekudden  2024-04  38         42
        åsen     2024-04  0          0
        """,
    )

    assert ask("åsen", "2024-04").value is None
    assert ask("åsen", "2024-04").state == "not_applicable"
    assert ask("halmstad", "2024-04").value == pytest.approx((38 + 0) / (42 + 0) * 100)
    assert (ask("halmstad", "2024-04").reporting, ask("halmstad", "2024-04").expected) == (2, 2)
