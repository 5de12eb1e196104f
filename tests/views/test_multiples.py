"""Units over time: one scale for all, lines that do not cross a changed definition, and one unit against its area."""

from __future__ import annotations

from nsvh_dash.kpi import Figure
from nsvh_dash.model.observation import Status
from nsvh_dash.views.units.against_area import AgainstArea, build_against_area
from nsvh_dash.views.units.comparison import build_comparison
from nsvh_dash.views.units.multiples import Multiples, build_multiples, multiples_block
from nsvh_dash.views.units.order import Order
from tests.views.fakes import APRIL, CATALOGUE, figure

HISTORY = [
    *(figure("phone", "ekudden", 90.0 + back, 95.0, Status.MISSED, month=APRIL.plus(-back)) for back in range(3)),
    figure("phone", "åsen", 97.0, 95.0, Status.REACHED),
    figure("phone", "vc", 94.0, 95.0, Status.NEAR),
]


def multiples(figures: list[Figure], indicator: str = "phone") -> Multiples:
    compared = build_comparison(CATALOGUE, indicator, "vc", APRIL, figures)
    return build_multiples(CATALOGUE, compared, "vc", APRIL, figures)


def against(figures: list[Figure], indicator: str = "phone", node: str = "ekudden") -> AgainstArea | None:
    compared = build_comparison(CATALOGUE, indicator, node, APRIL, figures, Order.FURTHEST)
    return build_against_area(CATALOGUE, compared, node, APRIL, figures)


def test_all_panels_share_the_scale_of_everything_drawn() -> None:
    found = multiples(HISTORY)
    assert [panel.row.node_id for panel in found.panels] == ["åsen", "ekudden"], "öringe has nothing to draw"
    assert (found.low, found.high) == (90.0, 97.0)
    assert found.panels[1].actual[-3:] == (92.0, 91.0, 90.0)
    assert found.area[-1] == 94.0


def test_a_changed_definition_begins_a_new_stretch() -> None:
    found = multiples([figure("assessment", "ekudden", 90.0)], "assessment")
    assert [str(found.months[index]) for index in found.begins_anew] == ["2023-10"]


def test_the_table_has_a_row_for_each_unit_and_month_with_a_value() -> None:
    table = multiples_block(multiples(HISTORY), "källa").table
    assert [row[0] for row in table.rows] == ["åsen", "ekudden", "ekudden", "ekudden"]
    assert table.rows[1][2:] == ("90,0", "95")


def test_without_any_value_there_is_nothing_to_draw() -> None:
    found = multiples([])
    assert found.panels == ()
    assert multiples_block(found, "källa").is_empty


def test_a_unit_stands_over_or_under_its_area() -> None:
    found = against(HISTORY)
    assert found is not None
    assert found.title == "ekudden ligger under vc"
    assert found.summary.replace("\u00a0", " ") == (
        "April 2024: ekudden har 90,0 % (når inte målet; har missat målet minst 3 månader i rad). "
        "vc som helhet har 94,0 %."
    )
    assert (found.unit[-1], found.area[-1], found.target[-1], found.note) == (90.0, 94.0, 95.0, "")


def test_without_a_chosen_unit_the_one_furthest_from_its_target_is_shown_and_said_to_be() -> None:
    found = against(HISTORY, node="vc")
    assert found is not None
    assert found.unit_name == "ekudden"
    assert found.note


def test_a_unit_without_a_value_says_so() -> None:
    found = against(HISTORY, node="öringe")
    assert found is not None
    assert found.title == "öringe saknar uppgift för april\u00a02024"


def test_an_area_that_is_the_sum_of_its_units_is_not_compared() -> None:
    assert against([figure("listed", "ekudden", 900.0), figure("listed", "vc", 2000.0)], "listed") is None
