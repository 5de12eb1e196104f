"""A share that misses its target is so many cases from it, counted on the same whole; and the miss is new or old."""

from __future__ import annotations

from typing import cast

import pytest

from nsvh_dash.kpi import Figure
from nsvh_dash.kpi.shortfall import Streak, cases_to_target, missed_in_a_row
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Cases, Direction, Indicator, Measure, TimeRule, UnitRule
from nsvh_dash.model.period import Month
from nsvh_dash.model.target import Growth, Level, TargetRule
from tests.reference.building import indicator
from tests.spec.world import ACCOUNTS, ANSWERED, R12, TREE, TURNOVER, AnyFigure, Deliver, target

CALLS = ANSWERED.model_copy(update={"cases": Cases(one="samtal", many="samtal")})
ABSENT = indicator(
    "absent", UnitRule.RATIO, TimeRule.RATIO, Measure.PERCENT, Direction.DOWN, cases=Cases(one="dag", many="dagar")
)
LEAVERS = TURNOVER.model_copy(update={"cases": Cases(one="avgång", many="avgångar")})
APRIL = Month(2024, 4)


def missing(of: Indicator, figure: AnyFigure, rule: TargetRule) -> int | None:
    """How many cases a figure is from its target."""
    catalogue = Catalogue(
        organisation=TREE, indicators=(of,), accounts=ACCOUNTS, targets=(target(of, rule),), profiles=()
    )
    return cases_to_target(catalogue, cast(Figure, figure))


def one_month(part: float, whole: float) -> str:
    return f"unit period numerator denominator\n ekudden 2024-04 {part} {whole}"


@pytest.mark.parametrize(
    ("of", "part", "whole", "rule", "cases"),
    [
        (CALLS, 800, 1000, Level(value=95), 950 - 800),
        (CALLS, 800, 1001, Level(value=95), 951 - 800),  # 950 of 1001 is not yet 95 %
        (CALLS, 949, 1000, Level(value=95), 1),
        (CALLS, 900, 1000, Level(value=90, strict=True), 1),  # more than 90 %
        (CALLS, 950, 1000, Level(value=95), 0),
        (CALLS, 0, 3, Level(value=100), 3),
        (ABSENT, 80, 1000, Level(value=5.43), 80 - 54),  # lower is better: so many fewer
    ],
)
def test_just_so_many_cases_would_have_reached_it(
    figures: Deliver, of: Indicator, part: int, whole: int, rule: TargetRule, cases: int
) -> None:
    def status(more: int) -> str:
        table = one_month(part + of.direction.sign * more, whole)
        return figures(of, table, targets=[target(of, rule)])("ekudden", "2024-04").status

    asked = figures(of, one_month(part, whole), targets=[target(of, rule)])("ekudden", "2024-04")
    assert missing(of, asked, rule) == cases
    assert status(cases) == "reached"
    assert cases == 0 or status(cases - 1) != "reached"


def test_over_twelve_months_it_is_counted_on_all_of_them(figures: Deliver) -> None:
    table = "unit period numerator denominator\n ekudden 2024-01..12 1 5"
    rule = Level(value=15.2)
    asked = figures(LEAVERS, table, targets=[target(LEAVERS, rule)])("ekudden", "2024-12", R12)

    assert asked.value == 100 * 12 / 60
    assert missing(LEAVERS, asked, rule) == 12 - 9, "9 of 60 are 15 %, 10 are more than 15,2 %"


def test_a_value_delivered_without_its_parts_says_nothing_of_cases(figures: Deliver) -> None:
    rule = Level(value=95)
    asked = figures(CALLS, "unit period value\n ekudden 2024-04 80", targets=[target(CALLS, rule)])

    assert asked("ekudden", "2024-04").status == "missed"
    assert missing(CALLS, asked("ekudden", "2024-04"), rule) is None


def test_without_a_target_or_a_word_for_the_cases_there_is_nothing_to_say(figures: Deliver) -> None:
    level, growth = Level(value=95), Growth(percent=5)

    assert (
        missing(
            ANSWERED,
            figures(ANSWERED, one_month(8, 10), targets=[target(ANSWERED, level)])("ekudden", "2024-04"),
            level,
        )
        is None
    )
    assert (
        missing(CALLS, figures(CALLS, one_month(8, 10), targets=[target(CALLS, growth)])("ekudden", "2024-04"), growth)
        is None
    )


@pytest.mark.parametrize(
    ("shares", "streak"),
    [
        ({"2024-01": 96, "2024-02": 94, "2024-03": 80, "2024-04": 70}, Streak(3, reached_before=True)),  # near counts
        ({"2024-03": 96, "2024-04": 70}, Streak(1, reached_before=True)),
        ({"2024-02": 70, "2024-04": 70}, Streak(1, reached_before=False)),  # nobody knows of March
        ({"2024-03": 70, "2024-04": 96}, Streak(0, reached_before=True)),
        ({"2024-03": 70}, Streak(0, reached_before=False)),
    ],
)
def test_a_miss_is_as_old_as_the_months_in_a_row_that_missed(
    figures: Deliver, shares: dict[str, int], streak: Streak
) -> None:
    table = "unit period numerator denominator\n" + "\n".join(f"ekudden {m} {n} 100" for m, n in shares.items())
    answers = figures(CALLS, table, targets=[target(CALLS, Level(value=95))])
    told = [cast(Figure, answers("ekudden", month)) for month in shares]

    assert missed_in_a_row(told, APRIL) == streak
