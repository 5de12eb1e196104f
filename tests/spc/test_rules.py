"""The worked vectors and the rules for when not to, as a controller could check them."""

from __future__ import annotations

import datetime as dt

import pytest

from nsvh_dash.kpi.spc import Assurance, PointType, Rule, control_chart
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.period import Month

START = Month(2021, 1)


def monthly(*values: float | None) -> list[tuple[dt.date, float | None]]:
    return [(START.plus(n).first_day, value) for n, value in enumerate(values)]


def test_an_outlier_stays_in_the_mean_but_not_in_the_moving_range() -> None:
    series = monthly(1, 2, 1, 2, 10, *[1, 2] * 6, 1)
    screened, unscreened = control_chart(series, 1), control_chart(series, 1, screen=False)
    limits, wider = screened.points[0].limits, unscreened.points[0].limits
    assert limits is not None
    assert wider is not None
    assert limits.mean == pytest.approx((1 + 2 + 1 + 2 + 10 + 6 * (1 + 2) + 1) / 18)
    assert (limits.lower, limits.upper) == (pytest.approx(-0.7156, abs=1e-4), pytest.approx(4.6044, abs=1e-4))
    assert (wider.lower, wider.upper) == (pytest.approx(-3.0626, abs=1e-4), pytest.approx(6.9515, abs=1e-4))
    assert screened.points[4].rule is Rule.OUTSIDE


def test_a_trend_is_named_before_its_last_point_leaves_the_limits() -> None:
    chart = control_chart(monthly(*[50, 51, 49] * 4, 48, 49, 50, 51, 52, 53, 54), -1, target=60)
    assert [point.rule for point in chart.points[12:18]] == [Rule.TREND] * 6
    assert {point.type for point in chart.points[12:]} == {PointType.CONCERN}
    assert chart.points[18].rule is Rule.OUTSIDE
    assert chart.assurance is Assurance.PASSES


def test_a_series_that_never_varies_is_not_judged() -> None:
    chart = control_chart(monthly(*[99.5] * 24), 1, target=95)
    assert (chart.reason, chart.variation, chart.assurance) == ("constant", None, None)


def test_limits_are_provisional_under_twelve_points_and_absent_under_four() -> None:
    assert control_chart(monthly(1, 2, 3), 1).reason == "too_few"
    assert control_chart(monthly(1, 3, 2, 4, 1, 3, 2, 4, 1, 3, 2), 1).reason == "provisional"
    assert control_chart(monthly(1, 3, 2, 4, 1, 3, 2, 4, 1, 3, 2, 4), 1).reason == ""
    assert control_chart([], 1).reason == "too_few"


def test_short_groups_are_too_few_each_and_do_not_make_a_constant_one_together() -> None:
    starts = [START.plus(n).first_day for n in (12, 15)]
    chart = control_chart(monthly(*[1, 2] * 6, 5, 6, 7, 3, 4, 3), 1, rebase=starts)
    assert (chart.reason, chart.variation) == ("too_few", None)
    assert [point.limits is not None for point in chart.points] == [True] * 12 + [False] * 6


def test_no_moving_range_spans_a_gap() -> None:
    with_gap = control_chart(monthly(10, 12, 10, 12, None, 30, 32, 30, 32), 1)
    limits = with_gap.points[0].limits
    assert limits is not None
    assert limits.upper == pytest.approx((4 * 11 + 4 * 31) / 8 + 2.66 * 2)
    assert with_gap.points[4].type is None


def test_equality_with_a_limit_is_hit_and_miss() -> None:
    chart = control_chart(monthly(*[1, 2] * 8), 1)
    limits = chart.points[0].limits
    assert limits is not None
    assert control_chart(monthly(*[1, 2] * 8), 1, target=limits.upper).assurance is Assurance.HIT_AND_MISS
    assert control_chart(monthly(*[1, 2] * 8), 1, target=limits.upper + 0.01).assurance is Assurance.FAILS
    assert control_chart(monthly(*[1, 2] * 8), -1, target=limits.upper + 0.01).assurance is Assurance.PASSES
    assert control_chart(monthly(*[1, 2] * 8), 0, target=1.0).assurance is None


def test_a_rebase_date_that_is_not_in_the_data_is_refused() -> None:
    with pytest.raises(NsvhError, match="2020-01-01"):
        control_chart(monthly(1, 2, 1, 2), 1, rebase=[dt.date(2020, 1, 1)])


def test_no_run_crosses_a_rebase() -> None:
    low, high = [10, 12] * 6, [20, 22] * 6
    chart = control_chart(monthly(*low, *high), 1, rebase=[START.plus(12).first_day])
    assert {point.type for point in chart.points} == {PointType.COMMON_CAUSE}
    assert control_chart(monthly(*low, *high), 1).variation is PointType.IMPROVEMENT
