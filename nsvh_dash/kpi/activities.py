"""The rules of activities: which are late, which are soon due, and in what order they want to be seen."""

from __future__ import annotations

import datetime as dt

from nsvh_dash.model.record import Activity, Strand, Urgency
from nsvh_dash.model.record_book import RecordBook, in_order

SOON_DAYS = 30


def urgency(activity: Activity, day: dt.date) -> Urgency:
    """Late when its day has passed and it is neither done nor cancelled; soon when that is thirty days off at most."""
    if not activity.state.is_open:
        return Urgency.CLOSED
    if activity.due < day:
        return Urgency.LATE
    return Urgency.SOON if activity.due <= day + dt.timedelta(days=SOON_DAYS) else Urgency.LATER


def is_late(activity: Activity, day: dt.date) -> bool:
    """Whether its day has passed and it is neither done nor cancelled."""
    return urgency(activity, day) is Urgency.LATE


def in_urgency(activities: list[Activity], day: dt.date) -> list[Activity]:
    """Late ones first, then what is soon due, each by its day."""
    return sorted(activities, key=lambda found: (urgency(found, day), found.due, in_order(found.id)))


def activities_of(book: RecordBook, strand: Strand, belongs_to: str) -> list[Activity]:
    """The activities of an assignment, an area of work or a risk, by id."""
    return [one for one in book.standing(Activity) if (one.strand, one.belongs_to) == (strand, belongs_to)]
