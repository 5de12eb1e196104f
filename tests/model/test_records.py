"""Living records: what a field may hold, and what of the versions counts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from nsvh_dash.model.record import RecordKind, Risk, RiskLevel
from nsvh_dash.model.record_book import RecordBook, RecordVersion, next_id
from nsvh_dash.model.record_faults import RecordFaults, read_record
from nsvh_dash.model.report_period import Report, ReportPeriod
from tests.records import NOON, activity, book, result, risk

SOUND = {
    "id": "R1", "process": "Ekonomi", "text": "Fel attest", "likelihood": 1, "consequence": "3",
    "level": "Bevakas", "assessed_on": "2024-04-22", "owner": "Controller", "node": "nsvh",
}  # fmt: skip


def test_a_record_is_read_from_what_people_write() -> None:
    read = read_record(RecordKind.RISK, SOUND)
    assert isinstance(read, Risk)
    assert (read.consequence, read.level, read.assessed_on) == (3, RiskLevel.WATCH, dt.date(2024, 4, 22))


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("id", "R 1", "Id ”R 1”: skriv ett kort id"),
        ("process", "  ", "Process ”  ”: skriv en text på högst 120"),
        ("text", "å" * 601, "Beskrivning ”" + "å" * 99 + "…”: skriv en text på högst 600"),
        ("text", "fel\x07ton", "Beskrivning ”fel␇ton”: skriv en text"),
        ("likelihood", 5, "Sannolikhet ”5”: skriv ett heltal från 1 till 4"),
        ("likelihood", 2.5, "Sannolikhet ”2.5”: skriv ett heltal"),
        ("consequence", True, "Konsekvens ”True”: skriv ett heltal"),
        ("consequence", None, "Konsekvens saknas: skriv ett heltal"),
        ("level", "löses", "Beslutad nivå ”löses”: skriv något av accepteras, bevakas, åtgärdas"),
        ("assessed_on", "30/4", "Bedömd ”30/4”: skriv ett datum, till exempel 2024-04-30"),
        ("assessed_on", 45_000, "Bedömd ”45000”: skriv ett datum"),
        ("assessed_on", dt.date(1924, 4, 30), "Bedömd ”1924-04-30”: skriv ett datum"),
        ("invented", "kanske", "Demorad ”kanske”: skriv ordet ja"),
    ],
)
def test_a_fault_names_the_field_the_value_and_what_was_expected(field: str, value: Any, said: str) -> None:
    with pytest.raises(RecordFaults, match="risk ") as refused:
        read_record(RecordKind.RISK, SOUND | {field: value})
    assert [fault.field for fault in refused.value.faults] == [field]
    assert said in str(refused.value)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(RecordFaults) as refused:
        read_record(RecordKind.RISK, {"id": "R1", "likelihood": 9})
    told = [fault.title for fault in refused.value.faults]
    assert told == [
        "Process", "Beskrivning", "Sannolikhet", "Konsekvens", "Beslutad nivå", "Bedömd", "Ansvarig", "Enhet"
    ]  # fmt: skip


def test_there_is_one_result_of_a_control_in_a_report() -> None:
    assert result("K1", 2024).id == result("K1", 2024).id
    assert result("K1", 2024).id != result("K1", 2024, Report.T2).id
    told = {"control": "K1", "year": 2024.0, "report": "t1", "finding": "brist"}
    assert read_record(RecordKind.CONTROL_RESULT, told).id == result("K1", 2024).id


def test_the_newest_version_stands_in_the_order_of_the_ids() -> None:
    written = book(risk("R10"), risk("R2"), risk("R2", 4, 4), activity("A1"))
    assert [(one.id, one.likelihood) for one in written.standing(Risk)] == [("R2", 4), ("R10", 2)]
    assert next_id(written, RecordKind.RISK) == "R11"
    assert next_id(written, RecordKind.CONTROL) == "K1"


def test_what_was_taken_back_no_longer_counts_and_may_count_again() -> None:
    first, wrong = risk("R1", 2, 2), risk("R1", 4, 4)
    versions = [RecordVersion(1, first, "Kim", NOON), RecordVersion(2, wrong, "Kim", NOON)]
    undone = RecordVersion(3, first, "Kim", NOON, restores=1)
    again = RecordVersion(4, wrong, "Kim", NOON, restores=2)
    assert RecordBook([*versions, undone]).histories(Risk) == [[first]]
    assert RecordBook([*versions, undone, again]).histories(Risk) == [[first, wrong]]


def test_a_removed_record_does_not_stand_and_its_id_is_not_given_again() -> None:
    gone = RecordVersion(2, risk("R1"), "Kim", NOON, removed=True)
    written = RecordBook([RecordVersion(1, risk("R1"), "Kim", NOON), gone])
    assert written.standing(Risk) == []
    assert written.find(RecordKind.RISK, "R1") is None
    assert next_id(written, RecordKind.RISK) == "R2"


@pytest.mark.parametrize(
    ("day", "name", "before"),
    [
        (dt.date(2024, 4, 30), "T1 2024", "helår 2023"),
        (dt.date(2024, 5, 1), "T2 2024", "T1 2024"),
        (dt.date(2024, 12, 31), "helår 2024", "T2 2024"),
    ],
)
def test_a_day_belongs_to_the_report_that_is_next_to_be_given(day: dt.date, name: str, before: str) -> None:
    period = ReportPeriod.under_way(day)
    assert (period.name, period.before.name) == (name, before)
    assert period.before.last_day < day <= period.last_day
