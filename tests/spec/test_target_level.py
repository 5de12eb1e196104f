"""A level is reached at or above it (higher is better) or at or below it (lower is better); strict: only beyond."""

from __future__ import annotations

import pytest

from nsvh_dash.model.indicator import Direction, Indicator, TimeRule, UnitRule
from nsvh_dash.model.target import Level
from tests.reference.building import indicator
from tests.spec.world import ANSWERED, CHAT, YTD, Deliver, target

UP = indicator("level_up", UnitRule.REPORTED, TimeRule.REPORTED, tolerance=0.0)
DOWN = indicator("level_down", UnitRule.REPORTED, TimeRule.REPORTED, direction=Direction.DOWN, tolerance=0.0)


@pytest.mark.parametrize(
    ("measured", "strict", "value", "status"),
    [
        (UP, False, 90.1, "reached"),
        (UP, False, 90.0, "reached"),
        (UP, False, 89.9, "missed"),
        (UP, True, 90.1, "reached"),
        (UP, True, 90.0, "near"),  # on the bound and no further: as near as can be
        (DOWN, False, 89.9, "reached"),
        (DOWN, False, 90.0, "reached"),
        (DOWN, False, 90.1, "missed"),
        (DOWN, True, 89.9, "reached"),
        (DOWN, True, 90.0, "near"),
    ],
)
def test_a_bound_of_90(figures: Deliver, measured: Indicator, strict: bool, value: float, status: str) -> None:
    ask = figures(
        measured,
        f"unit period value\n ekudden 2024-04 {value}",
        targets=[target(measured, Level(value=90, strict=strict), at="ekudden")],
    )

    figure = ask("ekudden", "2024-04")
    assert figure.status == status
    assert figure.deviation == pytest.approx(value - 90)


def test_the_deviation_is_value_less_target_whichever_way_is_better(figures: Deliver) -> None:
    ask = figures(CHAT, "unit period value\n vc 2024-04 12", targets=[target(CHAT, Level(value=15))])

    assert ask("vc", "2024-04").deviation == 12 - 15
    assert ask("vc", "2024-04").status == "reached"


def test_binary_arithmetic_does_not_decide(figures: Deliver) -> None:
    ask = figures(
        ANSWERED,
        "unit period numerator denominator\n ekudden 2024-04 0.9 1.0\n åsen 2024-04 0.3 0.333333333333333333",
        targets=[target(ANSWERED, Level(value=90))],
    )

    assert ask("ekudden", "2024-04").status == "reached"
    assert ask("åsen", "2024-04").status == "reached"


def test_a_level_of_a_share_speaks_of_the_month_and_of_the_year_to_date(figures: Deliver) -> None:
    ask = figures(
        ANSWERED,
        """
        unit     period   numerator  denominator
        ekudden  2024-03  50         100
        ekudden  2024-04  96         100
        """,
        targets=[target(ANSWERED, Level(value=95))],
    )

    assert ask("ekudden", "2024-04").status == "reached"
    assert ask("ekudden", "2024-04", YTD).deviation == pytest.approx((50 + 96) / (100 + 100) * 100 - 95)
    assert ask("ekudden", "2024-04", YTD).status == "missed"
