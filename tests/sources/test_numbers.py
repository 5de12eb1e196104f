"""Numbers as people and systems write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nsvh_dash.sources.numbers import PLAIN, choose_reading, decimal_sign, parse_number

NO_BREAK, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"
MINUSES = ["-", "\N{MINUS SIGN}", "\N{EN DASH}", "\N{EM DASH}", "\N{NON-BREAKING HYPHEN}", "\N{FULLWIDTH HYPHEN-MINUS}"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0.0), ("6207", 6207.0), ("91,1", 91.1), ("91.1", 91.1), ("0,833", 0.833), (",5", 0.5), ("+5", 5.0),
        ("170 391", 170391.0), (f"170{NO_BREAK}391", 170391.0), (f"1{NARROW}394{NARROW}068", 1394068.0),
        ("37 583,25", 37583.25), ("1.394.068", 1394068.0), ("1.234,5", 1234.5), ("1,234.5", 1234.5),
        ("\N{MINUS SIGN}37 583", -37583.0), ("- 254", -254.0), ("254-", -254.0), ("(254)", -254.0),
        ("  12  ", 12.0), ("6207,000", 6207.0),
    ],
)  # fmt: skip
def test_a_number_is_read(text: str, value: float) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.percent, number.thousands) == (value, False, None)


@pytest.mark.parametrize("text", ["92,3 %", "92,3%", f"92,3{NO_BREAK}%", "92.3 %"])
def test_a_percent_sign_is_noticed(text: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.value, number.percent) == (92.3, True)


@pytest.mark.parametrize(
    "text",
    ["9I,1", "12 34", "1 2345", "1,2,3", "1.23.456", "--5", "1e5", "inf", "nan", "1_000", "12 st", "12 kr", "٣",
     "%", "-", "", "=1+1", "=cmd|' /C calc'!A0", "2024-04", "1,", "9" * 50],
)  # fmt: skip
def test_what_is_no_number_is_refused(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "decimal", "whole", "value"),
    [
        ("6.207", ",", True, 6207.0),  # the column writes decimals with a comma: the point groups
        ("6.207", ".", False, 6.207),
        ("6.207", "", True, 6207.0),  # a count has no decimals
        ("6.207", "", False, None),
        ("6,207", "", False, 6.207),  # Swedish unless the column says otherwise
        ("6,207", ".", True, 6207.0),
        ("6.207", ",.", True, None),  # a column that writes both says nothing
        ("207,000", ",", True, 207.0),
        ("6,207", ",", True, None),  # 6,207 visits cannot be
    ],
)
def test_a_separator_that_may_group_thousands_is_judged_by_its_column(
    text: str, decimal: str, whole: bool, value: float | None
) -> None:
    number = parse_number(text)
    assert number is not None
    assert choose_reading(number, decimal, whole) == value


@pytest.mark.parametrize(
    ("column", "sign"),
    [(["6.207", "91,1"], ","), (["6,207", "91.1"], "."), (["6.207", "7.001"], ""), (["1,5", "1.5"], ",."),
     (["1.234.567"], ","), (["1.234,5"], ","), (["0.833"], "."), (["12 345,678"], ","), (["x", "12"], "")],
)  # fmt: skip
def test_the_decimal_sign_of_a_column(column: list[str], sign: str) -> None:
    assert decimal_sign(column) == sign


def written(value: int, decimals: int, decimal: str, space: str, minus: str) -> str:
    """An amount in units of 10^-decimals, in one of the Swedish spellings."""
    whole, rest = divmod(abs(value), 10**decimals)
    text = f"{whole:,}".replace(",", space)
    return (minus if value < 0 else "") + text + (f"{decimal}{rest:0{decimals}d}" if decimals else "")


@given(
    value=st.integers(-(10**12), 10**12), decimals=st.sampled_from([0, 1, 2, 4]), decimal=st.sampled_from(",."),
    space=st.sampled_from(["", " ", NO_BREAK, NARROW]), minus=st.sampled_from(MINUSES),
)  # fmt: skip
def test_every_spelling_gives_back_the_number(value: int, decimals: int, decimal: str, space: str, minus: str) -> None:
    number = parse_number(written(value, decimals, decimal, space, minus))
    assert number is not None
    assert number.thousands is None
    assert number.value == pytest.approx(value / 10**decimals, rel=1e-15)


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    number = parse_number(text)
    assert number is None or abs(number.value) < float("inf")
    decimal_sign([text])


@given(st.text(alphabet="0123456789-.,", max_size=12))
def test_the_quick_reading_never_differs_from_the_thorough_one(text: str) -> None:
    if PLAIN.fullmatch(text):
        number = parse_number(text)
        assert number is not None
        assert (number.value, number.thousands) == (float(text.replace(",", ".")), None)
