"""The demo deliveries, generated once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.demo.deliveries import Deliveries, read_deliveries
from tests.demo.world import generate


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("deliveries"))


@pytest.fixture(scope="session")
def delivered(folder: Path) -> Deliveries:
    return read_deliveries(folder)
