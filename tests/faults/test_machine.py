"""What the machine refuses: a full disk, a folder nobody may write in, a database somebody else holds."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from nsvh_dash import intake
from nsvh_dash.settings import Settings
from tests.faults.processes import Nursery
from tests.faults.world import delivery, environment, files_of, settings_in, state


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that every user may look into; pytest's own are for one user only."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def world(place: Path) -> Settings:
    """A database with one import."""
    settings = settings_in(place / "data")
    intake.import_files(settings, [delivery(place, 10, "januari.csv")])
    return settings


def refused(born: Nursery, work: str, settings: Settings, log: Path, *arguments: str) -> str:
    """Run something that shall be refused in words."""
    log.unlink(missing_ok=True)
    code = born.start(work, log, environment(settings), *arguments).join()
    said = log.read_text(encoding="utf-8")
    assert code == 1, said
    assert "Traceback" not in said
    return said


def test_a_full_disk_is_said_and_leaves_what_was(born: Nursery, world: Settings, place: Path, tmp_path: Path) -> None:
    before, whole = state(world, tmp_path), files_of(world)
    file = delivery(place, 20, "februari.csv")
    for limit in (4_000, 30_000, 300_000):
        said = refused(born, "command_with_little_disk", world, place / "log.txt", str(limit), "import", str(file))
        assert "Disken är full" in said
        assert intake.check(world) == []
        assert state(world, tmp_path) == before
        assert files_of(world) == whole
    assert intake.import_files(world, [file]).changed > 0, "with room on the disk the same file goes in"


def test_a_folder_nobody_may_write_in_is_said_and_stays_as_it_was(
    born: Nursery, world: Settings, place: Path, tmp_path: Path
) -> None:
    before = state(world, tmp_path)
    file = delivery(place, 20, "februari.csv")
    content = world.database.read_bytes()
    for path in [world.database.parent, *world.database.parent.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    work = "command_as_nobody" if os.geteuid() == 0 else "command"
    said = refused(born, work, world, place / "log.txt", "import", str(file))
    assert str(world.database) in said
    assert "får inte skriva" in said
    assert world.database.read_bytes() == content
    for path in [world.database.parent, *world.database.parent.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert state(world, tmp_path) == before


def test_a_database_somebody_holds_is_waited_for_then_refused(
    born: Nursery, world: Settings, place: Path, tmp_path: Path
) -> None:
    before = state(world, tmp_path)
    impatient = world.model_copy(update={"lock_seconds": 0.1})
    file = delivery(place, 20, "februari.csv")
    with duckdb.connect(str(world.database)):
        for arguments in (("import", str(file)), ("undo", "1"), ("check",), ("batches",)):
            said = refused(born, "command", impatient, place / "log.txt", *arguments)
            assert "används av en annan körning" in said
    assert state(world, tmp_path) == before


def test_reading_goes_on_while_somebody_holds_the_database(born: Nursery, world: Settings, tmp_path: Path) -> None:
    with duckdb.connect(str(world.database)):
        asked = ["kpi", "calls_received", "--unit", "vc", "--month", "2024-04", "--json"]
        assert born.start("command", tmp_path / "log.txt", environment(world), *asked).join() == 0


def test_two_imports_at_once_take_turns(born: Nursery, world: Settings, place: Path, tmp_path: Path) -> None:
    files = [delivery(place, number, f"{number}.csv") for number in (20, 30)]
    children = [born.start("command", tmp_path / "log.txt", environment(world), "import", str(f)) for f in files]
    assert [child.join() for child in children] == [0, 0], (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert {batch.files for batch in intake.batches(world)} == {("januari.csv",), ("20.csv",), ("30.csv",)}
    assert intake.check(world) == []
