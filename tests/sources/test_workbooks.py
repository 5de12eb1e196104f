"""Workbooks: sheets, formats and cells that say more than their value."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import Severity
from nsvh_dash.model.profile import Column, Profile
from nsvh_dash.model.target import Level, Target
from nsvh_dash.sources import Delivery, read_delivery
from tests.rows import observations_of
from tests.sources.conftest import TODAY, ReadText

PHONE = "Vårdgaranti primärvård – telefontillgänglighet, kontakt inom 0 dagar"
HEADER = ["Enhet", "Indikator", "Period", "Värde"]
CHATS = ["Vårdcentralen Åsen", "Antal startade chattar", "2024-04", 6707]

Read = Callable[[Path], Delivery]
Fill = Callable[[Any], None]
"""Writes a workbook's sheets."""


@pytest.fixture
def read_book(tmp_path: Path, read: Read) -> Callable[[Fill], Delivery]:
    """Reads a workbook that a function has filled."""

    def deliver(fill: Fill) -> Delivery:
        with xlsxwriter.Workbook(tmp_path / "leverans.xlsx") as book:
            fill(book)
        return read(tmp_path / "leverans.xlsx")

    return deliver


def table(book: Any, name: str, *rows: Sequence[object], formats: dict[object, Any] | None = None) -> Any:
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell, (formats or {}).get(cell))
    return sheet


def percentages(*values: float) -> list[list[object]]:
    return [["Vårdcentralen Åsen", PHONE, f"2024-{month:02d}", value] for month, value in enumerate(values, 1)]


def values(delivery: Delivery) -> list[float | None]:
    return [observation.value for observation in observations_of(delivery.rows)]


def codes(delivery: Delivery) -> list[str]:
    return [issue.code for issue in delivery.issues]


def test_the_sheet_with_the_table_is_found_and_the_others_named(read_book: Callable[[Fill], Delivery]) -> None:
    def fill(book: Any) -> None:
        table(book, "Om uttaget", ["Uttag ur Clinic24"], ["Hämtat", "2024-05-02"])
        table(book, "Tom")
        table(book, "Data", HEADER, CHATS)
        table(book, "Dold", HEADER, ["Vårdcentralen Öringe", *CHATS[1:]]).hide()

    delivery = read_book(fill)
    assert [(o.node_id, o.sheet, o.row) for o in observations_of(delivery.rows)] == [("asen", "Data", 2)]
    assert [(issue.code, issue.sheet) for issue in delivery.issues] == [
        ("hidden_sheet", "Dold"), ("sheet_not_read", "Om uttaget"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["old_excel.xls", "open_document.ods"])
def test_other_workbooks_are_read_too(name: str, read: Read) -> None:
    delivery = read(Path(__file__).parent / "files" / name)
    assert [(o.node_id, str(o.month), o.value, o.sheet, o.row) for o in observations_of(delivery.rows)] == [
        ("ekudden", "2024-03", 6207.0, "Data", 3), ("asen", "2024-04", 5227.0, "Data", 4),
    ]  # fmt: skip
    assert delivery.issues == ()


def test_a_sheet_a_month_is_read_whole(read_book: Callable[[Fill], Delivery]) -> None:
    def fill(book: Any) -> None:
        table(book, "Mars", HEADER, [*CHATS[:2], "2024-03", 5])
        table(book, "April", HEADER, [*CHATS[:2], "2024-04", 6])

    assert values(read_book(fill)) == [5, 6]


def test_sheets_that_disagree_are_named(read_book: Callable[[Fill], Delivery]) -> None:
    def fill(book: Any) -> None:
        table(book, "Ett", HEADER, CHATS)
        table(book, "Två", HEADER, [*CHATS[:3], 1])

    (issue,) = read_book(fill).issues
    assert (issue.code, issue.sheet) == ("conflicting_rows", "Två")
    assert "rad 2 på bladet ”Ett”" in issue.expected


def test_a_sheet_named_for_its_year_gives_its_months_their_year(read_book: Callable[[Fill], Delivery]) -> None:
    delivery = read_book(lambda book: table(book, "2023", ["Enhet", "Indikator", "nov", "dec"], [*CHATS[:2], 1, 2]))
    assert [str(o.month) for o in observations_of(delivery.rows)] == ["2023-11", "2023-12"]


def test_rows_and_columns_before_the_table_are_counted(read_book: Callable[[Fill], Delivery]) -> None:
    rows = [[], ["", "Titel"], [], ["", *HEADER], ["", *CHATS[:3], "fel"], ["", *CHATS]]
    delivery = read_book(lambda book: table(book, "Data", *rows))
    assert [o.row for o in observations_of(delivery.rows)] == [6]
    assert [issue.row for issue in delivery.issues] == [5]


def test_dates_are_months(read_book: Callable[[Fill], Delivery]) -> None:
    def fill(book: Any) -> None:
        day = dt.datetime(2024, 4, 30)
        table(book, "Data", HEADER, [*CHATS[:2], day, 5], formats={day: book.add_format({"num_format": "mmm-yy"})})

    assert [str(o.month) for o in observations_of(read_book(fill).rows)] == ["2024-04"]


def test_a_formula_counts_by_its_stored_value(read_book: Callable[[Fill], Delivery]) -> None:
    def fill(book: Any) -> None:
        sheet = table(book, "Data", HEADER, CHATS[:3], ["Vårdcentralen Öringe", *CHATS[1:3]])
        sheet.write_formula("D2", "=3+2", None, 5)
        sheet.write_formula("D3", "=1/0", None, "#DIV/0!")

    delivery = read_book(fill)
    assert (values(delivery), codes(delivery)) == ([5, None], [])


def test_a_formula_that_gives_an_empty_text_is_blank(tmp_path: Path, read: Read) -> None:
    """As Excel writes it, which no library for writing does."""
    path = tmp_path / "leverans.xlsx"
    with xlsxwriter.Workbook(path) as book:
        table(book, "Data", HEADER, CHATS)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    part = "xl/worksheets/sheet1.xml"
    parts[part] = parts[part].replace(b'<c r="D2"><v>6707</v>', b'<c r="D2" t="str"><f>IF(A1="","",1)</f><v></v>')
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    delivery = read(path)
    assert b"IF(A1" in parts[part]
    assert (values(delivery), codes(delivery)) == ([None], [])


def test_what_is_shown_as_percent_is_percent(read_book: Callable[[Fill], Delivery]) -> None:
    def fill(book: Any) -> None:
        shown = book.add_format({"num_format": "0.0%"})
        table(book, "Data", HEADER, *percentages(0.005, 1.2, 0.839), formats=dict.fromkeys((0.005, 1.2, 0.839), shown))

    delivery = read_book(fill)
    assert values(delivery) == [0.5, 120.0, 83.9]
    assert codes(delivery) == ["percent_out_of_range", "fraction_as_percent"]


def test_values_that_are_all_fractions_are_percent(read_book: Callable[[Fill], Delivery]) -> None:
    delivery = read_book(lambda book: table(book, "Data", HEADER, *percentages(0.833, 0.91)))
    assert values(delivery) == [83.3, 91.0]
    (issue,) = delivery.issues
    assert issue.code == "fraction_as_percent"
    assert "0,833 blev 83,3 procent (2 värden)" in issue.expected


def test_one_larger_value_shows_they_are_no_fractions(read_book: Callable[[Fill], Delivery]) -> None:
    delivery = read_book(lambda book: table(book, "Data", HEADER, *percentages(0.833, 91.0)))
    assert (values(delivery), codes(delivery)) == ([0.833, 91.0], [])


def test_in_text_fractions_are_believed_where_the_target_is_far_above(read_text: ReadText) -> None:
    text = f"Enhet;Indikator;Period;Värde\nVårdcentralen Åsen;{PHONE};2024-04;0,833\n"
    assert values(read_text(text)) == [0.833]


def test_a_target_far_above_makes_them_fractions_in_text_too(tmp_path: Path, catalogue: Catalogue) -> None:
    target = Target(indicator="phone_access", node="vc", year=2024, wording="95%", rule=Level(value=95))
    path = tmp_path / "leverans.csv"
    path.write_text(f"Enhet;Indikator;Period;Värde\nVårdcentralen Åsen;{PHONE};2024-04;0,833\n", encoding="utf-8")
    delivery = read_delivery(path, replace(catalogue, targets=(target,)), today=TODAY)
    assert (values(delivery), codes(delivery)) == ([83.3], ["fraction_as_percent"])


def test_a_profile_may_fix_the_indicator_and_a_factor(tmp_path: Path, catalogue: Catalogue) -> None:
    headers = {Column.UNIT: ("Plats",), Column.PERIOD: ("När",), Column.VALUE: ("Hundratal",)}
    profile = Profile(
        id="chat", name="Chatt", source="Clinic24", headers=headers, required=(Column.UNIT, Column.PERIOD),
        indicator="chats", factor=100.0,
    )  # fmt: skip
    path = tmp_path / "leverans.csv"
    path.write_text("Plats;När;Hundratal\nVårdcentralen Åsen;2024-04;67\n", encoding="utf-8")
    delivery = read_delivery(path, replace(catalogue, profiles=(*catalogue.profiles, profile)), today=TODAY)
    assert [(o.series_id, o.value) for o in observations_of(delivery.rows)] == [("chats", 6700.0)]
    assert delivery.profile_id == "chat"


def test_hidden_and_filtered_rows_are_read_and_told(read_book: Callable[[Fill], Delivery]) -> None:
    def fill(book: Any) -> None:
        rows = [[*CHATS[:2], f"2024-{month:02d}", month] for month in (1, 2, 3, 4)]
        sheet = table(book, "Data", ["Uttag"], HEADER, *rows, ["Summa", "", "", 10])
        seen = table(book, "Fler", HEADER, ["Vårdcentralen Öringe", *CHATS[1:]])
        # The title, two months, the sum and a row below the table. A hidden column is found by its header as ever.
        for row in (0, 3, 5, 6, 9):
            sheet.set_row(row, None, None, {"hidden": True})
        seen.set_column(1, 1, None, None, {"hidden": True})

    delivery = read_book(fill)
    assert values(delivery) == [1, 2, 3, 4, 6707]
    (issue,) = delivery.issues
    assert (issue.code, issue.severity, issue.sheet, issue.row) == ("hidden_rows", Severity.WARNING, "Data", 4)
    assert (
        "2 rader är dolda eller bortfiltrerade men lästes: den första är rad 4 och den sista rad 6." in issue.expected
    )


def test_a_hidden_row_of_an_open_document_is_told(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "leverans.ods"
    with zipfile.ZipFile(Path(__file__).parent / "files" / "open_document.ods") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    *before, last, below = parts["content.xml"].split(b"<table:table-row")
    hidden = b' table:visibility="filter"' + last
    parts["content.xml"] = b"<table:table-row".join([*before, hidden, below])
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    delivery = read(path)
    assert len(values(delivery)) == 2
    assert [(issue.code, issue.sheet, issue.row) for issue in delivery.issues] == [("hidden_rows", "Data", 4)]


@pytest.mark.parametrize(("name", "rows"), [("Mars", "en rad, rad 2,"), ("Två", "2 rader, 2–4,")])
def test_a_hidden_sheet_with_a_table_is_left_out_and_told(
    read_book: Callable[[Fill], Delivery], name: str, rows: str
) -> None:
    def fill(book: Any) -> None:
        table(book, "Data", HEADER, CHATS)
        table(book, "Listor", ["Enheter"], ["Vårdcentralen Åsen"]).hide()
        table(book, "Tom mall", HEADER).hide()
        march = [*CHATS[:2], "2024-03", 7]
        table(book, name, HEADER, march, *([[], march] if name == "Två" else [])).very_hidden()

    delivery = read_book(fill)
    assert values(delivery) == [6707]
    (issue,) = delivery.issues
    assert (issue.code, issue.severity, issue.sheet) == ("hidden_sheet", Severity.WARNING, name)
    assert f"lästes inte; det har {rows} under" in issue.expected


def test_a_row_in_one_cell_is_no_note(read_book: Callable[[Fill], Delivery]) -> None:
    delivery = read_book(
        lambda book: table(book, "Data", ["", *HEADER], ["", *CHATS], ["", ";".join(map(str, CHATS))], ["", "Källa; 5"])
    )
    assert values(delivery) == [6707]
    (issue,) = delivery.issues
    assert (issue.code, issue.row) == ("other_separator", 3)
    assert issue.expected == "hela raden står i en cell, åtskild med semikolon (;). Dela upp den i kolumner."
