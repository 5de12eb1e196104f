"""Snapshots: immutable DuckDB files that pages read, one a data version, and a pointer to the current one.

A reader opens a version by its own file name, so a newer version never changes beneath it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nsvh_dash.model.errors import StoreDamaged
from nsvh_dash.store.connection import Connection

_POINTER = "current"
_DRAFT = ".draft-"
_NEXT = ".current-"
_KEPT = 3
"""How many versions stay: pages opened a moment ago still read theirs."""


class Snapshot:
    """One opened version: read-only, shared by all threads of a process."""

    def __init__(self, connection: Connection, version: str) -> None:
        self._connection = connection
        self.version = version

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self._connection.read(sql, parameters)

    def save(self, sql: str, parameters: tuple[Any, ...], path: Path) -> int:
        """Write a query's rows to a .csv (UTF-8, with a header) or .parquet file; returns how many."""
        return self._connection.save(sql, parameters, path)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


class SnapshotFolder:
    """The folder with the versions and the pointer."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current_version(self) -> str | None:
        """The version pages shall read; None before the first."""
        try:
            version = (self.folder / _POINTER).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        return version if self.path(version).exists() else None

    def open(self, version: str) -> Snapshot:
        """Open a version for reading; StoreDamaged when it is not there."""
        path = self.path(version)
        if not path.exists():
            raise StoreDamaged(f"Ögonblicksbilden {path.name} saknas. Kör kommandot build.")
        return Snapshot(Connection.open(path, read_only=True), version)

    @contextmanager
    def draft(self, build: Callable[[Path], None]) -> Iterator[Path]:
        """A version built beside the others and made durable; gone after the block unless it was shown."""
        self.folder.mkdir(parents=True, exist_ok=True)
        draft = self.folder / f"{_DRAFT}{os.getpid()}.duckdb"
        _remove(draft)
        try:
            build(draft)
            _sync(draft)
            yield draft
        finally:
            _remove(draft)

    def show(self, draft: Path, version: str) -> None:
        """Give a finished draft its name and point to it: from here on it is what pages read."""
        draft.replace(self.path(version))
        pointer = self.folder / f"{_NEXT}{os.getpid()}"
        pointer.write_text(version, encoding="utf-8")
        _sync(pointer)
        pointer.replace(self.folder / _POINTER)
        _sync_folder(self.folder)
        self._forget_old()

    def leftovers(self) -> list[Path]:
        """Drafts that a killed run left. To be asked by whoever holds the ledger: nobody else is building then."""
        return sorted(path for start in (_DRAFT, _NEXT) for path in self.folder.glob(f"{start}*"))

    def path(self, version: str) -> Path:
        """Where a version lies."""
        return self.folder / f"snapshot-{version}.duckdb"

    def _forget_old(self) -> None:
        versions = sorted(self.folder.glob("snapshot-*.duckdb"), key=lambda path: path.stat().st_mtime)
        for path in versions[:-_KEPT]:
            with contextlib.suppress(PermissionError):  # Windows keeps a file that somebody reads
                path.unlink()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new names survive a power cut; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
