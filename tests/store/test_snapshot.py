"""Snapshots: readers never see half a version, and the pointer moves only to a finished one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nsvh_dash.model.errors import StoreDamaged
from nsvh_dash.store import Connection, SnapshotFolder


def holding(number: int) -> Callable[[Path], None]:
    def build(path: Path) -> None:
        with Connection.open(path) as db:
            db.create("answer", {"number": "INTEGER"}, [(number,)])

    return build


def publish(folder: SnapshotFolder, version: str, build: Callable[[Path], None]) -> None:
    with folder.draft(build) as draft:
        folder.show(draft, version)


def test_nothing_is_current_before_the_first_version(tmp_path: Path) -> None:
    assert SnapshotFolder(tmp_path / "snapshots").current_version() is None


def test_a_reader_keeps_its_version_while_a_newer_is_published(tmp_path: Path) -> None:
    folder = SnapshotFolder(tmp_path)
    publish(folder, "1", holding(1))
    reader = folder.open("1")
    publish(folder, "2", holding(2))
    assert folder.current_version() == "2"
    assert reader.rows("SELECT number FROM answer") == [(1,)]
    assert folder.open("2").rows("SELECT number FROM answer") == [(2,)]


def test_a_failed_build_leaves_the_old_version_and_no_trace(tmp_path: Path) -> None:
    folder = SnapshotFolder(tmp_path)
    publish(folder, "1", holding(1))

    def fail(path: Path) -> None:
        path.write_bytes(b"half")
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        publish(folder, "2", fail)
    assert folder.current_version() == "1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current", "snapshot-1.duckdb"]


def test_old_versions_are_forgotten_but_not_the_newest_three(tmp_path: Path) -> None:
    folder = SnapshotFolder(tmp_path)
    for number in range(5):
        publish(folder, str(number), holding(number))
    assert len(list(tmp_path.glob("snapshot-*.duckdb"))) == 3
    assert folder.current_version() == "4"


def test_a_version_that_is_gone_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(StoreDamaged, match="saknas"):
        SnapshotFolder(tmp_path).open("7")
