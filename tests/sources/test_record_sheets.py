"""A workbook of living records: what is written comes back as it was, and every mistake is told with its place."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.exports.record_sheets import to_xlsx
from nsvh_dash.model.record import (
    Activity,
    ActivityState,
    Control,
    ControlResult,
    Finding,
    Interval,
    Risk,
    RiskLevel,
    Strand,
    WorkArea,
)
from nsvh_dash.model.record_fields import FIRST_DAY, LAST_DAY
from nsvh_dash.model.report_period import Report
from nsvh_dash.model.upload import Upload
from nsvh_dash.sources.record_sheets import GUIDE, read_record_file
from nsvh_dash.views.records.file import build_sheets
from nsvh_dash.views.texts import records as words
from tests.conftest import ROOT

CATALOGUE = load_catalogue(ROOT / "data" / "catalogue")


def text(most: int, least: int = 1) -> st.SearchStrategy[str]:
    """What people may write: any letters, signs and lines, without spaces around."""
    unseen = ("Cc", "Cs", "Zl", "Zp", "Zs")
    letters = st.characters(codec="utf-8", exclude_categories=unseen, exclude_characters="\ufffe\uffff")
    written = st.text(letters | st.sampled_from(" \n=+-@'_x000D_"), min_size=least, max_size=most)
    return written.map(str.strip).filter(lambda found: len(found) >= least)


IDS = st.from_regex(r"[A-Za-zÅÄÖåäö0-9][A-Za-zÅÄÖåäö0-9._@-]{0,39}", fullmatch=True)
DAYS = st.dates(FIRST_DAY, LAST_DAY)
NODES = st.sampled_from([node.id for node in CATALOGUE.organisation.nodes])
NAMED = {"id": IDS, "invented": st.booleans()}
PLACED = {"owner": text(20), "node": NODES}
RECORDS = st.one_of(
    st.builds(
        WorkArea, **NAMED, title=text(20), text=text(40, 0), node=NODES,
        indicators=st.lists(st.sampled_from([i.id for i in CATALOGUE.indicators]), max_size=3).map(tuple),
    ),
    st.builds(
        Risk, **NAMED, **PLACED, process=text(20), text=text(40), likelihood=st.integers(1, 4),
        consequence=st.integers(1, 4), level=st.sampled_from(RiskLevel), assessed_on=DAYS, note=text(40, 0),
    ),
    st.builds(Control, **NAMED, risk=IDS, text=text(40), owner=text(20), interval=st.sampled_from(Interval)),
    st.builds(
        ControlResult, invented=st.booleans(), control=IDS, year=st.integers(2000, 2100),
        report=st.sampled_from(Report), finding=st.sampled_from(Finding), note=text(40, 0),
    ),
    st.builds(
        Activity, **NAMED, **PLACED, strand=st.sampled_from(Strand), belongs_to=IDS, text=text(40), due=DAYS,
        state=st.sampled_from(ActivityState), note=text(40, 0),
    ),
)  # fmt: skip
PLANS = st.lists(RECORDS, min_size=1, max_size=8, unique_by=lambda record: (record.kind, record.id))


@settings(max_examples=30)
@given(PLANS)
def test_what_is_written_to_a_workbook_is_read_back_as_it_was(plan: list[Any]) -> None:
    found = read_record_file(CATALOGUE, Upload("plan.xlsx", to_xlsx(build_sheets(CATALOGUE, plan))))
    assert found.issues == ()
    assert sorted(found.records, key=str) == sorted(plan, key=str)


def test_the_sheet_that_says_how_is_called_the_same_when_written_and_read() -> None:
    assert words.GUIDE == GUIDE


def workbook(**sheets: Sequence[Sequence[object]]) -> Upload:
    """A workbook as somebody filled it in; a day becomes a date of the spreadsheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return Upload("plan.xlsx", out.getvalue())


RISKS = ("Id", "Process", "Beskrivning", "Sannolikhet", "Konsekvens", "Beslutad nivå", "Bedömd", "Ansvarig", "Enhet")
DAY = dt.date(2024, 4, 22)


@pytest.fixture(scope="module")
def faulty() -> Upload:
    """A file with a mistake of every sort."""
    return workbook(
        Risker=[
            RISKS,
            ("R1", "Ekonomi", "Fel attest", 5, 3, "bevakas", DAY, "Controller", "Närsjukvården Halland"),
            ("R2", "Ekonomi", "Fel konto", 2, "hög", "löses", "i april", "Controller", "Vårdcentralen Ekuden"),
            ("R3", "", "Fel pris", 2, 2, "bevakas", DAY, "Controller", "Närsjukvården Halland"),
            (),
            ("R4", "Ekonomi", "Fel moms", 2, 2, "bevakas", DAY, "Controller", "Närsjukvården Halland"),
            ("R4", "Ekonomi", "Fel datum", 2, 2, "bevakas", DAY, "Controller", "Närsjukvården Halland"),
        ],
        Kontroller=[("Id", "Risk", "Vad som görs", "Ansvarig", "Hur ofta")],
        Arbetsmiljöområden=[
            ("Id", "Namn", "Indikatorer", "Enhet"),
            ("O1", "Frånvaro", "Sjukfrånvaro; Sjukfrånvarro", "Närsjukvården Halland"),
        ],
        Anteckningar=[("Eget",)],
        **{GUIDE: [("Så här",)]},
    )


def test_every_mistake_is_told_at_once_with_sheet_row_column_value_and_what_was_expected(faulty: Upload) -> None:
    found = read_record_file(CATALOGUE, faulty)
    places = [(issue.sheet, issue.row, issue.column, issue.value) for issue in found.issues]
    assert places == [
        ("Risker", 2, "Sannolikhet", "5"),
        ("Risker", 3, "Enhet", "Vårdcentralen Ekuden"),
        ("Risker", 3, "Konsekvens", "hög"),
        ("Risker", 3, "Beslutad nivå", "löses"),
        ("Risker", 3, "Bedömd", "i april"),
        ("Risker", 4, "Process", None),
        ("Risker", 7, "Id", "R4"),
        ("Kontroller", 1, None, "Hur ofta"),
        ("Kontroller", 1, "Intervall", None),
        ("Arbetsmiljöområden", 2, "Indikatorer", "Sjukfrånvaro; Sjukfrånvarro"),
        ("Anteckningar", None, None, None),
    ]
    assert [record.id for record in found.records] == ["R4"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (0, "plan.xlsx, blad ”Risker”, rad 2, kolumn ”Sannolikhet”: ”5”: skriv ett heltal från 1 till 4"),
        (1, "”Vårdcentralen Ekuden”: enheten ”Vårdcentralen Ekuden” finns inte i katalogen. Närmast: ”Vårdcentralen"),
        (5, "kolumn ”Process”: saknas: skriv en text"),
        (6, "”R4”: står redan på rad 6"),
        (7, "”Hur ofta”: rubrikerna är Id, Risk, Vad som görs"),
        (10, "bladen heter Arbetsmiljöområden, Risker"),
    ],
)
def test_a_mistake_reads_as_a_sentence(faulty: Upload, place: int, said: str) -> None:
    assert said in str(read_record_file(CATALOGUE, faulty).issues[place])


@pytest.mark.parametrize(
    ("upload", "code"),
    [
        (Upload("plan.csv", b"Id;Process\nR1;Ekonomi\n"), "not_a_workbook"),
        (Upload("plan.xlsx", b"PK\x03\x04trasig"), "damaged_file"),
        (workbook(**{GUIDE: [("Så här",)]}), "no_records"),
    ],
)
def test_a_file_that_is_no_plan_says_so(upload: Upload, code: str) -> None:
    assert [issue.code for issue in read_record_file(CATALOGUE, upload).issues] == [code]


def test_hidden_rows_are_read_and_hidden_sheets_are_not_and_both_are_told() -> None:
    target = io.BytesIO()
    row = ("R1", "Ekonomi", "Fel attest", 2, 3, "bevakas", "2024-04-22", "Controller", "Närsjukvården Halland")
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        seen, unseen = book.add_worksheet("Risker"), book.add_worksheet("Kontroller")
        for number, cells in enumerate((RISKS, row, ("R2", *row[1:]))):
            seen.write_row(number, 0, cells)
        seen.set_row(2, None, None, {"hidden": True})
        unseen.write_row(0, 0, ("Id", "Risk"))
        unseen.write_row(1, 0, ("K1", "R1"))
        unseen.hide()
    found = read_record_file(CATALOGUE, Upload("plan.xlsx", target.getvalue()))
    assert [record.id for record in found.records] == ["R1", "R2"]
    assert not found.log.has_errors
    assert [(issue.code, issue.sheet, issue.row) for issue in found.issues] == [
        ("hidden_rows", "Risker", 3), ("hidden_sheet", "Kontroller", None),
    ]  # fmt: skip


def test_a_unit_may_be_given_by_any_of_its_names() -> None:
    row = ("R1", "Ekonomi", "Fel attest", 2, 3, "Bevakas", "2024-04-22", "Controller", "vc ekudden")
    [read] = read_record_file(CATALOGUE, workbook(Risker=[RISKS, row])).records
    assert isinstance(read, Risk)
    assert (read.node, read.assessed_on) == ("vc_ekudden", DAY)


def test_the_readme_of_the_data_names_every_sheet_column_and_word() -> None:
    said = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    for sheet in build_sheets(CATALOGUE, []):
        assert f"| {sheet.name} |" in said
        words_of = [word.removeprefix("varje ") for column in sheet.columns for word in column.choices]
        assert [name for name in (*(column.heading for column in sheet.columns), *words_of) if name not in said] == []
