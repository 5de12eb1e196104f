"""Is the store whole, and is every figure what the rows say?"""

from __future__ import annotations

from collections.abc import Iterator

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.agreement import WHOLE_ROW, Difference, figure_differences, statement_differences
from nsvh_dash.intake.opening import leftovers, opened
from nsvh_dash.kpi import read_figures, read_statement
from nsvh_dash.kpi.publish import version_of
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Observation
from nsvh_dash.model.period import Month
from nsvh_dash.reference import Cell, Leak, reference_figures, reference_statement, suppression_faults
from nsvh_dash.settings import Settings
from nsvh_dash.store import ROW, Snapshot, SnapshotFolder, observations
from nsvh_dash.views import format as fmt

SHOWN = 20
"""Faults spelled out; how many there are in all is said beside them."""


def check(settings: Settings) -> list[str]:
    """Faults of the store, in Swedish: stray rows, an outdated snapshot, figures that the rows do not give.

    Everything published is worked out anew from the ledger's rows by the slow second engine, which shares no
    rule of computation with the one that published.
    """
    catalogue = load_catalogue(settings.catalogue)
    folder = SnapshotFolder(settings.snapshots)
    with opened(settings) as ledger:
        faults = ledger.faults() + leftovers(settings)
        version = folder.current_version()
        if version is None:
            return [*faults, "Ingen ögonblicksbild är publicerad. Kör kommandot build."]
        if version != version_of(ledger, catalogue):
            return [*faults, f"Ögonblicksbilden {version} är inte den senaste. Kör kommandot build."]
        rows = ledger.connection.rows(f"SELECT {ROW} FROM ({ledger.current()})")
        snapshot = folder.open(version)
    try:
        faults += _row_faults(set(rows), set(snapshot.rows(f"SELECT {ROW} FROM observation")))
        found = list(_faults(snapshot, catalogue, observations(rows)))
    finally:
        snapshot.close()
    return faults + found[:SHOWN] + _summary(len(found))


def _summary(count: int) -> list[str]:
    return [f"Sammanlagt {fmt.number(count)} fel; de första {SHOWN} visas."] if count > SHOWN else []


def _row_faults(known: set[tuple[object, ...]], copied: set[tuple[object, ...]]) -> list[str]:
    """The snapshot's own copy of the rows, from which pages answer where a figure comes from."""
    count = max(len(known - copied), len(copied - known))
    return [f"Tabellen observation: {fmt.number(count)} av raderna är inte liggarens."] if count else []


def _faults(snapshot: Snapshot, catalogue: Catalogue, rows: list[Observation]) -> Iterator[str]:
    """Everything published that the rows do not give: hidden cells, figures and statement lines."""
    hidden = {
        (series, node, Month.of(month))
        for series, node, month in snapshot.rows("SELECT series_id, node_id, month FROM suppressed")
    }
    for cell, leak in suppression_faults(catalogue, rows, hidden):
        yield _leak(cell, leak)
    figures = {(f.indicator_id, f.node_id, f.month, f.period_kind): f for f in read_figures(snapshot)}
    for difference in figure_differences(catalogue, figures, reference_figures(catalogue, rows, hidden)):
        yield _sentence(difference, "indikator")
    del figures
    lines = {(s.account_id, s.node_id, s.month, s.period_kind): s for s in read_statement(snapshot)}
    for difference in statement_differences(lines, reference_statement(catalogue, rows)):
        yield _sentence(difference, "konto")


def _sentence(difference: Difference, series: str) -> str:
    """`Tabellen kpi: indikator visits, enhet vc, 2024-04, period ytd: value är 10, omräknat ur rådata 11`."""
    subject, node, month, kind = difference.place
    where = f"Tabellen {difference.table}: {series} {subject}, enhet {node}, {month}, period {kind}"
    if difference.column == WHOLE_ROW:
        return f"{where}: raden {'saknas' if difference.published is None else 'ger rådata inte'}."
    published, recomputed = (_told(value) for value in (difference.published, difference.recomputed))
    return f"{where}: {difference.column} är {published}, omräknat ur rådata {recomputed}."


def _told(value: object) -> str:
    """A cell as it can be looked for: every decimal of a number, codes as they are stored."""
    if value is None or value == "":
        return "tomt"
    return fmt.exact(value) if isinstance(value, int | float) else str(value)


_LEAKS = {
    Leak.SMALL_SHOWN: "visas fast den står på för få",
    Leak.PART_SHOWN: "visas fast den ingår i en dold siffra",
    Leak.GIVEN_AWAY: "är dold men kan räknas ut ur det som visas",
    Leak.NEEDLESS: "är dold utan skäl",
}


def _leak(cell: Cell, leak: Leak) -> str:
    series, node, month = cell
    return f"Tabellen suppressed: indikator {series}, enhet {node}, {month}: cellen {_LEAKS[leak]}."
