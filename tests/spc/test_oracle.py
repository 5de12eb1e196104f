"""Every oracle case: limits within 0.1 % of their width, every point's type, both verdicts.

The cases that may be copied lie in tests/golden/spc; the others are read where `../shared/spc` is present.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from pathlib import Path

import pytest

from nsvh_dash.kpi.spc import Chart, control_chart
from nsvh_dash.model.errors import NsvhError

HERE = Path(__file__).parent.parent / "golden" / "spc"
SHARED = Path(__file__).parents[3] / "shared" / "spc"
FOLDER = SHARED if SHARED.exists() else HERE

DEVIATIONS = {
    "edge_constant12": "constant",
    "edge_one_point": "too_few",
    "edge_rebase_short_tail": "too_few",
}
"""Where we answer in words and the package does not: nothing varies; one point; a last group of three points."""
REFUSED = {"edge_fix6_rejected"}

DIRECTION = {"increase": 1, "decrease": -1, "neutral": 0}
TYPES = {
    "common_cause": "common_cause",
    "special_cause_improvement": "improvement",
    "special_cause_concern": "concern",
    "special_cause_neutral_high": "neutral_high",
    "special_cause_neutral_low": "neutral_low",
}
ASSURANCES = {
    "consistent_pass": "consistently_passes",
    "consistent_fail": "consistently_fails",
    "inconsistent": "hit_and_miss",
    "": None,
}
RULES = {
    "Above UCL": "outside_limit",
    "Below LCL": "outside_limit",
    "7 Points Above CL": "shift",
    "7 Points Below CL": "shift",
    "7 Point Trend (Increasing)": "trend",
    "7 Point Trend (Decreasing)": "trend",
    "2 in 3 Above CL": "two_in_three",
    "2 in 3 Below CL": "two_in_three",
    "Common Cause": None,
}


def read(name: str) -> dict[str, list[dict[str, str]]]:
    cases: dict[str, list[dict[str, str]]] = defaultdict(list)
    with (FOLDER / f"{name}.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            cases[row["case_id"]].append(row)
    return cases


INPUT, POINTS, SUMMARY = read("input_points"), read("expected_points"), read("expected_summary")
CASES = sorted(set(SUMMARY) - set(DEVIATIONS) - REFUSED)


def chart_of(case: str) -> Chart:
    options = SUMMARY[case][0]
    return control_chart(
        [(dt.date.fromisoformat(row["date"]), float(row["value"])) for row in INPUT[case]],
        DIRECTION[options["improvement_direction"]],
        target=float(options["target"]) if options["target"] else None,
        fix_after=int(options["fix_after_n_points"]) if options["fix_after_n_points"] else None,
        rebase=[dt.date.fromisoformat(date) for date in options["rebase"].split()],
        screen=options["screen_outliers"] == "TRUE",
    )


def test_the_cases_are_all_there() -> None:
    assert len(CASES) >= 20
    assert set(DEVIATIONS) | REFUSED <= set(SUMMARY)


@pytest.mark.parametrize("case", CASES)
def test_limits_types_and_verdicts_agree_with_the_package(case: str) -> None:
    chart = chart_of(case)
    expected = sorted(POINTS[case], key=lambda row: row["date"])
    assert len(chart.points) == len(expected)
    for point, row in zip(chart.points, expected, strict=True):
        assert str(point.date) == row["date"]
        assert point.limits is not None
        slack = 0.001 * (float(row["upl"]) - float(row["lpl"]))
        for ours, theirs in ((point.limits.mean, "mean"), (point.limits.lower, "lpl"), (point.limits.upper, "upl")):
            assert ours == pytest.approx(float(row[theirs]), abs=slack)
        assert point.type == TYPES[row["point_type"]], row
        assert point.rule == RULES[row["special_cause_type"]], row
    last = SUMMARY[case][-1]
    assert chart.variation == TYPES[last["variation_type"]]
    assert chart.assurance == ASSURANCES[last["assurance_type"]]


@pytest.mark.parametrize(("case", "reason"), DEVIATIONS.items())
def test_deviations_answer_in_words_and_never_with_nan(case: str, reason: str) -> None:
    chart = chart_of(case)
    assert chart.reason == reason
    assert chart.variation is None
    assert chart.assurance is None
    assert chart.points[-1].limits is None


def test_a_baseline_under_twelve_points_is_refused() -> None:
    with pytest.raises(NsvhError, match="minst 12"):
        chart_of("edge_fix6_rejected")
