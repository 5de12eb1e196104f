"""Every month is added up in the organisation of that month: units open, close and move."""

from __future__ import annotations

import pytest

from nsvh_dash.model.indicator import TimeRule, UnitRule
from nsvh_dash.model.organisation import Node, Organisation, TreeChange
from nsvh_dash.model.period import Month
from tests.reference.building import indicator
from tests.spec.world import TREE, VISITS, YTD, Deliver, moving


def tree_with(changed: Node) -> Organisation:
    return Organisation(tuple(changed if node.id == changed.id else node for node in TREE.nodes))


MOVES = tree_with(moving("ekudden", ("halmstad", "2020-01", "2024-02"), ("varberg", "2024-03", None)))
CLOSES = tree_with(moving("ekudden", ("halmstad", "2020-01", "2024-02")))
OPENS = tree_with(moving("ekudden", ("halmstad", "2024-03", None)))
A_HUNDRED_AND_ONE = """
    unit     period       value
    ekudden  2024-01..04  100
    åsen     2024-01..04  10
    öringe   2024-01..04  1
"""


def test_a_unit_that_moves_takes_nothing_of_its_history_along(figures: Deliver) -> None:
    ask = figures(VISITS, A_HUNDRED_AND_ONE, tree=MOVES)

    assert (ask("halmstad", "2024-02").value, ask("varberg", "2024-02").value) == (100 + 10, 1)
    assert (ask("halmstad", "2024-03").value, ask("varberg", "2024-03").value) == (10, 100 + 1)
    assert (ask("halmstad", "2024-03").expected, ask("varberg", "2024-03").expected) == (1, 2)
    assert ask("halmstad", "2024-04", YTD).value == 2 * (100 + 10) + 2 * 10
    assert ask("vc", "2024-03").value == ask("vc", "2024-02").value


def test_the_unit_itself_keeps_its_own_series(figures: Deliver) -> None:
    ask = figures(VISITS, A_HUNDRED_AND_ONE, tree=MOVES)

    assert ask("ekudden", "2024-04", YTD).value == 4 * 100
    assert ask("ekudden", "2024-03").change_previous_month == 0


def test_a_closed_unit_is_neither_expected_nor_counted(figures: Deliver) -> None:
    ask = figures(VISITS, A_HUNDRED_AND_ONE, tree=CLOSES)

    assert not ask.has("ekudden", "2024-03")
    assert (ask("halmstad", "2024-03").value, ask("halmstad", "2024-03").expected) == (10, 1)
    assert ask("halmstad", "2024-04", YTD).value == 2 * (100 + 10) + 2 * 10


def test_a_new_unit_s_year_to_date_begins_when_it_opens(figures: Deliver) -> None:
    ask = figures(VISITS, A_HUNDRED_AND_ONE, tree=OPENS)

    ytd = ask("ekudden", "2024-04", YTD)
    assert (ytd.value, ytd.months_reporting, ytd.months_expected) == (2 * 100, 2, 2)


def test_an_indicator_lives_inside_its_home(figures: Deliver) -> None:
    in_halmstad = indicator("local", UnitRule.SUM, TimeRule.SUM, home="halmstad")
    ask = figures(in_halmstad, A_HUNDRED_AND_ONE, tree=MOVES)

    assert ask("halmstad", "2024-02").value == 100 + 10
    assert not ask.has("vc", "2024-02")
    assert not ask.has("öringe", "2024-02")
    assert not ask.has("ekudden", "2024-03")


@pytest.mark.parametrize(
    ("tree", "node_id", "joined", "left"),
    [
        (TREE, "vc", [], []),
        (MOVES, "vc", [], []),
        (MOVES, "varberg", ["ekudden"], []),
        (MOVES, "halmstad", [], ["ekudden"]),
        (CLOSES, "vc", [], ["ekudden"]),
        (OPENS, "vc", ["ekudden"], []),
    ],
)
def test_a_comparison_can_say_which_units_came_and_went(
    tree: Organisation, node_id: str, joined: list[str], left: list[str]
) -> None:
    april = tree.changed(node_id, Month(2023, 4), Month(2024, 4))

    assert [unit.id for unit in april.joined] == joined
    assert [unit.id for unit in april.left] == left
    assert tree.changed(node_id, Month(2024, 3), Month(2024, 4)) == TreeChange((), ())
