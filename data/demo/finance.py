"""Bookings, budgets and forecasts: the area totals of `finance.csv` (tkr) divided over units and months."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from assignments import OPEN_CARE
from calendar_months import LAST, MONTHS, month_number, month_range
from care import CARE_SEASON
from dental import DENTAL_SEASON
from fitting import interpolate, split
from rows import Row, sizes, source_of_chance
from tree import STAFFED_KINDS, Tree, Unit

CELLS = Path(__file__).with_name("finance.csv")

# Salaries fall in summer when holidays are paid from the holiday debt; other accounts have their own rhythm.
SALARIES = (1.02, 1.0, 1.02, 1.01, 1.02, 1.0, 0.9, 0.92, 1.0, 1.03, 1.03, 1.05)
SEASONS = {
    "own_staff": SALARIES,
    "patient_fees": CARE_SEASON,
    "adult_dental_revenue": DENTAL_SEASON,
    "materials": OPEN_CARE,
    "pharmaceuticals": (1.0, 0.96, 1.04, 1.0, 1.02, 0.98, 0.88, 0.94, 1.02, 1.05, 1.05, 1.06),
}
NO_SEASON = (1.0,) * 12

AGENCY = ("agency_doctors", "agency_nurses")
AGENCY_PACE = interpolate({"2021-01": 0.8, "2023-01": 1.2, "2023-05": 1.3, "2023-07": 1.6, "2023-12": 0.5})
AGENCY_DOCTORS_STOP = "2024-02"

# Actual amounts of earlier years in relation to 2023, and each year's budget in relation to its actual.
LEVEL_OF_2023 = {
    2021: {"own_staff": 0.935, "agency_doctors": 0.52, "agency_nurses": 0.6, "patient_fees": 0.81,
           "adult_dental_revenue": 0.85, "care_choice": 0.928, "regional_grant": 0.94, "pharmaceuticals": 0.9,
           "premises": 0.93, "materials": 0.94, "other_revenue": 1.12, "investments": 0.9},
    2022: {"own_staff": 0.972, "agency_doctors": 0.81, "agency_nurses": 0.85, "patient_fees": 0.93,
           "adult_dental_revenue": 0.92, "care_choice": 0.962, "regional_grant": 0.968, "pharmaceuticals": 0.95,
           "premises": 0.96, "materials": 0.97, "other_revenue": 1.05, "investments": 1.1},
}  # fmt: skip
BUDGET_OF_ACTUAL = {
    2021: {"own_staff": 1.006, "agency_doctors": 0.8, "other_revenue": 0.94, "materials": 0.985, "investments": 1.4},
    2022: {"own_staff": 1.002, "agency_doctors": 0.6, "agency_nurses": 0.7, "pharmaceuticals": 0.99,
           "materials": 0.985, "other_revenue": 0.98, "investments": 1.3},
    2023: {"own_staff": 0.992, "agency_doctors": 0.45, "agency_nurses": 0.6, "pharmaceuticals": 0.985,
           "materials": 0.98, "care_choice": 1.006, "patient_fees": 0.97, "investments": 1.2},
}  # fmt: skip
FORECAST_INSIGHT_2023 = {"2023-04": 0.4, "2023-08": 0.85}
"""How much of the year's variance each report of 2023 saw coming."""

CLOSED_EARLY = {"syringe_kungsbacka": 0.06}


@dataclass(frozen=True)
class Cell:
    """One account of one part of the organisation, with its totals by column of `finance.csv`."""

    group: str
    account: str
    totals: dict[str, int]

    @property
    def actual_2023(self) -> int:
        """The whole of 2023."""
        return self.totals["actual_2023_jan_apr"] + self.totals["actual_2023_may_dec"]

    def actual(self, year: int) -> int:
        """The whole of an earlier year."""
        return round(self.actual_2023 * LEVEL_OF_2023.get(year, {}).get(self.account, 1.0))

    def budget(self, year: int) -> int:
        """The budget of an earlier year."""
        return round(self.actual(year) * BUDGET_OF_ACTUAL[year].get(self.account, 1.0))

    def actual_stretches(self) -> list[tuple[str, str, int]]:
        """First month, last month and amount booked, for all months delivered."""
        return [
            *((f"{year}-01", f"{year}-12", self.actual(year)) for year in (2021, 2022)),
            ("2023-01", "2023-04", self.totals["actual_2023_jan_apr"]),
            ("2023-05", "2023-12", self.totals["actual_2023_may_dec"]),
            ("2024-01", LAST, self.totals["actual_2024_jan_apr"]),
        ]

    def budget_stretches(self) -> list[tuple[str, str, int]]:
        """First month, last month and amount budgeted, to the end of 2024."""
        early, whole = self.totals["budget_2024_jan_apr"], self.totals["budget_2024"]
        return [
            *((f"{year}-01", f"{year}-12", self.budget(year)) for year in (2021, 2022, 2023)),
            ("2024-01", "2024-04", early),
            ("2024-05", "2024-12", whole - early),
        ]

    def forecasts(self) -> dict[str, int]:
        """Whole-year forecast by the month of the report that made it."""
        budget, actual = self.budget(2023), self.actual_2023
        seen = {month: budget + round((actual - budget) * insight) for month, insight in FORECAST_INSIGHT_2023.items()}
        return seen | {"2024-02": self.totals["forecast_2024_02"], "2024-04": self.totals["forecast_2024_04"]}


def read_cells(path: Path = CELLS) -> list[Cell]:
    """The area totals."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Cell(row.pop("group"), row.pop("account"), {column: int(amount) for column, amount in row.items()})
            for row in csv.DictReader(file, delimiter=";")
        ]


def finance_rows(tree: Tree) -> tuple[list[Row], list[Row]]:
    """Bookings with the forecasts of the report months, and the budgets of whole years."""
    booked: list[Row] = []
    budgeted: list[Row] = []
    for cell in read_cells():
        units = _bookers(tree, cell)
        size = _sizes(cell, units)
        forecast: dict[tuple[str, str], float] = {}
        for month, total in cell.forecasts().items():
            open_units = [unit for unit in units if unit.is_open(month)]
            parts = split(total, [size[unit.id] for unit in open_units])
            forecast |= {(unit.id, month): part for unit, part in zip(open_units, parts, strict=True)}
        budget = _budgets(cell, units, size)
        for (unit, month), amount in _actuals(cell, units, size).items():
            planned, expected = budget[unit, month], forecast.get((unit, month))
            booked.append(Row(unit, cell.account, month, month, amount, budget=planned, forecast=expected))
        for (unit, month), amount in budget.items():
            budgeted.append(Row(unit, cell.account, month, f"{month[:4]}-01", budget=amount))
    return booked, budgeted


def _bookers(tree: Tree, cell: Cell) -> list[Unit]:
    kinds: Sequence[str] = STAFFED_KINDS
    if cell.account in AGENCY or cell.account == "care_choice":
        kinds = ("health_centre",)
    elif cell.account == "adult_dental_revenue":
        kinds = ("dental_clinic",)
    elif (cell.group, cell.account) == ("vc", "regional_grant"):
        kinds = ("emergency_centre",)  # the vårdcentraler live on the vårdval's compensation
    elif cell.group == "vc":
        kinds = ("health_centre", "emergency_centre")
    return tree.units(cell.group, *kinds)


def _sizes(cell: Cell, units: list[Unit]) -> dict[str, float]:
    centres = [unit for unit in units if unit.kind == "health_centre"]
    clinics = [unit for unit in units if unit.kind == "dental_clinic"]
    size = {unit.id: CLOSED_EARLY.get(unit.id, 1.0) for unit in units}
    size |= sizes("listed size", centres, 3_100 / 7_100, 11_100 / 7_100)
    size |= sizes("clinic size", clinics, 0.45, 1.75)
    rng = source_of_chance(f"{cell.group} {cell.account} size")
    return {unit: value * math.exp(rng.gauss(0, 0.025)) for unit, value in size.items()}


def _actuals(cell: Cell, units: list[Unit], size: dict[str, float]) -> dict[tuple[str, str], int]:
    rng = source_of_chance(f"{cell.group} {cell.account} actual")
    lasting = 0.7 if cell.account in AGENCY else 0.026
    level = {unit.id: size[unit.id] * math.exp(rng.gauss(0, lasting)) for unit in units}
    weights = {}
    for month in MONTHS:
        for unit in units:
            noise = rng.expovariate(1) ** 3 if cell.account == "investments" else math.exp(rng.gauss(0, 0.012))
            weights[unit.id, month] = level[unit.id] * _pace(cell.account, month) * noise
    return _over_months(cell.actual_stretches(), units, weights)


def _budgets(cell: Cell, units: list[Unit], size: dict[str, float]) -> dict[tuple[str, str], int]:
    weights = {
        (unit.id, month): size[unit.id] * _pace(cell.account, month)
        for unit in units
        for month in month_range(MONTHS[0], "2024-12")
    }
    return _over_months(cell.budget_stretches(), units, weights)


def _pace(account: str, month: str) -> float:
    """The month's weight within its stretch of months."""
    if account == "agency_doctors" and month >= AGENCY_DOCTORS_STOP:
        return 0.0
    if account == "agency_nurses" and month == "2024-01":
        return 0.0
    if account in AGENCY:
        return AGENCY_PACE.get(month, 1.0)
    return SEASONS.get(account, NO_SEASON)[month_number(month) - 1]


def _over_months(
    stretches: list[tuple[str, str, int]], units: list[Unit], weights: dict[tuple[str, str], float]
) -> dict[tuple[str, str], int]:
    amounts: dict[tuple[str, str], int] = {}
    for first, last, total in stretches:
        places = [(u.id, month) for month in month_range(first, last) for u in units if u.is_open(month)]
        amounts |= zip(places, split(total, [weights[place] for place in places]), strict=True)
    return amounts
