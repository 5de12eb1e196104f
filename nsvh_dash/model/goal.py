"""What a year's operational plan is to reach: focus area, goal, assignment, and what each assignment is followed by."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field, model_validator

_ID = r"^[a-z][a-z0-9_]*$"


class Entry(BaseModel):
    """Something a plan names. Its id is its own over all years."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=_ID)
    name: str
    source: str
    """Where it stands: a document and a section, as `Verksamhetsplan 2022, 1.3`."""


class Continuing(Entry):
    """Something that may take up what an earlier plan named."""

    continues: tuple[str, ...] = ()
    """What it carries on, of the same kind in an earlier plan; several that became one are all named."""


class FocusArea(Continuing):
    """Fokusområde: what the administration is to put its weight on."""


class Goal(Continuing):
    """Mål: what is to be reached within a focus area. Plans may call it something else."""

    focus_area: str


class Assignment(Continuing):
    """Uppdrag or deluppdrag: what the administration does for one or several goals."""

    goals: tuple[str, ...] = ()
    focus_areas: tuple[str, ...] = ()
    """The focus areas it belongs to directly, without a goal between."""
    indicators: tuple[str, ...] = ()
    followed_by_activities: bool = False
    followed_outside: tuple[str, ...] = ()
    """What else the plan follows it by, that is not in the product: `statistik`."""
    note: str = ""

    @model_validator(mode="after")
    def _belongs_somewhere(self) -> Assignment:
        if not self.goals and not self.focus_areas:
            raise ValueError("goals: ett uppdrag hör till minst ett mål, eller direkt till ett fokusområde")
        return self


class IndicatorList(Entry):
    """Indicators that a plan follows without tying them to an assignment."""

    indicators: tuple[str, ...]


class Plan(BaseModel):
    """The goals of one year, in the order of the document that decided them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    year: int
    goals_called: str
    """What the plan calls the level between focus area and assignment."""
    focus_areas: tuple[FocusArea, ...] = ()
    goals: tuple[Goal, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    indicator_lists: tuple[IndicatorList, ...] = ()

    @cached_property
    def assignments_by_id(self) -> dict[str, Assignment]:
        """Assignments by id."""
        return {assignment.id: assignment for assignment in self.assignments}

    def goals_of(self, focus_area: str) -> tuple[Goal, ...]:
        """The goals of a focus area."""
        return tuple(goal for goal in self.goals if goal.focus_area == focus_area)

    def assignments_of(self, goal: str) -> tuple[Assignment, ...]:
        """The assignments that serve a goal."""
        return tuple(assignment for assignment in self.assignments if goal in assignment.goals)

    def directly_in(self, focus_area: str) -> tuple[Assignment, ...]:
        """The assignments of a focus area that have no goal between."""
        return tuple(assignment for assignment in self.assignments if focus_area in assignment.focus_areas)

    def served_by(self, indicator: str) -> tuple[Assignment, ...]:
        """The assignments that an indicator follows."""
        return tuple(assignment for assignment in self.assignments if indicator in assignment.indicators)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """Every indicator the plan names, once, in its order."""
        named: list[Assignment | IndicatorList] = [*self.assignments, *self.indicator_lists]
        return tuple(dict.fromkeys(indicator for entry in named for indicator in entry.indicators))
