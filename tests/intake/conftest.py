"""A database of a few deliveries, and files in a line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache, partial
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


Begin = Callable[..., None]
"""Begins with such an import."""


def upload(name: str, *lines: str) -> Upload:
    """A text file of lines, as somebody would drop it."""
    return Upload(name, "\n".join(lines).encode())


def settings_in(folder: Path) -> Settings:
    """The product's own catalogue, closed through 2023, and an empty database."""
    catalogue = Path(shutil.copytree(ROOT / "data" / "catalogue", folder / "catalogue"))
    dataset = (catalogue / "dataset.toml").read_text(encoding="utf-8")
    assert 'closed_through = "2023-12"' in dataset
    return Settings(database=folder / "nsvh.duckdb", catalogue=catalogue)


def delivered(settings: Settings, name: str, *lines: str, publish_now: bool = False) -> intake.Receipt:
    """Import lines as one file, as the command line does; publish only when asked."""
    file = settings.database.with_name(name)
    file.write_bytes(upload(name, *lines).content)
    return intake.import_files(settings, [file], publish_now=publish_now)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A place of the test's own."""
    return settings_in(tmp_path)


@pytest.fixture
def deliver(settings: Settings) -> Deliver:
    """Imports into it."""
    return partial(delivered, settings)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Settings]:
    """Databases of one import each, made when they are first asked for: copy them, do not write."""

    @cache
    def with_import(*lines: str, publish_now: bool) -> Settings:
        made = settings_in(tmp_path_factory.mktemp("begun"))
        delivered(made, *lines, publish_now=publish_now)
        return made

    return with_import


@pytest.fixture
def begin(settings: Settings, begun: Callable[..., Settings]) -> Begin:
    """Begins with an import that many tests begin with: only the first of them waits for it."""

    def run(*lines: str, publish_now: bool = False) -> None:
        made = begun(*lines, publish_now=publish_now)
        shutil.copy(made.database, settings.database)
        if publish_now:
            shutil.copytree(made.snapshots, settings.snapshots)

    return run
