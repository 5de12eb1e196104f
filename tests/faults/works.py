"""What the processes of these tests do. Each takes text; its database stands in the environment, as ever."""

from __future__ import annotations

import itertools
import json
import os
import resource
import signal
import threading
import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

from nsvh_dash import intake
from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.cli import main, watching
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi import Figure, read_figures
from nsvh_dash.model.period import Month
from nsvh_dash.model.upload import Upload
from nsvh_dash.settings import Settings
from nsvh_dash.sources import read_delivery
from nsvh_dash.store import Connection, scratch_folder
from tests.faults.world import delivery, files_of, state


def command(*arguments: str) -> int:
    """The command line."""
    return main(arguments)


def watch(*arguments: str) -> int:
    """The command that watches a folder, with little patience between two looks."""
    with patch.object(watching, "_SECONDS_BETWEEN_LOOKS", 0.2):
        return main(("watch", *arguments))


def command_as_nobody(*arguments: str) -> int:
    """The command line of a user who may do nothing special: root heeds no permissions.

    That user may not be able to read Python's own library: what reading a file loads is loaded before.
    """
    read_delivery(Path(arguments[-1]), load_catalogue(Settings().catalogue))
    os.setgid(65534)
    os.setuid(65534)
    return main(arguments)


def app_import(file: str) -> None:
    """The app's import: the same door, in a process that reads its pages meanwhile."""
    serving = Dashboard.open(Settings())
    threading.Thread(target=_keep_reading, args=(serving,), daemon=True).start()
    uploads = [Upload(Path(file).name, Path(file).read_bytes())]
    shown = intake.preview(Settings(), uploads)
    intake.commit(Settings(), uploads, shown, {warning.id for warning in shown.warnings}, note="appen")


def _keep_reading(dashboard: Dashboard) -> None:
    while True:
        dashboard.scorecard("vc", Month(2024, 4))
        time.sleep(0.02)  # a reader looks at the page between two clicks


def inspect(scratch: str) -> None:
    """Judge a database as the next run finds it; the verdict is left in a file."""
    settings, place = Settings(), Path(scratch)
    verdict = {"faults": intake.check(settings), "state": state(settings, place), "files": sorted(files_of(settings))}
    (place / "verdict.json").write_text(json.dumps(verdict), encoding="utf-8")


def import_killed_at(step: str, file: str) -> None:
    """An import that is killed right at a step towards what lasts."""
    execute, replace, renamed = Connection.execute, Path.replace, []

    def executing(db: Connection, sql: str, *arguments: Any) -> None:
        if sql == "COMMIT" and step == "before_commit" and renamed_or_drafted():
            os.kill(os.getpid(), signal.SIGKILL)
        execute(db, sql, *arguments)
        if sql == "COMMIT" and step == "after_commit" and renamed_or_drafted():
            os.kill(os.getpid(), signal.SIGKILL)

    def renamed_or_drafted() -> bool:
        return any(Settings().snapshots.glob(".draft-*"))

    def replacing(path: Path, target: Path) -> Path:
        done = replace(path, target)
        renamed.append(target)
        if (step, len(renamed)) in (("draft_named", 1), ("pointer_moved", 2)):
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    with patch.object(Connection, "execute", executing), patch.object(Path, "replace", replacing):
        intake.import_files(Settings(), [Path(file)])


def command_with_little_disk(limit: str, *arguments: str) -> int:
    """The command line where no file may grow beyond so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    return main(arguments)


def hold_scratch(parent: str) -> None:
    """A run that is at work in a temporary folder."""
    with scratch_folder(Path(parent)) as folder:
        (folder / "half.duckdb").write_bytes(b"half")
        note = Path(parent) / "noting"
        note.write_text(str(folder), encoding="utf-8")
        note.rename(Path(parent) / "held")
        time.sleep(600)


def import_in_a_loop(scratch: str, seconds: str) -> None:
    """One import after the other, three at least, every value of each the number of the round."""
    end = time.monotonic() + float(seconds)
    for number in itertools.count(1):
        if time.monotonic() > end and number > 3:
            break
        intake.import_files(Settings(), [delivery(Path(scratch), number)])
    (Path(scratch) / "imported").write_text(str(number - 1), encoding="utf-8")


def read_in_a_loop(scratch: str, reader: str) -> None:
    """Pages opened over and over while somebody imports: every figure of one read is of one and the same import."""
    read, newest = 0, 0
    while not (Path(scratch) / "imported").exists():
        dashboard = Dashboard.open(Settings())
        tiles = dashboard.scorecard("vc", Month(2024, 4))
        figures = read_figures(dashboard.snapshot, ["calls_received"], None, Month(2024, 1), Month(2024, 4))
        dashboard.close()
        per_unit = {figure.value / _parts(figure) for figure in figures if figure.value is not None}
        assert len(per_unit) == 1, f"figures of more than one import: {per_unit}"
        [number] = per_unit
        assert tiles is not None
        assert number >= newest, "back in time"
        newest = max(newest, number)
        read += 1
    (Path(scratch) / f"reader-{reader}").write_text(f"{read} {newest:.0f}", encoding="utf-8")


def _parts(figure: Figure) -> int:
    """How many delivered values a sum is made of."""
    return figure.months_reporting * (2 if figure.node_id == "vc" else 1)
