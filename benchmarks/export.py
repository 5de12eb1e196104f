"""How long the hand-outs of the whole administration take, each beside a plain file of the same size.

Run: `python -m benchmarks.export` with a demo database built (NSVH_DATABASE or the default). Each hand-out has a
process of its own, in which it is made twice: the first time libraries are loaded and the forecast is worked out, the
second time they are there, as in an app that runs. Beside the seconds on the clock stand those of the processor,
which say more where others use the machine too; the plain file is written in the same process, so that ratios may be
compared between machines.

- workbook: all sheets; plain: as many cells of numbers and text, by the same library, on one sheet
- deck, deck-pdf: the slides proposed for a meeting and one for every other indicator; plain: as many slides with
  their titles alone, by the same library
- report-docx, report-pdf: the follow-up report; plain: as many paragraphs of its title alone, by the same library
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

import docx
import pptx
import typst
import xlsxwriter

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.handouts.deck import MAKERS, about_node
from nsvh_dash.handouts.report import make_report
from nsvh_dash.handouts.workbook import make_workbook, read_workbook
from nsvh_dash.model.meeting import Slide
from nsvh_dash.model.period import Month
from nsvh_dash.model.slide import ShownSlide, SlideKind
from nsvh_dash.settings import Settings
from nsvh_dash.views.workbook import Cell, Value

LIMIT_SECONDS = 10
"""What a reader is asked to wait at most, on two cores."""
Work = Callable[[], object]
Job = Callable[[Dashboard, str, Month], tuple[Work, Callable[[], Work]]]
"""Gives for a node and month how the hand-out is made, and what prepares the writing of the plain file."""


def main() -> None:
    """Print one line a hand-out, each from a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--what", choices=JOBS)
    options = parser.parse_args()
    if options.what is None:
        columns = "first s  again s  plain s"
        print(f"{'':<11} clock: {columns}  processor: {columns}  under {LIMIT_SECONDS} s")
        for what in JOBS:
            subprocess.run([sys.executable, "-m", "benchmarks.export", "--what", what], check=True)
        return
    dashboard = Dashboard.open(Settings())
    make, prepare_plain = JOBS[options.what](dashboard, dashboard.catalogue.organisation.root.id, dashboard.months[-1])
    costs = [_cost(make), _cost(make), _cost(prepare_plain())]
    clock, processor = ([cost[at] for cost in costs] for at in (0, 1))
    says = "yes" if clock[0] < LIMIT_SECONDS else "no"
    print(
        f"{options.what:<11} {clock[0]:>14.2f} {clock[1]:>8.2f} {clock[2]:>8.2f} "
        f"{processor[0]:>19.2f} {processor[1]:>8.2f} {processor[2]:>8.2f}  {says}",
        flush=True,
    )
    dashboard.close()


def _silent(*_told: object) -> None:
    """Nobody waits to be told."""


def _workbook(dashboard: Dashboard, node_id: str, month: Month) -> tuple[Work, Callable[[], Work]]:
    def prepare_plain() -> Work:
        sheets = read_workbook(dashboard, node_id, month, _silent).sheets
        rows = [row.cells for sheet in sheets for row in sheet.rows]
        return lambda: _plain_sheet(rows)

    return lambda: make_workbook(dashboard, node_id, month, _silent), prepare_plain


def _plain_sheet(rows: Sequence[Sequence[Cell]]) -> None:
    with xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, Value):
                    sheet.write_number(at, place, cell.number)
                elif cell is not None:
                    sheet.write_string(at, place, str(cell))


def _deck(ending: str, plain: Callable[[Sequence[str]], object]) -> Job:
    """A deck as one kind of file."""

    def job(dashboard: Dashboard, node_id: str, month: Month) -> tuple[Work, Callable[[], Work]]:
        def slides() -> tuple[ShownSlide, ...]:
            chosen = dashboard.suggest_slides(node_id, month)
            told = {slide.subject for slide in chosen if slide.kind is SlideKind.INDICATOR}
            rest = [i.id for i in dashboard.indicators(node_id, month) if i.id not in told]
            every = (*chosen, *(Slide(kind=SlideKind.INDICATOR, subject=indicator) for indicator in rest))
            return dashboard.show_slides(every, node_id, month)

        def prepare_plain() -> Work:
            titles = [slide.title for slide in slides()]
            return lambda: plain(titles)

        about = about_node(dashboard, node_id, month)
        return lambda: MAKERS[ending](slides(), about, _silent), prepare_plain

    return job


def _plain_deck(titles: Sequence[str]) -> None:
    deck = pptx.Presentation()
    for title in titles:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = title
    deck.save(io.BytesIO())


def _plain_pdf(titles: Sequence[str], between: str = "#pagebreak()\n") -> None:
    typst.compile(between.join(f"= #{json.dumps(title)}\n" for title in titles).encode(), format="pdf")


def _report(form: str, plain: Callable[[Sequence[str]], object]) -> Job:
    """The report as one kind of file."""

    def job(dashboard: Dashboard, node_id: str, month: Month) -> tuple[Work, Callable[[], Work]]:
        def prepare_plain() -> Work:
            document = dashboard.report(node_id, month)
            return lambda: plain([document.title] * len(tuple(document.blocks())))

        return lambda: make_report(dashboard, node_id, month, form, _silent), prepare_plain

    return job


def _plain_document(paragraphs: Sequence[str]) -> None:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(io.BytesIO())


def _cost(work: Work) -> tuple[float, float]:
    """Seconds on the clock and of the processor."""
    start, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - used


JOBS: dict[str, Job] = {
    "workbook": _workbook,
    "deck": _deck(".pptx", _plain_deck),
    "deck-pdf": _deck(".pdf", _plain_pdf),
    "report-docx": _report("docx", _plain_document),
    "report-pdf": _report("pdf", partial(_plain_pdf, between="\n")),
}

if __name__ == "__main__":
    main()
