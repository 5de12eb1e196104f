"""A run that is killed at any moment leaves the state before it or after it, and nothing else."""

from __future__ import annotations

import fcntl
import json
import os
import random
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.settings import Settings
from nsvh_dash.store import clear_abandoned, scratch_folder
from nsvh_dash.ui import cache
from tests.faults.processes import Child, Nursery
from tests.faults.world import delivery, environment, settings_in, state

ROUNDS = int(os.environ.get("NSVH_KILLS", "50"))
"""Kills of each way to import, at random moments."""
FEW = 5
"""After so many kills on one side only, the range of moments is moved."""
MANY = 20
"""So many kills fall on both sides of what they interrupt."""
WHOLE = {"nsvh.duckdb", "nsvh.snapshots", "current", "snapshot"}
"""What lies with a database that nobody is working on."""


@dataclass(frozen=True)
class Before:
    """A database with one import, the next delivery, and what is known before and after that."""

    settings: Settings
    file: Path
    before: dict[str, Any]
    after: dict[str, Any]

    def restored(self, folder: Path) -> Settings:
        """A fresh copy to do harm to."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.settings.database.parent, folder)
        return settings_in(folder)


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Before:
    scratch, folder = tmp_path_factory.mktemp("scratch"), tmp_path_factory.mktemp("before")
    settings = settings_in(folder)
    intake.import_files(settings, [delivery(scratch, 10, "januari.csv")])
    before = state(settings, scratch)
    shutil.copytree(folder, scratch / "after")
    later = settings_in(scratch / "after")
    file = delivery(scratch, 20, "februari.csv")
    intake.import_files(later, [file])
    return Before(settings, file, _plain(before), _plain(state(later, scratch)))


def _plain(found: dict[str, Any]) -> dict[str, Any]:
    return dict(json.loads(json.dumps(found)))


IMPORTS = {
    "command_line": ("command", ("import",)),
    "app": ("app_import", ()),
}
"""Both ways to import: the work, and what stands before the file."""


def begin(born: Nursery, way: str, settings: Settings, origin: Before, log: Path) -> Child:
    """Start an import."""
    work, arguments = IMPORTS[way]
    return born.start(work, log, environment(settings), *arguments, str(origin.file))


def judged(born: Nursery, settings: Settings, scratch: Path) -> dict[str, Any]:
    """What the next run says of the database."""
    verdict, log = scratch / "verdict.json", scratch / "judge.txt"
    verdict.unlink(missing_ok=True)
    code = born.start("inspect", log, environment(settings), str(scratch)).join()
    assert code == 0, log.read_text(encoding="utf-8")
    return dict(json.loads(verdict.read_text(encoding="utf-8")))


def duration(born: Nursery, way: str, origin: Before, scratch: Path) -> float:
    """How long an import takes here and now, from birth to end."""
    settings = origin.restored(scratch / "measured")
    begun = time.monotonic()
    code = begin(born, way, settings, origin, scratch / "log.txt").join()
    assert code == 0, (scratch / "log.txt").read_text(encoding="utf-8")
    return time.monotonic() - begun


@pytest.mark.parametrize("way", IMPORTS)
def test_an_import_killed_at_any_moment_is_before_or_after(
    born: Nursery, origin: Before, way: str, tmp_path: Path
) -> None:
    seed = int(os.environ.get("NSVH_SEED", time.time_ns() % 1_000_000))
    sys.stdout.write(f"NSVH_SEED={seed}\n")  # pytest shows it when the test fails
    moments = random.Random(seed)
    longest = 1.1 * min(duration(born, way, origin, tmp_path) for _ in range(2))
    seen = {"before": 0, "after": 0}
    for _ in range(ROUNDS):
        settings = origin.restored(tmp_path / "world")
        child = begin(born, way, settings, origin, tmp_path / "log.txt")
        time.sleep(moments.uniform(0, longest))
        child.kill()
        child.join()
        verdict = judged(born, settings, tmp_path)
        assert verdict["faults"] == []
        assert verdict["state"] in (origin.before, origin.after)
        assert set(verdict["files"]) == WHOLE
        seen["before" if verdict["state"] == origin.before else "after"] += 1
        if sum(seen.values()) % FEW == 0 and not all(seen.values()):  # a machine grown slower or quicker since
            longest *= 1.5 if seen["before"] else 0.67
    assert all(seen.values()) or ROUNDS < MANY, f"the moments all fell on one side: {seen}"
    assert "Traceback" not in (tmp_path / "log.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("step", "left"),
    [("before_commit", "before"), ("after_commit", "after"), ("draft_named", "after"), ("pointer_moved", "after")],
)
def test_an_import_killed_between_two_steps_is_before_or_after(
    born: Nursery, origin: Before, step: str, left: str, tmp_path: Path
) -> None:
    settings = origin.restored(tmp_path / "world")
    child = born.start("import_killed_at", tmp_path / "log.txt", environment(settings), step, str(origin.file))
    assert child.join() == -signal.SIGKILL
    verdict = judged(born, settings, tmp_path)
    assert verdict["faults"] == []
    assert verdict["state"] == getattr(origin, left)
    assert set(verdict["files"]) == WHOLE


def test_whoever_reads_after_a_kill_sees_what_was_kept(born: Nursery, origin: Before, tmp_path: Path) -> None:
    settings = origin.restored(tmp_path / "world")
    born.start("import_killed_at", tmp_path / "log.txt", environment(settings), "after_commit", str(origin.file)).join()
    answer = tmp_path / "answer.json"
    asked = ["kpi", "calls_received", "--unit", "vc", "--month", "2024-04", "--json"]
    assert born.start("command", answer, environment(settings), *asked).join() == 0
    assert json.loads(answer.read_text(encoding="utf-8"))["actual"] == 20 + 20


def test_a_running_app_shows_what_was_kept(
    born: Nursery, origin: Before, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = origin.restored(tmp_path / "world")
    born.start("import_killed_at", tmp_path / "log.txt", environment(settings), "after_commit", str(origin.file)).join()
    shown = Dashboard.current_version(settings)
    for name, value in environment(settings).items():
        monkeypatch.setenv(name, value)
    key = cache.version_key()
    assert key == f"{settings.database}|{Dashboard.current_version(settings)}"
    assert key != f"{settings.database}|{shown}"


def test_check_says_what_it_cleared_away(born: Nursery, origin: Before, tmp_path: Path) -> None:
    settings = origin.restored(tmp_path / "world")
    born.start(
        "import_killed_at", tmp_path / "log.txt", environment(settings), "before_commit", str(origin.file)
    ).join()
    said = tmp_path / "said.txt"
    assert born.start("command", said, environment(settings), "check").join() == 0
    assert "Överbliven fil borttagen" in said.read_text(encoding="utf-8")


def test_the_folder_of_a_killed_run_is_removed_and_that_of_a_living_one_is_not(tmp_path: Path, born: Nursery) -> None:
    with scratch_folder(tmp_path) as mine:
        child = born.start("hold_scratch", tmp_path / "log.txt", {}, str(tmp_path))
        while not (tmp_path / "held").exists():
            time.sleep(0.01)
        child.kill()
        child.join()
        theirs = Path((tmp_path / "held").read_text(encoding="utf-8"))
        assert theirs.is_dir()
        assert clear_abandoned(tmp_path) == [theirs]
        assert mine.is_dir()
        assert not theirs.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["held", "log.txt"]


def test_a_folder_that_is_being_made_or_removed_is_not_taken_for_abandoned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[list[Path]] = []

    def sweep_once_before(place: Any, step: str) -> None:
        work = getattr(place, step)

        def done(*arguments: Any, **options: Any) -> Any:
            monkeypatch.setattr(place, step, work)
            swept.append(clear_abandoned(tmp_path))
            return work(*arguments, **options)

        monkeypatch.setattr(place, step, done)

    sweep_once_before(fcntl, "flock")
    with scratch_folder(tmp_path) as folder:
        assert folder.is_dir()
        sweep_once_before(Path, "unlink")
    assert swept == [[], []]
    assert list(tmp_path.iterdir()) == []
