"""An indicator may set a least denominator: smaller cells are not shown, nor what would give them away."""

from __future__ import annotations

import pytest

from nsvh_dash.model.indicator import Formula, Measure, TimeRule, UnitRule
from nsvh_dash.model.observation import State
from tests.reference.building import indicator
from tests.spec.fast import fast_figures
from tests.spec.world import R12, VISITS, YTD, Answers, compute, made_from, part

PLAN = indicator("plan", UnitRule.RATIO, TimeRule.RATIO, Measure.PERCENT, least_denominator=5)
TABLE = """
    unit     period   numerator denominator
    ekudden  2024-01  6         10
    åsen     2024-01  9         20
    öringe   2024-01  4         8
    ekudden  2024-02  2         4
    åsen     2024-02  10        20
    öringe   2024-02  3         6
    ekudden  2024-03  7         10
    åsen     2024-03  9         20
    öringe   2024-03  4         8
"""


@pytest.fixture(scope="module")
def ask() -> Answers:
    return compute(fast_figures, PLAN, TABLE)


def test_a_cell_on_too_few_is_hidden_and_not_judged(ask: Answers) -> None:
    small = ask("ekudden", "2024-02")
    assert (small.value, small.numerator, small.denominator, small.state) == (None, None, None, State.SUPPRESSED)


def test_its_sibling_is_hidden_too_or_the_group_would_tell(ask: Answers) -> None:
    assert ask("åsen", "2024-02").state is State.SUPPRESSED
    assert ask("halmstad", "2024-02").value == 100 * (2 + 10) / (4 + 20)


def test_the_rest_of_the_month_and_the_area_are_shown(ask: Answers) -> None:
    assert ask("öringe", "2024-02").value == 100 * 3 / 6
    assert ask("vc", "2024-02").value == pytest.approx(100 * (2 + 10 + 3) / (4 + 20 + 6))


def test_no_longer_period_is_shown_that_contains_a_hidden_month(ask: Answers) -> None:
    assert ask("ekudden", "2024-01", YTD).value == 100 * 6 / 10
    assert ask("ekudden", "2024-03", YTD).state is State.SUPPRESSED
    assert ask("åsen", "2024-03", YTD).state is State.SUPPRESSED
    assert ask("ekudden", "2024-03", R12).value is None


def test_no_change_is_shown_from_or_to_a_hidden_month(ask: Answers) -> None:
    assert ask("ekudden", "2024-03").value == 100 * 7 / 10
    assert ask("ekudden", "2024-03").change_previous_month is None


def test_no_change_like_for_like_is_shown_where_a_hidden_cell_lies_inside() -> None:
    later = "ekudden 2025-01..02 7 10\nåsen 2025-01..02 9 20\nöringe 2025-01..02 4 8"
    ask = compute(fast_figures, PLAN, TABLE + later)

    assert ask("vc", "2025-01", YTD).change_same_period_last_year == pytest.approx(
        100 * (7 + 9 + 4) / (10 + 20 + 8) - 100 * (6 + 9 + 4) / (10 + 20 + 8)
    )
    assert ask("öringe", "2025-02", YTD).change_same_period_last_year is not None
    for place in ("ekudden", "halmstad", "vc"):
        assert ask(place, "2025-02", YTD).change_same_period_last_year is None


def test_a_percentage_without_its_numbers_may_stand_on_anything_and_is_hidden_alone() -> None:
    ask = compute(
        fast_figures,
        PLAN,
        """
        unit     period   value numerator denominator
        ekudden  2024-01  80    -         -
        åsen     2024-01  -     9         20
        öringe   2024-01  -     4         8
        """,
    )

    assert ask("ekudden", "2024-01").state is State.SUPPRESSED
    assert ask("åsen", "2024-01").value == 100 * 9 / 20
    assert ask("vc", "2024-01").value == pytest.approx(100 * (9 + 4) / (20 + 8))


def test_what_shares_a_series_with_a_hidden_figure_is_hidden_with_it() -> None:
    careful = made_from(Formula.SHARE, "remote", VISITS.id, least_denominator=5)
    other = made_from(Formula.SHARE, "chats", VISITS.id).model_copy(update={"id": "other"})
    ask = compute(
        fast_figures,
        (careful, other, VISITS, part("remote"), part("chats")),
        """
        series  unit     period   value
        visits  ekudden  2024-01  4
        visits  åsen     2024-01  20
        visits  öringe   2024-01  30
        remote  ekudden  2024-01  1
        remote  åsen     2024-01  5
        remote  öringe   2024-01  6
        chats   ekudden  2024-01  2
        chats   åsen     2024-01  3
        chats   öringe   2024-01  9
        """,
    )

    for series in ("made", "other", "visits", "remote"):
        assert ask("ekudden", "2024-01", of=series).state is State.SUPPRESSED
        assert ask("åsen", "2024-01", of=series).state is State.SUPPRESSED
        assert ask("halmstad", "2024-01", of=series).value is not None
    assert ask("ekudden", "2024-01", of="chats").value == 2
