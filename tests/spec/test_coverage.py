"""A figure says how many of the units that should have delivered did: "22 av 24 enheter"."""

from __future__ import annotations

import pytest

from nsvh_dash.model.indicator import Measure, Reporter, TimeRule, UnitRule
from nsvh_dash.model.organisation import Membership, NodeKind, Organisation
from nsvh_dash.model.period import Month
from tests.reference.building import indicator, node
from tests.spec.world import ANSWERED, R12, VISITS, YTD, Deliver

CENTRES = [f"centre_{number}" for number in range(1, 25)]
TWENTY_FOUR = Organisation((
    node("nsvh", None, NodeKind.ADMINISTRATION),
    node("vc", "nsvh", NodeKind.BUSINESS_AREA),
    *(node(centre, "vc") for centre in CENTRES),
    node("clinic", "vc", NodeKind.DENTAL_CLINIC),
))  # fmt: skip


def test_22_of_24_units(figures: Deliver) -> None:
    delivered = "\n".join(f"{centre} 2024-04 9 10" for centre in CENTRES[:22])
    ask = figures(ANSWERED, "unit period numerator denominator\n" + delivered, tree=TWENTY_FOUR)

    vc = ask("vc", "2024-04")
    assert (vc.reporting, vc.expected) == (22, 24)
    assert vc.value == pytest.approx(22 * 9 / (22 * 10) * 100)
    assert (ask("centre_24", "2024-04").reporting, ask("centre_24", "2024-04").expected) == (0, 1)


def test_a_unit_of_another_kind_is_not_expected(figures: Deliver) -> None:
    ask = figures(VISITS, "unit period value\n centre_1 2024-04 5", tree=TWENTY_FOUR)

    assert ask("vc", "2024-04").expected == 24
    assert not ask.has("clinic", "2024-04")


def test_a_unit_that_did_not_deliver_is_missing_and_not_zero(figures: Deliver) -> None:
    ask = figures(VISITS, "unit period value\n ekudden 2024-04 5")

    assert ask("åsen", "2024-04").value is None
    assert (ask("åsen", "2024-04").state, ask("åsen", "2024-04").status) == ("missing", "missing")


def test_nobody_is_expected_before_the_first_delivery(figures: Deliver) -> None:
    ask = figures(
        (VISITS, indicator("other", UnitRule.SUM, TimeRule.SUM)),
        """
        series  unit     period   value
        other   ekudden  2024-01  1
        visits  ekudden  2024-03  5
        """,
    )

    assert not ask.has("åsen", "2024-02")
    assert ask("vc", "2024-03").expected == 3


def test_a_kind_of_unit_is_expected_from_the_month_it_starts_to_report(figures: Deliver) -> None:
    later = indicator("seen", UnitRule.RATIO, TimeRule.RATIO, Measure.PERCENT).model_copy(
        update={
            "reported_by": (
                Reporter(kind=NodeKind.HEALTH_CENTRE),
                Reporter(kind=NodeKind.DENTAL_CLINIC, valid_from=Month(2024, 2)),
            )
        }
    )
    ask = figures(later, "unit period numerator denominator\n centre_1 2024-01..02 9 10", tree=TWENTY_FOUR)

    assert ask("vc", "2024-01").expected == 24
    assert ask("vc", "2024-02").expected == 25


def test_a_year_to_date_says_how_many_months_it_is_made_of(figures: Deliver) -> None:
    ask = figures(
        VISITS,
        """
        unit     period   value
        ekudden  2024-01  10
        ekudden  2024-02  10
        ekudden  2024-04  10
        """,
    )

    figure = ask("ekudden", "2024-04", YTD)
    assert figure.value == 10 + 10 + 10
    assert (figure.months_reporting, figure.months_expected) == (3, 4)


def test_twelve_months_count_the_units_that_have_all_twelve(figures: Deliver) -> None:
    whole = "\n".join(f"{centre} 2023-05..12 9\n{centre} 2024-01..04 9" for centre in CENTRES[:23])
    gap = "centre_24 2023-05..07 9\ncentre_24 2023-09..12 9\ncentre_24 2024-01..04 9"
    ask = figures(VISITS, f"unit period value\n{whole}\n{gap}", tree=TWENTY_FOUR)

    r12 = ask("vc", "2024-04", R12)
    assert r12.value == 23 * 12 * 9 + 11 * 9
    assert (r12.reporting, r12.expected) == (23, 24)
    assert (r12.months_reporting, r12.months_expected) == (12, 12)
    assert (ask("vc", "2024-04", YTD).reporting, ask("vc", "2024-04").reporting) == (24, 24)


def test_a_unit_that_opened_has_delivered_the_months_it_was_to(figures: Deliver) -> None:
    opened = node("centre_24", None, memberships=(Membership("vc", Month(2024, 3)),))
    tree = Organisation(tuple(opened if n.id == opened.id else n for n in TWENTY_FOUR.nodes))
    table = "\n".join(f"{centre} 2024-01..04 9" for centre in CENTRES)
    ask = figures(VISITS, f"unit period value\n{table}", tree=tree)

    assert (ask("vc", "2024-04", YTD).reporting, ask("vc", "2024-04", YTD).expected) == (24, 24)
