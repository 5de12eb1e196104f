"""A database of a few deliveries, and files in a line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nsvh_dash import intake
from nsvh_dash.intake import Upload
from nsvh_dash.settings import Settings
from tests.conftest import ROOT

RATIO = "Enhet;Indikator;Period;Täljare;Nämnare"
VALUE = "Enhet;Indikator;Period;Värde"
BOOKS = "Enhet;Konto;Period;Utfall;Budget;Prognos"

Deliver = Callable[..., intake.Receipt]
"""Imports a file of a heading and lines, without anybody accepting anything."""


def upload(name: str, *lines: str) -> Upload:
    """A text file of lines, as somebody would drop it."""
    return Upload(name, "\n".join(lines).encode())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The product's own catalogue, closed through 2023, and an empty database."""
    catalogue = Path(shutil.copytree(ROOT / "data" / "catalogue", tmp_path / "catalogue"))
    dataset = (catalogue / "dataset.toml").read_text(encoding="utf-8")
    assert 'closed_through = "2023-12"' in dataset
    return Settings(database=tmp_path / "nsvh.duckdb", catalogue=catalogue)


@pytest.fixture
def deliver(settings: Settings, tmp_path: Path) -> Deliver:
    """Imports lines as one file, as the command line does; publishes only when asked."""

    def run(name: str, *lines: str, publish_now: bool = False) -> intake.Receipt:
        file = tmp_path / name
        file.write_bytes(upload(name, *lines).content)
        return intake.import_files(settings, [file], publish_now=publish_now)

    return run
