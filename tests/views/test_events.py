"""Events: marked where they concern what is shown, and nowhere else."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from nsvh_dash.model.event import Event
from nsvh_dash.model.period import Month
from nsvh_dash.views.events import events_for
from tests.views.fakes import APRIL, CATALOGUE

STOP = Event(id="stop", date=dt.date(2024, 2, 1), title="Stopp", text="Det slutade.", indicators=("phone",))
TOWN = Event(id="town", date=dt.date(2023, 9, 4), title="Växel", text="Den byttes.", nodes=("halmstad",))
WORLD = dataclasses.replace(CATALOGUE, events=(STOP, TOWN))
FIRST = Month(2021, 5)


def marked(indicator_id: str, node_id: str, first: Month = FIRST, last: Month = APRIL) -> list[str]:
    return [mark.label for mark in events_for(WORLD, indicator_id, node_id, first, last)]


@pytest.mark.parametrize(
    ("indicator_id", "node_id", "labels"),
    [
        ("phone", "ekudden", ["Växel", "Stopp"]),
        ("phone", "halmstad", ["Växel", "Stopp"]),
        ("phone", "öringe", ["Stopp"]),
        ("phone", "nsvh", ["Stopp"]),
        ("sick", "ekudden", ["Växel"]),
        ("sick", "nsvh", []),
    ],
)
def test_an_event_is_inherited_downwards_and_keeps_to_its_indicators(
    indicator_id: str, node_id: str, labels: list[str]
) -> None:
    assert marked(indicator_id, node_id) == labels


def test_only_the_months_shown_are_marked() -> None:
    assert marked("phone", "ekudden", last=Month(2024, 1)) == ["Växel"]
    assert marked("phone", "ekudden", first=Month(2024, 2), last=Month(2024, 2)) == ["Stopp"]


def test_a_mark_says_the_day_and_what_happened() -> None:
    (mark,) = events_for(WORLD, "phone", "nsvh", FIRST, APRIL)
    assert (mark.month, mark.text) == (Month(2024, 2), "1\u00a0februari\u00a02024: Det slutade.")
