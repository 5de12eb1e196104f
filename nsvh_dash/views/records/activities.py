"""Activities as they are listed: what is late and soon due first, filtered by state, owner and strand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.activities import SOON_DAYS, in_urgency, urgency
from nsvh_dash.kpi.goal_states import GoalState, state_of_activity
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.record import Activity, ActivityState, RecordKind, Risk, Strand, Urgency, WorkArea
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.views import format as fmt
from nsvh_dash.views.texts import activities as words


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity, ready to be read."""

    id: str
    text: str
    part_of: str
    """The strand, and what in it the activity belongs to."""
    owner: str
    place: str
    due: str
    urgency: Urgency
    state: ActivityState
    state_word: str
    """`Försenad` for one that is late, else how far it has come."""
    goal_state: GoalState
    """What it counts as for the assignment it is a part of."""
    note: str
    invented: bool


@dataclass(frozen=True, slots=True)
class ActivityFilter:
    """What a reader wants to see; empty for everything."""

    state: str = ""
    owner: str = ""
    strand: str = ""

    def lets_through(self, row: ActivityRow, strand: Strand) -> bool:
        """Whether an activity is wanted."""
        state = words.LATE_CODE if row.urgency is Urgency.LATE else row.state.value
        asked = ((self.state, (state, row.state.value)), (self.owner, (row.owner,)), (self.strand, (strand.value,)))
        return all(not wanted or wanted in known for wanted, known in asked)


@dataclass(frozen=True, slots=True)
class ActivityList:
    """The activities of a node and below it."""

    sentences: tuple[str, ...]
    late: tuple[ActivityRow, ...]
    soon: tuple[ActivityRow, ...]
    later: tuple[ActivityRow, ...]
    closed: tuple[ActivityRow, ...]
    owners: tuple[str, ...]
    """Every owner there is, also of those filtered away."""
    is_empty: bool
    """True where there are none at all."""


def build_activities(
    catalogue: Catalogue, book: RecordBook, activities: Sequence[Activity], day: dt.date, wanted: ActivityFilter
) -> ActivityList:
    """The list on a day."""
    ordered = in_urgency(list(activities), day)
    rows = [(activity.strand, activity_row(catalogue, book, activity, day)) for activity in ordered]
    shown = [row for strand, row in rows if wanted.lets_through(row, strand)]
    parts = [tuple(row for row in shown if row.urgency is kind) for kind in Urgency]
    owners = sorted({activity.owner for activity in activities}, key=fmt.alphabetical)
    every = [row for _, row in rows]
    return ActivityList(
        counted(every, day), parts[0], parts[1], parts[2], parts[3], tuple(owners), is_empty=not activities
    )


def activity_rows(
    catalogue: Catalogue, book: RecordBook, activities: Iterable[Activity], day: dt.date
) -> tuple[ActivityRow, ...]:
    """Activities of one thing, the most urgent first."""
    return tuple(activity_row(catalogue, book, one, day) for one in in_urgency(list(activities), day))


def activity_row(catalogue: Catalogue, book: RecordBook, activity: Activity, day: dt.date) -> ActivityRow:
    """One activity on a day."""
    asks = urgency(activity, day)
    return ActivityRow(
        activity.id,
        activity.text,
        f"{fmt.capital(activity.strand.word)}: {owner_name(catalogue, book, activity)}",
        activity.owner,
        place_name(catalogue, activity.node),
        fmt.date(activity.due),
        asks,
        activity.state,
        words.LATE if asks is Urgency.LATE else fmt.capital(activity.state.word),
        state_of_activity(activity, day),
        activity.note,
        activity.invented,
    )


def owner_name(catalogue: Catalogue, book: RecordBook, activity: Activity) -> str:
    """What an activity belongs to, by name."""
    if activity.strand is Strand.GOALS:
        assignment = catalogue.assignments_by_id.get(activity.belongs_to)
        return assignment.name if assignment else activity.belongs_to
    kind = RecordKind.RISK if activity.strand is Strand.INTERNAL_CONTROL else RecordKind.WORK_AREA
    found = book.find(kind, activity.belongs_to)
    if isinstance(found, Risk):
        return f"{found.id} {found.text}"
    return found.title if isinstance(found, WorkArea) else activity.belongs_to


def place_name(catalogue: Catalogue, node_id: str) -> str:
    """A node's name; its id where the catalogue no longer has it."""
    return catalogue.organisation[node_id].name if node_id in catalogue.organisation else node_id


def counted(rows: Sequence[ActivityRow], day: dt.date) -> tuple[str, ...]:
    """How many are open, late and soon due, on a day."""
    many = [sum(row.urgency is kind for row in rows) for kind in Urgency]
    if not rows:
        return ()
    left, closed = words.activities(sum(many[:3])), words.activities(many[3])
    late = f"Försenade: {fmt.counting(many[0])}." if many[0] else "Ingen är försenad."
    soon = f"Ska vara klara inom {SOON_DAYS} dagar: {fmt.counting(many[1])}." if many[1] else ""
    open_then = f"{fmt.capital(fmt.date(day))} återstår {left}, och {closed} har avslutats."
    return tuple(filter(None, (open_then, late, soon)))
