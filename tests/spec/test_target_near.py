"""Nearly reached is within the indicator's tolerance, a share of the target: 2 % unless set otherwise."""

from __future__ import annotations

import pytest

from nsvh_dash.model.indicator import Direction, Indicator, Measure, TimeRule, UnitRule
from nsvh_dash.model.target import Level
from tests.reference.building import indicator
from tests.spec.world import Deliver, target


def told(name: str, direction: Direction = Direction.UP, tolerance: float = 0.02) -> Indicator:
    return indicator(name, UnitRule.REPORTED, TimeRule.REPORTED, Measure.INDEX, direction, tolerance=tolerance)


@pytest.mark.parametrize(
    ("measured", "level", "value", "status"),
    [
        (told("subscribed"), 32.5, 32.2, "near"),  # published as "nås nästan"
        (told("subscribed"), 32.5, 32.5 - 0.02 * 32.5, "near"),
        (told("subscribed"), 32.5, 32.5 - 0.021 * 32.5, "missed"),
        (told("subscribed"), 32.5, 32.5, "reached"),
        (told("waiting", Direction.DOWN), 16, 16 * 1.02, "near"),
        (told("waiting", Direction.DOWN), 16, 16 * 1.03, "missed"),
        (told("wide", tolerance=0.2), 50, 41, "near"),
        (told("exact", tolerance=0.0), 50, 49.99, "missed"),
        (told("variance"), 0, -0.01, "missed"),  # a share of nothing is no room at all
        (told("variance"), -100, -101, "near"),
    ],
)
def test_within_the_tolerance(figures: Deliver, measured: Indicator, level: float, value: float, status: str) -> None:
    ask = figures(
        measured,
        f"unit period value\n vc 2024-04 {value}",
        targets=[target(measured, Level(value=level))],
    )

    assert ask("vc", "2024-04").status == status
