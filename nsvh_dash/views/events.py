"""The events to mark in a chart: those that concern what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.event import Event
from nsvh_dash.model.period import Month
from nsvh_dash.views import format as fmt


@dataclass(frozen=True, slots=True)
class EventMark:
    """An event as a mark at its month."""

    month: Month
    label: str
    """A few words beside the mark."""
    text: str
    """The day and what happened, in a sentence."""


def events_for(
    catalogue: Catalogue, indicator_id: str, node_id: str, first: Month, last: Month
) -> tuple[EventMark, ...]:
    """The events from one month up to and including another that concern an indicator at a node, oldest first."""
    found = (
        event
        for event in catalogue.events
        if first <= event.month <= last
        and (not event.indicators or indicator_id in event.indicators)
        and _concerns(catalogue, event, node_id)
    )
    return tuple(
        EventMark(event.month, event.title, f"{fmt.capital(fmt.date(event.date))}: {event.text}")
        for event in sorted(found, key=lambda event: event.date)
    )


def _concerns(catalogue: Catalogue, event: Event, node_id: str) -> bool:
    """True when the event stands at the node or above it, in the tree of the event's month."""
    if not event.nodes:
        return True
    return any(node.id in event.nodes for node in catalogue.organisation.path(node_id, event.month))
