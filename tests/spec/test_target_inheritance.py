"""A unit without a target of its own takes its nearest ancestor's, if a level or a percentage, never a count."""

from __future__ import annotations

import pytest

from nsvh_dash.model.indicator import Measure, TimeRule, UnitRule
from nsvh_dash.model.organisation import Organisation
from nsvh_dash.model.target import Growth, Level, NoTarget
from tests.reference.building import indicator
from tests.spec.world import ANSWERED, TREE, VISITS, Deliver, moving, target

ANSWERS = "unit period numerator denominator\n ekudden 2024-04 92 100\n öringe 2024-04 92 100"


def test_a_level_is_inherited_from_any_height(figures: Deliver) -> None:
    ask = figures(ANSWERED, ANSWERS, targets=[target(ANSWERED, Level(value=95), at="nsvh")])

    for node_id in ("nsvh", "vc", "halmstad", "ekudden"):
        assert (ask(node_id, "2024-04").target, ask(node_id, "2024-04").target_id) == (95, "answered@nsvh:2024")


def test_the_nearest_wins(figures: Deliver) -> None:
    ask = figures(
        ANSWERED,
        ANSWERS,
        targets=[target(ANSWERED, Level(value=95)), target(ANSWERED, Level(value=90), at="halmstad")],
    )

    assert (ask("ekudden", "2024-04").target, ask("ekudden", "2024-04").status) == (90, "reached")
    assert (ask("öringe", "2024-04").target, ask("öringe", "2024-04").status) == (95, "missed")


def test_one_s_own_wins_over_all(figures: Deliver) -> None:
    ask = figures(
        ANSWERED,
        ANSWERS,
        targets=[target(ANSWERED, Level(value=95)), target(ANSWERED, NoTarget(), at="ekudden")],
    )

    assert ask("ekudden", "2024-04").status == "no_target"


def test_targets_are_not_inherited_upward(figures: Deliver) -> None:
    ask = figures(ANSWERED, ANSWERS, targets=[target(ANSWERED, Level(value=95), at="halmstad")])

    assert ask("vc", "2024-04").target is None


@pytest.mark.parametrize("measure", [Measure.COUNT, Measure.HOURS])
def test_a_count_is_never_inherited(figures: Deliver, measure: Measure) -> None:
    number = indicator("number", UnitRule.SUM, TimeRule.SUM, measure)
    ask = figures(number, "unit period value\n ekudden 2024-04 9", targets=[target(number, Level(value=9))])

    assert ask("vc", "2024-04").status == "reached"
    assert (ask("ekudden", "2024-04").target, ask("ekudden", "2024-04").target_id) == (None, None)


def test_growth_is_inherited_also_by_counts_against_the_unit_s_own_last_year(figures: Deliver) -> None:
    ask = figures(
        VISITS,
        "unit period value\n ekudden 2023-04 10\n ekudden 2024-04 12\n öringe 2023-04 90\n öringe 2024-04 91",
        targets=[target(VISITS, Growth(percent=10))],
    )

    assert ask("ekudden", "2024-04").target == pytest.approx(10 * 1.10)
    assert ask("vc", "2024-04").target == pytest.approx((10 + 90) * 1.10)


def test_the_ancestors_are_those_of_the_month(figures: Deliver) -> None:
    moves = moving("ekudden", ("halmstad", "2020-01", "2024-02"), ("varberg", "2024-03", None))
    tree = Organisation(tuple(moves if n.id == "ekudden" else n for n in TREE.nodes))
    ask = figures(
        ANSWERED,
        "unit period numerator denominator\n ekudden 2024-02..03 92 100",
        targets=[target(ANSWERED, Level(value=90), at="halmstad"), target(ANSWERED, Level(value=99), at="varberg")],
        tree=tree,
    )

    assert (ask("ekudden", "2024-02").target, ask("ekudden", "2024-03").target) == (90, 99)
