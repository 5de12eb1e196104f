"""Units by indicators: judged ones alone, in the order asked for, with every miss counted."""

from __future__ import annotations

from nsvh_dash.model.observation import State, Status
from nsvh_dash.views.units.matrix import UnitMatrix, build_matrix
from tests.views.fakes import APRIL, CATALOGUE, figure

FIGURES = [
    figure("phone", "ekudden", 92.0, 95.0, Status.MISSED),
    figure("phone", "åsen", 97.0, 95.0, Status.REACHED),
    figure("phone", "öringe", 80.0, 95.0, Status.MISSED),
    figure("assessment", "ekudden", 80.0, 90.0, Status.MISSED),
    figure("assessment", "åsen", 89.9, 90.0, Status.NEAR),
    figure("sick", "ekudden", None, status=Status.NOT_MEASURABLE, state=State.NOT_MEASURABLE),
    figure("listed", "ekudden", 900.0),
]


def matrix(order: str = "", peers: str = "", node: str = "vc") -> UnitMatrix:
    return build_matrix(CATALOGUE, node, APRIL, FIGURES, order, peers)


def test_columns_are_the_indicators_that_are_judged_for_some_unit() -> None:
    found = matrix()
    assert [column.indicator_id for column in found.columns] == ["phone", "sick", "assessment"]
    assert [column.count for column in found.columns] == ["1 av 3 når", "kan inte följas upp", "0 av 2 når"]


def test_the_unit_with_most_misses_is_first() -> None:
    assert [(row.node_id, row.missed, row.judged) for row in matrix().rows] == [
        ("ekudden", 2, 2), ("öringe", 1, 1), ("åsen", 0, 2),
    ]  # fmt: skip


def test_rows_can_be_ordered_by_name_or_by_an_indicator() -> None:
    assert [row.node_id for row in matrix("namn").rows] == ["ekudden", "åsen", "öringe"]
    assert [row.node_id for row in matrix("phone").rows] == ["öringe", "ekudden", "åsen"]
    assert [row.node_id for row in matrix("assessment").rows] == ["ekudden", "åsen", "öringe"]
    assert matrix("nonsense").order == "missade"


def test_a_cell_says_its_status_in_a_word() -> None:
    cells = {row.node_id: row.cells for row in matrix().rows}
    assert [cell.word for cell in cells["ekudden"]] == ["Når inte mål", "Kan inte följas upp", "Når inte mål"]
    assert cells["öringe"][2].status is None


def test_the_title_and_summary_count_the_units() -> None:
    found = matrix()
    assert found.title == "En av 3 enheter missar inget mål"
    assert found.summary.startswith("Flest missade mål: ekudden (2 av 2).")


def test_its_table_has_a_value_and_a_status_for_each_indicator() -> None:
    table = matrix().block("").table
    assert len(table.headings) == 4 + 2 * 3
    assert table.raw[0][4:6] == (92.0, "Når inte mål")
    assert all(len(row) == len(table.headings) for row in (*table.rows, *table.raw))


def test_where_nothing_is_judged_there_is_no_row() -> None:
    found = build_matrix(CATALOGUE, "vc", APRIL, [figure("listed", "ekudden", 900.0)], "", "")
    assert (found.rows, found.columns, found.title) == ((), (), "Ingen enhet kan bedömas")
