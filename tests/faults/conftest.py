"""A nursery and a small database for every test that does harm."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults.processes import Nursery, nursery


@pytest.fixture(scope="module")
def born() -> Iterator[Nursery]:
    """Where processes come from."""
    with nursery() as made:
        yield made
