"""Processes that are born in a moment, so that hundreds can be killed: forked from one that has imported everything."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from nsvh_dash import intake
from nsvh_dash.cli import main
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from tests.faults.world import files_of, state

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.faults.processes"])


def start(work: Callable[..., None], *arguments: Any) -> BaseProcess:
    """Do the work in a process of its own."""
    process = _CONTEXT.Process(target=work, args=arguments)
    process.start()
    return process


def said_to(log: Path) -> None:
    """Let this process say what it says to a file."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        os.dup2(handle, stream.fileno())


def command(environment: dict[str, str], arguments: Sequence[str], log: Path) -> None:
    """The command line."""
    os.environ.update(environment)
    said_to(log)
    raise SystemExit(main(list(arguments)))


def app_import(settings: Settings, file: Path, log: Path) -> None:
    """The app's import: the same door, in a process that reads its pages meanwhile."""
    said_to(log)
    serving = Dashboard.open(settings)
    threading.Thread(target=_keep_reading, args=(serving,), daemon=True).start()
    intake.import_files(settings, [file], note="appen")


def _keep_reading(dashboard: Dashboard) -> None:
    while True:
        dashboard.scorecard("vc", Month(2024, 4))


def inspect(settings: Settings, scratch: Path) -> None:
    """Judge a database as the next run finds it; the verdict is left in a file."""
    verdict = {"faults": intake.check(settings), "state": state(settings, scratch), "files": sorted(files_of(settings))}
    (scratch / "verdict.json").write_text(json.dumps(verdict), encoding="utf-8")
