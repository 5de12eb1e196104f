"""The report as Word and PDF: headings make the outline, figures are told in words, every number is the engine's.

Read back by libraries that had no part in writing them.
"""

from __future__ import annotations

import io
import itertools
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from nsvh_dash.cli.answers import kpi_answer
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports.report_docx import to_docx
from nsvh_dash.exports.report_pdf import report_to_pdf
from nsvh_dash.handouts.report import make_report
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views import format as fmt
from nsvh_dash.views.lookup import shown_month
from nsvh_dash.views.report.document import Chapter, Document, Table
from nsvh_dash.views.report.markdown import read_markdown
from tests.exports.trial_document import LITERAL, PICTURE, document

APRIL = Month(2024, 4)


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    opened = Dashboard.open(demo_settings)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def made(dashboard: Dashboard) -> tuple[WordDocument, list[tuple[float, str]]]:
    """The report of Folktandvården as Word gets it, and what was told while it was made."""
    told: list[tuple[float, str]] = []
    file = make_report(dashboard, "ftv", APRIL, "docx", lambda *step: told.append(step))
    return docx.Document(io.BytesIO(file)), told


def whole(element: BaseOxmlElement) -> str:
    """All text of an element, that of fields and links too."""
    return "".join(part.text for part in element.iter(qn("w:t")))


def level(style: str) -> int:
    return int(style.removeprefix("Heading ")) if style.startswith("Heading ") else 0


def test_the_headings_make_an_outline_and_the_contents_name_them_all(made: tuple[WordDocument, object]) -> None:
    word, _ = made
    headings = [(level(p.style.name), p.text) for p in word.paragraphs if level(p.style.name)]
    assert [text for depth, text in headings if depth == 1][:3] == [
        "1 Vad som saknas",
        "2 Sammanfattning",
        "3 Kvalitetsstyrning",
    ]
    assert all(after <= before + 1 for (before, _), (after, _) in itertools.pairwise(headings))
    contents = [p for p in word.paragraphs if p.style.name.startswith("toc ")]
    linked = [whole(p._p) for p in contents if p._p.find(qn("w:hyperlink")) is not None]
    assert linked == [text for _, text in headings]
    assert any('TOC \\o "1-3"' in (code.text or "") for code in word.element.iter(qn("w:instrText")))


def test_every_figure_has_a_caption_and_a_text_and_every_table_a_heading_row(made: tuple[WordDocument, object]) -> None:
    word, _ = made
    pictures = list(word.element.iter(qn("wp:docPr")))
    assert pictures
    assert all(len(picture.get("descr")) > 20 for picture in pictures)
    for kind, count in (("Diagram", len(pictures)), ("Tabell", len(word.tables))):
        captions = [whole(p._p) for p in word.paragraphs if f"SEQ {kind}" in p._p.xml]
        assert [int(re.match(rf"{kind} (\d+)\. ", text)[1]) for text in captions] == list(range(1, count + 1))
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in word.tables)


def test_the_document_is_swedish_names_itself_and_shows_the_notice(
    made: tuple[WordDocument, object], dashboard: Dashboard
) -> None:
    word, _ = made
    assert word.core_properties.title == "Uppföljningsrapport: Folktandvården Halland, Tertial 1, jan–apr\u00a02024"
    assert word.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "sv-SE"
    assert dashboard.catalogue.notice in word.sections[0].header.paragraphs[0].text
    assert dashboard.version in word.sections[0].footer.paragraphs[0].text


def test_progress_ends_with_the_last_step(made: tuple[object, list[tuple[float, str]]]) -> None:
    _, told = made
    assert [part for part, _ in told] == sorted(part for part, _ in told)
    assert told[-1] == (1.0, "Klart")


def written(table: Table, word: WordDocument) -> list[list[str]]:
    """The rows of a table of the document as they stand in Word."""
    captions = [p.text.partition(". ")[2] for p in word.paragraphs if "SEQ Tabell" in p._p.xml]
    found = word.tables[captions.index(table.caption)]
    return [[cell.text for cell in row.cells] for row in found.rows[1:]]


def test_every_number_of_the_indicator_tables_is_the_engines(
    made: tuple[WordDocument, object], dashboard: Dashboard
) -> None:
    word, _ = made
    by_name = {indicator.name: indicator for indicator in dashboard.catalogue.indicators}
    tables = [t for t in dashboard.report("ftv", APRIL).tables if t.headings[:2] == ("Indikator", "April")]
    compared = 0
    for table in tables:
        for row in written(table, word):
            indicator = by_name[re.sub(r", (tkr|timmar|månader|min|dagar|2023)$", "", row[0])]
            told = kpi_answer(dashboard, indicator.id, "ftv", shown_month(indicator, APRIL))
            shown = {row[1]: told["month_value"], row[2]: told["ytd"], row[3]: told["rolling_12"]}
            for text, value in shown.items():
                if text != fmt.ABSENT:
                    assert plain(text) == pytest.approx(value, abs=0.5 * 10 ** -decimals(text) + 1e-9)
                    compared += 1
            for text, value in ((row[4], told["target"]), (row[5], told["deviation"])):
                assert (text == fmt.ABSENT) == (value is None)
                if value is not None:
                    assert plain(text) == pytest.approx(value, abs=0.5 * 10 ** -decimals(text) + 1e-9)
                    compared += 1
    assert compared > 40


def plain(text: str) -> float:
    kept = re.sub(r"[^0-9,−]", "", text)
    return float(kept.replace("−", "-").replace(",", "."))


def decimals(text: str) -> int:
    return sum(sign.isdigit() for sign in text.partition(",")[2])


def test_every_number_of_the_statement_is_the_engines(made: tuple[WordDocument, object], dashboard: Dashboard) -> None:
    word, _ = made
    statement = dashboard.statement("ftv", APRIL)
    tables = dashboard.report("ftv", APRIL).tables
    rows = written(next(t for t in tables if t.caption.startswith("Resultaträkning")), word)
    assert len(rows) == len(statement.lines)
    for row, line in zip(rows, statement.lines, strict=True):
        amounts = (line.actual, line.budget, line.variance, line.share, line.previous_year, line.change)
        assert row[0] == line.name
        for text, amount in zip(row[1:], (*amounts, line.annual_budget, line.forecast), strict=True):
            assert (text == fmt.ABSENT) == (amount is None)
            if amount is not None:
                assert plain(text) == pytest.approx(amount, abs=0.5 * 10 ** -decimals(text) + 1e-9)


WRITERS: dict[str, Callable[[Document], bytes]] = {
    "docx": lambda found: to_docx(found, [PICTURE.png]),
    "pdf": lambda found: report_to_pdf(found, [PICTURE.svg]),
}


@pytest.mark.parametrize("form", WRITERS)
def test_the_same_data_make_the_same_file(form: str) -> None:
    assert WRITERS[form](document()) == WRITERS[form](document())


def test_what_somebody_wrote_stands_as_it_was_written() -> None:
    word = docx.Document(io.BytesIO(WRITERS["docx"](document())))
    said = [p.text for p in word.paragraphs]
    assert LITERAL in said
    bullets = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("List")]
    assert bullets == [
        ("List Bullet", "ett"),
        ("List Number 2", "först"),
        ("List Number 2", "sedan"),
        ("List Bullet", "två"),
    ]
    bold = [run.text for p in word.paragraphs for run in p.runs if run.bold and run.text == "fet"]
    assert bold == ["fet"]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "prov.pdf"
    path.write_bytes(WRITERS["pdf"](document()))
    return path


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every structure element under one, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


def test_the_pdf_is_tagged_with_headings_table_headings_lists_and_texts_for_figures(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "sv-SE"
        found = list(elements(opened.Root.StructTreeRoot.K))
        kinds = [str(element.S) for element in found]
        assert [kind for kind in kinds if re.fullmatch(r"/H\d", kind)] == ["/H1", "/H1", "/H2", "/H1"]
        assert kinds.count("/TH") == 3 + 2
        assert kinds.count("/L") >= 2
        figures = [element for element in found if element.S == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["Diagrammet i ord."]
        with opened.open_outline() as outline:
            assert [item.title for item in outline.root] == ["1 Kommentarer", "Bilaga"]


def test_the_pdf_passes_a_checker_of_tagged_pdf(pdf: Path) -> None:
    # TAG-002 takes the headings that a table repeats on its next page for lost text: they are artifacts by intention,
    # as PDF/UA has it, and are read once, where the table begins.
    run = [sys.executable, "-c", "from outloud.cli import main; main()"]
    command = [*run, "--layer", "conformance", "--skip", "TAG-002", str(pdf)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "PASS" in outcome.stdout


def test_markdown_has_no_html_and_no_chapters() -> None:
    first, second = read_markdown("# Rubrik\n\n<b>inte fet</b> [länk](https://exempel.se)")
    assert first.runs[0].bold
    assert "".join(run.text for run in second.runs) == "<b>inte fet</b> länk (https://exempel.se)"


def test_headings_over_nothing_are_left_out() -> None:
    assert Chapter("Tom", sections=(Chapter("Också tom"),)).is_empty
