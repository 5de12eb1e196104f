"""Checks that an event concerns indicators and nodes there are."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.catalogue.files import Record
from nsvh_dash.catalogue.problems import Problems
from nsvh_dash.model.event import Event


def check_events(
    events: Sequence[tuple[Record, Event]], indicators: set[str], nodes: set[str], problems: Problems
) -> None:
    """Note every event whose id is taken, and every indicator and node that does not exist."""
    first: dict[str, Record] = {}
    for record, event in events:
        known = first.setdefault(event.id, record)
        if known is not record:
            problems.add(record.place("id"), f"finns redan på rad {known.line}", event.id)
        for name in event.indicators:
            if name not in indicators:
                problems.add(record.place("indicators", name), "finns inte bland indikatorerna", name, indicators)
        for name in event.nodes:
            if name not in nodes:
                problems.add(record.place("nodes", name), "finns inte i organisationen", name, nodes)
