"""Numbers and stocks of an area are the sum of its units; where the indicator says so, their mean."""

from __future__ import annotations

import pytest

from nsvh_dash.model.indicator import Indicator
from tests.spec.world import LISTED, VISITS, WAIT, Deliver

UNITS = """
    unit     period   value
    ekudden  2024-04  120
    åsen     2024-04  80
    öringe   2024-04  10
"""


@pytest.mark.parametrize("number", [VISITS, LISTED], ids=["visits", "stock"])
def test_a_number_adds_up(figures: Deliver, number: Indicator) -> None:
    ask = figures(number, UNITS)

    assert ask("halmstad", "2024-04").value == 120 + 80
    assert ask("vc", "2024-04").value == 120 + 80 + 10
    assert ask("nsvh", "2024-04").value == 120 + 80 + 10


def test_a_number_has_no_numerator(figures: Deliver) -> None:
    vc = figures(VISITS, UNITS)("vc", "2024-04")

    assert (vc.numerator, vc.denominator) == (None, None)


def test_every_unit_weighs_the_same_in_a_mean_however_the_groups_are_cut(figures: Deliver) -> None:
    ask = figures(WAIT, UNITS)

    assert ask("halmstad", "2024-04").value == pytest.approx((120 + 80) / 2)
    assert ask("vc", "2024-04").value == pytest.approx((120 + 80 + 10) / 3)
    assert ask("vc", "2024-04").value != pytest.approx(((120 + 80) / 2 + 10) / 2)
