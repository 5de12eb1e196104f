"""What Folktandvårdens clinics and Tandregleringen deliver."""

from __future__ import annotations

import math

from calendar_months import LAST, MONTHS, month_range
from fitting import Pin, interpolate, logit, pin_ratios, pin_sums, seasonal, wobbling
from rows import (
    Row,
    Table,
    column_totals,
    count_rows,
    divide,
    divide_shares,
    share_rows,
    sizes,
    source_of_chance,
    value_rows,
    year_to_date_rows,
)
from tree import Tree, Unit

DENTAL_SEASON = (1.04, 1.0, 1.08, 1.0, 1.04, 0.95, 0.45, 0.9, 1.08, 1.1, 1.1, 0.86)
JANUARY_TO_APRIL = ("2024-01", LAST)
LAST_TWELVE = ("2023-05", LAST)

SHARES: dict[str, tuple[dict[str, float], dict[str, float], list[Pin], float]] = {
    # series: denominators over time, shares over time, published shares, how much clinics differ (log odds)
    "child_exams_on_time": (
        {"2021-01": 3_050, "2024-04": 3_000},
        {"2021-01": 0.972, "2022-01": 0.981, "2023-01": 0.989, "2023-12": 0.991, "2024-04": 0.993},
        [(LAST, LAST, 0.997), (*JANUARY_TO_APRIL, 0.992), ("2023-01", "2023-12", 0.99)],
        0.5,
    ),
    "adult_exams_on_time": (
        {"2021-01": 2_750, "2024-04": 2_860},
        {"2021-01": 0.70, "2022-01": 0.725, "2023-01": 0.758, "2023-12": 0.753},
        [
            ("2024-01", "2024-01", 0.756),
            ("2024-02", "2024-02", 0.760),
            ("2024-03", "2024-03", 0.764),
            (LAST, LAST, 0.767),
            ("2023-01", "2023-12", 0.756),
        ],
        0.35,
    ),
    "dental_subscription_share": (
        {"2021-01": 2_300, "2024-04": 2_420},
        {"2021-01": 0.345, "2022-06": 0.342, "2023-12": 0.321},
        [
            ("2024-01", "2024-01", 0.318),
            ("2024-02", "2024-02", 0.319),
            ("2024-03", "2024-03", 0.321),
            (LAST, LAST, 0.322),
        ],
        0.3,
    ),
    "risk_children_plan": (
        {"2021-01": 250, "2024-04": 275},
        {"2021-01": 0.18, "2022-12": 0.36, "2023-05": 0.52, "2024-04": 0.67},
        [(*LAST_TWELVE, 0.60)],
        0.4,
    ),
    "risk_adults_plan": (
        {"2021-01": 400, "2024-04": 440},
        {"2021-01": 0.06, "2022-12": 0.12, "2023-05": 0.18, "2024-04": 0.26},
        [(*LAST_TWELVE, 0.22)],
        0.4,
    ),
}

EXAMINED: dict[str, tuple[float, float, int]] = {
    # series: patients a month at the start and at the end, published number January–April 2024
    "children_examined": (2_980.0, 2_950.0, 11_851),
    "adults_examined": (1_980.0, 2_170.0, 8_706),
}

CLINICAL_HOURS: dict[str, tuple[float, dict[str, float]]] = {
    # series: budgeted hours a month, actual hours in relation to budget
    "clinical_time_children": (5_150.0, {"2021-01": 0.96, "2023-06": 0.99, "2024-01": 1.015, "2024-04": 1.02}),
    "clinical_time_adults": (7_900.0, {"2021-01": 0.97, "2023-06": 0.95, "2024-01": 0.945, "2024-04": 0.955}),
}

WAIT = interpolate({"2021-01": 17.6, "2022-01": 16.4, "2023-01": 14.4, "2023-04": 14.0, "2023-12": 12.9})
WAIT |= {"2024-01": 12.7, "2024-02": 12.6, "2024-03": 12.9, "2024-04": 13.0}

PLANS_YEAR_TO_DATE = {"risk_children_plan": (56, 57, 57, 58), "risk_adults_plan": (20, 20, 21, 21)}


def dental_rows(tree: Tree) -> list[Row]:
    """Everything Folktandvårdens source systems deliver."""
    clinics = tree.units("ftv", "dental_clinic")
    size = sizes("clinic size", clinics, 0.45, 1.75)
    rows = [row for series in SHARES for row in _shares(series, clinics, size)]
    for series, (start, end, published) in EXAMINED.items():
        path = seasonal(source_of_chance(f"{series} area"), {"2021-01": start, LAST: end}, DENTAL_SEASON, 0.02)
        totals = pin_sums(path, [(*JANUARY_TO_APRIL, published)])
        rows += count_rows(series, divide(series, totals, clinics, size))
    for series, values in PLANS_YEAR_TO_DATE.items():
        so_far = dict(zip(month_range(*JANUARY_TO_APRIL), values, strict=True))
        rows += year_to_date_rows(series, "ftv", so_far)
    rows += [row for series in CLINICAL_HOURS for row in _clinical_time(series, clinics, size)]
    return rows + _waiting_time(tree.units("ftv", "orthodontic_clinic"))


def _shares(series: str, clinics: list[Unit], size: dict[str, float]) -> list[Row]:
    anchors, shares, pins, difference = SHARES[series]
    counts = pin_sums(seasonal(source_of_chance(f"{series} area"), anchors, DENTAL_SEASON, 0.02))
    denominators: Table = divide(f"{series} denominator", counts, clinics, size)
    rng = source_of_chance(f"{series} level")
    path = wobbling(rng, shares, 0.003)
    odds = {unit: logit(shares["2021-01"]) + rng.gauss(0, difference) for unit in denominators}
    numerators = pin_ratios(path, column_totals(denominators), pins)
    return share_rows(series, divide_shares(series, numerators, denominators, odds, noise=0.12), denominators)


def _clinical_time(series: str, clinics: list[Unit], size: dict[str, float]) -> list[Row]:
    budgeted, relation = CLINICAL_HOURS[series]
    rng = source_of_chance(series)
    whole = sum(size.values())
    pace = interpolate(relation)
    rows = []
    for clinic in clinics:
        level = rng.gauss(0, 0.025)
        for month in MONTHS:
            budget = round(budgeted * size[clinic.id] / whole * DENTAL_SEASON[int(month[5:]) - 1], 1)
            hours = round(budget * pace[month] * math.exp(level + rng.gauss(0, 0.02)), 1)
            rows.append(Row(clinic.id, series, month, month, value=hours, budget=budget))
    return rows


def _waiting_time(clinics: list[Unit]) -> list[Row]:
    rows = value_rows("orthodontic_wait", "ftv", {month: round(wait, 1) for month, wait in WAIT.items()})
    rng = source_of_chance("orthodontic wait")
    for clinic in clinics:
        level = rng.uniform(-1.6, 1.6)
        values = {month: round(wait + level + rng.gauss(0, 0.25), 1) for month, wait in WAIT.items()}
        rows += value_rows("orthodontic_wait", clinic.id, values)
    return rows
