"""A change of definition blocks comparisons across it; figures on the same side are compared as usual."""

from __future__ import annotations

import pytest

from nsvh_dash.kpi.verdicts import indicator_chart
from nsvh_dash.model.indicator import Break, TimeRule, UnitRule
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.target import Growth
from tests.reference.building import indicator
from tests.spec.world import MONTH, R12, TERTIAL, YTD, Deliver, target

VISITS = indicator(
    "visits", UnitRule.SUM, TimeRule.SUM, breaks=(Break(month="2023-10", text="Telefonbesök räknas in."),)
)
TWO_YEARS = """
    unit     period       value
    ekudden  2023-01..12  100
    ekudden  2024-01..12  130
"""


def test_the_same_month_last_year_is_not_compared_across_a_break(figures: Deliver) -> None:
    ask = figures(VISITS, TWO_YEARS)

    assert ask("ekudden", "2024-04").change_same_month_last_year is None
    assert ask("ekudden", "2024-09").change_same_month_last_year is None
    assert ask("ekudden", "2024-10").change_same_month_last_year == 130 - 100


def test_the_month_of_the_break_is_not_compared_with_the_month_before(figures: Deliver) -> None:
    ask = figures(VISITS, TWO_YEARS)

    assert ask("ekudden", "2023-09").change_previous_month == 100 - 100
    assert ask("ekudden", "2023-10").change_previous_month is None
    assert ask("ekudden", "2023-11").change_previous_month == 100 - 100


def test_new_year_is_compared_when_the_break_came_before_it(figures: Deliver) -> None:
    ask = figures(VISITS, TWO_YEARS)

    assert ask("ekudden", "2024-04").change_year_start == 130 - 100
    assert ask("ekudden", "2023-10").change_year_start is None


@pytest.mark.parametrize("month", ["2024-04", "2024-12"])
def test_a_year_that_changed_definition_within_is_no_base_for_the_next(figures: Deliver, month: str) -> None:
    assert figures(VISITS, TWO_YEARS)("ekudden", month, YTD).change_same_month_last_year is None


def test_growth_on_last_year_asks_for_nothing_across_a_break(figures: Deliver) -> None:
    grow = target(VISITS, Growth(percent=10))
    ask = figures(VISITS, TWO_YEARS, targets=[grow])

    assert ask("ekudden", "2024-04", MONTH).target is None
    assert ask("ekudden", "2024-10", MONTH).target == pytest.approx(100 * (1 + 10 / 100))


def test_growth_asks_for_nothing_when_last_years_period_lacks_a_month(figures: Deliver) -> None:
    plain = indicator("visits", UnitRule.SUM, TimeRule.SUM)
    gap = "unit period value\n ekudden 2023-01 100\n ekudden 2023-03..12 100\n ekudden 2024-01..12 130"
    ask = figures(plain, gap, targets=[target(plain, Growth(percent=10))])

    assert ask("ekudden", "2024-01", YTD).target == pytest.approx(100 * 1.1)
    assert ask("ekudden", "2024-04", YTD).target is None


@pytest.mark.parametrize("kind", [MONTH, YTD, R12, TERTIAL])
def test_what_blocks_a_comparison_has_a_name_and_a_month_to_compare_from(figures: Deliver, kind: PeriodKind) -> None:
    three_years = TWO_YEARS + "ekudden 2022-01..12 90\nekudden 2025-01..12 150"
    ask = figures(VISITS, three_years)

    for month in (Month(2023, 12).plus(n) for n in range(24)):
        change = ask("ekudden", str(month), kind).change_same_month_last_year
        blocking = VISITS.break_between(month.plus(-12), month, kind)
        assert (change is None) == (blocking is not None)
    (only,) = VISITS.breaks
    assert only.rebase_from == Month(2023, 10)


@pytest.mark.parametrize("first_known", ["2023-10", "2023-12"])
def test_control_limits_start_anew_at_the_first_month_known_of_the_new_definition(
    figures: Deliver, first_known: str
) -> None:
    old = {f"2023-{month:02}": 100 + month % 2 for month in range(1, 10)}
    new = {str(month): 130 + n % 2 for n in range(8) if (month := Month(2023, 10).plus(n)) >= Month.parse(first_known)}
    lines = [f"ekudden {month} {value}" for month, value in (old | new).items()]
    ask = figures(VISITS, "\n".join(["unit period value", *lines]))

    chart = indicator_chart(VISITS, [ask("ekudden", month, MONTH) for month in old | new])

    means = {str(Month.of(point.date)): point.limits.mean for point in chart.points if point.limits}
    expected = dict.fromkeys(old, sum(old.values()) / len(old)) | dict.fromkeys(new, sum(new.values()) / len(new))
    assert means == pytest.approx(expected)
