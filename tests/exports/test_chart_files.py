"""The files of a chart: real numbers, Swedish, nothing that becomes a formula, and pictures with real colours."""

from __future__ import annotations

import dataclasses
import io
import re
from xml.etree import ElementTree

import openpyxl
import pytest

from nsvh_dash.charts.ranking import ranking_chart
from nsvh_dash.charts.trend import trend_chart
from nsvh_dash.exports import chart_picture, table_file
from nsvh_dash.exports.spreadsheet import number_format
from nsvh_dash.model.observation import Status
from nsvh_dash.views.chart_block import ChartBlock, DataTable, ranking_block, trend_block
from nsvh_dash.views.trend import build_trend
from nsvh_dash.views.units.comparison import build_comparison
from tests.conftest import ROOT
from tests.views.fakes import APRIL, CATALOGUE, figure

TREND = build_trend(CATALOGUE, "phone", "vc", APRIL, [figure("phone", "vc", 91.10328, 95.0, Status.MISSED)])
BLOCK = trend_block(TREND, "källa Telefonin")
UNITS = build_comparison(
    CATALOGUE,
    "phone",
    "vc",
    APRIL,
    [figure("phone", "ekudden", 92.0, 95.0, Status.MISSED), figure("phone", "åsen", 97.0, 95.0, Status.REACHED)],
)
CHARTS = {
    "trend": (BLOCK, *trend_chart(TREND)),
    "ranking": (ranking_block(UNITS, "källa Telefonin"), *ranking_chart(UNITS)),
}


def table(*cells: tuple[str, float | str | None]) -> DataTable:
    """A table of one row."""
    numeric = tuple(index for index, (_text, raw) in enumerate(cells) if isinstance(raw, float))
    texts, raw = tuple(text for text, _raw in cells), tuple(raw for _text, raw in cells)
    return DataTable("Prov", tuple("abcdef"[: len(cells)]), (texts,), (raw,), numeric)


def test_a_csv_file_opens_in_a_swedish_spreadsheet() -> None:
    made = table_file.to_csv(table(("Åsen", "Åsen"), ("1 234,5", 1234.5), ("7", 7.0), ("–", None), ("−0,5", -0.5)))
    assert made.startswith(b"\xef\xbb\xbf")
    assert made.decode("utf-8-sig") == "a;b;c;d;e\r\nÅsen;1234,5;7;;-0,5\r\n"


@pytest.mark.parametrize("text", ["=1+1", "+46", "-2", "@SUM(A1)"])
def test_text_never_becomes_a_formula(text: str) -> None:
    assert f"\r\n'{text}\r\n" in table_file.to_csv(table((text, text))).decode("utf-8-sig")
    block = ChartBlock(text, text, text, table((text, text)))
    sheet = openpyxl.load_workbook(io.BytesIO(table_file.to_xlsx(block))).active
    assert sheet is not None
    assert {(cell.value, cell.data_type) for cell in (sheet["A1"], sheet["A2"], sheet["A5"])} == {(text, "s")}


def test_a_workbook_has_the_finding_and_unrounded_numbers_with_their_form() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(table_file.to_xlsx(BLOCK))).active
    assert sheet is not None
    assert sheet["A1"].value == BLOCK.title
    assert [cell.value for cell in sheet[4]] == list(BLOCK.table.headings)
    assert (sheet["B5"].value, sheet["B5"].number_format) == (91.10328, "#,##0.0;−#,##0.0;#,##0.0")
    assert sheet["F5"].value == "Når inte mål"


@pytest.mark.parametrize(
    ("text", "form"),
    [("91,1", "#,##0.0;−#,##0.0;#,##0.0"), ("+1\u00a0234", "+#,##0;−#,##0;#,##0"), ("7", "#,##0;−#,##0;#,##0")],
)
def test_a_number_is_shown_with_the_decimals_of_its_text(text: str, form: str) -> None:
    assert number_format(text) == form


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_is_the_drawing_with_its_title_in_real_colours(name: str) -> None:
    block, data, spec = CHARTS[name]
    made = chart_picture.to_svg(block, data, spec).decode()
    ElementTree.fromstring(made)
    assert "var(" not in made
    said = " ".join(re.findall(r">([^<]+)</text>", made))
    assert block.title.split()[0] in said
    assert "källa" in said
    assert chart_picture.COLOURS["accent"] in made


def test_a_picture_writes_numbers_the_swedish_way() -> None:
    made = chart_picture.to_svg(*CHARTS["trend"]).decode()
    assert re.search(r">\d+,\d<|91,1", made)
    assert not re.search(r">\d+\.\d+<", made)


def test_a_png_is_one() -> None:
    assert chart_picture.to_png(*CHARTS["ranking"]).startswith(b"\x89PNG")


def test_a_pictures_colours_are_the_style_sheets_in_light() -> None:
    style = (ROOT / "nsvh_dash" / "ui" / "shell" / "style.css").read_text(encoding="utf-8")
    assert dict(re.findall(r"--nsvh-([a-z]+): (?:light-dark\()?(#\w+)", style)) == chart_picture.COLOURS


def test_a_files_name_is_the_finding_in_plain_letters() -> None:
    assert dataclasses.replace(BLOCK, title="Åtta av 22 enheter når målet!").file_name == "atta-av-22-enheter-nar-malet"
