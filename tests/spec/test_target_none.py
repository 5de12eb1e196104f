"""No target (yet): shown, never judged."""

from __future__ import annotations

import pytest

from nsvh_dash.model.target import Level, NoTarget, Target
from tests.spec.world import VISITS, YTD, Deliver, target


@pytest.mark.parametrize("targets", [[], [target(VISITS, NoTarget())]], ids=["none", "not_clear_yet"])
def test_a_value_without_target_is_shown_and_not_judged(figures: Deliver, targets: list[Target]) -> None:
    vc = figures(VISITS, "unit period value\n ekudden 2024-01 5", targets=targets)("vc", "2024-01")

    assert (vc.value, vc.target, vc.deviation, vc.status) == (5, None, None, "no_target")
    assert (vc.reached, vc.near, vc.missed, vc.not_judged) == (0, 0, 0, 3)


def test_a_target_speaks_of_its_own_year(figures: Deliver) -> None:
    last_years = [target(VISITS, Level(value=1), year=2023)]

    vc = figures(VISITS, "unit period value\n ekudden 2024-01 5", targets=last_years)("vc", "2024-01")
    assert vc.status == "no_target"


def test_no_value_is_missing_and_not_without_target(figures: Deliver) -> None:
    ask = figures(VISITS, "unit period value\n ekudden 2024-01 5")

    assert ask("åsen", "2024-01", YTD).status == "missing"
