"""Area figures divided over units, and the delivery rows they become."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from calendar_months import MONTHS
from fitting import fit_shares, spread, tertial_noise
from tree import Unit

Table = dict[str, dict[str, int]]
"""Whole numbers by unit id and month."""


@dataclass(frozen=True)
class Row:
    """One line of a delivery: what a source system says about a unit in a period."""

    unit: str
    series: str
    period: str
    month: str
    """The month whose delivery holds the row."""
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    budget: float | None = None
    forecast: float | None = None
    quality: str = ""
    comment: str = ""


def source_of_chance(key: str) -> Random:
    """Random numbers of one series: the same every run, untouched by what other series draw."""
    return Random(f"närsjukvården:{key}")


def sizes(key: str, units: Sequence[Unit], low: float, high: float) -> dict[str, float]:
    """Sizes from low to high, unevenly apart, dealt to the units in a random order."""
    rng = source_of_chance(key)
    step = (high - low) / max(len(units) - 1, 1)
    values = [low + step * (index + rng.uniform(-0.45, 0.45)) for index in range(len(units))]
    rng.shuffle(values)
    return {unit.id: value for unit, value in zip(units, values, strict=True)}


def divide(
    key: str,
    totals: Mapping[str, int],
    units: Sequence[Unit],
    size: Mapping[str, float],
    effect: float = 0.1,
    noise: float = 0.05,
) -> Table:
    """Area totals over the open units by size, with lasting differences between units and noise by month.

    What rounding takes from a unit one month it gets back the next, so a year's sum stays in proportion.
    """
    rng = source_of_chance(key)
    level = {unit.id: size[unit.id] * math.exp(rng.gauss(0, effect)) for unit in units}
    swing = {u.id: dict(zip(MONTHS, tertial_noise(rng, MONTHS, noise), strict=True)) for u in units}
    owed = {unit.id: 0.0 for unit in units}
    table: Table = {unit.id: {} for unit in units}
    for month, total in totals.items():
        ids = [unit.id for unit in units if unit.is_open(month)]
        weights = [level[i] * math.exp(swing[i][month]) for i in ids]
        wanted = [total * weight / sum(weights) + owed[i] for i, weight in zip(ids, weights, strict=True)]
        _settle(table, owed, month, ids, wanted, spread(total, wanted))
    return table


def divide_shares(
    key: str, numerators: Mapping[str, int], denominators: Table, odds: Mapping[str, float], noise: float = 0.1
) -> Table:
    """Area numerators over the units so that each keeps its log odds relative to the others."""
    rng = source_of_chance(key)
    swing = {u: dict(zip(MONTHS, tertial_noise(rng, MONTHS, noise), strict=True)) for u in denominators}
    owed = dict.fromkeys(denominators, 0.0)
    table: Table = {unit: {} for unit in denominators}
    for month, total in numerators.items():
        ids = [unit for unit in denominators if month in denominators[unit]]
        limits = [denominators[i][month] for i in ids]
        fair = fit_shares(total, limits, [odds[i] + swing[i][month] for i in ids])
        wanted = [share + owed[i] for i, share in zip(ids, fair, strict=True)]
        _settle(table, owed, month, ids, wanted, spread(total, wanted, limits))
    return table


def _settle(
    table: Table, owed: dict[str, float], month: str, ids: Sequence[str], wanted: list[float], got: list[int]
) -> None:
    for unit, wish, count in zip(ids, wanted, got, strict=True):
        table[unit][month] = count
        # A clipped wish (share at 100 %) must not grow into a debt that distorts later months.
        owed[unit] = max(-1.0, min(1.0, wish - count))


def column_totals(*tables: Table) -> dict[str, int]:
    """The sum over all units of the tables, month by month."""
    return {month: sum(by_month.get(month, 0) for table in tables for by_month in table.values()) for month in MONTHS}


def count_rows(series: str, table: Table) -> list[Row]:
    """A row with a value for each unit and month."""
    return [Row(u, series, m, m, value=n) for u, by_month in table.items() for m, n in by_month.items()]


def share_rows(series: str, numerators: Table, denominators: Table) -> list[Row]:
    """A row with numerator and denominator for each unit and month."""
    return [
        Row(unit, series, month, month, numerator=count, denominator=denominators[unit][month])
        for unit, by_month in numerators.items()
        for month, count in by_month.items()
    ]


def value_rows(series: str, unit: str, values: Mapping[str, float]) -> list[Row]:
    """A row with a value a unit or area states for itself, month by month."""
    return [Row(unit, series, month, month, value=value) for month, value in values.items()]


def year_to_date_rows(series: str, unit: str, values: Mapping[str, float]) -> list[Row]:
    """A row with a figure an area states for the year so far, in each month's delivery."""
    return [Row(unit, series, f"{month[:4]}-01–{month}", month, value=value) for month, value in values.items()]
