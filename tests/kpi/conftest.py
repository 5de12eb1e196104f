"""Random worlds, computed once for all tests that only look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache

import pytest

from nsvh_dash.kpi import Snapshot
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Observation
from tests.reference.random_world import random_world
from tests.spec.fast import fast_snapshot


@dataclass(frozen=True)
class World:
    """What was delivered against a catalogue, and every figure computed from it."""

    catalogue: Catalogue
    observations: list[Observation]
    snapshot: Snapshot


Worlds = Callable[[int], World]


@pytest.fixture(scope="session")
def worlds() -> Iterator[Worlds]:
    """The random world of a seed, computed when it is first asked for: read it, do not write."""
    with ExitStack() as open_till_the_end:

        @cache
        def world(seed: int) -> World:
            catalogue, observations = random_world(seed)
            snapshot = open_till_the_end.enter_context(fast_snapshot(catalogue, observations))
            return World(catalogue, observations, snapshot)

        yield world
