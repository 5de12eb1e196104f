"""What the vårdcentraler and Närakuten deliver: access, visits, chats, referrals, listing."""

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

CARE_SEASON = (1.02, 0.97, 1.08, 1.00, 1.00, 0.93, 0.70, 0.86, 1.02, 1.10, 1.12, 0.92)
APRIL, YEAR_TO_APRIL = (LAST, LAST), ("2024-01", LAST)

COUNTS: dict[str, tuple[dict[str, float], tuple[float, ...], list[Pin], float]] = {
    # series: level over time, season, published sums, how much units differ beyond their size
    "calls_received": (
        {"2021-01": 55_000, "2022-01": 57_000, "2023-01": 58_000, "2024-01": 61_500},
        (1.08, 1.02, 1.06, 0.98, 0.98, 0.94, 0.80, 0.95, 1.04, 1.06, 1.05, 1.0),
        [],
        0.08,
    ),
    "visits": (
        {"2021-01": 52_000, "2022-01": 54_500, "2023-01": 58_500, "2024-04": 61_000},
        CARE_SEASON,
        [(*APRIL, 66_020), (*YEAR_TO_APRIL, 248_485), ("2023-01", "2023-04", 241_247)],
        0.08,
    ),
    "lifestyle_talks": (
        {"2021-01": 690, "2022-01": 840, "2023-01": 970, "2024-04": 1_090},
        CARE_SEASON,
        [],
        0.25,
    ),
    "distance_contacts": (
        {"2021-01": 5_200, "2022-01": 6_600, "2023-01": 8_100, "2024-04": 10_400},
        (1.02, 1.0, 1.05, 1.0, 1.0, 0.95, 0.82, 0.94, 1.03, 1.06, 1.06, 0.98),
        [],
        0.2,
    ),
    "medication_reviews": (
        {"2021-01": 300, "2022-01": 330, "2023-01": 375, "2024-04": 425},
        CARE_SEASON,
        [],
        0.2,
    ),
    "chats_started": (
        {"2021-01": 1_500, "2022-01": 3_000, "2023-01": 4_750, "2023-12": 5_650, "2024-04": 6_600},
        (1.02, 1.0, 1.04, 1.0, 1.0, 0.96, 0.85, 0.95, 1.03, 1.05, 1.06, 1.0),
        [(*APRIL, 6_707), (*YEAR_TO_APRIL, 25_535), ("2023-01", "2023-04", 19_472), ("2023-01", "2023-12", 62_858)],
        0.2,
    ),
}

LISTED = {"2021-01": 168_900, "2021-12": 169_960, "2022-12": 171_240, "2023-06": 171_420, "2023-12": 171_167}
LISTED_KNOWN = {"2023-12": 171_167, "2024-01": 170_991, "2024-02": 170_823, "2024-03": 170_645, LAST: 170_391}

CHAT_MEDIAN = (
    *(7, 7, 8, 8, 8, 8, 9, 9, 9, 9, 9, 9),
    *(9, 9, 9, 10, 9, 10, 11, 10, 10, 10, 10, 10),
    *(10, 10, 11, 10, 11, 11, 12, 11, 11, 11, 12, 12),
    *(13, 14, 13, 12),
)
CHAT_MEDIAN_YEAR_TO_DATE = (
    *(7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8),
    *(9, 9, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10),
    *(10, 10, 10, 10, 10, 10, 11, 11, 11, 11, 11, 11),
    *(13, 13, 13, 13),
)


def care_rows(tree: Tree) -> list[Row]:
    """Everything the vårdcentraler's source systems deliver."""
    centres = tree.units("vc", "health_centre")
    size = sizes("listed size", centres, 3_100, 11_100)
    tables = {series: _counts(series, centres, size) for series in COUNTS}
    rows = [row for series, table in tables.items() for row in count_rows(series, table)]
    rows += count_rows("listed_patients", _listed(centres, size))
    rows += count_rows("calls_answered_same_day", _answered(tables["calls_received"]))
    rows += count_rows("distance_visits", _distance_visits(tables["visits"]))
    rows += _medical_assessment(tree, centres, size)
    rows += _referrals(centres, size)
    rows += _district_nurses(centres, size)
    return rows + _chat_response(centres)


def _counts(series: str, centres: list[Unit], size: dict[str, float]) -> Table:
    anchors, season, pins, effect = COUNTS[series]
    path = seasonal(source_of_chance(f"{series} area"), anchors, season, 0.015)
    return divide(series, pin_sums(path, pins), centres, size, effect)


def _listed(centres: list[Unit], size: dict[str, float]) -> Table:
    path = wobbling(source_of_chance("listed area"), LISTED, 35) | LISTED_KNOWN
    totals = {month: round(value) for month, value in path.items()}
    return divide("listed_patients", totals, centres, size, effect=0.0, noise=0.001)


def _answered(calls: Table) -> Table:
    rng = source_of_chance("phone level")
    path = wobbling(rng, {"2021-01": 0.945, "2022-12": 0.950, "2023-06": 0.956, "2023-12": 0.947}, 0.003)
    path |= {"2024-01": 0.931, "2024-02": 0.929, "2024-03": 0.924}
    pins: list[Pin] = [(*APRIL, 0.911), (*YEAR_TO_APRIL, 0.923), ("2023-01", "2023-12", 0.952)]
    odds = {unit: logit(0.94) + rng.gauss(0, 0.45) for unit in calls}
    return divide_shares("phone", pin_ratios(path, column_totals(calls), pins), calls, odds, noise=0.12)


def _distance_visits(visits: Table) -> Table:
    rng = source_of_chance("distance level")
    # Eight vårdcentraler reach ten per cent, two of them stand out; the rest stay clear of the line.
    levels = [0.152, 0.148, 0.119, 0.116, 0.113, 0.111, 0.109, 0.107]
    levels += [0.058 + 0.0022 * index for index in range(16)]
    rng.shuffle(levels)
    odds = {unit: logit(level) for unit, level in zip(visits, levels, strict=True)}
    path = wobbling(rng, {"2021-01": 0.052, "2022-01": 0.062, "2023-01": 0.074, "2024-01": 0.089}, 0.002)
    pins: list[Pin] = [(*APRIL, 0.083), (*YEAR_TO_APRIL, 0.087)]
    return divide_shares("distance", pin_ratios(path, column_totals(visits), pins), visits, odds, noise=0.08)


def _medical_assessment(tree: Tree, centres: list[Unit], size: dict[str, float]) -> list[Row]:
    path = seasonal(source_of_chance("assessments"), {"2021-01": 8_600, "2024-04": 9_500}, CARE_SEASON, 0.015)
    needed = divide("assessments", pin_sums(path, [(*APRIL, 9_430)]), centres, size)
    emergency = tree.units("vc", "emergency_centre")
    months = month_range("2023-10", LAST)
    many = dict(zip(months, (3_540, 3_480, 3_710, 3_860, 3_590, 3_700, 3_620), strict=True))
    needed |= divide("emergency assessments", many, emergency, {unit.id: 1.0 for unit in emergency})
    rng = source_of_chance("assessment level")
    level = {"2021-01": 0.815, "2022-01": 0.822, "2022-12": 0.842, "2023-09": 0.862, "2024-01": 0.902}
    share = wobbling(rng, level, 0.005)
    pins: list[Pin] = [("2023-10", "2023-10", 0.888), ("2023-11", "2023-11", 0.891), ("2023-12", "2023-12", 0.893)]
    pins += [("2022-12", "2023-11", 0.86), (*APRIL, 0.9), (*YEAR_TO_APRIL, 0.903)]
    odds = {unit: logit(0.87) + rng.gauss(0, 0.4) for unit in needed}
    odds |= {unit.id: logit(0.97) for unit in emergency}
    in_time = divide_shares("assessment", pin_ratios(share, column_totals(needed), pins), needed, odds, noise=0.15)
    return share_rows("medical_assessment", in_time, needed)


def _referrals(centres: list[Unit], size: dict[str, float]) -> list[Row]:
    path = seasonal(source_of_chance("referrals"), {"2021-01": 480, "2024-04": 560}, CARE_SEASON, 0.03)
    sent = divide("referrals", pin_sums(path), centres, size, effect=0.0, noise=0.1)
    # Fifteen vårdcentraler lie clearly above 85 per cent and nine clearly below.
    levels = [0.895 + 0.004 * index for index in range(15)] + [0.755 + 0.008 * index for index in range(9)]
    rng = source_of_chance("referral level")
    rng.shuffle(levels)
    odds = {unit: logit(level) for unit, level in zip(sent, levels, strict=True)}
    share = wobbling(rng, {"2021-01": 0.80, "2022-01": 0.83, "2023-01": 0.862, "2024-01": 0.879}, 0.008)
    pins: list[Pin] = [(*APRIL, 0.881), (*YEAR_TO_APRIL, 0.88)]
    marked = divide_shares("referral", pin_ratios(share, column_totals(sent), pins), sent, odds, noise=0.15)
    return share_rows("svf_referrals", marked, sent)


def _district_nurses(centres: list[Unit], size: dict[str, float]) -> list[Row]:
    totals = {month: round(value) for month, value in interpolate({"2021-01": 262, "2024-04": 276}).items()}
    nurses = divide("nurses", totals, centres, size, effect=0.1, noise=0.0)
    share = interpolate({"2021-01": 0.565, "2022-12": 0.588, "2024-04": 0.634})
    rng = source_of_chance("nurse level")
    odds = {unit: rng.gauss(0, 0.4) for unit in nurses}
    trained = divide_shares("nurse", pin_ratios(share, column_totals(nurses)), nurses, odds, noise=0.0)
    return share_rows("district_nurse_share", trained, nurses)


def _chat_response(centres: list[Unit]) -> list[Row]:
    area = dict(zip(MONTHS, CHAT_MEDIAN, strict=True))
    rows = value_rows("chat_response_median", "vc", area)
    so_far = dict(zip(MONTHS, CHAT_MEDIAN_YEAR_TO_DATE, strict=True))
    rows += year_to_date_rows("chat_response_median", "vc", so_far)
    rng = source_of_chance("chat median")
    for unit in centres:
        level = rng.gauss(0, 0.12)
        values = {m: round(area[m] * math.exp(level + rng.gauss(0, 0.06)), 1) for m in MONTHS}
        rows += value_rows("chat_response_median", unit.id, values)
    return rows
