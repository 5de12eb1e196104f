"""Writes the demo deliveries: `python data/demo/generate.py [--out FOLDER]`. The same files every time."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from assignments import assignment_rows
from calendar_months import LAST
from care import care_rows
from dental import dental_rows
from files import System, write_delivery
from finance import finance_rows
from rows import Row
from staff import staff_rows
from tree import read_tree

HERE = Path(__file__).parent
CATALOGUE = HERE.parent / "catalogue"

VALUE = ("Period", "Värde")
SHARE = ("Period", "Täljare", "Nämnare")
BOTH = ("Period", "Täljare", "Nämnare", "Värde", "Kvalitet", "Kommentar")
MONEY = ("Period", "Utfall", "Budget", "Prognos")

SYSTEMS: dict[System, tuple[str, ...]] = {
    System("teleq", "TeleQ", VALUE, spaced=True): ("calls_received", "calls_answered_same_day"),
    System("vardgaranti", "Vårdgarantiregistret", SHARE): ("medical_assessment",),
    System("clinic24", "Clinic24", VALUE): ("chats_started", "distance_contacts", "chat_response_median"),
    System("listning", "Listningssystemet, listade vid månadens slut", VALUE, suffix=".xlsx"): ("listed_patients",),
    System("journal", "Journalsystemet", BOTH, spaced=True): (
        "visits",
        "distance_visits",
        "lifestyle_talks",
        "medication_reviews",
        "palliative_occupancy",
        "palliative_stay",
        "syringe_visits",
        "tilma_visits",
        "neurorehab_visits",
        "spenshult_visits",
    ),
    System("remisser", "Cancerprocessregistret", SHARE): ("svf_referrals",),
    System("webbtidbok", "1177 webbtidbok", SHARE, suffix=".xlsx"): ("web_booking_share",),
    System("carita", "Carita, Folktandvården Halland", BOTH, suffix=".xlsx"): (
        "child_exams_on_time",
        "adult_exams_on_time",
        "children_examined",
        "adults_examined",
        "dental_subscription_share",
        "risk_children_plan",
        "risk_adults_plan",
        "orthodontic_wait",
    ),
    System("klinisk_tid", "Klinisk tid, timmar", ("Period", "Värde", "Budget")): (
        "clinical_time_children",
        "clinical_time_adults",
    ),
    System("mittvaccin", "MittVaccin", VALUE, spaced=True): ("vaccinations_covid", "vaccinations_influenza"),
    System("journalgranskning", "Strukturerad journalgranskning", SHARE, suffix=".xlsx"): ("record_review",),
    System("schema", "Schemasystemet", (*VALUE, "Kommentar")): ("scheduled_hours", "sick_hours"),
    System("kompetens", "Personalsystemet, sjuksköterskor", SHARE): ("district_nurse_share",),
    System("personal", "Personalsystemet, anställda och avgångar", VALUE, suffix=".xlsx", wide=True): (
        "headcount",
        "leavers",
    ),
    System("medarbetarundersokning", "Medarbetarundersökningen", VALUE, suffix=".xlsx"): (
        "hme_index",
        "osa_index",
        "hse_index",
    ),
}
BOOKINGS = System("ekonomi", "Ekonomisystemet", MONEY, series_header="Konto")
BUDGETS = System("ekonomi_budget", "Ekonomisystemet, budget", MONEY, series_header="Konto")

NEVER_DELIVERED = {("vc_tallmossen", "medication_reviews", "2021-08")}
"""Rows that are simply not in the file."""
STATED_MISSING = {
    ("vc_granebo", "lifestyle_talks", "2021-11"): "Bytte journalmall, uppgiften gick inte att ta ut",
    ("ftv_ornmossen", "dental_subscription_share", "2021-07"): "Kliniken stängd hela månaden",
}
"""Rows without a value, and the system's note about why."""


def main() -> None:
    """Generate every file below the chosen folder."""
    parser = argparse.ArgumentParser(description="Skriver demoleveranserna.")
    parser.add_argument("--out", type=Path, default=HERE / "deliveries", help="mapp att skriva till")
    parser.add_argument("--catalogue", type=Path, default=CATALOGUE, help="katalogen med enheter och namn")
    chosen = parser.parse_args()
    print(f"{generate(chosen.out, chosen.catalogue)} filer skrivna")


def generate(out: Path, catalogue: Path) -> int:
    """Write all deliveries, a folder a month, and say how many files they are."""
    tree = read_tree(catalogue)
    names = tree.series_names | {unit.id: unit.name for unit in tree.nodes.values()}
    rows = [*care_rows(tree), *dental_rows(tree), *staff_rows(tree), *assignment_rows(tree)]
    system_of = {series: system for system, many in SYSTEMS.items() for series in many}
    files: dict[tuple[System, str], list[Row]] = defaultdict(list)
    for row in _with_gaps(rows):
        system = system_of[row.series]
        files[system, _year_end(row.month) if system.wide else row.month].append(row)
    booked, budgeted = finance_rows(tree)
    for row in booked:
        files[BOOKINGS, row.month].append(row)
    for row in budgeted:
        files[BUDGETS, row.month].append(row)
    for (system, month), content in files.items():
        stamp = month[:4] if system.wide or system is BUDGETS else month
        path = out / month / f"{system.name}_{stamp}{system.suffix}"
        write_delivery(system, path, content, names, month)
    return len(files)


def _with_gaps(rows: Iterable[Row]) -> Iterable[Row]:
    for row in rows:
        key = (row.unit, row.series, row.period)
        if key in STATED_MISSING:
            note = STATED_MISSING[key]
            yield replace(row, value=None, numerator=None, denominator=None, quality="Saknas", comment=note)
        elif key not in NEVER_DELIVERED:
            yield row


def _year_end(month: str) -> str:
    """The last delivered month of the month's year: wide files come once a year."""
    return min(f"{month[:4]}-12", LAST)


if __name__ == "__main__":
    main()
