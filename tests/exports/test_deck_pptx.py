"""A deck as a presentation: charts and tables that can be edited, everything said, nothing outside its box."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from nsvh_dash.exports.deck import look, measure, plan
from nsvh_dash.exports.deck.about import About
from nsvh_dash.exports.deck.paging import even_pages
from nsvh_dash.exports.deck.template import QUOTE
from nsvh_dash.exports.deck_pptx import to_pptx
from nsvh_dash.model.observation import Status
from nsvh_dash.model.slide import ChartKind, SeriesRole, ShownSlide, SlideChart, SlideKind
from nsvh_dash.views import texts
from nsvh_dash.views.texts import deck as words
from tests.exports import deck_slides as examples

ABOUT = About("Uppföljning april 2024", dt.datetime(2024, 5, 8, 12, tzinfo=dt.UTC))
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def made(*slides: ShownSlide) -> bytes:
    return to_pptx(slides, ABOUT, lambda done, of_all: None)


@pytest.fixture(scope="module")
def every_kind() -> bytes:
    return made(*examples.every_kind())


@pytest.fixture(scope="module")
def deck(every_kind: bytes) -> Any:
    return Presentation(io.BytesIO(every_kind))


def chart_of(chart: SlideChart) -> Any:
    """The native chart that a drawing becomes."""
    (slide,) = Presentation(io.BytesIO(made(examples.charted(chart)))).slides
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def columns(chart: Any) -> dict[str, tuple[float | None, ...]]:
    """The series of a native chart by their names."""
    return {series.name: tuple(series.values) for plot in chart.plots for series in plot.series}


def trees(package: bytes) -> Iterator[Any]:
    """The slides and charts of a presentation, as XML."""
    with zipfile.ZipFile(io.BytesIO(package)) as files:
        for name in files.namelist():
            if name.startswith(("ppt/slides/slide", "ppt/charts/chart")) and name.endswith(".xml"):
                yield parse_xml(files.read(name))


def test_a_slide_has_a_real_title_a_foot_its_number_and_notes(deck: Any) -> None:
    for number, slide in enumerate(deck.slides, 1):
        assert slide.shapes.title.text_frame.text
        places = {place.placeholder_format.type.name: place for place in slide.placeholders}
        assert places["FOOTER"].text_frame.text == examples.FOOT
        (field,) = slide.shapes._spTree.iter(qn("a:fld"))
        assert (field.get("type"), field.findtext(qn("a:t"))) == ("slidenum", str(number))
        assert slide.has_notes_slide
    assert deck.slides[0].notes_slide.notes_text_frame.text == "Säg detta.\nOch detta."


def test_a_comment_stands_beneath_its_drawing_with_who_wrote_it(deck: Any) -> None:
    quoted = [shape for slide in deck.slides for shape in slide.placeholders if shape.placeholder_format.idx == QUOTE]
    first, second = (shape.text_frame.paragraphs for shape in quoted)
    assert first[0].text == "”Två sjuksköterskor börjar i juni. Då hålls målet igen.”"
    assert first[1].text.endswith("8 maj 2024")
    assert second[0].text.startswith("”WWW")


def test_every_drawing_and_table_is_said_in_words(deck: Any) -> None:
    frames = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart or shape.has_table]
    assert {bool(frame.has_chart) for frame in frames} == {True, False}
    assert {frame._element._nvXxPr.cNvPr.get("descr") for frame in frames} == {"Det som bilden visar."}


def test_every_run_is_swedish_and_large_enough(every_kind: bytes) -> None:
    runs = 0
    for tree in trees(every_kind):
        for run in tree.iter(qn("a:r"), qn("a:fld")):
            runs += 1
            assert run.find(qn("a:rPr")).get("lang") == "sv-SE"
            assert run.find(qn("a:rPr")).get("sz") is not None
        sizes = [int(node.get("sz")) for node in tree.iter(qn("a:rPr"), qn("a:defRPr")) if node.get("sz")]
        assert min(sizes) >= look.LEAST * 100
    assert runs > 100


def test_text_is_inside_its_box_and_the_box_inside_the_slide(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
            if shape.has_text_frame and shape.text_frame.text:
                assert needed(shape.text_frame, shape.width / Pt(1)) <= shape.height / Pt(1) + 0.01, (
                    shape.text_frame.text
                )


def needed(frame: Any, room: float) -> float:
    """How high the text of a frame is in its width, in points."""
    high = 0.0
    for paragraph in frame.paragraphs:
        hanging = int(paragraph._p.pPr.get("marL", "0")) / Pt(1) if paragraph._p.pPr is not None else 0.0
        sizes = [run.font.size.pt for run in paragraph.runs] or [look.LEAST]
        bold = any(run.font.bold for run in paragraph.runs)
        high += measure.height(paragraph.text, room - hanging, max(sizes), bold)
        high += paragraph.space_before.pt if paragraph.space_before else 0.0
    return high


def test_nothing_of_a_slide_lies_over_something_else(deck: Any) -> None:
    for slide in deck.slides:
        boxes = sorted((s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes)
        for at, one in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = one[2] <= other[0] + 9 or one[3] <= other[1] + 9 or other[3] <= one[1] + 9
                assert apart, (slide.shapes.title.text_frame.text, one, other)


def test_rows_of_a_table_lie_above_the_foot(deck: Any) -> None:
    tables = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]
    for frame in tables:
        assert (frame.top + sum(row.height for row in frame.table.rows)) / Pt(1) <= look.BODY_END
        assert sum(column.width for column in frame.table.columns) / Pt(1) <= look.WIDTH - 2 * look.MARGIN


def test_a_line_has_gaps_and_another_series_for_another_definition() -> None:
    chart = examples.over_time(ChartKind.LINE)
    actual, target, before = (series.values for series in chart.series)
    found = columns(chart_of(chart))
    assert found[words.EARLIER_DEFINITION] == (*actual[:12], *[None] * 16)
    assert found["Utfall"] == (*[None] * 12, *actual[12:])
    assert found[words.PRELIMINARY] == (*[None] * 26, *actual[26:])
    assert found["Mål 95,0\u00a0%"] == target
    assert found["Föregående år"] == before
    assert chart_of(chart)._chartSpace.find(f".//{CHART}dispBlanksAs").get("val") == "gap"


def test_columns_begin_at_zero_and_hold_each_value_once() -> None:
    chart = examples.over_time(ChartKind.COLUMN)
    native = chart_of(chart)
    found = columns(native)
    bars = [found[name] for name in (words.EARLIER_DEFINITION, "Utfall", words.PRELIMINARY)]
    assert [next((v for v in at if v is not None), None) for at in zip(*bars, strict=True)] == list(
        chart.series[0].values
    )
    assert native.value_axis.minimum_scale == 0


def test_units_lie_in_the_series_of_their_status_and_the_scale_is_that_of_all() -> None:
    chart = examples.units(24)
    pages = plan.sheets([examples.charted(chart)])
    slides = Presentation(io.BytesIO(made(examples.charted(chart)))).slides
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == len(pages) == 2
    values: dict[str, float | None] = {}
    for native in charts:
        found = columns(native)
        for at, name in enumerate(native.plots[0].categories):
            of_status = [found[texts.STATUS[s]][at] for s in examples.JUDGED if texts.STATUS[s] in found]
            values[name.removeprefix("► ")] = next((value for value in of_status if value is not None), None)
    assert values == dict(zip(chart.categories, chart.series[0].values, strict=True))
    assert charts[0].value_axis.maximum_scale == charts[1].value_axis.maximum_scale
    assert [at for at, name in enumerate(charts[0].plots[0].categories) if name.startswith("►")] == list(chart.chosen)


def test_units_that_nothing_is_asked_of_are_one_series() -> None:
    chart = examples.units(3).model_copy(update={"statuses": (Status.NO_TARGET,) * 3})
    chart = chart.model_copy(update={"series": chart.series[:1]})
    assert columns(chart_of(chart)) == {"Utfall": chart.series[0].values}


@pytest.mark.parametrize(
    "chart",
    [
        examples.bridge(-45.8, 5.2, 5.4, -2.5),
        examples.bridge(-3.0, 5.0, -9.0, 14.0, -1.0),
        examples.bridge(12.0, 0.0, 3.0, -4.0),
        examples.bridge(1.0, -3.0, 2.0),
        examples.bridge(0.0, 2.0, -5.0),
    ],
    ids=["below zero", "across zero", "above zero", "from above to below", "from nothing"],
)
def test_a_bridge_stands_where_its_steps_are(chart: SlideChart) -> None:
    native = chart_of(chart)
    base, above, below, labels = columns(native).values()
    for at, span in enumerate(chart.spans):
        parts = [column[at] or 0.0 for column in (base, above, below)]
        # Stacks grow from zero: what is above zero upwards, what is below it downwards.
        top = sum(part for part in parts if part > 0)
        bottom = sum(part for part in parts if part < 0)
        low, high = sorted((span.start, span.end))
        assert max(top, 0.0) == pytest.approx(max(high, 0.0))
        assert min(bottom, 0.0) == pytest.approx(min(low, 0.0))
        assert (above[at] or 0.0) - (below[at] or 0.0) == pytest.approx(high - low)
        assert labels[at]
    texts_shown = [node.text for node in native._chartSpace.iter(qn("a:t"))]
    assert texts_shown == [span.text for span in chart.spans]
    assert [one.end for one in chart.spans[:-2]] == [two.start for two in chart.spans[1:-1]]


def test_numbers_are_written_in_swedish() -> None:
    chart = chart_of(examples.over_time(ChartKind.LINE))
    codes = {node.get("formatCode") for node in chart._chartSpace.iter(f"{CHART}numFmt")} - {"General"}
    assert any('#,##0.0"\u00a0%"' in code for code in codes)
    assert all('"−"#,##0' in code for code in codes)


def test_words_of_people_stay_words(every_kind: bytes, deck: Any) -> None:
    shown = "\n".join(s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame)
    for text in examples.HOSTILE:
        assert text in shown.replace("\n", "")
    with zipfile.ZipFile(io.BytesIO(every_kind)) as files:
        books = [files.read(name) for name in files.namelist() if name.endswith(".xlsx")]
    kinds = set()
    for book in books:
        sheet = openpyxl.load_workbook(io.BytesIO(book)).active
        kinds |= {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert sheet["A2"].value
    assert kinds == {"s", "n"}


def test_office_opens_it_without_repair(every_kind: bytes, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(every_kind)
    command = [sys.executable, "-m", "openxml_audit", "--output", "json", str(tmp_path / "deck.pptx")]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert [judged["valid"] for judged in json.loads(outcome.stdout)] == [True]


def test_the_same_slides_make_the_same_bytes(every_kind: bytes) -> None:
    assert made(*examples.every_kind()) == every_kind


def test_it_says_what_it_is(deck: Any) -> None:
    properties = deck.core_properties
    assert (properties.title, properties.language) == (ABOUT.title, "sv-SE")
    assert properties.created == ABOUT.made_at.replace(tzinfo=None)
    assert (deck.slide_width / deck.slide_height) == pytest.approx(16 / 9)
    assert [layout.name for layout in deck.slide_layouts] == list(words.LAYOUTS.values())


def test_points_that_are_too_many_go_on_and_keep_counting() -> None:
    slide = examples.slide(SlideKind.AGENDA, lines=tuple(f"Punkt {at}" for at in range(1, 31)))
    pages = plan.sheets([slide])
    assert [point for page in pages for point in page.points] == list(slide.lines)
    assert [page.first for page in pages] == [int(page.points[0].split()[1]) for page in pages]
    assert [page.title.text[-5:] for page in pages] == [f"{at}\u00a0({len(pages)})" for at in range(1, len(pages) + 1)]
    assert {page.size for page in pages} == {look.TEXT_SIZES[-1]}


def test_a_paragraph_that_no_page_holds_loses_no_word() -> None:
    text = " ".join(f"ord{at}" for at in range(900))
    pages = plan.sheets([examples.slide(SlideKind.TEXT, lines=(text,))])
    assert len(pages) > 1
    assert " ".join(point for page in pages for point in page.points) == text


def test_a_text_is_broken_where_it_fits() -> None:
    room = measure.width("Når inte målet", 20)
    assert measure.lines("Når inte målet i april", room, 20) == ["Når inte målet", "i april"]
    long_word = measure.lines("ö" * 100, room, 20)
    assert "".join(long_word) == "ö" * 100
    assert all(measure.width(line, 20) <= room for line in long_word)
    assert measure.cut("Når inte målet i april", room, 20, 1) == "Når inte må…"
    assert measure.cut("Når inte målet", room, 20, 1) == "Når inte målet"
    assert "".join(measure.split("ö" * 100, room, 20, 2)) == "ö" * 100


def test_pages_hold_about_as_much_as_each_other() -> None:
    pages = even_pages([10.0] * 11, 100.0)
    assert [end - start for start, end in pages] == [6, 5]
    assert all(before[1] == after[0] for before, after in pairwise(pages))
    assert even_pages([], 100.0) == [(0, 0)]
    assert even_pages([500.0], 100.0) == [(0, 1)]


def test_the_target_of_each_series_is_drawn_only_where_it_is() -> None:
    chart = examples.over_time(ChartKind.LINE)
    without = chart.model_copy(
        update={"series": tuple(series for series in chart.series if series.role is SeriesRole.ACTUAL)}
    )
    assert not any(name.startswith("Mål") for name in columns(chart_of(without)))
