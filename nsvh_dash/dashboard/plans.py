"""The part of the dashboard that reads plans: goals, special assignments, risks and controls, work, activities."""

from __future__ import annotations

from functools import cached_property

from nsvh_dash.kpi import records as living
from nsvh_dash.kpi.activities import activities_of
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.model.record import Activity, Record, RecordKind, Strand
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.store import Snapshot
from nsvh_dash.views.goals import GoalsScreen, read_goals
from nsvh_dash.views.goals.special_assignments import SpecialScreen, read_special_assignments
from nsvh_dash.views.internal_control import InternalControl, read_internal_control
from nsvh_dash.views.records.activities import ActivityFilter, ActivityList, build_activities
from nsvh_dash.views.records.work_environment import WorkEnvironment, read_work_environment


class PlanDoors:
    """What is planned, and how it goes, in one data version."""

    snapshot: Snapshot
    catalogue: Catalogue

    def goals(self, node_id: str, month: Month, year: int | None = None) -> GoalsScreen | None:
        """The goals of a year's plan, the latest by the month unless another is asked for; None without a plan."""
        return read_goals(self.snapshot, self.catalogue, node_id, month, year)

    def special_assignments(self, node_id: str, month: Month) -> SpecialScreen:
        """The special assignments at and below a node, each with its own measures."""
        return read_special_assignments(self.snapshot, self.catalogue, node_id, month)

    @cached_property
    def records(self) -> RecordBook:
        """Every version of every risk, control, area of work and activity."""
        return living.read_book(self.snapshot)

    def records_at(self, kind: RecordKind, node_id: str) -> list[Record]:
        """What stands of a kind at a node and below it."""
        return living.at_node(self.catalogue, self.records, kind, node_id)

    def internal_control(self, node_id: str, month: Month) -> InternalControl:
        """The internkontrollplan of a node and below, as it is read."""
        return read_internal_control(self.catalogue, self.records, node_id, month)

    def activities(self, node_id: str, month: Month, wanted: ActivityFilter) -> ActivityList:
        """The activities of a node and below, judged by a month's last day; those that are asked for."""
        found = living.activities_at(self.catalogue, self.records, node_id, month)
        return build_activities(self.catalogue, self.records, found, month.last_day, wanted)

    def activities_of(self, strand: Strand, belongs_to: str) -> list[Activity]:
        """The activities of an assignment, a risk or an area of work."""
        return activities_of(self.records, strand, belongs_to)

    def work_areas(self, node_id: str, month: Month) -> WorkEnvironment:
        """The areas of the arbetsmiljöplan that concern a node, with the activities there and below."""
        return read_work_environment(self.catalogue, self.records, node_id, month)
