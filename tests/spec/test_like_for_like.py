"""A year to date is also compared like for like: over the unit-months that are known in both years, and no others.

`matched` of the `matchable` unit-months could be compared; a unit-month is matchable when it is known in either year.
"""

from __future__ import annotations

import pytest

from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.indicator import Break, Formula, Measure, TimeRule, UnitRule
from nsvh_dash.model.period import PeriodKind
from tests.reference.building import indicator
from tests.spec.test_tree_of_its_month import CLOSES, MOVES, OPENS
from tests.spec.world import (
    ANSWERED,
    CHAT,
    LISTED,
    MONTH,
    R12,
    TALKS,
    TERTIAL,
    TURNOVER,
    VISITS,
    WAIT,
    YTD,
    AnyFigure,
    Deliver,
    made_from,
    unreliable,
)  # fmt: skip

LACKING = """
    unit     period       value
    ekudden  2023-01..02  10
    åsen     2023-01..02  100
    öringe   2023-01      1000
    ekudden  2024-01..02  12
    åsen     2024-02      130
    öringe   2024-01..02  1500
"""


def change(figure: AnyFigure) -> tuple[float | None, int, int]:
    return figure.change_same_period_last_year, figure.matched, figure.matchable


def test_only_units_and_months_of_both_years_are_compared(figures: Deliver) -> None:
    vc = figures(VISITS, LACKING)("vc", "2024-02", YTD)

    january, february = (12 + 1500) - (10 + 1000), (12 + 130) - (10 + 100)
    assert change(vc) == (january + february, 4, 6)
    assert vc.change_same_month_last_year == (2 * 12 + 130 + 2 * 1500) - (2 * 10 + 2 * 100 + 1000)


def test_where_all_is_known_it_is_the_plain_change(figures: Deliver) -> None:
    ekudden = figures(VISITS, LACKING)("ekudden", "2024-02", YTD)

    assert change(ekudden) == (2 * 12 - 2 * 10, 2, 2)
    assert ekudden.change_same_month_last_year == ekudden.change_same_period_last_year


@pytest.mark.parametrize("kind", [MONTH, R12, TERTIAL])
def test_only_the_year_to_date_is_compared_so(figures: Deliver, kind: PeriodKind) -> None:
    assert change(figures(VISITS, LACKING)("vc", "2024-02", kind)) == (None, 0, 0)


def test_a_share_is_the_ratio_of_the_sums_of_both_years(figures: Deliver) -> None:
    ask = figures(
        ANSWERED,
        """
        unit     period   numerator  denominator
        ekudden  2023-01  80         100
        åsen     2023-01  1          10
        ekudden  2023-02  30         40
        ekudden  2024-01  90         110
        ekudden  2024-02  35         45
        öringe   2024-02  1          20
        """,
    )

    found, matched, matchable = change(ask("vc", "2024-02", YTD))
    assert found == pytest.approx((90 + 35) / (110 + 45) * 100 - (80 + 30) / (100 + 40) * 100)
    assert (matched, matchable) == (2, 4)


def test_a_percentage_without_its_numbers_is_compared_with_itself_and_is_no_part_of_its_area(
    figures: Deliver,
) -> None:
    subscribed = indicator("subscribed", UnitRule.RATIO, TimeRule.MEAN, Measure.PERCENT)
    ask = figures(
        subscribed,
        """
        unit     period   numerator  denominator  value
        ekudden  2023-01  30         100          -
        åsen     2023-01  -          -            97.5
        ekudden  2024-01  45         100          -
        åsen     2024-01  -          -            90
        """,
    )

    assert change(ask("åsen", "2024-01", YTD)) == (90 - 97.5, 1, 1)
    assert change(ask("halmstad", "2024-01", YTD)) == (pytest.approx(45 - 30), 1, 2)


def test_a_waiting_time_is_the_mean_of_the_months_of_the_mean_of_the_units(figures: Deliver) -> None:
    ask = figures(WAIT, LACKING)

    january = (12 + 1500) / 2, (10 + 1000) / 2
    february = (12 + 130) / 2, (10 + 100) / 2
    now, before = ((january[year] + february[year]) / 2 for year in (0, 1))
    assert change(ask("vc", "2024-02", YTD)) == (pytest.approx(now - before), 4, 6)


def test_a_stock_is_compared_where_it_stands(figures: Deliver) -> None:
    assert change(figures(LISTED, LACKING)("vc", "2024-02", YTD)) == ((12 + 130) - (10 + 100), 2, 3)


def test_a_unit_that_moved_is_compared_with_itself_where_it_is_now(figures: Deliver) -> None:
    ask = figures(VISITS, _two_years("ekudden 10 12\n åsen 100 130\n öringe 1000 1500"), tree=MOVES)

    assert change(ask("varberg", "2024-03", YTD)) == (3 * (1500 - 1000) + (12 - 10), 4, 4)
    assert change(ask("halmstad", "2024-03", YTD)) == (3 * (130 - 100) + 2 * (12 - 10), 5, 5)


def test_a_unit_that_closed_or_opened_is_not_compared_and_is_counted(figures: Deliver) -> None:
    everyone = _two_years("ekudden 10 12\n åsen 100 130")
    closed, opened = (figures(VISITS, everyone, tree=tree) for tree in (CLOSES, OPENS))

    assert change(closed("halmstad", "2024-04", YTD)) == (4 * (130 - 100) + 2 * (12 - 10), 6, 8)
    assert change(opened("halmstad", "2024-04", YTD)) == (4 * (130 - 100), 4, 6)


def test_what_an_area_said_of_itself_in_both_years_is_compared_instead_of_its_units(figures: Deliver) -> None:
    table = LACKING + "halmstad 2023-01 500\n halmstad 2024-01 700\n halmstad 2024-02 900"
    ask = figures(VISITS, table)

    january, february = 700 - 500, (12 + 130) - (10 + 100)
    assert change(ask("halmstad", "2024-02", YTD)) == (january + february, 1 + 2, 1 + 2)
    assert change(ask("vc", "2024-02", YTD)) == (january + february + (1500 - 1000), 4, 5)


def test_what_cannot_be_followed_up_in_either_year_is_left_out(figures: Deliver) -> None:
    at_asen = VISITS.model_copy(update={"unreliable": unreliable("2023-02", "2023-02", at="åsen")})
    ask = figures(at_asen, LACKING)

    assert change(ask("halmstad", "2024-02", YTD)) == (2 * (12 - 10), 2, 4)
    everywhere = VISITS.model_copy(update={"unreliable": unreliable("2024-02", "2024-02")})
    assert figures(everywhere, LACKING)("vc", "2024-02", YTD).change_same_period_last_year is None


def test_figures_reported_for_the_whole_period_are_compared_as_they_are(figures: Deliver) -> None:
    ask = figures(
        CHAT,
        """
        unit  period       value
        vc    2023-03..04  8
        vc    2024-03..04  7
        vc    ytd:2023-04  9
        vc    ytd:2024-04  13
        vc    ytd:2024-03  11
        """,
    )

    assert change(ask("vc", "2024-04", YTD)) == (13 - 9, 1, 1)
    assert change(ask("vc", "2024-03", YTD)) == (None, 0, 1)


def test_an_r12_measure_without_a_year_to_date_has_no_such_change(figures: Deliver) -> None:
    shares = "unit period numerator denominator\n vc 2023-01..12 1 10\n vc 2024-01..04 2 10"

    assert change(figures(TURNOVER, shares)("vc", "2024-04", YTD)) == (None, 0, 0)
    assert change(figures(TALKS, _two_years("vc 1 2"))("vc", "2024-04", YTD)) == (None, 0, 0)


def test_a_growth_of_the_accounts_is_compared_as_its_statement_shows_it(figures: Deliver) -> None:
    growth = made_from(Formula.DEVELOPMENT, AccountKind.REVENUE.value)
    ask = figures(
        growth,
        """
        series   unit     period   value
        revenue  ekudden  2022-01  100
        revenue  ekudden  2023-01  110
        revenue  ekudden  2024-01  132
        """,
    )

    assert change(ask("vc", "2024-01", YTD)) == (pytest.approx((132 / 110 - 110 / 100) * 100), 1, 1)


def test_a_change_of_definition_blocks_it(figures: Deliver) -> None:
    changed = VISITS.model_copy(update={"breaks": (Break(month="2023-02", text="Telefonbesök räknas in."),)})

    assert figures(changed, LACKING)("vc", "2024-02", YTD).change_same_period_last_year is None


def _two_years(lines: str) -> str:
    """A unit a line with what it had every month of the year before and in January–April."""
    units = [line.split() for line in lines.splitlines()]
    rows = [f"{unit} 2023-01..12 {before}\n{unit} 2024-01..04 {now}" for unit, before, now in units]
    return "unit period value\n" + "\n".join(rows)
