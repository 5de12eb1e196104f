"""Risks, controls and activities: what a value asks for, what has moved since the last report, and what is late."""

from __future__ import annotations

import datetime as dt

import pytest

from nsvh_dash.kpi.activities import Urgency, is_late, urgency
from nsvh_dash.kpi.internal_control import Movement, level_of, results_of, risks_on
from nsvh_dash.model.record import ActivityState, RiskLevel
from nsvh_dash.model.record_book import RecordBook, RecordVersion
from nsvh_dash.model.report_period import Report, ReportPeriod
from tests.records import APRIL_30, NOON, SPRING, WINTER, activity, book, control, result, risk


@pytest.mark.parametrize(
    ("likelihood", "consequence", "level"),
    [
        (1, 3, RiskLevel.ACCEPT),
        (1, 4, RiskLevel.WATCH),
        (2, 4, RiskLevel.WATCH),
        (3, 3, RiskLevel.ACT),
        (4, 4, RiskLevel.ACT),
    ],
)
def test_a_value_below_4_is_accepted_below_9_watched_and_from_9_acted_on(
    likelihood: int, consequence: int, level: RiskLevel
) -> None:
    assert level_of(likelihood, consequence) is level


def test_the_level_decided_stands_whatever_the_rule_gives() -> None:
    [found] = risks_on(book(risk(likelihood=2, consequence=4, level=RiskLevel.ACT)), APRIL_30)
    assert found.now.level is RiskLevel.ACT
    assert level_of(found.now.likelihood, found.now.consequence) is RiskLevel.WATCH


def test_a_risk_is_compared_with_where_it_stood_when_the_last_report_was_given() -> None:
    plan = book(risk(likelihood=2, assessed_on=WINTER), risk(likelihood=4, assessed_on=SPRING))
    [in_april] = risks_on(plan, APRIL_30)
    assert (in_april.before, in_april.now) == (risk(likelihood=2), risk(likelihood=4, assessed_on=SPRING))
    assert in_april.movement is Movement.UP
    [in_may] = risks_on(plan, dt.date(2024, 5, 31))
    assert in_may.movement is Movement.SAME
    [in_march] = risks_on(plan, dt.date(2024, 3, 31))
    assert in_march.now.likelihood == 2


def test_movement_is_the_values_not_the_steps() -> None:
    plan = book(risk(likelihood=2, consequence=3), risk(likelihood=3, consequence=2, assessed_on=SPRING))
    assert [found.movement for found in risks_on(plan, APRIL_30)] == [Movement.SAME]


def test_a_risk_assessed_for_the_first_time_since_the_report_is_new_and_is_not_there_before() -> None:
    plan = book(risk(assessed_on=SPRING))
    assert [found.movement for found in risks_on(plan, APRIL_30)] == [Movement.NEW]
    assert risks_on(plan, dt.date(2024, 3, 31)) == []


def test_of_two_assessments_from_one_day_the_one_written_last_holds() -> None:
    [found] = risks_on(book(risk(likelihood=4), risk(likelihood=1)), APRIL_30)
    assert found.now.likelihood == 1


def test_an_assessment_that_was_taken_back_is_not_found_although_it_is_the_latest() -> None:
    right, wrong = risk(likelihood=1), risk(likelihood=4, assessed_on=SPRING)
    versions = [RecordVersion(1, right, "Kim", NOON), RecordVersion(2, wrong, "Kim", NOON)]
    taken_back = RecordVersion(3, right, "Kim", NOON, restores=1)
    [found] = risks_on(RecordBook([*versions, taken_back]), APRIL_30)
    assert found.now == right


def test_a_control_has_one_result_for_each_report() -> None:
    plan = book(risk(), control(), result(year=2023, report=Report.YEAR), result(year=2024, report=Report.T1))
    assert list(results_of(plan, "K1")) == [ReportPeriod(2023, 3), ReportPeriod(2024, 1)]


@pytest.mark.parametrize(
    ("due", "state", "asks"),
    [
        (dt.date(2024, 4, 29), ActivityState.PLANNED, Urgency.LATE),
        (dt.date(2024, 4, 29), ActivityState.UNDER_WAY, Urgency.LATE),
        (dt.date(2024, 4, 29), ActivityState.DONE, Urgency.CLOSED),
        (dt.date(2024, 4, 29), ActivityState.CANCELLED, Urgency.CLOSED),
        (dt.date(2024, 4, 30), ActivityState.PLANNED, Urgency.SOON),
        (dt.date(2024, 5, 30), ActivityState.PLANNED, Urgency.SOON),
        (dt.date(2024, 5, 31), ActivityState.PLANNED, Urgency.LATER),
    ],
)
def test_an_activity_is_late_the_day_after_its_own_unless_closed_and_soon_due_within_30_days(
    due: dt.date, state: ActivityState, asks: Urgency
) -> None:
    assert urgency(activity(due=due, state=state), APRIL_30) is asks


def test_late_is_judged_by_the_day_that_is_shown() -> None:
    assert not is_late(activity(due=SPRING), SPRING)
    assert is_late(activity(due=SPRING), APRIL_30)
