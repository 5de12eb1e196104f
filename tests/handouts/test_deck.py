"""The deck: its charts hold the engine's numbers, and a program that opens it shows all of it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pptx import Presentation

from nsvh_dash.cli import main
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports.deck import look
from nsvh_dash.exports.deck.about import About
from nsvh_dash.handouts.deck import make_pdf, make_pptx
from nsvh_dash.kpi import Figure, read_figures
from nsvh_dash.kpi.finance.bridge import by_unit
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.slide import ChartKind, ShownSlide, SlideKind
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.texts import deck as words
from tests.exports import deck_slides as examples
from tests.handouts.office import needs_office, opened_as_pdf, word_boxes

APRIL = Month(2024, 4)
NODES = ("nsvh", "vc_ekudden", "ftv_ljungvik")
ACTUAL = (texts.ACTUAL, words.EARLIER_DEFINITION, words.PRELIMINARY, *texts.STATUS.values())
"""The series that together are the actual."""


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    opened = Dashboard.open(demo_settings)
    yield opened
    opened.close()


@pytest.fixture(params=NODES)
def node_id(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def shown(dashboard: Dashboard, node_id: str) -> tuple[ShownSlide, ...]:
    return dashboard.show_slides(dashboard.suggest_slides(node_id, APRIL), node_id, APRIL)


def native_charts(file: Path) -> dict[str, Any]:
    """The charts of a deck by the titles of their slides."""
    slides = Presentation(str(file)).slides
    return {s.shapes.title.text_frame.text: shape.chart for s in slides for shape in s.shapes if shape.has_chart}


def merged(chart: Any, names: tuple[str, ...]) -> dict[str, float]:
    """What the chart draws under some names, by category."""
    values: dict[str, float] = {}
    for series in (series for plot in chart.plots for series in plot.series if series.name.startswith(names)):
        for name, value in zip(chart.plots[0].categories, series.values, strict=True):
            if value is not None:
                assert values.setdefault(name.removeprefix("► "), value) == value
    return values


def figures(dashboard: Dashboard, slide: ShownSlide, nodes: list[str], first: Month) -> dict[tuple[str, Month], Figure]:
    """The engine's own figures of a slide's indicator."""
    indicator = dashboard.catalogue.indicators_by_id[slide.subject]
    read = read_figures(dashboard.snapshot, [indicator.id], nodes, first, APRIL, [indicator.headline])
    return {(figure.node_id, figure.month): figure for figure in read}


def test_charts_hold_the_numbers_of_the_engine(
    dashboard: Dashboard, demo_settings: Settings, node_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NSVH_DATABASE", str(demo_settings.database))
    file = tmp_path / "deck.pptx"
    assert main(["deck", "--unit", node_id, "--month", "2024-04", "-o", str(file)]) == 0
    charts, held = native_charts(file), 0
    for slide in shown(dashboard, node_id):
        if slide.kind is SlideKind.INDICATOR and slide.chart is not None:
            held += hold_trend(dashboard, slide, charts[slide.title])
        elif slide.kind is SlideKind.COMPARISON and slide.chart is not None:
            held += hold_units(dashboard, slide, charts[slide.title])
        elif slide.kind is SlideKind.BRIDGE and slide.chart is not None and node_id == "nsvh":
            held += hold_bridge(dashboard, slide, charts[slide.title])
        elif slide.kind in (SlideKind.GOALS, SlideKind.RISKS):
            hold_table(slide, file)
    assert held > 50


def hold_trend(dashboard: Dashboard, slide: ShownSlide, chart: Any) -> int:
    """Actual, target and the year before of each month."""
    assert slide.chart is not None
    (home,) = {figure.key.split("|")[1] for figure in slide.figures}
    read = figures(dashboard, slide, [home], APRIL.plus(-60))
    known = {f"{fmt.month_short(month)} {month.year}": (month, figure) for (_, month), figure in read.items()}
    actual = merged(chart, ACTUAL)
    assert actual
    for name, value in actual.items():
        assert known[name][1].value == value
    for name, value in merged(chart, (texts.TARGET,)).items():
        assert known[name][1].target == value
    for name, value in merged(chart, (texts.LAST_YEAR,)).items():
        assert read[home, known[name][0].plus(-12)].value == value
    # A month without a value is a gap, never a nought.
    missing = [name for name in slide.chart.categories if name not in known or known[name][1].value is None]
    assert not set(missing) & actual.keys()
    return len(actual)


def hold_units(dashboard: Dashboard, slide: ShownSlide, chart: Any) -> int:
    """Each unit's value, under the word of its status."""
    nodes = {node.name: node.id for node in dashboard.catalogue.organisation.nodes}
    read = figures(dashboard, slide, list(nodes.values()), APRIL)
    values = merged(chart, ACTUAL)
    for name, value in values.items():
        figure = read[nodes[name.split(". ", 1)[1]], APRIL]
        assert figure.value == value
        assert name in {n.removeprefix("► ") for n in merged(chart, (texts.STATUS[figure.status],))}
    return len(values)


def hold_bridge(dashboard: Dashboard, slide: ShownSlide, chart: Any) -> int:
    """Each step as long as the variance of its part, in mnkr."""
    assert slide.chart is not None
    assert slide.chart.kind is ChartKind.BRIDGE
    parts = {part.id: part.variance for part in by_unit(dashboard.snapshot, dashboard.catalogue, "nsvh", APRIL).parts}
    nodes = {node.name: node.id for node in dashboard.catalogue.organisation.nodes}
    columns = {series.name: series.values for plot in chart.plots for series in plot.series}
    steps = 0
    for at, name in enumerate(chart.plots[0].categories):
        variance = parts.get(nodes.get(name.replace("\n", " "), ""))
        if variance is not None:
            length = (columns[words.BRIDGE_ABOVE][at] or 0) - (columns[words.BRIDGE_BELOW][at] or 0)
            assert length == pytest.approx(abs(variance) / 1000)
            steps += 1
    assert steps == sum(1 for variance in parts.values() if variance)
    return steps


def hold_table(slide: ShownSlide, file: Path) -> None:
    """Every cell of the slide's table, on as many pages as it takes; a status has its shape before its word."""
    assert slide.table is not None
    pages = [s for s in Presentation(str(file)).slides if s.shapes.title.text_frame.text.startswith(slide.title)]
    tables = [shape.table for page in pages for shape in page.shapes if shape.has_table]
    found = [[cell.text_frame.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    at = slide.table.status_column
    assert at is not None
    assert [row[:at] + row[at + 1 :] for row in found] == [list(r[:at] + r[at + 1 :]) for r in slide.table.rows]
    assert [row[at].split(" ", 1)[1] for row in found] == [row[at] for row in slide.table.rows]


def test_the_pdf_has_the_same_pages_and_says_what_it_is(
    demo_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NSVH_DATABASE", str(demo_settings.database))
    for ending in ("pptx", "pdf"):
        call = ["deck", "--unit", "VC Ekudden", "--month", "2024-04", "-o", str(tmp_path / f"deck.{ending}"), "--json"]
        assert main(call) == 0
    answered = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(answer["file"]).name for answer in answered] == ["deck.pptx", "deck.pdf"]
    slides = Presentation(str(tmp_path / "deck.pptx")).slides
    with pikepdf.open(tmp_path / "deck.pdf") as pdf:
        assert len(pdf.pages) == len(slides)
        assert str(pdf.docinfo["/Title"]) == "Uppföljning april\u00a02024, Vårdcentralen Ekudden"


@pytest.mark.parametrize(
    ("call", "code", "message"),
    [
        (["-o", "deck.odp", "--unit", "nsvh", "--month", "2024-04"], 1, "ska sluta på .pptx eller .pdf"),
        (["-o", "deck.pptx", "--unit", "nsvh"], 2, "Ange --unit och --month, eller ett dialogmöte med --meeting."),
        (["-o", "deck.pptx", "--unit", "nsvh", "--meeting", "1"], 2, "Ett dialogmöte har sin egen enhet och månad"),
        (
            ["-o", "deck.pptx", "--unit", "nsvh", "--month", "2034-04"],
            1,
            "Det finns inga uppgifter för april\u00a02034",
        ),
        (["-o", "deck.pptx", "--meeting", "77"], 1, "Det finns inget möte med nummer 77."),
    ],
)
def test_what_cannot_be_made_is_said(
    call: list[str],
    code: int,
    message: str,
    demo_settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("NSVH_DATABASE", str(demo_settings.database))
    assert main(["deck", *call]) == code
    assert message in capsys.readouterr().err


@needs_office
def test_a_program_that_opens_it_shows_every_page_with_all_its_words(tmp_path: Path) -> None:
    about = About("Prov", dt.datetime(2024, 5, 8, tzinfo=dt.UTC))
    told: list[float] = []
    file = tmp_path / "deck.pptx"
    file.write_bytes(make_pptx(examples.every_kind(), about, lambda part, what: told.append(part)))
    (tmp_path / "handout.pdf").write_bytes(make_pdf(examples.every_kind(), about, lambda part, what: None))
    assert told == sorted(told)
    assert told[-1] == 1.0
    for pdf in (opened_as_pdf(file), tmp_path / "handout.pdf"):
        pages = word_boxes(pdf).split("<page ")[1:]
        assert len(pages) == len(told) == 22
        for page in pages:
            boxes = re.findall(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">', page)
            assert boxes
            for left, top, right, bottom in (tuple(map(float, box)) for box in boxes):
                assert left >= 0 <= top
                assert right <= look.WIDTH - look.MARGIN / 2
                assert bottom <= look.HEIGHT


def test_the_kind_of_period_is_the_indicators_own(dashboard: Dashboard) -> None:
    kinds = {indicator.headline for indicator in dashboard.catalogue.indicators}
    assert PeriodKind.ROLLING_12 in kinds  # else the months above would all be single ones
