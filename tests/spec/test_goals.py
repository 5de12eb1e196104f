"""How a goal is doing is told by counts and by the worst of what could be judged, never by an average."""

from __future__ import annotations

import datetime as dt

import pytest

from nsvh_dash.kpi.goal_states import GoalState, Tally, state_of, state_of_activity, tally
from nsvh_dash.model.observation import Status
from nsvh_dash.model.record import ActivityState
from nsvh_dash.model.target import Level
from tests.records import APRIL_30, SPRING, activity
from tests.spec.world import ANSWERED, Deliver, target

MISSED, NEAR, REACHED, NOT_JUDGED = GoalState
TARGET = [target(ANSWERED, Level(value=95))]
ANSWERS = """
    unit     period   numerator  denominator
    ekudden  2024-01  96         100
    åsen     2024-01  94         100
    öringe   2024-01  50         100
    ekudden  2024-02  96         100
    åsen     2024-02  94         100
    ekudden  2024-03  96         100
"""


def after(figures: Deliver, month: str) -> Tally:
    """An assignment that is followed by three figures of a month."""
    ask = figures(ANSWERED, ANSWERS, targets=TARGET)
    return tally(state_of(Status(ask(unit, month).status)) for unit in ("ekudden", "åsen", "öringe"))


def test_an_assignment_deviates_when_anything_that_follows_it_misses(figures: Deliver) -> None:
    january = after(figures, "2024-01")

    assert (january.missed, january.near, january.reached, january.not_judged) == (1, 1, 1, 0)
    assert january.state is MISSED


def test_it_is_near_when_nothing_misses_and_something_is_near(figures: Deliver) -> None:
    february = after(figures, "2024-02")

    assert (february.missed, february.near, february.reached, february.not_judged) == (0, 1, 1, 1)
    assert february.state is NEAR


def test_it_reaches_its_goal_when_all_that_can_be_judged_do(figures: Deliver) -> None:
    march = after(figures, "2024-03")

    assert (march.missed, march.near, march.reached, march.not_judged) == (0, 0, 1, 2)
    assert march.state is REACHED


def test_it_cannot_be_judged_when_nothing_that_follows_it_can() -> None:
    assert tally([NOT_JUDGED, NOT_JUDGED]).state is NOT_JUDGED
    assert tally([]).state is NOT_JUDGED


@pytest.mark.parametrize("status", [Status.NOT_MEASURABLE, Status.MISSING, Status.NO_TARGET])
def test_what_is_not_judged_against_a_target_is_not_judged_here(status: Status) -> None:
    assert state_of(status) is NOT_JUDGED


def test_a_goal_counts_its_assignments_and_has_the_word_of_the_worst() -> None:
    """Nine that reach their targets do not outweigh one that misses."""
    goal = tally([REACHED] * 9 + [MISSED])

    assert (goal.missed, goal.reached, goal.total) == (1, 9, 9 + 1)
    assert goal.state is MISSED
    assert tally([REACHED, NOT_JUDGED, NEAR]).state is NEAR


@pytest.mark.parametrize(
    ("state", "due", "counts_as"),
    [
        (ActivityState.UNDER_WAY, SPRING, MISSED),
        (ActivityState.DONE, SPRING, REACHED),
        (ActivityState.CANCELLED, SPRING, NOT_JUDGED),
        (ActivityState.PLANNED, APRIL_30, NOT_JUDGED),
    ],
)
def test_an_activity_that_is_late_deviates_one_that_is_done_has_reached_and_no_other_is_judged(
    state: ActivityState, due: dt.date, counts_as: GoalState
) -> None:
    assert state_of_activity(activity(state=state, due=due), APRIL_30) is counts_as


def test_a_late_activity_makes_an_assignment_deviate_whatever_its_indicators_say() -> None:
    late = state_of_activity(activity(due=SPRING), APRIL_30)

    assert tally([REACHED, REACHED, late]).state is MISSED
