"""The PDF of a deck has the pages of the presentation, is tagged, and shows words as words."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from nsvh_dash.exports import deck_pdf
from nsvh_dash.exports.deck import look, plan
from nsvh_dash.exports.deck.about import About
from nsvh_dash.model.slide import SlideChart
from tests.exports import deck_slides as examples

ABOUT = About("Uppföljning april 2024", dt.datetime(2024, 5, 8, 12, tzinfo=dt.UTC))


def draw(chart: SlideChart) -> str:
    """A drawing of nothing; the true ones are made a layer above."""
    return '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


@pytest.fixture(scope="module")
def every_kind() -> bytes:
    return deck_pdf.to_pdf(examples.every_kind(), ABOUT, draw, lambda done, of_all: None)


def test_it_has_the_pages_of_the_presentation(every_kind: bytes) -> None:
    sheets = plan.sheets(examples.every_kind())
    with pikepdf.open(io.BytesIO(every_kind)) as pdf:
        assert len(pdf.pages) == len(sheets)
        assert {tuple(map(float, page.MediaBox)) for page in pdf.pages} == {(0, 0, look.WIDTH, look.HEIGHT)}
        with pdf.open_outline() as outline:
            assert len(outline.root) == len(sheets)
            assert outline.root[0].title == sheets[0].title.text


def test_it_can_be_read_aloud(every_kind: bytes) -> None:
    with pikepdf.open(io.BytesIO(every_kind)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "sv-SE"
        said = [str(node.Alt) for node in pdf.objects if isinstance(node, pikepdf.Dictionary) and "/Alt" in node]
        charts = sum(sheet.chart is not None for sheet in plan.sheets(examples.every_kind()))
        assert said.count("Det som bilden visar.") == charts


def test_a_checker_of_tagged_pdf_finds_no_fault(every_kind: bytes, tmp_path: Path) -> None:
    (tmp_path / "deck.pdf").write_bytes(every_kind)
    command = [sys.executable, "-c", "from outloud.cli import main; main()", "--layer", "conformance"]
    outcome = subprocess.run([*command, str(tmp_path / "deck.pdf")], capture_output=True, text=True, check=False)
    # It warns of feet that are read on every page: they say where the figures come from.
    assert " 0 error(s)" in outcome.stdout, outcome.stdout + outcome.stderr


def test_the_same_slides_make_the_same_bytes(every_kind: bytes) -> None:
    again = deck_pdf.to_pdf(examples.every_kind(), ABOUT, draw, lambda done, of_all: None)
    assert again == every_kind
