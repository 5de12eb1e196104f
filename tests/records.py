"""Living records for tests: sound ones, of which a test says only what it is about."""

from __future__ import annotations

import datetime as dt
from typing import Any

from nsvh_dash.model.record import (
    Activity,
    ActivityState,
    Control,
    ControlResult,
    Finding,
    Interval,
    Record,
    Risk,
    RiskLevel,
    Strand,
    WorkArea,
)
from nsvh_dash.model.record_book import RecordBook, RecordVersion
from nsvh_dash.model.report_period import Report

WINTER, SPRING = dt.date(2023, 12, 11), dt.date(2024, 4, 22)
APRIL_30 = dt.date(2024, 4, 30)
NOON = dt.datetime(2024, 5, 8, 12, tzinfo=dt.UTC)


def risk(record_id: str = "R1", likelihood: int = 2, consequence: int = 3, **more: Any) -> Risk:
    """A risk at the administration, assessed in December."""
    about = {"process": "Bemanning", "text": "Vakanser", "owner": "Controller", "node": "nsvh", "assessed_on": WINTER}
    score = {"likelihood": likelihood, "consequence": consequence, "level": RiskLevel.WATCH}
    return Risk(id=record_id, **(about | score | more))


def control(record_id: str = "K1", of: str = "R1") -> Control:
    """A monthly control of a risk."""
    return Control(id=record_id, risk=of, text="Stickprov", owner="Controller", interval=Interval.MONTH)


def result(
    of: str = "K1", year: int = 2024, report: Report = Report.T1, found: Finding = Finding.MINOR
) -> ControlResult:
    """What a control showed in a report."""
    return ControlResult(control=of, year=year, report=report, finding=found)


def area(record_id: str = "O1", **more: Any) -> WorkArea:
    """An area of work of the administration."""
    return WorkArea(id=record_id, **({"title": "Korttidsfrånvaro", "node": "nsvh"} | more))


def activity(record_id: str = "A1", due: dt.date = SPRING, **more: Any) -> Activity:
    """A planned activity against a risk."""
    about = {"strand": Strand.INTERNAL_CONTROL, "belongs_to": "R1", "text": "Ny rutin", "owner": "Controller"}
    return Activity(id=record_id, due=due, **(about | {"node": "nsvh", "state": ActivityState.PLANNED} | more))


def book(*records: Record) -> RecordBook:
    """Records written one after the other; the last of an id is the one that stands."""
    return RecordBook(RecordVersion(at, record, "Kim", NOON) for at, record in enumerate(records, 1))
