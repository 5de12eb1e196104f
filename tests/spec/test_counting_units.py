"""How many units reach the target: every level counts the units inside it, for the month and each period by itself."""

from __future__ import annotations

from nsvh_dash.model.target import Level
from tests.spec.world import ANSWERED, YTD, AnyFigure, Deliver, target

ANSWERS = """
    unit     period   numerator  denominator
    ekudden  2024-01  96         100
    åsen     2024-01  94         100
    öringe   2024-01  50         100
    ekudden  2024-02  10         100
    öringe   2024-02  99         100
"""
TARGET = [target(ANSWERED, Level(value=95))]


def counts(figure: AnyFigure) -> tuple[int, int, int, int]:
    return figure.reached, figure.near, figure.missed, figure.not_judged


def test_units_are_counted_where_they_stand(figures: Deliver) -> None:
    ask = figures(ANSWERED, ANSWERS, targets=TARGET)

    assert counts(ask("vc", "2024-01")) == (1, 1, 1, 0)
    assert counts(ask("halmstad", "2024-01")) == (1, 1, 0, 0)
    assert counts(ask("varberg", "2024-01")) == (0, 0, 1, 0)


def test_a_unit_that_did_not_deliver_is_not_judged_and_no_miss(figures: Deliver) -> None:
    assert counts(figures(ANSWERED, ANSWERS, targets=TARGET)("vc", "2024-02")) == (1, 0, 1, 1)


def test_each_period_counts_its_own(figures: Deliver) -> None:
    """Ekudden (96 + 10) / 200 and Öringe (50 + 99) / 200 miss together with their years; Åsen lacks a month."""
    assert counts(figures(ANSWERED, ANSWERS, targets=TARGET)("vc", "2024-02", YTD)) == (0, 0, 2, 1)


def test_a_unit_counts_itself(figures: Deliver) -> None:
    assert counts(figures(ANSWERED, ANSWERS, targets=TARGET)("ekudden", "2024-01")) == (1, 0, 0, 0)
