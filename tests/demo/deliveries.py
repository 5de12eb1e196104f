"""Reads the demo deliveries as plainly as can be: its own parser and sums, nothing of the product."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import python_calamine

Amounts = dict[str, dict[tuple[str, str], float]]
"""By column, then by unit name and period."""


@dataclass
class Deliveries:
    """What all files say: series or account name → column → (unit, period) → number."""

    cells: dict[str, Amounts] = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))
    files: list[Path] = field(default_factory=list)

    def total(self, series: str, column: str, units: Iterable[str], months: Iterable[str]) -> float:
        """The sum over units and months of what stands in a column."""
        known = self.cells[series][column]
        wanted = set(months)
        inside = set(units)
        return sum(number for (unit, month), number in known.items() if unit in inside and month in wanted)

    def ratio(self, series: str, units: Iterable[str], months: Iterable[str]) -> float:
        """Sum of numerators over sum of denominators, in per cent."""
        inside = list(units)
        wanted = list(months)
        below = self.total(series, "Nämnare", inside, wanted)
        return 100 * self.total(series, "Täljare", inside, wanted) / below

    def said(self, series: str, unit: str, period: str, column: str = "Värde") -> float:
        """The one number a unit states for a period."""
        return self.cells[series][column][unit, period]


def read_deliveries(folder: Path) -> Deliveries:
    """Every file below a folder."""
    deliveries = Deliveries(files=sorted(path for path in folder.rglob("*") if path.is_file()))
    for path in deliveries.files:
        table = _csv(path) if path.suffix == ".csv" else _xlsx(path)
        _take_in(deliveries, table)
    return deliveries


def _csv(path: Path) -> list[list[object]]:
    return [list(line) for line in csv.reader(path.read_text(encoding="cp1252").splitlines(), delimiter=";")]


def _xlsx(path: Path) -> list[list[object]]:
    rows = python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert "Demodata" in str(rows[1][0])
    header = next(number for number, row in enumerate(rows) if row[0] == "Enhet")
    return [list(row) for row in rows[header:]]


def _take_in(deliveries: Deliveries, table: list[list[object]]) -> None:
    header = [str(cell) for cell in table[0]]
    for line in table[1:]:
        row = dict(zip(header, line, strict=True))
        series, unit = str(row["Indikator"] if "Indikator" in row else row["Konto"]), str(row["Enhet"])
        for column, cell in row.items():
            if column in ("Enhet", "Indikator", "Konto", "Period", "Kvalitet", "Kommentar") or cell in ("", None):
                continue
            name, period = (column, row["Period"]) if "Period" in row else ("Värde", column)
            deliveries.cells[series][name][unit, str(period)] = _number(cell)


def _number(cell: object) -> float:
    return float(cell.replace(" ", "").replace(",", ".")) if isinstance(cell, str) else float(str(cell))
