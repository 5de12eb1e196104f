"""The computed forecast: three methods on any series of months, and their record on years that are over."""

from __future__ import annotations

import pytest

from nsvh_dash.kpi.finance.back_test import records, run_up_to, try_out
from nsvh_dash.kpi.finance.forecasting import Method, estimate
from nsvh_dash.model.period import Month

SEASON = (-9.0, -8.0, -10.0, -9.0, -10.0, -9.0, -3.0, -4.0, -9.0, -11.0, -10.0, -12.0)


def years(*steps: float) -> dict[Month, float]:
    """One year a step: the season moved by it each month."""
    return {
        Month(2021 + index, number + 1): amount + step
        for index, step in enumerate(steps)
        for number, amount in enumerate(SEASON)
    }


def up_to(series: dict[Month, float], month: Month) -> list[float]:
    return run_up_to({at: value for at, value in series.items() if at <= month}, month)


def test_run_rate_is_the_mean_of_the_months_booked_for_each_that_is_left() -> None:
    said = estimate(Method.RUN_RATE, [-10.0, -20.0, -30.0], 9)
    assert said is not None
    assert said.year == -60 + 9 * -20


def test_last_years_profile_keeps_the_season_and_adds_the_growth_so_far() -> None:
    said = estimate(Method.LAST_YEAR, up_to(years(0.0, -1.0), Month(2022, 4)), 8)
    assert said is not None
    assert said.year == pytest.approx(sum(SEASON) - 12 * 1.0)


def test_growth_is_added_so_that_a_result_may_cross_zero() -> None:
    series = [1.0] * 12 + [-1.0] * 3
    said = estimate(Method.LAST_YEAR, series, 9)
    assert said is not None
    assert said.year == 12 * -1.0


def test_a_series_that_repeats_itself_leaves_nothing_to_doubt() -> None:
    said = estimate(Method.STATISTICAL, up_to(years(0.0, 0.0, 0.0), Month(2023, 5)), 7)
    assert said is not None
    assert (said.low, said.year, said.high) == pytest.approx((sum(SEASON),) * 3)


def test_the_statistical_forecast_learns_the_season_and_says_how_sure_it_is() -> None:
    wobble = (0.3, -0.2, 0.1, -0.4, 0.2, 0.0, -0.1, 0.4, -0.3, 0.1, 0.2, -0.2)
    series = [amount + step * w for step in (1, -1, 1) for amount, w in zip(SEASON, wobble, strict=True)][:28]
    said = estimate(Method.STATISTICAL, series, 8)
    assert said is not None
    assert said.year == pytest.approx(sum(SEASON), abs=6)
    assert said.low is not None
    assert said.high is not None
    assert said.low < said.year < said.high
    assert estimate(Method.STATISTICAL, series, 8) == said


@pytest.mark.parametrize(("months", "left"), [(0, 9), (2, 9), (24, 0), (24, 12)])
def test_too_little_is_known_or_nothing_is_left(months: int, left: int) -> None:
    assert estimate(Method.RUN_RATE, [1.0] * months, left) is None


def test_without_a_whole_year_before_there_is_no_profile_and_no_season() -> None:
    known = [1.0, 2.0, 3.0]
    assert estimate(Method.LAST_YEAR, known, 9) is None
    assert estimate(Method.STATISTICAL, known, 9) is None


def test_a_gap_ends_what_is_known() -> None:
    series = years(0.0, 0.0)
    del series[Month(2021, 6)]
    assert len(run_up_to(series, Month(2022, 3))) == 9
    assert run_up_to(series, Month(2021, 6)) == []


def test_rolling_origin_never_sees_the_months_it_is_judged_by() -> None:
    series, changed = years(0.0, -1.0, 2.0), years(0.0, -1.0, 2.0)
    changed[Month(2022, 12)] += 100
    seen = {(t.method, t.origin): t.said for t in try_out(series, 2022)}
    for trial in try_out(changed, 2022):
        assert trial.said == seen[trial.method, trial.origin]
        assert trial.became == pytest.approx(sum(SEASON) - 12 + 100)


def test_every_method_is_judged_at_the_same_origins_and_the_best_stands_first() -> None:
    trials = try_out(years(0.0, -1.0, 2.0), 2023)
    found = records(trials)
    assert {record.trials for record in found} == {9 + 11}
    assert [year for year, _ in found[0].by_year] == [2022, 2023]
    errors = [record.mean_error for record in found]
    assert errors == sorted(errors)
    assert found[-1].method is Method.RUN_RATE
    assert found[-1].mean_error > 1


def test_a_year_with_a_missing_month_is_not_tried() -> None:
    series = years(0.0, -1.0, 2.0)
    del series[Month(2022, 9)]
    assert {trial.origin.year for trial in try_out(series, 2023)} == set()
