"""A world small enough to import in a moment: two units, one series, every value of a delivery the same number."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Any

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports.tables import write_export
from nsvh_dash.settings import Settings
from tests.conftest import ROOT

CATALOGUE = ROOT / "tests" / "files" / "catalogue" / "sound"
UNITS = ("Vårdcentralen Norr", "Vårdcentralen Söder")
MONTHS = [f"{year}-{month:02d}" for year in (2023, 2024) for month in range(1, 13)][:16]


def settings_in(folder: Path, lock_seconds: float = 30.0) -> Settings:
    """The small world's database in a folder, by its own copy of the definitions."""
    catalogue = folder / "catalogue"
    if not catalogue.exists():
        shutil.copytree(CATALOGUE, catalogue)
    return Settings(database=folder / "nsvh.duckdb", catalogue=catalogue, lock_seconds=lock_seconds)


def environment(settings: Settings) -> dict[str, str]:
    """The same for another process."""
    return {
        "NSVH_DATABASE": str(settings.database),
        "NSVH_CATALOGUE": str(settings.catalogue),
        "NSVH_LOCK_SECONDS": str(settings.lock_seconds),
    }


def delivery(folder: Path, number: int, name: str = "samtal.csv", **fields: str) -> Path:
    """A file that gives every unit the same number of calls in every month."""
    path = folder / name
    rows = [
        f"{fields.get('unit', unit)};calls_received;{month};{fields.get('value', number)}"
        for unit in UNITS
        for month in MONTHS
    ]
    path.write_text("Enhet;Indikator;Period;Värde\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def state(settings: Settings, scratch: Path) -> dict[str, Any]:
    """All that can be told from outside: the import log, every row that counts, every figure."""
    found: dict[str, Any] = {
        "batches": [[b.id, b.kind, b.concerns, b.withdrawn, list(b.files)] for b in intake.batches(settings)]
    }
    dashboard = Dashboard.open(settings)
    try:
        for what in ("observations", "kpi"):
            target = scratch / f"{what}.csv"
            write_export(dashboard, what, target)
            with target.open(encoding="utf-8", newline="") as file:
                found[what] = sorted(csv.reader(file))
    finally:
        dashboard.close()
    return found


def files_of(settings: Settings) -> set[str]:
    """The names of what lies with the database, snapshots by what they are."""
    beside = {path.name for path in settings.database.parent.iterdir()} - {"catalogue"}
    return beside | {path.name.split("-")[0] for path in settings.snapshots.iterdir()}
