"""The demo's bookings, budgets and forecasts add up to what was published (tkr)."""

from __future__ import annotations

import pytest

from tests.demo.deliveries import Deliveries
from tests.demo.world import APRIL, JAN_APR, JAN_APR_2023, NAMES, R12, YEAR_2023, units

COSTS = ("own_staff", "agency_doctors", "agency_nurses", "pharmaceuticals", "premises", "materials")
COSTS += ("depreciation", "other_costs")
STAFF = COSTS[:3]
REVENUE = ("patient_fees", "adult_dental_revenue", "other_revenue")
GRANTS = ("care_choice", "regional_grant")
RESULT = (*COSTS, *REVENUE, *GRANTS)


def money(
    delivered: Deliveries, accounts: tuple[str, ...], home: str, months: list[str], column: str = "Utfall"
) -> float:
    """The sum of accounts in tkr."""
    return sum(delivered.total(NAMES[account], column, units(home), months) for account in accounts)


@pytest.mark.parametrize(
    ("accounts", "column", "months", "published"),
    [
        (COSTS, "Utfall", JAN_APR, -414_612),
        (REVENUE, "Utfall", JAN_APR, 97_773),
        (RESULT, "Utfall", JAN_APR, -37_583),
        (COSTS, "Budget", JAN_APR, -423_519),
        (REVENUE, "Budget", JAN_APR, 85_512),
        (RESULT, "Budget", JAN_APR, -45_835),
        (COSTS, "Utfall", JAN_APR_2023, -414_583),
        (REVENUE, "Utfall", JAN_APR_2023, 95_411),
        (RESULT, "Budget", [f"2024-{month:02d}" for month in range(1, 13)], -111_528),
        (RESULT, "Prognos", APRIL, -106_528),
        (RESULT, "Prognos", ["2024-02"], -111_528),
        (("agency_doctors", "agency_nurses"), "Utfall", JAN_APR, -700),
        (("agency_doctors", "agency_nurses"), "Utfall", JAN_APR_2023, -10_700),
        (("agency_doctors", "agency_nurses"), "Utfall", YEAR_2023, -30_100),
        (STAFF, "Utfall", R12, -628_125),
        (("investments",), "Budget", [f"2024-{month:02d}" for month in range(1, 13)], 24_360),
        (("investments",), "Prognos", APRIL, 19_465),
    ],
)
def test_finance(
    delivered: Deliveries, accounts: tuple[str, ...], column: str, months: list[str], published: int
) -> None:
    assert money(delivered, accounts, "nsvh", months, column) == published


@pytest.mark.parametrize(
    ("accounts", "home", "published"),
    [
        (RESULT, "vc", 5.2),
        (RESULT, "special", 0.9),
        (RESULT, "ftv", 5.4),
        (RESULT, "management", -2.5),
        (STAFF, "vc", 6.4),
        (STAFF, "ftv", 4.5),
    ],
)
def test_variances_of_the_areas(delivered: Deliveries, accounts: tuple[str, ...], home: str, published: float) -> None:
    actual, budget = (money(delivered, accounts, home, JAN_APR, column) for column in ("Utfall", "Budget"))
    assert round((actual - budget) / 1000, 1) == published


def test_the_areas_finances(delivered: Deliveries) -> None:
    year = [f"2024-{month:02d}" for month in range(1, 13)]
    expected = {
        home: money(delivered, RESULT, home, APRIL, "Prognos") - money(delivered, RESULT, home, year, "Budget")
        for home in ("vc", "special", "ftv", "regional", "management")
    }
    assert expected == {"vc": 0, "special": 0, "ftv": 5_000, "regional": 0, "management": 0}
    adults = ("adult_dental_revenue",)
    growth = money(delivered, adults, "ftv", JAN_APR) / money(delivered, adults, "ftv", JAN_APR_2023) - 1
    assert round(100 * growth) == 11
    assert money(delivered, ("investments",), "ftv", JAN_APR) == 1_750
    assert money(delivered, ("investments",), "vc", JAN_APR) == 250
    january = money(delivered, RESULT, "nsvh", ["2024-01"]) - money(delivered, RESULT, "nsvh", ["2024-01"], "Budget")
    assert january > 0


def test_hired_doctors_stop_in_february(delivered: Deliveries) -> None:
    assert money(delivered, ("agency_doctors",), "nsvh", ["2024-01"]) < 0
    assert money(delivered, ("agency_doctors",), "nsvh", JAN_APR[1:]) == 0
    assert money(delivered, ("agency_nurses",), "nsvh", ["2024-01"]) == 0


def test_most_units_keep_their_budget_but_not_all(delivered: Deliveries) -> None:
    booking = {unit for unit, _month in delivered.cells[NAMES["own_staff"]]["Utfall"]}
    kept = [
        sum(delivered.total(NAMES[a], "Utfall", [unit], JAN_APR) for a in RESULT)
        >= sum(delivered.total(NAMES[a], "Budget", [unit], JAN_APR) for a in RESULT)
        for unit in booking
    ]
    assert len(kept) / 2 < sum(kept) < len(kept)
