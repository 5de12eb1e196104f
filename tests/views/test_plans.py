"""The plans as they are read: matrix, movement, results by report, what is late first, forms and history."""

from __future__ import annotations

import datetime as dt

import pytest

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.kpi.goal_states import GoalState
from nsvh_dash.kpi.internal_control import risks_on
from nsvh_dash.model.period import Month
from nsvh_dash.model.record import Activity, ActivityState, Finding, Record, RecordKind, RiskLevel, Strand
from nsvh_dash.model.record_book import RecordBook, RecordVersion
from nsvh_dash.model.report_period import Report
from nsvh_dash.views.goals.reading import build_goals
from nsvh_dash.views.internal_control import InternalControl, build_internal_control
from nsvh_dash.views.records.activities import ActivityFilter, activity_rows, build_activities
from nsvh_dash.views.records.form import Entry, build_form, read_form
from nsvh_dash.views.records.history import build_history
from nsvh_dash.views.records.work_environment import build_work_environment
from tests.conftest import ROOT
from tests.records import APRIL_30, NOON, SPRING, activity, area, book, control, result, risk

CATALOGUE = load_catalogue(ROOT / "data" / "catalogue")


def plan(*records: Record, day: dt.date = APRIL_30) -> InternalControl:
    """The internkontrollplan of some records."""
    written = book(*records)
    return build_internal_control(CATALOGUE, written, risks_on(written, day), day)


def test_the_matrix_shows_each_risk_where_it_is_and_where_it_was() -> None:
    matrix = plan(risk("R1", 2, 3), risk("R1", 4, 3, assessed_on=SPRING), risk("R2", 2, 3)).matrix
    cells = {
        (4 - row, column + 1): cell for row, (_, many) in enumerate(matrix.rows) for column, cell in enumerate(many)
    }
    assert [(found.id, found.mark, found.word) for found in cells[4, 3].risks] == [("R1", "▲", "ökat")]
    assert ([found.id for found in cells[2, 3].risks], cells[2, 3].left) == (["R2"], ("R1",))
    assert (cells[4, 3].value, cells[4, 3].level) == (12, RiskLevel.ACT)
    assert sum(len(cell.risks) for cell in cells.values()) == 2


def test_a_risk_says_its_value_now_and_before_and_what_the_rule_gives_where_another_level_is_decided() -> None:
    decided = risk("R1", 2, 4, level=RiskLevel.ACT, assessed_on=SPRING)
    [row] = plan(risk("R1", 1, 4), decided).risks
    said = [text.replace("\u00a0", " ") for text in (row.now, row.before, row.movement, row.level_word, row.rule)]
    assert said == ["2 × 4 = 8", "1 × 4 = 4", "▲ ökat", "Åtgärdas", "regeln ger bevakas"]


def test_the_plan_is_told_in_sentences() -> None:
    late = activity("A1", due=SPRING)
    found = plan(risk("R1", 2, 3), risk("R1", 4, 3, assessed_on=SPRING), risk("R2", level=RiskLevel.ACT), late)
    assert found.sentences == (
        "Planen har två risker; en ska åtgärdas.",
        "Sedan helår 2023 har en ökat och en stått stilla.",
        "En åtgärd är försenad.",
    )
    assert [row.id for row in found.late] == ["A1"]


def test_results_are_shown_for_the_reports_there_are_up_to_the_one_under_way() -> None:
    results = [result("K1", 2023, Report.YEAR, Finding.FAILING), result("K1", 2024, Report.T2)]
    found = plan(risk(), control(), *results)
    assert found.reports == ("helår 2023", "T1 2024")
    assert [cell.finding for cell in found.controls[0].results] == [Finding.FAILING, None]


def activities(*found: Activity, **wanted: str) -> list[str]:
    """Ids by part of the list, in order."""
    listed = build_activities(CATALOGUE, book(risk(), *found), found, APRIL_30, ActivityFilter(**wanted))
    return [row.id for part in (listed.late, listed.soon, listed.later, listed.closed) for row in part]


def test_what_is_late_comes_first_then_by_the_day_and_what_is_closed_last() -> None:
    many = [
        activity("A1", due=dt.date(2024, 12, 1)),
        activity("A2", due=dt.date(2024, 5, 20)),
        activity("A3", due=dt.date(2024, 4, 2)),
        activity("A4", due=dt.date(2024, 3, 2)),
        activity("A5", due=dt.date(2024, 1, 2), state=ActivityState.DONE),
    ]
    assert activities(*many) == ["A4", "A3", "A2", "A1", "A5"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"state": "late"}, ["A1"]),
        ({"state": "planned"}, ["A1", "A2"]),
        ({"state": "done"}, ["A3"]),
        ({"owner": "HR-strateg"}, ["A2"]),
        ({"strand": "goals"}, ["A3"]),
        ({"strand": "goals", "owner": "HR-strateg"}, []),
    ],
)
def test_the_list_shows_what_is_asked_for(wanted: dict[str, str], found: list[str]) -> None:
    assignment = next(iter(CATALOGUE.assignments_by_id))
    goal = {"strand": Strand.GOALS, "belongs_to": assignment, "state": ActivityState.DONE}
    many = [activity("A1"), activity("A2", due=dt.date(2024, 6, 1), owner="HR-strateg"), activity("A3", **goal)]
    assert activities(*many, **wanted) == found


def test_an_area_says_how_its_activities_stand_at_the_node_looked_at() -> None:
    part = {"strand": Strand.WORK_ENVIRONMENT, "belongs_to": "O1"}
    many = [
        activity("A1", **part),
        activity("A2", state=ActivityState.DONE, **part),
        activity("A3", node="ftv", **part),
    ]
    linked = area(indicators=("sick_leave", "hme_index"))
    found = build_work_environment(CATALOGUE, book(linked, *many), [linked], {"nsvh"}, APRIL_30)
    assert found.areas[0].standing == "Avslutade aktiviteter: en av två. Försenade: en."
    assert (found.indicator_ids, [row.id for row in found.late]) == (("sick_leave", "hme_index"), ["A1"])


def test_a_form_reads_back_what_it_shows() -> None:
    written = book(risk(), area(), activity())
    for record in (risk(), area(), activity()):
        form = build_form(CATALOGUE, written, type(record), record, "nsvh")
        filled = read_form(type(record), {field.name: field.value for field in form})
        assert type(record).model_validate(record.model_dump() | filled) == record


def test_an_activity_may_be_made_a_part_of_anything_that_stands() -> None:
    form = build_form(CATALOGUE, book(risk(), area()), Activity, None, "vc")
    [belongs] = [field for field in form if field.name == "belongs_to"]
    assert belongs.entry is Entry.ONE
    assert {"internal_control.R1", "work_environment.O1"} < set(belongs.options)
    assert len(belongs.options) == 2 + len(CATALOGUE.assignments_by_id)
    assert next(field.value for field in form if field.name == "node") == "vc"
    assert read_form(Activity, {"belongs_to": "work_environment.O1"}) == {
        "strand": "work_environment",
        "belongs_to": "O1",
    }


def test_an_assignment_shows_its_activities_and_deviates_when_one_is_late() -> None:
    wanted = next(iter(CATALOGUE.plans_by_year[2024].assignments))
    part = {"strand": Strand.GOALS, "belongs_to": wanted.id}
    many = [activity("A1", **part), activity("A2", state=ActivityState.DONE, **part)]
    rows = {wanted.id: activity_rows(CATALOGUE, book(*many), many, APRIL_30)}
    screen = build_goals(CATALOGUE, CATALOGUE.plans_by_year[2024], "nsvh", Month(2024, 4), [], rows)
    branch = next(found for found in screen.assignments if found.id == wanted.id)
    assert branch.state is GoalState.MISSED
    assert branch.said.replace("\u00a0", " ").endswith("2 aktiviteter: 1 försenad, 1 klar")
    told = [(line.name, line.word, line.link.rpartition("post=")[2]) for line in branch.children[-2:]]
    assert told == [("Ny rutin", "Försenad", "activity.A1"), ("Ny rutin", "Klar", "activity.A2")]


def test_history_tells_what_each_version_changed_the_newest_first() -> None:
    first = risk("R1", 2, 3)
    versions = [
        RecordVersion(1, first, "Kim", NOON),
        RecordVersion(2, risk("R1", 4, 3, node="vc", level=RiskLevel.ACT, assessed_on=SPRING), "Alex", NOON),
        RecordVersion(3, first, "Kim", NOON, restores=1),
        RecordVersion(4, first, "Kim", NOON, removed=True),
    ]
    rows = build_history(CATALOGUE, RecordBook(versions), RecordKind.RISK, "R1")
    assert [(row.number, row.is_now) for row in rows] == [(4, True), (3, False), (2, False), (1, False)]
    assert rows[0].changes == ("Borttagen",)
    assert rows[1].changes[0] == "Återställd till en tidigare version"
    assert [change.replace("\u00a0", " ") for change in rows[2].changes] == [
        "Sannolikhet: 2 → 4",
        "Beslutad nivå: bevakas → åtgärdas",
        "Bedömd: 11 december 2023 → 22 april 2024",
        "Enhet: Närsjukvården Halland → Vårdcentralen Halland",
    ]
    assert rows[3].changes == ("Ny",)
    assert rows[3].signature.startswith("Kim, 2024-05-08")


def test_nothing_is_shown_of_a_plan_that_did_not_hold_yet() -> None:
    assert plan(risk(assessed_on=SPRING), day=dt.date(2023, 12, 31)).risks == ()
