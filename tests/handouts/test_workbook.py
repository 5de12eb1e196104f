"""The workbook: every number in the file is the engine's, in a form that can be read, filtered and printed."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from nsvh_dash import intake
from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports.workbook_file import to_xlsx
from nsvh_dash.handouts.workbook import make_workbook, read_workbook
from nsvh_dash.kpi import Figure, read_figures
from nsvh_dash.kpi.figures import read_statement
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.lookup import place, shown_month
from nsvh_dash.views.records.activities import ActivityFilter
from nsvh_dash.views.texts import workbook as words
from nsvh_dash.views.units.order import Order
from nsvh_dash.views.units.peers import EVERYONE
from nsvh_dash.views.workbook import Cell, Column, ColumnKind, Judged, Link, Row, Sheet, Value, Workbook
from tests.conftest import ROOT

APRIL = Month(2024, 4)
NODES = ("nsvh", "vc_ekudden", "ftv_ljungvik")
HEADING_ROW = 3
KINDS = {
    words.MONTH_VALUE: PeriodKind.MONTH,
    words.YTD: PeriodKind.YEAR_TO_DATE,
    words.ROLLING: PeriodKind.ROLLING_12,
    words.TERTIAL: PeriodKind.TERTIAL,
}
FIELDS = {
    words.ACTUAL: "value",
    texts.TARGET: "target",
    texts.DEVIATION: "deviation",
    words.PREVIOUS_MONTH: "change_previous_month",
    texts.SINCE_NEW_YEAR: "change_year_start",
    words.SAME_MONTH: "change_same_month_last_year",
    words.REPORTING: "reporting",
    words.EXPECTED: "expected",
    words.REACHED: "reached",
    words.NEAR: "near",
    words.MISSED: "missed",
}
"""The columns of Indikatorer that are the shown figure's own."""


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    opened = Dashboard.open(demo_settings)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=NODES)
def made(dashboard: Dashboard, request: pytest.FixtureRequest) -> tuple[str, Workbook, bytes]:
    """The node, the workbook before it is written, and the file."""
    workbook = read_workbook(dashboard, request.param, APRIL, lambda part, what: None)
    return request.param, workbook, to_xlsx(workbook)


def records(file: bytes, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet of the file by their headings; None where a cell is empty."""
    table = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    headings = table[HEADING_ROW]
    rows = [dict(zip(headings, row, strict=True)) for row in table[HEADING_ROW + 1 :]]
    cells = ({name: None if cell == "" else cell for name, cell in row.items()} for row in rows)
    return [row for row in cells if sum(cell is not None for cell in row.values()) > 1]


def close_to(number: float | None) -> Any:
    """A number as a file holds it, with sixteen digits; None stays None."""
    return None if number is None else pytest.approx(number, rel=1e-12)


def figures(dashboard: Dashboard, indicator_id: str, node_id: str) -> dict[tuple[Month, PeriodKind], Figure]:
    found = read_figures(dashboard.snapshot, [indicator_id], [node_id], APRIL.plus(-47), APRIL)
    return {(figure.month, figure.period_kind): figure for figure in found}


def test_every_figure_of_an_indicator_is_the_engines(dashboard: Dashboard, made: tuple[str, Workbook, bytes]) -> None:
    node_id, _, file = made
    rows = {row[texts.INDICATOR]: row for row in records(file, words.INDICATORS)}
    shown = dashboard.indicators(node_id, APRIL)
    assert list(rows) == [indicator.name for indicator in shown]
    for indicator in shown:
        row, placed = rows[indicator.name], place(dashboard.catalogue, indicator, node_id, APRIL)
        assert placed is not None
        at, held = shown_month(indicator, APRIL), figures(dashboard, indicator.id, placed.node_id)
        for heading, kind in KINDS.items():
            figure = held.get((at, kind))
            assert row[heading] == close_to(figure.value if figure else None), (indicator.id, heading)
        headline = held.get((at, indicator.headline))
        if headline and headline.value is None and row[words.ACTUAL] is not None:
            headline = held[at, PeriodKind.YEAR_TO_DATE]
        told = {heading: row[heading] for heading in FIELDS}
        assert told == {heading: close_to(headline and getattr(headline, field)) for heading, field in FIELDS.items()}
        assert row[texts.STATUS_HEADING] == texts.STATUS[headline.status if headline else Status.MISSING]
        assert row[words.PERIOD_END] == at.first_day
        assert row[words.ACTUAL] is not None or row[words.REMARK]


def test_every_month_is_the_engines_and_what_is_missing_is_told(
    dashboard: Dashboard, made: tuple[str, Workbook, bytes]
) -> None:
    node_id, _, file = made
    rows = records(file, words.MONTHS)
    for indicator in dashboard.indicators(node_id, APRIL):
        placed = place(dashboard.catalogue, indicator, node_id, APRIL)
        assert placed is not None
        held = figures(dashboard, indicator.id, placed.node_id)
        own = {Month.of(row[words.PERIOD_END]): row for row in rows if row[words.SHORT_NAME] == indicator.short_name}
        assert len(own) == 36
        for month, row in own.items():
            figure = held.get((month, indicator.headline))
            told = (row[words.ACTUAL], row[texts.TARGET], row[texts.DEVIATION])
            known = (figure.value, figure.target, figure.deviation) if figure else (None, None, None)
            assert told == tuple(map(close_to, known)), (indicator.id, month)
            assert row[words.ACTUAL] is not None or row[words.REMARK], (indicator.id, month)


def test_every_unit_stands_with_the_engines_value_and_status(
    dashboard: Dashboard, made: tuple[str, Workbook, bytes]
) -> None:
    node_id, _, file = made
    catalogue = dashboard.catalogue
    matrix = dashboard.unit_matrix(node_id, APRIL, Order.NAME, EVERYONE)
    indicators = [catalogue.indicators_by_id[column.indicator_id] for column in matrix.columns]
    units = [row.node_id for row in matrix.rows]
    read = read_figures(dashboard.snapshot, [i.id for i in indicators], units, APRIL.plus(-4), APRIL)
    held = {(figure.indicator_id, figure.node_id, figure.month, figure.period_kind): figure for figure in read}
    table = CalamineWorkbook.from_filelike(io.BytesIO(file)).get_sheet_by_name(words.UNITS).to_python()
    rows = {str(row[0]): row[4:] for row in table}
    assert len(held) > len(units) > 1
    for unit in units:
        cells = rows[catalogue.organisation[unit].name]
        for indicator, value, word in zip(indicators, cells[::2], cells[1::2], strict=True):
            if word:
                figure = held[indicator.id, unit, shown_month(indicator, APRIL), indicator.headline]
                assert (None if value == "" else value, word) == (close_to(figure.value), texts.STATUS[figure.status])


def test_the_statement_is_the_engines(dashboard: Dashboard, made: tuple[str, Workbook, bytes]) -> None:
    node_id, _, file = made
    lines = {(row.account_id, row.period_kind): row for row in read_statement(dashboard.snapshot, node_id, APRIL)}
    rows = records(file, words.STATEMENT)
    result = dashboard.catalogue.result_account
    for shown, kind in (("Månaden", PeriodKind.MONTH), ("Året hittills", PeriodKind.YEAR_TO_DATE)):
        told = next(row for row in rows if row[words.SHOWN] == shown and row[words.LINE] == result.name)
        line = lines[result.id, kind]
        assert told[f"{words.OUTCOME}, tkr"] == close_to(line.actual)
        assert told["Budget, tkr"] == close_to(line.budget)
        assert told[f"{words.YEAR_BEFORE}, tkr"] == close_to(line.previous_year)
    year = next(row for row in rows if row[words.SHOWN] == "Helår, prognos" and row[words.LINE] == result.name)
    assert year[f"{words.OUTCOME}, tkr"] == close_to(lines[result.id, PeriodKind.YEAR].forecast)


@pytest.mark.parametrize("made", ["nsvh"], indirect=True)
def test_the_plans_stand_as_their_pages_have_them(dashboard: Dashboard, made: tuple[str, Workbook, bytes]) -> None:
    node_id, _, file = made
    goals = dashboard.goals(node_id, APRIL)
    assert goals is not None
    told = [(row["Uppdrag"], row["Läge"], row["Når inte mål"]) for row in records(file, words.GOALS)]
    assert told == [(one.name, one.word, one.tally.missed) for one in goals.assignments]
    plan = dashboard.internal_control(node_id, APRIL)
    risks = [(row["Risk"], row["Tidigare"], row["Nu"], row["Beslutad nivå"]) for row in records(file, words.RISKS)]
    assert risks == [(one.id, one.before, one.now, one.level_word) for one in plan.risks]
    shown = {row["Kontroll"]: row[fmt.capital(plan.reports[-1])] for row in records(file, words.CONTROLS)}
    found = {one.id: one.results[-1].finding for one in plan.controls}
    assert shown == {id_: fmt.capital(one.word) if one else "Inget resultat" for id_, one in found.items()}
    listed = dashboard.activities(node_id, APRIL, ActivityFilter())
    every = (*listed.late, *listed.soon, *listed.later, *listed.closed)
    activities = [(row["Aktivitet"], row["Läge"], row[words.REMARK]) for row in records(file, words.ACTIVITIES)]
    assert activities == [(one.id, one.state_word, "demorad" if one.invented else None) for one in every]


def cell_in_file(cell: Cell) -> Any:
    """What a file should hold of a cell."""
    match cell:
        case Value(number=number):
            return close_to(number)
        case Judged(word=word):
            return word
        case Link(sheet=name):
            return name
        case Month():
            return cell.first_day
        case dt.datetime():
            return cell.astimezone().replace(tzinfo=None)
    return cell or ""


def test_the_file_holds_every_cell_as_what_it_is(made: tuple[str, Workbook, bytes]) -> None:
    _, workbook, file = made
    book = CalamineWorkbook.from_filelike(io.BytesIO(file))
    assert book.sheet_names == [sheet.name for sheet in workbook.sheets]
    for sheet in workbook.sheets:
        table = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        first = HEADING_ROW + sheet.is_list
        assert table[0][0] == sheet.title
        for row, found in zip(sheet.rows, table[first:], strict=False):
            assert [cell_in_file(cell) for cell in row.cells] == found, sheet.name


def test_what_has_nothing_to_hold_is_named_with_its_reason(made: tuple[str, Workbook, bytes]) -> None:
    _, workbook, _ = made
    told = {row.cells[0]: row.cells[1] for row in workbook.sheets[0].rows}
    assert words.COMMENTS not in [sheet.name for sheet in workbook.sheets]
    assert told[words.COMMENTS] == words.NO_COMMENTS
    assert [cell.sheet for cell in told if isinstance(cell, Link)] == [sheet.name for sheet in workbook.sheets[1:]]


def test_a_sheet_can_be_read_filtered_and_printed(dashboard: Dashboard, made: tuple[str, Workbook, bytes]) -> None:
    _, workbook, file = made
    book = openpyxl.load_workbook(io.BytesIO(file))
    assert (book.properties.title, book.custom_doc_props["Language"].value) == (workbook.title, "sv-SE")
    assert dashboard.imported_at is not None
    assert book.properties.created == dashboard.imported_at.replace(tzinfo=None, microsecond=0)
    for sheet in workbook.sheets:
        page = book[sheet.name]
        assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
        assert str(page.oddFooter.right.text) == "Sida &P av &N"
        assert str(page.oddFooter.left.text).split("\n") == [f"{workbook.title}, {sheet.name}", workbook.subject]
        assert page.oddFooter.center.text is None
        assert len(sheet.name) <= 31
        assert page["A3"].value == dashboard.catalogue.notice
        if sheet.is_list:
            width, last = len(sheet.columns), HEADING_ROW + 1 + len(sheet.rows)
            assert page.freeze_panes == page.cell(HEADING_ROW + 2, sheet.kept + 1).coordinate
            assert page.auto_filter.ref == f"A4:{page.cell(last, width).coordinate}"
            assert page.print_title_rows == "$4:$4"
    assert "<f>" not in "".join(parts(file))


def parts(file: bytes) -> list[str]:
    """Every part of a file as text, hidden ones too."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return [archive.read(name).decode() for name in archive.namelist()]


def sheet_of(*cells: tuple[ColumnKind, Cell]) -> Workbook:
    columns = tuple(Column(kind.value, kind) for kind, _ in cells)
    row = Row(tuple(cell for _, cell in cells))
    return Workbook("Prov", "Dataversion 1", "", None, (Sheet("Prov", "Prov", "=1+1", columns, (row,)),))


@pytest.mark.parametrize("text", ["=1+1", "+46", "-2", "@SUM(A1)", "http://example.org", "1 234"])
def test_text_stays_text(text: str) -> None:
    page = openpyxl.load_workbook(io.BytesIO(to_xlsx(sheet_of((ColumnKind.TEXT, text))))).active
    assert page is not None
    assert (page["A5"].value, page["A5"].data_type, page["A5"].hyperlink) == (text, "s", None)
    assert page["A2"].data_type == "s"


def test_a_number_is_shown_as_people_write_it_and_a_status_has_its_shape() -> None:
    file = to_xlsx(
        sheet_of(
            (ColumnKind.NUMBER, Value(91.10328, "91,1")),
            (ColumnKind.MONTH, APRIL),
            (ColumnKind.STATUS, Judged(Status.REACHED, "Når mål")),
            (ColumnKind.NUMBER, None),
        )
    )
    page = openpyxl.load_workbook(io.BytesIO(file)).active
    assert page is not None
    number, month, status, absent, *_ = page[5]
    assert (number.value, number.number_format) == (91.10328, "#,##0.0;−#,##0.0;#,##0.0")
    assert (month.value, month.number_format) == (dt.datetime(2024, 4, 1), "[$-41D]mmm yyyy")
    assert (status.value, status.number_format) == ("Når mål", '"● "@')
    assert absent.value is None


@pytest.mark.parametrize("made", ["vc_ekudden"], indirect=True)
def test_the_same_data_make_the_same_bytes(dashboard: Dashboard, made: tuple[str, Workbook, bytes]) -> None:
    told: list[float] = []
    again = make_workbook(dashboard, made[0], APRIL, lambda part, what: told.append(part))
    assert again == made[2]
    assert told == sorted(told)
    assert 0 <= told[0] < told[-1] <= 1


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """A world with a cell on four cases, which is hidden with another beside it; and two who write about it."""
    folder = tmp_path_factory.mktemp("careful")
    catalogue = folder / "catalogue"
    shutil.copytree(ROOT / "data" / "catalogue", catalogue)
    file = catalogue / "indicators" / "production.toml"
    wanted, text = 'id = "svf_referrals"\n', file.read_text(encoding="utf-8")
    assert wanted in text
    file.write_text(text.replace(wanted, wanted + "least_denominator = 10\n"), encoding="utf-8")
    units = {"Vårdcentralen Ekudden": "4;7", "Vårdcentralen Åsen": "31;43", "Vårdcentralen Öringe": "23;29"}
    lines = [f"{unit};Andel remisser korrekt märkta, SVF;2024-04;{parts}" for unit, parts in units.items()]
    delivery = folder / "remisser.csv"
    delivery.write_text("\n".join(["Enhet;Indikator;Period;Täljare;Nämnare", *lines]), encoding="utf-8")
    settings = Settings(database=folder / "nsvh.duckdb", catalogue=catalogue)
    intake.import_files(settings, [delivery])
    for author, said, sign in (("Kim", "=Klart.", True), ("Alva", "Ett utkast.", False), ("Alva", "Nytt.", False)):
        intake.write_comment(settings, "svf_referrals", "vc", APRIL, said, author, sign=sign)
    assignment = next(iter(load_catalogue(catalogue).assignments_by_id))
    intake.write_comment(settings, assignment, "nsvh", APRIL, "Uppdraget pågår.", "Kim", sign=True)
    opened = Dashboard.open(settings)
    yield opened
    opened.close()


@pytest.mark.parametrize("node_id", ["nsvh", "vc", "vc_ekudden"])
def test_a_hidden_value_is_nowhere_in_the_file(careful: Dashboard, node_id: str) -> None:
    figures_ = read_figures(careful.snapshot, ["svf_referrals"], first_month=APRIL, last_month=APRIL)
    hidden = {figure.node_id for figure in figures_ if figure.state is State.SUPPRESSED}
    assert {"vc_ekudden", "vc_oringe"} <= hidden
    workbook = read_workbook(careful, node_id, APRIL, lambda part, what: None)
    everything = "".join(parts(to_xlsx(workbook)))
    for numerator, denominator, unit in ((4, 7, "vc_ekudden"), (31, 43, "vc_asen"), (23, 29, "vc_oringe")):
        # As the file writes a number, with a point, whatever its format shows.
        found = f"{100 * numerator / denominator:.6f}"[:-2] in everything
        assert found == (unit not in hidden), unit
    if node_id == "vc_ekudden":
        rows = next(sheet for sheet in workbook.sheets if sheet.name == words.INDICATORS).rows
        assert any(texts.STATE[State.SUPPRESSED] in row.cells for row in rows)
        assert "suppressed" not in everything


def test_signed_texts_and_newer_drafts_stand_with_who_wrote_them(careful: Dashboard) -> None:
    file = make_workbook(careful, "nsvh", APRIL, lambda part, what: None)
    rows = records(file, words.COMMENTS)
    told = [(row[words.TEXT], row[words.COMMENT_STATE], row[words.AUTHOR]) for row in rows]
    assert told == [
        ("Uppdraget pågår.", "Klarmarkerad", "Kim"),
        ("=Klart.", "Klarmarkerad", "Kim"),
        ("Nytt.", "Utkast", "Alva"),
    ]
    assert all(isinstance(row[words.WRITTEN], dt.datetime) for row in rows)
