"""The product as an operator runs it: a process of its own, with a private copy of a database."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from nsvh_dash import intake
from nsvh_dash.settings import Settings
from tests.conftest import ROOT

START_SECONDS = 180
"""How long a server may take to its first answer on a busy machine."""


@dataclass(frozen=True)
class App:
    """A running server and the database behind it."""

    url: str
    database: Path
    process: int
    """The server's process id."""

    def address(self, page: str = "", **selection: str) -> str:
        """The link to a page with a selection, as people share it."""
        query = f"?{urlencode(selection)}" if selection else ""
        return f"{self.url}/{page}{query}"

    @property
    def settings(self) -> Settings:
        """Where its database is, for who works on it from another process than the server's: a test's."""
        return Settings(database=self.database)

    def imports(self) -> list[intake.Batch]:
        """The imports of the log."""
        return [batch for batch in intake.batches(self.settings) if batch.kind == "import"]

    def delivered(self, name: str, text: str) -> None:
        """Import a file beside the server."""
        file = self.database.parent / name
        file.write_text(text, encoding="utf-8")
        intake.import_files(self.settings, [file])

    def command(self, *arguments: str) -> dict[str, Any]:
        """Run the command line beside the server, on the same database; returns its JSON."""
        outcome = subprocess.run(
            [sys.executable, "-m", "nsvh_dash", *arguments, "--json"],
            cwd=ROOT,
            env=environment(self.database),
            capture_output=True,
            text=True,
            check=False,
        )
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
        return dict(json.loads(outcome.stdout))


def environment(database: Path) -> dict[str, str]:
    """The environment of a process that works on a database."""
    return os.environ | {"NSVH_DATABASE": str(database)}


@contextmanager
def held_port() -> Iterator[int]:
    """A port for a server, given to nobody else meanwhile: a server may share what is bound and not listened on."""
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", 0))
        yield int(holder.getsockname()[1])


def copy_database(database: Path, folder: Path) -> Path:
    """A private copy of a ledger and its snapshots."""
    shutil.copy(database, folder / database.name)
    snapshots = database.with_suffix(".snapshots")
    shutil.copytree(snapshots, folder / snapshots.name)
    return folder / database.name


@contextmanager
def running(database: Path, log: Path, script: str = "app.py", folder: Path = ROOT) -> Iterator[App]:
    """Serve a database until the block ends, from the folder whose settings Streamlit reads.

    The server says what it has to say in the log.
    """
    options = {"server.headless": "true", "server.address": "127.0.0.1"}
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    with log.open("w", encoding="utf-8") as output, held_port() as port:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(ROOT / script), *flags, "--server.port", str(port)],
            cwd=folder,
            env=environment(database),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}"
            wait_for(f"{url}/_stcore/health", server, log)
            yield App(url, database, server.pid)
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when an address answers; fail with the server's own words when it never does."""
    give_up = time.monotonic() + START_SECONDS
    while time.monotonic() < give_up and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(f"the app did not start:\n{log.read_text(encoding='utf-8')}")
