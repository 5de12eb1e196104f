"""What cannot be followed up has no figure, is never judged, counted or rolled up, and says why."""

from __future__ import annotations

import pytest

from nsvh_dash.model.period import PeriodKind
from nsvh_dash.model.target import Level
from tests.spec.world import ANSWERED, R12, TALKS, VISITS, YTD, Deliver, target, unreliable

SICK_LEAVE = """
    unit     period       numerator  denominator
    ekudden  2023-01..12  5          100
    åsen     2023-01..12  6          100
    ekudden  2024-01..04  5          100
    åsen     2024-01..04  6          100
"""
TARGET = [target(ANSWERED, Level(value=1))]


def test_nothing_of_an_unreliable_stretch_is_shown_or_judged(figures: Deliver) -> None:
    everywhere = ANSWERED.model_copy(update={"unreliable": unreliable("2024-01")})
    ask = figures(everywhere, SICK_LEAVE, targets=TARGET)

    for node_id in ("ekudden", "halmstad", "vc", "nsvh"):
        april = ask(node_id, "2024-04")
        assert (april.value, april.numerator, april.deviation) == (None, None, None)
        assert (april.state, april.status) == ("not_measurable", "not_measurable")
    vc = ask("vc", "2024-04")
    assert (vc.reached, vc.near, vc.missed, vc.not_judged) == (0, 0, 0, 3)
    assert ask("vc", "2023-12").value == pytest.approx((5 + 6) / (100 + 100) * 100)


def test_it_says_why(figures: Deliver) -> None:
    everywhere = ANSWERED.model_copy(update={"unreliable": unreliable("2024-01")})

    assert figures(everywhere, SICK_LEAVE)("vc", "2024-04").reason == "systembyte"


@pytest.mark.parametrize("kind", [YTD, R12])
def test_neither_is_any_period_with_such_a_month_in_it(figures: Deliver, kind: PeriodKind) -> None:
    in_january = ANSWERED.model_copy(update={"unreliable": unreliable("2024-01", "2024-01")})
    ask = figures(in_january, SICK_LEAVE, targets=TARGET)

    assert ask("vc", "2024-04").state == "computed"
    assert (ask("vc", "2024-04", kind).value, ask("vc", "2024-04", kind).status) == (None, "not_measurable")
    assert ask("vc", "2023-12", kind).value is not None


def test_a_period_reported_across_it_is_not_trusted_either(figures: Deliver) -> None:
    in_january = ANSWERED.model_copy(update={"unreliable": unreliable("2024-01", "2024-01")})
    ask = figures(in_january, SICK_LEAVE + "vc ytd:2024-04 22 800")

    assert (ask("vc", "2024-04", YTD).value, ask("vc", "2024-04", YTD).state) == (None, "not_measurable")


def test_a_unit_that_cannot_be_trusted_is_left_out_of_its_area(figures: Deliver) -> None:
    at_ekudden = ANSWERED.model_copy(update={"unreliable": unreliable("2024-01", at="ekudden")})
    ask = figures(at_ekudden, SICK_LEAVE)

    assert ask("ekudden", "2024-04").state == "not_measurable"
    assert ask("halmstad", "2024-04").value == pytest.approx(6 / 100 * 100)
    assert (ask("halmstad", "2024-04").reporting, ask("halmstad", "2024-04").expected) == (1, 2)


def test_a_stretch_at_an_area_covers_its_units(figures: Deliver) -> None:
    at_halmstad = ANSWERED.model_copy(update={"unreliable": unreliable("2024-01", at="halmstad")})
    ask = figures(at_halmstad, SICK_LEAVE)

    assert ask("åsen", "2024-04").state == "not_measurable"
    assert ask("vc", "2024-04").state == "not_measurable"


def test_a_unit_may_say_so_itself(figures: Deliver) -> None:
    ask = figures(
        VISITS,
        """
        unit     period   value  state
        ekudden  2024-04  -      not_measurable
        åsen     2024-04  8      reported
        """,
    )

    assert (ask("ekudden", "2024-04").status, ask("ekudden", "2024-04").reason) == ("not_measurable", "mätfel")
    assert ask("halmstad", "2024-04").value == 8


def test_changes_to_and_from_it_are_not_known(figures: Deliver) -> None:
    in_december = VISITS.model_copy(update={"unreliable": unreliable("2023-12", "2023-12")})
    january = figures(in_december, "unit period value\n vc 2023-01..12 5\n vc 2024-01 7")("vc", "2024-01")

    assert (january.change_previous_month, january.change_year_start) == (None, None)
    assert january.change_same_month_last_year == 7 - 5


def test_twelve_rolling_months_come_back_when_the_stretch_has_left_them(figures: Deliver) -> None:
    in_january = TALKS.model_copy(update={"unreliable": unreliable("2023-01", "2023-01")})
    ask = figures(in_january, "unit period value\n vc 2023-01..12 5\n vc 2024-01 7")

    assert ask("vc", "2023-12", R12).state == "not_measurable"
    assert ask("vc", "2024-01", R12).value == 11 * 5 + 7
