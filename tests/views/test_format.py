"""Numbers and periods as the product writes them."""

from __future__ import annotations

import datetime as dt

import pytest

from nsvh_dash.model.indicator import Measure, TimeRule, UnitRule
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from tests.reference.building import indicator
from tests.views.fakes import APRIL, LISTED, PHONE

NBSP, MINUS = "\u00a0", "\u2212"
WAIT = indicator("wait", UnitRule.REPORTED, TimeRule.MEAN, Measure.MINUTES)
MONEY = indicator("money", UnitRule.SUM, TimeRule.SUM, Measure.TKR).model_copy(update={"decimals": 0})
DONE = indicator("done", UnitRule.RATIO, TimeRule.RATIO, Measure.DONE_OF_PLANNED).model_copy(update={"decimals": 0})


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (fmt.figure(92.3, PHONE), f"92,3{NBSP}%"),
        (fmt.figure(170391, LISTED), f"170{NBSP}391"),
        (fmt.figure(4.2, WAIT), f"4,2{NBSP}min"),
        (fmt.figure(None, PHONE), "–"),
        (fmt.figure(594, DONE, PeriodKind.MONTH), "594"),
        (fmt.figure(71.2, DONE, PeriodKind.YEAR_TO_DATE), f"71,2{NBSP}%"),
        (fmt.target(95.0, PHONE), f"95{NBSP}%"),
        (fmt.target(32.5, PHONE), f"32,5{NBSP}%"),
        (fmt.target(5.43, PHONE), f"5,43{NBSP}%"),
        (fmt.target(2.1554, PHONE), f"2,2{NBSP}%"),
        (fmt.target(171332.5, LISTED), f"171{NBSP}333"),
        (fmt.difference(-3.9, PHONE), f"{MINUS}3,9{NBSP}procentenheter"),
        (fmt.difference(941, LISTED), "+941"),
        (fmt.difference(0.0, PHONE), f"0,0{NBSP}procentenheter"),
        (fmt.figure(-37583, MONEY), f"{MINUS}37{NBSP}583{NBSP}tkr"),
        (fmt.figure(None, MONEY), "–"),
        (fmt.mnkr(8252, signed=True), f"+8,3{NBSP}mnkr"),
        (fmt.figure(8252, MONEY), f"8{NBSP}252{NBSP}tkr"),
    ],
)
def test_a_figure_is_written_with_its_unit(written: str, expected: str) -> None:
    assert written == expected


@pytest.mark.parametrize(("value", "expected"), [(0.05, "0,1"), (92.25, "92,3"), (-0.05, f"{MINUS}0,1")])
def test_halves_are_rounded_away_from_zero(value: float, expected: str) -> None:
    assert fmt.number(value, 1) == expected


def test_what_rounds_to_nothing_has_no_sign() -> None:
    assert fmt.number(-0.04, 1) == "0,0"
    assert fmt.number(0.04, 1, signed=True) == "0,0"


@pytest.mark.parametrize(
    ("month", "kind", "expected"),
    [
        (APRIL, PeriodKind.MONTH, f"april{NBSP}2024"),
        (APRIL, PeriodKind.YEAR_TO_DATE, f"jan–apr{NBSP}2024"),
        (Month(2024, 1), PeriodKind.YEAR_TO_DATE, f"januari{NBSP}2024"),
        (Month(2024, 10), PeriodKind.TERTIAL, f"sep–okt{NBSP}2024"),
        (APRIL, PeriodKind.ROLLING_12, f"12{NBSP}mån t.o.m. april{NBSP}2024"),
        (APRIL, PeriodKind.YEAR, f"helår{NBSP}2024"),
    ],
)
def test_a_period_is_written_in_swedish(month: Month, kind: PeriodKind, expected: str) -> None:
    assert fmt.period(month, kind) == expected


def test_short_months_are_three_letters_without_a_full_stop() -> None:
    written = [fmt.month_short(Month(2024, number)) for number in range(1, 13)]
    assert written == "jan feb mar apr maj jun jul aug sep okt nov dec".split()


def test_a_date_is_written_in_swedish() -> None:
    assert fmt.date(dt.date(2024, 5, 8)) == f"8{NBSP}maj{NBSP}2024"


def test_small_numbers_are_counted_in_words() -> None:
    assert [fmt.counting(number) for number in (0, 1, 7, 12, 13)] == ["noll", "en", "sju", "tolv", "13"]


def test_a_list_has_och_before_its_last() -> None:
    assert [fmt.listing(items) for items in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a och b", "a, b och c"]


def test_an_exact_number_has_every_decimal_it_is_stored_with() -> None:
    assert fmt.exact(-91.1032863874346) == "−91,1032863874346"
    assert fmt.exact(170391.0) == "170\u00a0391"


@pytest.mark.parametrize(
    ("name", "place", "said"),
    [
        ("Listade patienter", "Vårdcentralen Halland", "Listade patienter (Vårdcentralen Halland)"),
        ("Besök, TILMA", "TILMA", "Besök, TILMA"),
        ("Besök, sprututbyte", "Sprututbyte", "Besök, sprututbyte"),
        ("HSE", "", "HSE"),
    ],
)
def test_a_place_is_named_once(name: str, place: str, said: str) -> None:
    assert fmt.placed(name, place) == said
