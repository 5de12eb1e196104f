"""A figure made of anything preliminary is preliminary; it is judged like any other."""

from __future__ import annotations

from nsvh_dash.model.target import Level
from tests.spec.world import LISTED, VISITS, YTD, Deliver, target

ONE_PRELIMINARY = """
    unit     period   value  state
    ekudden  2024-01  5      preliminary
    åsen     2024-01  5      reported
    ekudden  2024-02  5      reported
    åsen     2024-02  5      reported
"""


def test_it_shows_on_every_level_above(figures: Deliver) -> None:
    ask = figures(VISITS, ONE_PRELIMINARY, targets=[target(VISITS, Level(value=10))])

    assert ask("ekudden", "2024-01").state == "preliminary"
    assert (ask("vc", "2024-01").state, ask("vc", "2024-01").status) == ("preliminary", "reached")
    assert ask("vc", "2024-02").state == "computed"


def test_it_shows_in_periods_it_is_part_of(figures: Deliver) -> None:
    assert figures(VISITS, ONE_PRELIMINARY)("vc", "2024-02", YTD).state == "preliminary"


def test_a_stock_is_preliminary_only_when_its_last_month_is(figures: Deliver) -> None:
    ask = figures(LISTED, ONE_PRELIMINARY)

    assert ask("vc", "2024-01", YTD).state == "preliminary"
    assert ask("vc", "2024-02", YTD).state == "computed"
