"""Who is not in the delivery: units that were there last month, and units that are to deliver and did not."""

from __future__ import annotations

from collections import defaultdict

from nsvh_dash.kpi.arrival.findings import Finding, Incomplete, Place, Silent
from nsvh_dash.kpi.expected import Expectation, delivered_indicators
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection

_BOOKINGS = ""
"""Stands for all accounts together: a unit that books anything has delivered its bookings."""


def missing_units(db: Connection, catalogue: Catalogue) -> list[Finding]:
    """Units missing in the months that this batch brings something new of, first those that used to deliver."""
    reported = _reported(db, catalogue)
    expectation = Expectation(catalogue)
    indicators = {indicator.id: indicator for indicator in delivered_indicators(catalogue)}
    silent: list[Finding] = []
    partial: dict[str, list[tuple[Month, Place, list[str], int]]] = defaultdict(list)
    for (series_id, month), place in sorted(_brought(db, catalogue).items()):
        here = reported[series_id, month]
        gone = _open(catalogue, reported.get((series_id, month.plus(-1)), set()) - here, month)
        if gone:
            silent.append(Silent(place, series_id or None, month, gone))
        if series_id in indicators:
            expected = expectation.units(indicators[series_id], month)
            missing = [unit.id for unit in expected if unit.id not in here and unit.id not in gone]
            if missing:
                partial[series_id].append((month, place, missing, len(expected)))
    return [*silent, *(_incomplete(series_id, found) for series_id, found in partial.items())]


def _open(catalogue: Catalogue, node_ids: set[str], month: Month) -> tuple[str, ...]:
    """Those that are open in the month, in the organisation's order."""
    if not node_ids:
        return ()
    return tuple(node.id for node in catalogue.organisation.nodes if node.id in node_ids and node.exists(month))


def _incomplete(series_id: str, found: list[tuple[Month, Place, list[str], int]]) -> Incomplete:
    _month, place, missing, expected = found[-1]
    return Incomplete(place, series_id, tuple(month for month, *_ in found), tuple(missing), expected)


def _brought(db: Connection, catalogue: Catalogue) -> dict[tuple[str, Month], Place]:
    """The months of each series that the batch has a new outcome of, with the file and sheet it stands in."""
    rows = db.rows(f"""
        SELECT {_series(catalogue)} AS series, d.month, min(d.file_id), min_by(d.sheet, d.file_id)
        FROM delivered d ANTI JOIN known k USING (series_id, node_id, month, period_kind, scenario)
        WHERE {_OUTCOME} GROUP BY ALL""")
    return {(series, Month.of(month)): Place(file_id, sheet, None) for series, month, file_id, sheet in rows}


def _reported(db: Connection, catalogue: Catalogue) -> dict[tuple[str, Month], set[str]]:
    """Who has said something of a series and month once the batch counts; to say that it is missing is something.

    Of a share those have, too, whose parts are known or in the batch.
    """
    found: dict[tuple[str, Month], set[str]] = defaultdict(set)
    units = [node.id for node in catalogue.organisation.nodes if node.kind.is_unit]
    for series, month, nodes in db.rows(
        f"""
        WITH said AS (
            SELECT {_series(catalogue)} AS series, month, node_id FROM after d WHERE {_OUTCOME}
            UNION ALL SELECT series_id, month, node_id FROM computed WHERE list_contains($units, node_id)
            UNION ALL SELECT p.share, month, node_id FROM delivered d JOIN share_part p ON p.part = d.series_id
                      WHERE {_OUTCOME})
        SELECT series, month, list(DISTINCT node_id) FROM said GROUP BY ALL""",
        {"units": units},
    ):
        found[series, Month.of(month)] = set(nodes)
    return found


_OUTCOME = "d.scenario = 'actual' AND d.period_kind = 'month'"


def _series(catalogue: Catalogue) -> str:
    """SQL: the series, or one mark for all accounts."""
    accounts = ", ".join(f"'{account.id}'" for account in catalogue.accounts)
    return f"CASE WHEN d.series_id IN ({accounts or 'NULL'}) THEN '{_BOOKINGS}' ELSE d.series_id END"
