"""Is the store whole, and is every figure what the rows say?"""

from __future__ import annotations

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.opening import leftovers, opened
from nsvh_dash.kpi.publish import compute_as_of
from nsvh_dash.settings import Settings
from nsvh_dash.store import Connection, SnapshotFolder, scratch_folder


def check(settings: Settings) -> list[str]:
    """Faults of the store, in Swedish: stray rows, an outdated snapshot, figures that a recomputation does not give."""
    catalogue = load_catalogue(settings.catalogue)
    folder = SnapshotFolder(settings.snapshots)
    with (
        opened(settings) as ledger,
        scratch_folder() as scratch,
    ):
        faults = ledger.faults() + leftovers(settings)
        version = folder.current_version()
        if version is None:
            return [*faults, "Ingen ögonblicksbild är publicerad. Kör kommandot build."]
        fresh = scratch / "fresh.duckdb"
        compute_as_of(ledger, catalogue, None, fresh)
        with Connection.open(fresh) as db:
            return faults + folder.differences(version, db)
