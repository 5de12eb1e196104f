"""How a goal is doing by what follows it: counts, and the worst of them as its word. Nothing is averaged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.kpi.activities import is_late
from nsvh_dash.model.observation import Status
from nsvh_dash.model.record import Activity, ActivityState


class GoalState(StrEnum):
    """The word of an assignment, a goal or a focus area."""

    MISSED = "missed"
    """Something beneath it misses its target."""
    NEAR = "near"
    """Nothing misses, and something is near."""
    REACHED = "reached"
    """Everything that can be judged reaches its target."""
    NOT_JUDGED = "not_judged"
    """Nothing beneath it can be judged."""


_OF_STATUS = {
    Status.MISSED: GoalState.MISSED,
    Status.NEAR: GoalState.NEAR,
    Status.REACHED: GoalState.REACHED,
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of what stands beneath are in each state."""

    missed: int = 0
    near: int = 0
    reached: int = 0
    not_judged: int = 0

    @property
    def total(self) -> int:
        """All that stands beneath."""
        return self.missed + self.near + self.reached + self.not_judged

    @property
    def state(self) -> GoalState:
        """The worst of what could be judged."""
        if self.missed:
            return GoalState.MISSED
        if self.near:
            return GoalState.NEAR
        return GoalState.REACHED if self.reached else GoalState.NOT_JUDGED


def tally(states: Iterable[GoalState]) -> Tally:
    """Counts of states: of a goal's assignments, of an assignment's indicators and whatever else follows it."""
    those = list(states)
    return Tally(*(those.count(state) for state in GoalState))


def state_of(status: Status) -> GoalState:
    """An indicator's status as a state: what is not judged against a target is not judged here either."""
    return _OF_STATUS.get(status, GoalState.NOT_JUDGED)


def state_of_activity(activity: Activity, day: dt.date) -> GoalState:
    """An activity's state on a day: a late one deviates and a done one has reached it; neither is no judgement yet."""
    if is_late(activity, day):
        return GoalState.MISSED
    return GoalState.REACHED if activity.state is ActivityState.DONE else GoalState.NOT_JUDGED
