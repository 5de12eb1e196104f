"""What every test stands on: no test reaches the real database, and the demo is built once a run."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import hypothesis
import pytest

from nsvh_dash.settings import Settings
from tests.browser.chromium import chromium_path

ROOT = Path(__file__).parent.parent
REAL_DATABASE = ROOT / "data" / "nsvh.duckdb"
BUILD_SECONDS = 600
"""How long a worker waits for the one that builds the demo database."""

# How quick an example is says something of the machine alone.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")


def is_real(database: object) -> bool:
    """True for the product's own ledger and everything that lies with it."""
    path = Path(str(database)).resolve()
    return path.parent in (REAL_DATABASE.parent, REAL_DATABASE.with_suffix(".snapshots"))


@pytest.fixture(autouse=True, scope="session")
def a_core_of_its_own() -> Iterator[None]:
    """Each worker has one core: a database in it gets by with one thread, which spares handing small tables around.

    Servers, commands and the demo's build are processes of their own and take what they find.
    """
    connect = duckdb.connect

    def single(
        database: object = ":memory:", *, config: dict[str, Any] | None = None, **options: Any
    ) -> duckdb.DuckDBPyConnection:
        return connect(database, config={"threads": 1, **(config or {})}, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(duckdb, "connect", single)
        yield


@pytest.fixture(autouse=True)
def no_real_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has an empty place of its own for a database; opening the real one is an error."""
    connect = duckdb.connect

    def guarded(database: object = ":memory:", *args: Any, **options: Any) -> duckdb.DuckDBPyConnection:
        if is_real(database):
            raise AssertionError(f"a test opened the real database: {database}")
        return connect(database, *args, **options)

    monkeypatch.setattr(duckdb, "connect", guarded)
    monkeypatch.setenv("NSVH_DATABASE", str(tmp_path / "nsvh.duckdb"))


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run see."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demo"
    folder.mkdir(exist_ok=True)
    return folder


class DemoBuild:
    """The demo built through the command line, by whichever worker comes first, beside the tests that need no demo."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "nsvh.duckdb"
        self._done, self._failed = folder / "done", folder / "failed"
        try:
            (folder / "building").touch(exist_ok=False)
        except FileExistsError:
            return
        environment = os.environ | {"NSVH_DATABASE": str(self.database)}
        threading.Thread(target=self._build, args=(environment,)).start()

    def _build(self, environment: dict[str, str]) -> None:
        outcome = subprocess.run(
            [sys.executable, "-m", "nsvh_dash", "build", "--demo"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        said = outcome.stdout + outcome.stderr
        (self._failed if outcome.returncode else self._done).write_text(said, encoding="utf-8")

    def wait(self) -> None:
        """Return when it is built; fail with what the build said when it is not."""
        give_up = time.monotonic() + BUILD_SECONDS
        while not self._done.exists() and not self._failed.exists() and time.monotonic() < give_up:
            time.sleep(0.2)
        if not self._done.exists():
            said = self._failed.read_text(encoding="utf-8") if self._failed.exists() else "it did not finish in time"
            pytest.fail(f"the demo database could not be built: {said}")


@pytest.fixture(scope="session", autouse=True)
def demo_build(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> DemoBuild | None:
    """The build begins with the run, where any test of it needs the demo."""
    if not any(map(needs_demo, request.session.items)):
        return None
    return DemoBuild(shared_folder(tmp_path_factory))


@pytest.fixture(scope="session")
def demo_settings(demo_build: DemoBuild) -> Settings:
    """Settings of the demo database, built through the ordinary import. Shared: read it, do not write."""
    demo_build.wait()
    return Settings(database=demo_build.database)


def needs_demo(item: pytest.Item) -> bool:
    """True for a test that reads the demo database."""
    return "demo_settings" in getattr(item, "fixturenames", ())


def changes(item: pytest.Item) -> bool:
    """True for a browser test that imports and writes."""
    return "changing_app" in getattr(item, "fixturenames", ())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: the quick ones have spoken by then, and Playwright's event loop disturbs nobody.

    First those that need no demo: it is being built meanwhile. Of the browser's, those that change what they look at:
    they take longest, and the last to begin decides how long one worker waits for the other.
    """
    items.sort(key=lambda item: (item.get_closest_marker("browser") is not None, needs_demo(item), not changes(item)))


@pytest.hookimpl(wrapper=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Skipped browser tests are the last and loudest thing said."""
    yield
    if chromium_path() is None and "skipped" in terminalreporter.stats:
        terminalreporter.section("BROWSER TESTS SKIPPED", sep="!", red=True, bold=True)
        terminalreporter.line("No Chromium on this machine: nobody has looked at the pages in a browser.")
        terminalreporter.line("Install it (apt install chromium) and run the tests again.")
