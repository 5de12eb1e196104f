"""The number check on a real report, where it lies beside the project: it says what a person says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.settings import Settings
from tests.golden.number_check import PAGE, REPORT, checked, differing, judged, page

pytestmark = pytest.mark.skipif(not REPORT.exists(), reason="the report is not part of the project")


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    dashboard = Dashboard.open(demo_settings)
    yield dashboard
    dashboard.close()


def test_every_number_about_a_held_indicator_is_judged_as_a_person_does(dashboard: Dashboard) -> None:
    assert differing(checked(dashboard, REPORT.read_text(encoding="utf-8"))) == []


def test_the_known_faults_of_the_report_are_found(dashboard: Dashboard) -> None:
    alarms = checked(dashboard, REPORT.read_text(encoding="utf-8")).alarms
    known = [("listed_patients", "254"), ("distance_visit_share", "8%"), ("orthodontic_wait", "12 månader")]
    assert set(known) <= {(alarm.subject, alarm.number) for alarm in alarms}
    assert len(alarms) == sum(row.judgement == "wrong" for row in judged())


def test_the_page_is_current(dashboard: Dashboard) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(dashboard, REPORT.read_text(encoding="utf-8"))
