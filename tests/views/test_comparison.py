"""Units compared: order, counts, and the unit one came from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nsvh_dash.kpi import Figure
from nsvh_dash.kpi.shortfall import Streak
from nsvh_dash.model.indicator import Cases
from nsvh_dash.model.observation import Status
from nsvh_dash.views.units.comparison import Comparison, build_comparison
from nsvh_dash.views.units.order import Order
from nsvh_dash.views.units.texts import since_text
from tests.views.fakes import APRIL, CATALOGUE, LISTED, PHONE, figure

UNITS = (
    figure("phone", "ekudden", 92.0, 95.0, Status.MISSED),
    figure("phone", "åsen", 97.0, 95.0, Status.REACHED),
    figure("phone", "öringe", None, reason="not_reported"),
)


def compare(*figures: Figure, indicator: str = "phone", node: str = "vc") -> Comparison:
    return build_comparison(CATALOGUE, indicator, node, APRIL, figures)


def test_the_best_unit_is_first_and_one_without_a_value_last_with_its_reason() -> None:
    rows = compare(*UNITS).rows
    assert [(row.rank, row.node_id) for row in rows] == [(1, "åsen"), (2, "ekudden"), (None, "öringe")]
    assert rows[-1].note == "Ingen uppgift har lämnats."


def test_lower_is_first_where_lower_is_better() -> None:
    found = compare(figure("turnover", "ekudden", 20.0), figure("turnover", "åsen", 10.0), indicator="turnover")
    kind = CATALOGUE.indicators_by_id["turnover"].headline
    ranked = compare(
        figure("turnover", "ekudden", 20.0, kind=kind),
        figure("turnover", "åsen", 10.0, kind=kind),
        indicator="turnover",
    )
    assert found.rows[0].value is None, "a month says nothing of an indicator of twelve months"
    assert [row.node_id for row in ranked.rows][:2] == ["åsen", "ekudden"]


def test_units_that_reach_target_are_counted_among_those_judged() -> None:
    assert compare(*UNITS).title == "En av två enheter når målet"
    assert compare(figure("phone", "åsen", 97.0)).title == "En av tre enheter har uppgift"


def test_the_unit_one_came_from_is_marked_and_an_area_marks_none() -> None:
    assert [row.node_id for row in compare(*UNITS, node="ekudden").rows if row.chosen] == ["ekudden"]
    assert {row.node_id for row in compare(*UNITS, node="halmstad").rows if row.chosen} == {"ekudden", "åsen"}
    assert not any(row.chosen for row in compare(*UNITS).rows)


def test_from_the_top_the_units_of_the_indicators_own_area_are_compared() -> None:
    assert {row.node_id for row in compare(node="nsvh").rows} == {"ekudden", "åsen", "öringe"}


def test_the_summary_names_the_best_and_the_last() -> None:
    said = compare(*UNITS).summary.replace("\u00a0", " ")
    assert said == "April 2024: bäst är åsen med 97,0 % och längst ned ekudden med 92,0 %. En enhet saknar värde."


def test_the_summary_says_where_the_chosen_unit_stands_when_it_is_neither() -> None:
    middle = figure("phone", "öringe", 94.0, 95.0, Status.NEAR)
    said = {node: compare(*UNITS[:2], middle, node=node).summary for node in ("öringe", "åsen", "vc")}
    assert " öringe är på plats 2 av 3. " in f"{said['öringe']} "
    assert "på plats" not in said["åsen"] + said["vc"]


def test_units_with_the_same_value_share_a_place() -> None:
    two_first = (*UNITS, figure("phone", "öringe", 97.0, 95.0, Status.REACHED))
    assert {row.node_id: row.rank for row in compare(*two_first).rows} == {"åsen": 1, "öringe": 1, "ekudden": 3}
    assert "bäst är åsen och öringe med 97,0 % och längst ned ekudden" in compare(*two_first).summary.replace(
        "\u00a0", " "
    )
    equal = [figure("phone", unit, 97.0, 95.0, Status.REACHED) for unit in ("ekudden", "åsen", "öringe")]
    assert compare(*equal).summary.replace("\u00a0", " ") == "April 2024: alla tre enheter har 97,0 %."


def test_only_the_units_of_the_indicators_home_are_compared() -> None:
    at_home = PHONE.model_copy(update={"home": "öringe"})
    catalogue = replace(CATALOGUE, indicators=(at_home, *CATALOGUE.indicators[1:]))
    found = build_comparison(catalogue, "phone", "vc", APRIL, [figure("phone", "öringe", 97.0)])
    assert [row.node_id for row in found.rows] == ["öringe"]
    assert found.title == "Enheten har uppgift"


def test_an_indicator_that_no_unit_reports_has_no_rows() -> None:
    assert compare(indicator="index", node="nsvh").rows == ()


def test_a_units_distance_is_told_in_cases_and_months() -> None:
    calls = PHONE.model_copy(update={"cases": Cases(one="samtal", many="samtal")})
    catalogue = replace(CATALOGUE, indicators=(calls, *CATALOGUE.indicators[1:]))
    target = "phone@vc:2024"
    told = [
        figure("phone", "ekudden", 92.0, 95.0, Status.MISSED, numerator=920.0, denominator=1000.0, target_id=target),
        figure("phone", "ekudden", 90.0, 95.0, Status.MISSED, month=APRIL.plus(-1)),
        figure("phone", "ekudden", 95.0, 95.0, Status.REACHED, month=APRIL.plus(-2)),
        figure("phone", "åsen", 97.0, 95.0, Status.REACHED),
    ]
    found = build_comparison(catalogue, "phone", "vc", APRIL, told)
    row = found.rows[1]
    assert (row.cases, row.cases_text, row.since_text) == (30, "30\u00a0samtal till", "2\u00a0månader i rad")
    assert "(30 samtal till för att nå målet; har missat målet 2 månader i rad)" in found.summary.replace("\u00a0", " ")
    assert [row.node_id for row in found.furthest] == ["ekudden"]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order.BEST, ["åsen", "ekudden", "öringe"]),
        (Order.FURTHEST, ["ekudden", "åsen", "öringe"]),
        (Order.NAME, ["ekudden", "åsen", "öringe"]),
        (Order.LARGEST, ["öringe", "ekudden", "åsen"]),
    ],
)
def test_units_stand_in_the_order_asked_for(order: Order, names: list[str]) -> None:
    sizes = {"ekudden": 200.0, "åsen": 100.0, "öringe": 300.0}
    told = [*UNITS, *(figure("listed", unit, size) for unit, size in sizes.items())]
    sized = LISTED.model_copy(update={"measures_size": True, "counted": "listade"})
    catalogue = replace(CATALOGUE, indicators=(sized, *(i for i in CATALOGUE.indicators if i.id != "listed")))
    found = build_comparison(catalogue, "phone", "vc", APRIL, told, order)
    assert [row.node_id for row in found.rows] == names
    assert {row.node_id: row.rank for row in found.rows} == {"åsen": 1, "ekudden": 2, "öringe": None}


def test_the_areas_own_value_stands_beside_unless_it_is_a_sum() -> None:
    assert compare(*UNITS, figure("phone", "vc", 91.1)).area_label.replace("\u00a0", " ") == "vc 91,1 %"
    assert compare(figure("listed", "vc", 900.0), indicator="listed").area is None


def test_all_and_none_are_said_in_words() -> None:
    missed = figure("phone", "ekudden", 92.0, 95.0, Status.MISSED)
    reached = figure("phone", "åsen", 97.0, 95.0, Status.REACHED)
    near = figure("phone", "öringe", 94.9, 95.0, Status.NEAR)
    assert compare(missed, near).title == "Ingen av två enheter når målet"
    assert compare(reached, replace(reached, node_id="öringe")).title == "Båda enheterna når målet"
    assert compare(missed).title == "Enheten når inte målet"
    assert compare(reached).title == "Enheten når målet"


@pytest.mark.parametrize(
    ("streak", "text"),
    [
        (Streak(0, True), ""),
        (Streak(1, True), "ny den här månaden"),
        (Streak(1, False), "månaden före kan inte bedömas"),
        (Streak(4, True), "4\u00a0månader i rad"),
        (Streak(24, False), "minst 24\u00a0månader i rad"),
    ],
)
def test_a_miss_is_said_to_be_new_or_old(streak: Streak, text: str) -> None:
    assert since_text(streak) == text
