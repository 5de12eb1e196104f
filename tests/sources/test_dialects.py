"""Eight files that say the same thing in eight ways, each read to the last figure of `truth.csv`."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from nsvh_dash.model.errors import Severity
from nsvh_dash.model.observation import State
from nsvh_dash.sources import Delivery
from tests.rows import observations_of
from tests.sources.conftest import FILES

DIALECTS = FILES / "dialects"
UNITS = {"Vårdcentralen Ekudden": "ekudden", "Vårdcentralen Åsen": "asen", "Vårdcentralen Öringe": "oringe"}
SERIES = {"Antal besök inkl. distans": "visits", "Antal startade chattar": "chats"}

Place = tuple[str, str, str]


def rows_of(name: str) -> list[dict[str, str]]:
    with (DIALECTS / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def truth() -> dict[Place, float]:
    return {(UNITS[row["unit"]], row["kpi_id"], row["month"]): float(row["value"]) for row in rows_of("truth.csv")}


def excepted(scope: str) -> set[Place]:
    """The cells a line of the manifest says are missing."""
    if scope == "all":
        return set()
    cells = (cell.strip().split("/") for cell in scope.removeprefix("except ").split(";"))
    return {(UNITS[unit], SERIES[series], month) for unit, series, month in cells}


@pytest.mark.parametrize("line", rows_of("manifest.csv"), ids=lambda line: line["file"])
def test_a_dialect_is_read_to_the_truth(line: dict[str, str], read: Callable[[Path], Delivery]) -> None:
    delivery = read(DIALECTS / line["file"])

    missing = excepted(line["scope_of_truth"])
    expected = {place: None if place in missing else value for place, value in truth().items()}
    assert {(o.node_id, o.series_id, str(o.month)): o.value for o in observations_of(delivery.rows)} == expected
    assert [issue for issue in delivery.issues if issue.severity is Severity.ERROR] == []
    assert {o.state for o in observations_of(delivery.rows) if o.value is None} <= {State.MISSING}


def test_nothing_is_said_of_a_plain_file(read: Callable[[Path], Delivery]) -> None:
    assert read(DIALECTS / "02_semikolon_cp1252.csv").issues == ()


def test_percentages_stored_as_fractions_are_read_as_percent_and_said(read: Callable[[Path], Delivery]) -> None:
    delivery = read(DIALECTS / "30_sammanslagna_rubriker.xlsx")
    assert [(issue.code, issue.sheet, issue.row) for issue in delivery.issues] == [("fraction_as_percent", "Besök", 8)]
