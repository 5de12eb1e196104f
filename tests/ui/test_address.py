"""What a list says of a choice: once, and not when it is heard of late."""

from __future__ import annotations

import pytest
import streamlit as st

from nsvh_dash.ui import address


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """The session between two drawings, with the list of a page's views as it was last drawn."""
    held: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", held)
    monkeypatch.setattr(st, "query_params", {})
    monkeypatch.setattr(st, "segmented_control", lambda *_, key, **said: held.update({"draws": (key, said)}))
    address.parts(address.VIEW, "Vy", {"a": "A", "b": "B"}, "a")
    return held


def _press(state: dict[str, object], choice: str) -> None:
    key, said = state["draws"]  # type: ignore[misc]
    state[key] = choice
    said["on_change"](*said["args"])


def test_a_choice_is_asked_for_at_the_next_drawing_alone(state: dict[str, object]) -> None:
    _press(state, "b")
    assert [address.asked()[address.VIEW], address.asked()[address.VIEW]] == ["b", ""]


def test_what_the_page_shows_already_is_not_asked_for_again(state: dict[str, object]) -> None:
    _press(state, "b")
    address.parts(address.VIEW, "Vy", {"a": "A", "b": "B"}, address.asked()[address.VIEW])
    _press(state, "b")
    assert address.asked()[address.VIEW] == ""
