"""A goal for the year asks each month for a part of the way: a straight line, last year's profile or the budget's."""

from __future__ import annotations

import pytest

from nsvh_dash.model.period import Month
from nsvh_dash.model.target import ChangeSinceNewYear, Level, Milestones, Target, YearGoal
from tests.spec.world import ANSWERED, LISTED, VISITS, YTD, Deliver, target

STOCK = """
    unit     period   value
    ekudden  2022-12  1000
    ekudden  2023-04  1010
    ekudden  2023-12  1050
    ekudden  2024-04  1060
"""


def test_a_straight_line_is_a_twelfth_a_month(figures: Deliver) -> None:
    more = target(LISTED, ChangeSinceNewYear(amount=60), at="ekudden")

    assert figures(LISTED, STOCK, targets=[more])("ekudden", "2024-04").target == 1050 + 4 / 12 * 60


def test_last_years_profile_goes_as_far_as_last_year_had_gone(figures: Deliver) -> None:
    more = target(LISTED, ChangeSinceNewYear(amount=60, milestones=Milestones.LAST_YEAR_PROFILE), at="ekudden")
    ask = figures(LISTED, STOCK, targets=[more])

    assert ask("ekudden", "2024-04").target == pytest.approx(1050 + (1010 - 1000) / (1050 - 1000) * 60)


def test_a_profile_that_leads_away_from_the_goal_asks_for_nothing(figures: Deliver) -> None:
    shrinking = STOCK.replace("1050", "990")
    more = target(LISTED, ChangeSinceNewYear(amount=60, milestones=Milestones.LAST_YEAR_PROFILE), at="ekudden")

    assert figures(LISTED, shrinking, targets=[more])("ekudden", "2024-04").target is None


def test_a_years_number_of_visits_is_judged_on_the_year_to_date(figures: Deliver) -> None:
    goal = target(VISITS, YearGoal(value=1200), at="ekudden")
    ask = figures(VISITS, "unit period value\n ekudden 2024-01..04 110", targets=[goal])

    assert ask("ekudden", "2024-04", YTD).target == 1200 * 4 / 12
    assert ask("ekudden", "2024-04", YTD).status == "reached"
    assert ask("ekudden", "2024-04").target is None


def test_the_budgets_curve_spreads_the_year_as_budgeted(figures: Deliver) -> None:
    goal = target(VISITS, YearGoal(value=1000, milestones=Milestones.BUDGET_CURVE), at="ekudden")
    table = """
        unit     period       scenario value
        ekudden  2024-01..04  actual   90
        ekudden  2024-01..06  budget   100
        ekudden  2024-07      budget   20
        ekudden  2024-08..12  budget   100
    """

    assert figures(VISITS, table, targets=[goal])("ekudden", "2024-04", YTD).target == pytest.approx(
        1000 * (4 * 100) / (11 * 100 + 20)
    )


def test_a_target_revised_during_the_year_holds_from_its_month(figures: Deliver) -> None:
    def level(value: float, first: int, last: int) -> Target:
        return Target(
            indicator=ANSWERED.id,
            node="vc",
            year=2024,
            wording=f"{value} %",
            rule=Level(value=value),
            valid_from=Month(2024, first),
            valid_to=Month(2024, last),
            reason="nytt beslut",
        )

    table = "unit period numerator denominator\n ekudden 2024-01..12 90 100"
    ask = figures(ANSWERED, table, targets=[level(95, 1, 5), level(85, 6, 12)])

    assert (ask("vc", "2024-05").target, ask("vc", "2024-05").status) == (95, "missed")
    assert (ask("vc", "2024-06").target, ask("vc", "2024-06").status) == (85, "reached")
