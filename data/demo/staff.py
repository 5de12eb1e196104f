"""What the staff systems deliver: headcount and leavers, hours and sick hours, the yearly survey."""

from __future__ import annotations

from calendar_months import LAST, month_number
from fitting import Pin, inverse_logit, logit, pin_sums, seasonal
from rows import Row, Table, count_rows, divide, sizes, source_of_chance
from tree import STAFFED_KINDS, Tree, Unit

LEVEL = (1.0,) * 12
LEAVING_SEASON = (1.1, 0.8, 0.9, 1.0, 0.9, 1.1, 0.9, 1.5, 1.2, 0.9, 0.8, 0.9)
HOURS_SEASON = (1.04, 0.98, 1.04, 1.0, 1.0, 0.92, 0.62, 0.85, 1.04, 1.08, 1.06, 0.94)
SICK_SEASON = (1.18, 1.22, 1.12, 0.98, 0.92, 0.82, 0.72, 0.85, 0.98, 1.05, 1.12, 1.15)
LAST_TWELVE = ("2023-05", LAST)

AREAS: dict[str, tuple[dict[str, float], int, dict[str, float], int]] = {
    # area: headcount over time, person-months of the last twelve, leavers a month over time, leavers of the last twelve
    # Together 171 leavers of 12 007 person-months: 17,09 per cent a year.
    "vc": ({"2021-01": 655, "2023-01": 662, LAST: 628}, 7_680, {"2021-01": 7.4, "2023-01": 8.6, LAST: 7.0}, 90),
    "ftv": ({"2021-01": 318, "2023-01": 308, LAST: 297}, 3_600, {"2021-01": 4.4, "2023-01": 6.4, LAST: 5.6}, 71),
    "regional": ({"2021-01": 16, LAST: 21}, 247, {"2021-01": 0.22, LAST: 0.25}, 3),
    "management": ({"2021-01": 37, LAST: 41}, 480, {"2021-01": 0.5, LAST: 0.6}, 7),
}

STAFF_SIZE = {
    # kind: smallest and largest number of employees before the area's total decides
    "health_centre": (13.0, 36.0),
    "emergency_centre": (30.0, 30.0),
    "special_assignment": (4.0, 10.0),
    "dental_clinic": (7.0, 21.0),
    "orthodontic_clinic": (6.0, 9.0),
    "support": (20.0, 20.0),
}

NEW_SCHEDULE_SYSTEM = "2024-01"
"""From then on the hours cannot be trusted: absence is doubled, lost or moved between units."""

SURVEYS = {
    "hme_index": {"nsvh": (78, 78, 79), "vc": (77, 78, 79), "ftv": (79, 79, 78)},
    "osa_index": {"nsvh": (65, 66, 67), "vc": (65, 66, 67), "ftv": (66, 66, 66)},
    "hse_index": {"nsvh": (77, 78, 78), "vc": (77, 78, 79), "ftv": (78, 78, 77)},
}
SURVEY_YEARS = ("2021", "2022", "2023")


def staff_rows(tree: Tree) -> list[Row]:
    """Headcount, leavers, hours and survey indices."""
    headcount: Table = {}
    leavers: Table = {}
    for area in AREAS:
        people, left = _people(area, tree.units(area, *STAFFED_KINDS))
        headcount |= people
        leavers |= left
    rows = count_rows("headcount", headcount) + count_rows("leavers", leavers)
    return rows + _hours(headcount) + _surveys()


def _people(area: str, units: list[Unit]) -> tuple[Table, Table]:
    level, person_months, leaving, left = AREAS[area]
    size: dict[str, float] = {}
    for kind, (low, high) in STAFF_SIZE.items():
        size |= sizes(f"{area} {kind} staff", [unit for unit in units if unit.kind == kind], low, high)
    people = pin_sums(seasonal(source_of_chance(f"{area} people"), level, LEVEL, 0.004), _pin(person_months))
    headcount = divide(f"{area} headcount", people, units, size, effect=0.05, noise=0.01)
    gone = pin_sums(seasonal(source_of_chance(f"{area} gone"), leaving, LEAVING_SEASON, 0.1), _pin(left))
    return headcount, divide(f"{area} leavers", gone, units, size, effect=0.35, noise=0.6)


def _pin(total: int) -> list[Pin]:
    return [(*LAST_TWELVE, total)]


def _hours(headcount: Table) -> list[Row]:
    rng = source_of_chance("hours")
    rows = []
    for unit, by_month in headcount.items():
        level = rng.gauss(0, 0.2)
        for month, people in by_month.items():
            scheduled = round(people * 138 * HOURS_SEASON[month_number(month) - 1] * rng.uniform(0.97, 1.03))
            share = inverse_logit(logit(0.052 * SICK_SEASON[month_number(month) - 1]) + level + rng.gauss(0, 0.15))
            if month >= NEW_SCHEDULE_SYSTEM:
                share = rng.choice((0.0, 0.004, share, share * 2, 0.31))
            elif month in ("2022-01", "2022-02"):
                share *= 1.5  # the omicron wave
            comment = "Nytt schemasystem, ej kvalitetssäkrad" if month >= NEW_SCHEDULE_SYSTEM else ""
            rows.append(Row(unit, "scheduled_hours", month, month, value=scheduled, comment=comment))
            rows.append(Row(unit, "sick_hours", month, month, value=round(scheduled * share), comment=comment))
    return rows


def _surveys() -> list[Row]:
    return [
        Row(unit, series, year, f"{year}-12", value=value)
        for series, by_unit in SURVEYS.items()
        for unit, values in by_unit.items()
        for year, value in zip(SURVEY_YEARS, values, strict=True)
    ]
