"""A run that is killed at any moment leaves the state before it or after it, and nothing else."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from nsvh_dash import intake
from nsvh_dash.settings import Settings
from tests.faults.processes import app_import, command, inspect, start
from tests.faults.world import delivery, environment, settings_in, state

ROUNDS = int(os.environ.get("NSVH_KILLS", "60"))
"""Kills of each way to import; .ci/run and the ordinary run are the same unless the variable says otherwise."""
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


Importer = Callable[[Settings, Path, Path], BaseProcess]


def by_command_line(settings: Settings, file: Path, log: Path) -> BaseProcess:
    return start(command, environment(settings), ["import", str(file)], log)


def by_app(settings: Settings, file: Path, log: Path) -> BaseProcess:
    return start(app_import, settings, file, log)


def judged(settings: Settings, scratch: Path) -> dict[str, Any]:
    """What the next run says of the database."""
    verdict = scratch / "verdict.json"
    verdict.unlink(missing_ok=True)
    judge = start(inspect, settings, scratch)
    judge.join()
    assert judge.exitcode == 0, "the check broke off"
    return dict(json.loads(verdict.read_text(encoding="utf-8")))


def duration(origin: Before, importer: Importer, scratch: Path) -> float:
    """How long an import takes here and now, from birth to end."""
    settings = origin.restored(scratch / "measured")
    begun = time.monotonic()
    process = importer(settings, origin.file, scratch / "log.txt")
    process.join()
    assert process.exitcode == 0, (scratch / "log.txt").read_text(encoding="utf-8")
    return time.monotonic() - begun


@pytest.mark.parametrize("importer", [by_command_line, by_app])
def test_an_import_killed_at_any_moment_is_before_or_after(
    origin: Before, importer: Importer, tmp_path: Path
) -> None:
    seed = int(os.environ.get("NSVH_SEED", time.time_ns() % 1_000_000))
    print(f"NSVH_SEED={seed}")
    moments = random.Random(seed)
    duration(origin, importer, tmp_path)  # the first process of all pays for what is loaded once
    whole = duration(origin, importer, tmp_path)
    seen = {"before": 0, "after": 0}
    for _ in range(ROUNDS):
        settings = origin.restored(tmp_path / "world")
        process = importer(settings, origin.file, tmp_path / "log.txt")
        time.sleep(moments.uniform(0, whole))
        process.kill()
        process.join()
        verdict = judged(settings, tmp_path)
        assert verdict["faults"] == []
        assert verdict["state"] in (origin.before, origin.after)
        assert set(verdict["files"]) == WHOLE
        seen["before" if verdict["state"] == origin.before else "after"] += 1
    print(seen)
    assert "Traceback" not in (tmp_path / "log.txt").read_text(encoding="utf-8")
