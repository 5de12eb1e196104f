"""What the special assignments, the vaccination effort and the tools shared by all units deliver."""

from __future__ import annotations

from calendar import monthrange

from calendar_months import LAST, MONTHS, month_range
from fitting import Pin, pin_ratios, pin_sums, seasonal, wobbling
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
)
from tree import Tree

OPEN_CARE = (1.04, 1.0, 1.06, 0.98, 1.02, 0.95, 0.66, 0.9, 1.06, 1.1, 1.08, 0.88)
YEAR_TO_APRIL = ("2024-01", LAST)
SAME_PERIOD_BEFORE = ("2023-01", "2023-04")

VISITS: dict[str, tuple[str, dict[str, float], list[Pin]]] = {
    # series: the assignment, visits a month over time, published sums
    "syringe_visits": ("syringe", {"2021-01": 44, LAST: 60}, [(*YEAR_TO_APRIL, 237), (*SAME_PERIOD_BEFORE, 236)]),
    "tilma_visits": ("tilma", {"2021-01": 150, "2023-01": 172, LAST: 150},
                     [(*YEAR_TO_APRIL, 609), (*SAME_PERIOD_BEFORE, 677)]),
    "neurorehab_visits": ("neurorehab", {"2021-01": 430, "2023-01": 480, LAST: 560},
                          [(*YEAR_TO_APRIL, 2_250), (*SAME_PERIOD_BEFORE, 1_923)]),
    "spenshult_visits": ("spenshult", {"2021-01": 22, "2022-04": 40, LAST: 31},
                         [("2024-01", "2024-03", 90), ("2023-01", "2023-03", 102)]),
}  # fmt: skip

BEDS = 10

COVID = (
    *(3_843, 8_217, 17_730, 31_401, 44_152, 60_366, 52_433, 38_843, 22_038, 8_896, 11_817, 41_722),
    *(37_807, 14_027, 4_995, 6_791, 3_142, 1_195, 923, 2_758, 19_252, 26_937, 12_811, 4_083),
    *(1_912, 1_306, 6_039, 8_986, 2_126, 244, 131, 312, 2_563, 31_669, 14_529, 3_778),
    *(2_518, 1_183, 1_601, 10_794),
)
INFLUENZA = (
    *(1_566, 405, 82, 14, 0, 0, 0, 0, 0, 209, 39_520, 21_803),
    *(1_519, 366, 71, 12, 0, 0, 0, 0, 0, 267, 38_351, 23_769),
    *(1_437, 352, 74, 12, 0, 0, 0, 0, 0, 193, 39_636, 21_894),
    *(1_418, 309, 69, 11),
)

REVIEWS_PLANNED = {"2021-01": 195.0, "2023-01": 205.0, LAST: 208.5}
REVIEWS_DONE = {"2021-01": 0.74, "2022-01": 0.88, "2023-01": 0.93, "2023-12": 0.90, "2024-01": 0.69, LAST: 0.74}

WEB_BOOKING = {
    # kind of unit: smallest and largest number of bookings a month, share over time
    "health_centre": (900, 2_700, {"2021-01": 0.112, "2022-12": 0.168, LAST: 0.212}),
    "dental_clinic": (350, 1_150, {"2021-01": 0.186, "2022-12": 0.262, LAST: 0.309}),
}


def assignment_rows(tree: Tree) -> list[Row]:
    """Everything delivered outside the vårdcentraler's and the clinics' own systems."""
    rows: list[Row] = []
    for series, (home, level, pins) in VISITS.items():
        units = tree.units(home, "special_assignment")
        # Kungsbacka never had more than a few visits a month: that is why it closed.
        size = {unit.id: 0.08 if unit.id == "syringe_kungsbacka" else 1.0 for unit in units}
        path = seasonal(source_of_chance(f"{series} area"), level, OPEN_CARE, 0.05)
        rows += count_rows(series, divide(series, pin_sums(path, pins), units, size, effect=0.2, noise=0.1))
    rows += _palliative_care() + _vaccinations(tree) + _record_review(tree)
    return rows + [row for kind in WEB_BOOKING for row in _web_booking(tree, kind)]


def _palliative_care() -> list[Row]:
    days = {month: BEDS * monthrange(int(month[:4]), int(month[5:]))[1] for month in MONTHS}
    rng = source_of_chance("palliative")
    level = {"2021-01": 0.56, "2023-04": 0.51, "2023-09": 0.55, "2024-01": 0.68, LAST: 0.71}
    share = wobbling(rng, level, 0.025)
    occupied = sum(days[month] for month in month_range(*YEAR_TO_APRIL))
    pins: list[Pin] = [(*YEAR_TO_APRIL, 852 / occupied), (*SAME_PERIOD_BEFORE, 0.51)]
    care_days = pin_ratios(share, days, pins)
    stays = {month: care_days[month] / (12.6 + rng.gauss(0, 0.5)) for month in MONTHS}
    discharged = pin_sums(stays, [(*YEAR_TO_APRIL, 71)])
    unit = "palliative"
    rows = share_rows("palliative_occupancy", {unit: care_days}, {unit: days})
    return rows + share_rows("palliative_stay", {unit: care_days}, {unit: discharged})


def _vaccinations(tree: Tree) -> list[Row]:
    office = tree.units("regional", "support")[0].id
    rows = value_rows("vaccinations_covid", office, dict(zip(MONTHS, COVID, strict=True)))
    return rows + value_rows("vaccinations_influenza", office, dict(zip(MONTHS, INFLUENZA, strict=True)))


def _record_review(tree: Tree) -> list[Row]:
    units = tree.units("nsvh", "health_centre", "dental_clinic")
    path = seasonal(source_of_chance("review plan"), REVIEWS_PLANNED, (1.0,) * 12, 0.02)
    totals = pin_sums(path, [(*YEAR_TO_APRIL, 834)])
    planned: Table = divide("reviews planned", totals, units, sizes("review size", units, 3.0, 7.0))
    rng = source_of_chance("review level")
    share = wobbling(rng, REVIEWS_DONE, 0.015)
    done = pin_ratios(share, column_totals(planned), [(*YEAR_TO_APRIL, 594 / 834)])
    odds = {unit: rng.gauss(0, 0.7) for unit in planned}
    return share_rows("record_review", divide_shares("reviews done", done, planned, odds, noise=0.3), planned)


def _web_booking(tree: Tree, kind: str) -> list[Row]:
    smallest, largest, shares = WEB_BOOKING[kind]
    units = tree.units("nsvh", kind)
    size = sizes(f"{kind} bookings", units, smallest, largest)
    level = {"2021-01": 0.92 * sum(size.values()), LAST: sum(size.values())}
    path = seasonal(source_of_chance(f"{kind} booking area"), level, OPEN_CARE, 0.02)
    booked = divide(f"{kind} booked", pin_sums(path), units, size)
    rng = source_of_chance(f"{kind} booking level")
    odds = {unit: rng.gauss(0, 0.3) for unit in booked}
    online = pin_ratios(wobbling(rng, shares, 0.004), column_totals(booked))
    return share_rows("web_booking_share", divide_shares(f"{kind} online", online, booked, odds), booked)
