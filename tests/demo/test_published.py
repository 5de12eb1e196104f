"""The demo deliveries add up to what was published, read by a second, independent way of summing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.demo.deliveries import Deliveries
from tests.demo.world import APRIL, AREA, CENTRES, JAN_APR, JAN_APR_2023, NAMES, R12, YEAR_2023, generate, units


@pytest.mark.parametrize(
    ("series", "home", "months", "published"),
    [
        ("visits", "vc", APRIL, 66_020),
        ("visits", "vc", JAN_APR, 248_485),
        ("visits", "vc", JAN_APR_2023, 241_247),
        ("chats_started", "vc", APRIL, 6_707),
        ("chats_started", "vc", JAN_APR, 25_535),
        ("chats_started", "vc", YEAR_2023, 62_858),
        ("listed_patients", "vc", ["2023-12"], 171_167),
        ("listed_patients", "vc", ["2024-03"], 170_645),
        ("listed_patients", "vc", APRIL, 170_391),
        ("children_examined", "ftv", JAN_APR, 11_851),
        ("adults_examined", "ftv", JAN_APR, 8_706),
        ("vaccinations_covid", "regional", APRIL, 10_794),
        ("vaccinations_covid", "regional", JAN_APR, 16_096),
        ("vaccinations_influenza", "regional", APRIL, 11),
        ("vaccinations_influenza", "regional", JAN_APR, 1_807),
        ("syringe_visits", "syringe", JAN_APR, 237),
        ("syringe_visits", "syringe", JAN_APR_2023, 236),
        ("tilma_visits", "tilma", JAN_APR, 609),
        ("tilma_visits", "tilma", JAN_APR_2023, 677),
        ("neurorehab_visits", "neurorehab", JAN_APR, 2_250),
        ("neurorehab_visits", "neurorehab", JAN_APR_2023, 1_923),
        ("spenshult_visits", "spenshult", JAN_APR[:3], 90),
        ("spenshult_visits", "spenshult", JAN_APR_2023[:3], 102),
    ],
)
def test_counts(delivered: Deliveries, series: str, home: str, months: list[str], published: int) -> None:
    assert delivered.total(NAMES[series], "Värde", units(home), months) == published


@pytest.mark.parametrize(
    ("series", "home", "months", "decimals", "published"),
    [
        ("medical_assessment", "vc", APRIL, 9, 90),
        ("medical_assessment", "vc", JAN_APR, 1, 90.3),
        ("medical_assessment", "vc", ["2022-12", *YEAR_2023[:11]], 0, 86),
        ("medical_assessment", "vc", ["2023-10"], 0, 89),
        ("medical_assessment", "vc", ["2023-11"], 0, 89),
        ("medical_assessment", "vc", ["2023-12"], 0, 89),
        ("child_exams_on_time", "ftv", APRIL, 1, 99.7),
        ("child_exams_on_time", "ftv", JAN_APR, 0, 99),
        ("child_exams_on_time", "ftv", YEAR_2023, 0, 99),
        ("adult_exams_on_time", "ftv", APRIL, 1, 76.7),
        ("adult_exams_on_time", "ftv", JAN_APR, 1, 76.2),
        ("adult_exams_on_time", "ftv", YEAR_2023, 1, 75.6),
        ("svf_referrals", "vc", APRIL, 0, 88),
        ("svf_referrals", "vc", JAN_APR, 0, 88),
        ("dental_subscription_share", "ftv", APRIL, 1, 32.2),
        ("risk_children_plan", "ftv", R12, 0, 60),
        ("risk_adults_plan", "ftv", R12, 0, 22),
        ("record_review", "nsvh", JAN_APR, 1, 71.2),
        ("palliative_occupancy", "palliative", JAN_APR, 0, 70),
        ("palliative_occupancy", "palliative", JAN_APR_2023, 0, 51),
    ],
)
def test_shares(
    delivered: Deliveries, series: str, home: str, months: list[str], decimals: int, published: float
) -> None:
    assert round(delivered.ratio(NAMES[series], units(home), months), decimals) == published


@pytest.mark.parametrize(
    ("above", "below", "months", "decimals", "published"),
    [
        ("calls_answered_same_day", "calls_received", APRIL, 1, 91.1),
        ("calls_answered_same_day", "calls_received", JAN_APR, 1, 92.3),
        ("calls_answered_same_day", "calls_received", YEAR_2023, 1, 95.2),
        ("distance_visits", "visits", APRIL, 0, 8),
        ("distance_visits", "visits", JAN_APR, 0, 9),
    ],
)
def test_shares_of_two_series(
    delivered: Deliveries, above: str, below: str, months: list[str], decimals: int, published: float
) -> None:
    upper, lower = (delivered.total(NAMES[s], "Värde", CENTRES, months) for s in (above, below))
    assert round(100 * upper / lower, decimals) == published


@pytest.mark.parametrize(
    ("series", "unit", "period", "published"),
    [
        ("chat_response_median", "vc", "2024-04", 12),
        ("chat_response_median", "vc", "2024-01–2024-04", 13),
        ("chat_response_median", "vc", "2023-01–2023-12", 11),
        ("orthodontic_wait", "ftv", "2024-04", 13),
        ("risk_children_plan", "ftv", "2024-01–2024-04", 58),
        ("risk_adults_plan", "ftv", "2024-01–2024-04", 21),
    ],
)
def test_figures_stated_for_the_area(
    delivered: Deliveries, series: str, unit: str, period: str, published: float
) -> None:
    assert delivered.said(NAMES[series], AREA[unit], period) == published


def test_means_of_months(delivered: Deliveries) -> None:
    waits = [delivered.said(NAMES["orthodontic_wait"], AREA["ftv"], month) for month in JAN_APR]
    assert round(sum(waits) / 4, 1) == 12.8
    clinics = units("ftv")
    shares = [delivered.ratio(NAMES["dental_subscription_share"], clinics, [month]) for month in JAN_APR]
    assert round(sum(shares) / 4, 1) == 32.0


def test_reviews_and_length_of_stay(delivered: Deliveries) -> None:
    done, planned = (
        delivered.total(NAMES["record_review"], column, units("nsvh"), JAN_APR) for column in ("Täljare", "Nämnare")
    )
    assert (done, planned) == (594, 834)
    assert delivered.ratio(NAMES["palliative_stay"], units("palliative"), JAN_APR) == 100 * 12


@pytest.mark.parametrize(("home", "decimals", "published"), [("nsvh", 2, 17.09), ("vc", 0, 14), ("ftv", 1, 23.7)])
def test_staff_turnover(delivered: Deliveries, home: str, decimals: int, published: float) -> None:
    left = delivered.total(NAMES["leavers"], "Värde", units(home), R12)
    people = delivered.total(NAMES["headcount"], "Värde", units(home), R12) / 12
    assert round(100 * left / people, decimals) == published


def test_how_many_units_reach_target(delivered: Deliveries) -> None:
    distance, visits = NAMES["distance_visits"], NAMES["visits"]
    shares = sorted(
        100 * delivered.total(distance, "Värde", [c], JAN_APR) / delivered.total(visits, "Värde", [c], JAN_APR)
        for c in CENTRES
    )
    assert sum(share >= 10 for share in shares) == 8
    assert [round(share) for share in shares[-2:]] == [15, 15]
    assert shares[-3] < 13
    referrals = [delivered.ratio(NAMES["svf_referrals"], [centre], JAN_APR) for centre in CENTRES]
    assert sum(share > 85 for share in referrals) == sum(share >= 85 for share in referrals) == 15


def test_adults_examined_on_time_rise_every_month(delivered: Deliveries) -> None:
    shares = [delivered.ratio(NAMES["adult_exams_on_time"], units("ftv"), [month]) for month in JAN_APR]
    assert shares == sorted(shares)


def test_clinical_time_against_budget(delivered: Deliveries) -> None:
    for months in (APRIL, JAN_APR):
        child, child_budget, adult, adult_budget = (
            delivered.total(NAMES[series], column, units("ftv"), months)
            for series in ("clinical_time_children", "clinical_time_adults")
            for column in ("Värde", "Budget")
        )
        assert child >= child_budget
        assert adult < adult_budget


def test_district_nurses_were_under_sixty_per_cent(delivered: Deliveries) -> None:
    shares = [delivered.ratio(NAMES["district_nurse_share"], CENTRES, [f"2022-{m:02d}"]) for m in range(1, 13)]
    assert max(shares) < 60
    assert delivered.ratio(NAMES["district_nurse_share"], CENTRES, APRIL) > shares[-1]


def test_every_unit_delivers_while_it_is_open(delivered: Deliveries) -> None:
    def units_in(series: str, month: str, column: str = "Värde") -> int:
        return sum(period == month for _unit, period in delivered.cells[NAMES[series]][column])

    assert units_in("visits", "2021-01") == units_in("visits", "2024-04") == 24
    assert units_in("children_examined", "2021-01") == units_in("children_examined", "2024-04") == 22
    assert units_in("medical_assessment", "2023-09", "Nämnare") == 24
    assert units_in("medical_assessment", "2023-10", "Nämnare") == 25
    assert units_in("syringe_visits", "2023-10") == 3
    assert units_in("syringe_visits", "2023-11") == 2
    assert units_in("lifestyle_talks", "2021-11") == units_in("medication_reviews", "2021-08") == 23


def test_numerators_stay_within_denominators(delivered: Deliveries) -> None:
    for series, columns in delivered.cells.items():
        for place, numerator in columns.get("Täljare", {}).items():
            if series != NAMES["palliative_stay"]:
                assert 0 <= numerator <= columns["Nämnare"][place], (series, place)


def test_the_same_files_every_time(folder: Path, tmp_path: Path) -> None:
    def digests(base: Path) -> dict[str, str]:
        files = sorted(path for path in base.rglob("*") if path.is_file())
        return {str(p.relative_to(base)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}

    assert digests(generate(tmp_path)) == digests(folder)
