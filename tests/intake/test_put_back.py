"""An older copy of the ledger put back: what pages show is what it says, whatever was published since."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings
from tests.intake.conftest import RATIO, Deliver

PHONE = "Vårdcentralen Ekudden;Telefontillgänglighet;2024-04;{};2000"


@pytest.fixture
def lost(settings: Settings, deliver: Deliver, tmp_path: Path) -> str:
    """A copy of the ledger with one batch is put back after a second was published; the version that is lost."""
    copy = tmp_path / "copy.duckdb"
    deliver("mars.csv", RATIO, "Vårdcentralen Ekudden;Telefontillgänglighet;2024-03;1600;2000", publish_now=True)
    shutil.copyfile(settings.database, copy)
    deliver("april.csv", RATIO, PHONE.format(300), publish_now=True)
    version = Dashboard.current_version(settings)
    assert version is not None
    assert answered(settings) == {300.0}
    shutil.copyfile(copy, settings.database)
    return version


def test_a_copy_is_whole_and_nothing_is_written_over(settings: Settings, deliver: Deliver, tmp_path: Path) -> None:
    copy = Settings(database=tmp_path / "kopia's.duckdb", catalogue=settings.catalogue)
    with pytest.raises(NsvhError, match="Det finns ingen databas"):
        intake.back_up(settings, copy.database)
    deliver("april.csv", RATIO, PHONE.format(300))
    assert intake.back_up(settings, copy.database) == copy.database.stat().st_size
    assert [batch.files for batch in intake.batches(copy)] == [("april.csv",)]
    assert answered(copy) == {300.0}
    with pytest.raises(NsvhError, match="finns redan"):
        intake.back_up(settings, copy.database)


def answered(settings: Settings) -> set[float]:
    """The answered calls of April that pages read."""
    with closing(Dashboard.open(settings)) as dashboard:
        rows = dashboard.snapshot.rows("SELECT numerator FROM observation WHERE month = '2024-04-01'")
    return {numerator for (numerator,) in rows}


def test_what_came_after_the_copy_is_gone_after_build(settings: Settings, lost: str) -> None:
    intake.build(settings)
    assert answered(settings) == set()
    assert intake.check(settings) == []


def test_the_next_command_puts_it_right_by_itself(settings: Settings, lost: str) -> None:
    assert len(intake.batches(settings)) == 1
    assert answered(settings) == set()


def test_a_batch_with_the_number_of_a_lost_one_is_another_version(
    settings: Settings, lost: str, deliver: Deliver
) -> None:
    deliver("april.csv", RATIO, PHONE.format(1700), publish_now=True)
    assert Dashboard.current_version(settings) != lost
    assert answered(settings) == {1700.0}
    assert intake.check(settings) == []
