"""One imports in a loop, four read: no reader ever sees half an import, or an error."""

from __future__ import annotations

import os
from pathlib import Path

from nsvh_dash import intake
from tests.faults.processes import Nursery
from tests.faults.world import delivery, environment, settings_in

SECONDS = os.environ.get("NSVH_READING_SECONDS", "5")
READERS = "abcd"


def test_no_reader_sees_half_an_import_or_an_error(born: Nursery, tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "data")
    intake.import_files(settings, [delivery(tmp_path, 0)])
    log = tmp_path / "log.txt"
    there = environment(settings)
    readers = [born.start("read_in_a_loop", log, there, str(tmp_path), reader) for reader in READERS]
    importer = born.start("import_in_a_loop", log, there, str(tmp_path), SECONDS)
    ends = [child.join() for child in (importer, *readers)]
    assert ends == [0] * len(ends), log.read_text(encoding="utf-8")
    imported = int((tmp_path / "imported").read_text(encoding="utf-8"))
    counts = [(tmp_path / f"reader-{reader}").read_text(encoding="utf-8").split() for reader in READERS]
    assert imported > 1
    assert all(int(read) > 1 and int(newest) > 0 for read, newest in counts), "they saw imports arrive"
    assert intake.check(settings) == []
