"""Thousands and millions, and sums that rounding has parted."""

from __future__ import annotations

import pytest

from nsvh_dash.views import money
from nsvh_dash.views.money import AmountUnit

TKR, MNKR = AmountUnit.TKR, AmountUnit.MNKR


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("unit", "signed", "expected"),
    [(TKR, False, "8 252"), (TKR, True, "+8 252"), (MNKR, False, "8,3"), (MNKR, True, "+8,3")],
)
def test_an_amount_is_written_in_the_chosen_unit(unit: AmountUnit, signed: bool, expected: str) -> None:
    assert plain(money.bare(8252.0, unit, signed=signed)) == expected
    assert plain(money.written(8252.0, unit, signed=signed)) == f"{expected} {unit}"


def test_nothing_is_a_dash_without_a_unit() -> None:
    assert money.bare(None, MNKR) == money.written(None, MNKR) == "–"
    assert money.scaled(None, MNKR) is None


def test_a_chart_gets_the_amount_unrounded() -> None:
    assert (money.scaled(8252.0, TKR), money.scaled(8252.0, MNKR)) == (8252.0, 8.252)


def test_parts_that_no_longer_add_up_when_rounded_say_so() -> None:
    areas = [5200.0, 5400.0, -2500.0]
    assert money.parts_note(areas, sum(areas), MNKR) == ""
    areas = [5150.0, 5350.0, -2248.0]
    assert plain(money.parts_note(areas, 8252.0, MNKR)) == (
        "Avrundade delar summerar till 8,4 mnkr, summan är 8,3; skillnaden −0,1 beror på avrundning."
    )


def test_whole_thousands_add_up_and_nothing_is_said() -> None:
    assert money.parts_note([5150.0, 5350.0, -2248.0], 8252.0, TKR) == ""


def test_a_difference_that_is_not_rounding_is_not_blamed_on_it() -> None:
    assert money.parts_note([5150.0, 5350.0], 8252.0, MNKR) == ""


def test_absent_parts_are_left_out_and_an_absent_total_has_no_note() -> None:
    assert money.parts_note([1440.0, 1440.0, 1440.0, None], 4320.0, MNKR) != ""
    assert money.parts_note([1440.0], None, MNKR) == money.parts_note([None], 1.0, MNKR) == ""
