"""Enligt budget: the budget of the same series, node and period."""

from __future__ import annotations

from nsvh_dash.model.indicator import Measure, TimeRule, UnitRule
from nsvh_dash.model.target import Budget
from tests.reference.building import indicator
from tests.spec.world import R12, YTD, Deliver, target

CLINICAL = indicator("clinical_time", UnitRule.SUM, TimeRule.SUM, Measure.HOURS)
HOURS = """
    unit     period       scenario  value
    ekudden  2024-01      actual    100
    ekudden  2024-02      actual    130
    ekudden  2024-01..02  budget    120
    åsen     2024-01..02  actual    50
    åsen     2024-01..02  budget    40
"""
AS_BUDGETED = [target(CLINICAL, Budget())]


def test_the_month_and_the_year_to_date_have_a_budget_each(figures: Deliver) -> None:
    ask = figures(CLINICAL, HOURS, targets=AS_BUDGETED)

    assert (ask("ekudden", "2024-02").target, ask("ekudden", "2024-02").status) == (120, "reached")
    assert ask("ekudden", "2024-02", YTD).target == 120 + 120
    assert ask("ekudden", "2024-02", YTD).deviation == (100 + 130) - (120 + 120)
    assert ask("ekudden", "2024-02", YTD).status == "missed"
    assert ask("ekudden", "2024-02", R12).target is None


def test_the_area_s_budget_is_the_sum_of_the_units(figures: Deliver) -> None:
    halmstad = figures(CLINICAL, HOURS, targets=AS_BUDGETED)("halmstad", "2024-02", YTD)

    assert halmstad.target == 2 * 120 + 2 * 40
    assert halmstad.value == 100 + 130 + 2 * 50
    assert halmstad.status == "reached"


def test_a_budget_reported_for_the_area_itself_wins(figures: Deliver) -> None:
    ask = figures(CLINICAL, HOURS + "halmstad 2024-02 budget 999", targets=AS_BUDGETED)

    assert ask("halmstad", "2024-02").target == 999


def test_a_period_is_not_held_against_the_budget_of_fewer_months(figures: Deliver) -> None:
    ask = figures(
        CLINICAL,
        """
        unit     period       scenario  value
        ekudden  2024-01..02  actual    100
        ekudden  2024-02      budget    120
        """,
        targets=AS_BUDGETED,
    )

    assert ask("ekudden", "2024-02").target == 120
    assert (ask("ekudden", "2024-02", YTD).target, ask("ekudden", "2024-02", YTD).status) == (None, "no_target")
