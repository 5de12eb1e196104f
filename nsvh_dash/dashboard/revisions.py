"""What a batch changed: the figures before it beside those after."""

from __future__ import annotations

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.kpi.publish import compute_as_of
from nsvh_dash.kpi.revision import Revision, compare
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings
from nsvh_dash.store import Batch, Ledger, scratch_folder


def read_revision(settings: Settings, batch_id: int) -> tuple[Batch, Catalogue, Revision]:
    """What a batch or a withdrawal changed, by today's definitions before and after; NsvhError for an unknown one."""
    catalogue = load_catalogue(settings.catalogue)
    with scratch_folder() as folder:
        before, after = folder / "before.duckdb", folder / "after.duckdb"
        with Ledger.open(settings.database, settings.lock_seconds) as ledger:
            batch = next((entry for entry in ledger.batches() if entry.id == batch_id), None)
            if batch is None:
                raise NsvhError(f"Det finns ingen import med nummer {batch_id}. Se listan med kommandot batches.")
            compute_as_of(ledger, catalogue, batch_id - 1, before)
            compute_as_of(ledger, catalogue, batch_id, after)
        return batch, catalogue, compare(before, after, catalogue)
