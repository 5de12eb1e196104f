"""Units compared: order, counts, and the unit one came from."""

from __future__ import annotations

from nsvh_dash.kpi import Figure
from nsvh_dash.model.observation import Status
from nsvh_dash.views.comparison import Comparison, build_comparison
from tests.views.fakes import APRIL, CATALOGUE, figure

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
    assert compare(*UNITS).title == "1 av 2 enheter når målet"
    assert compare(figure("phone", "åsen", 97.0)).title == "1 av 3 enheter har uppgift"


def test_the_unit_one_came_from_is_marked_and_an_area_marks_none() -> None:
    assert [row.node_id for row in compare(*UNITS, node="ekudden").rows if row.chosen] == ["ekudden"]
    assert {row.node_id for row in compare(*UNITS, node="halmstad").rows if row.chosen} == {"ekudden", "åsen"}
    assert not any(row.chosen for row in compare(*UNITS).rows)


def test_from_the_top_the_units_of_the_indicators_own_area_are_compared() -> None:
    assert {row.node_id for row in compare(node="nsvh").rows} == {"ekudden", "åsen", "öringe"}


def test_the_summary_names_the_best_and_the_last() -> None:
    said = compare(*UNITS).summary.replace("\u00a0", " ")
    assert said == "April 2024: bäst är åsen med 97,0 % och längst ned ekudden med 92,0 %."


def test_an_indicator_that_no_unit_reports_has_no_rows() -> None:
    assert compare(indicator="index", node="nsvh").rows == ()
