"""The wide form: one row a unit and indicator, one column a month."""

from __future__ import annotations

import pytest

from nsvh_dash.model.observation import State
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.sources import Delivery
from tests.rows import observations_of
from tests.sources.conftest import ReadText

ROW = "Vårdcentralen Åsen;Antal startade chattar;"


def figures(delivery: Delivery) -> dict[str, float | None]:
    assert delivery.issues == ()
    return {str(observation.month): observation.value for observation in observations_of(delivery.rows)}


@pytest.mark.parametrize(
    "months", ["jan 2024;feb 2024", "2024-01;2024-02", "202401;202402", "Januari 2024;Februari 2024", "jan-24;feb-24"]
)
def test_months_are_columns(months: str, read_text: ReadText) -> None:
    delivery = read_text(f"Enhet;Indikator;{months}\n{ROW}1;2\n")
    assert delivery.profile_id == "wide_sv"
    assert figures(delivery) == {"2024-01": 1.0, "2024-02": 2.0}


def test_totals_are_neither_months_nor_units(read_text: ReadText) -> None:
    text = f"Enhet;Indikator;jan 2024;feb 2024;2024;Totalt\n{ROW}1;2;3;3\nTotalt;;1;2;3;3\nSumma;;;;;\n"
    assert figures(read_text(text)) == {"2024-01": 1.0, "2024-02": 2.0}


def test_years_above_months(read_text: ReadText) -> None:
    text = f"Rapport\nEnhet;Indikator;2023;;2024;\n;;November;December;Januari;Summa\n{ROW}1;2;3;9\n"
    assert figures(read_text(text)) == {"2023-11": 1.0, "2023-12": 2.0, "2024-01": 3.0}


def test_years_above_the_names(read_text: ReadText) -> None:
    text = f";;2023;2024\nEnhet;Indikator;dec;jan\n{ROW}1;2\n"
    assert figures(read_text(text)) == {"2023-12": 1.0, "2024-01": 2.0}


def test_year_to_date_columns_are_year_to_date(read_text: ReadText) -> None:
    delivery = read_text(f"Enhet;Indikator;feb 2024;jan–feb 2024\n{ROW}2;3\n")
    assert [o.period_kind for o in observations_of(delivery.rows)] == [PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE]


def test_years_alone_are_for_yearly_indicators(read_text: ReadText) -> None:
    assert figures(read_text("Enhet;Indikator;2022;2023\nVårdcentralen Åsen;HSE;77;78\n")) == {
        "2022-12": 77.0, "2023-12": 78.0,
    }  # fmt: skip


def test_a_month_nobody_has_filled_in_is_not_delivered(read_text: ReadText) -> None:
    delivery = read_text(
        f"Enhet;Indikator;jan 2024;feb 2024;mar 2024\n{ROW}1;2;\nVårdcentralen Öringe;Antal startade chattar;;..;\n"
    )
    assert [(o.node_id, str(o.month), o.state) for o in observations_of(delivery.rows)] == [
        ("asen", "2024-01", State.REPORTED), ("asen", "2024-02", State.REPORTED),
        ("oringe", "2024-01", State.MISSING), ("oringe", "2024-02", State.MISSING),
    ]  # fmt: skip


def test_an_issue_names_the_month_as_the_column(read_text: ReadText) -> None:
    (issue,) = read_text(f"Enhet;Indikator;2023;\n;;nov;dec\n{ROW}1;9I\n").issues
    assert (issue.row, issue.column, issue.value) == (3, "dec 2023", "9I")


def test_an_unknown_unit_is_said_once_and_not_once_a_month(read_text: ReadText) -> None:
    delivery = read_text("Enhet;Indikator;jan 2024;feb 2024\nÅseen;Antal startade chattar;1;2\n")
    assert [(issue.code, issue.row) for issue in delivery.issues] == [("unknown_unit", 2)]


def test_a_quality_word_holds_for_the_whole_row(read_text: ReadText) -> None:
    delivery = read_text(f"Enhet;Indikator;jan 2024;feb 2024;Kvalitet\n{ROW}1;2;prel.\n")
    assert {o.state for o in observations_of(delivery.rows)} == {State.PRELIMINARY}
