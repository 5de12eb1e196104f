"""A small document with one of everything, and text that looks like code in several languages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

import vl_convert

from nsvh_dash.model.observation import Status
from nsvh_dash.views.chart_block import ChartBlock, DataTable
from nsvh_dash.views.finance.bridge import BridgeScreen
from nsvh_dash.views.report.document import Chapter, Document, Figure, Table, say
from nsvh_dash.views.report.markdown import read_markdown

LITERAL = '=1+1 #panic("x") $y$ @ref \\LaTeX {=SUM(A1)} <script>'
_WRITTEN = f"""
{LITERAL}

Detta är **fet** text.

- ett
  1. först
  2. sedan
- två
"""
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><rect width="90" height="20"/></svg>'


@dataclass(frozen=True)
class Picture:
    """The same drawing in both forms."""

    png: bytes
    svg: str


PICTURE = Picture(vl_convert.svg_to_png(_SVG), _SVG)
_NOTHING = BridgeScreen(ChartBlock("", "", "", DataTable("", (), (), (), ())), ())
_LONG = Table("Lång", ("Rad", "Tal"), tuple((f"Rad {n}", str(n)) for n in range(150)), (1,), (1.0,))
"""Longer than a page: its headings stand on each."""


@cache
def document() -> Document:
    table = Table(
        "Status #1",
        ("Indikator", "Utfall", "Status"),
        (("Telefon =A1", "91,1\u00a0%", "Når inte mål"), ("#let x", "–", "Uppgift saknas")),
        (1,),
        (2.0, 1.0),
        (Status.MISSED, Status.MISSING),
        2,
        frozenset({1}),
        (0, 1),
    )
    return Document(
        "Prov",
        "Enheten, april 2024",
        (("Gäller", "Enheten"), ("Dataversion", "1-a")),
        "Demodata",
        dt.datetime(2024, 5, 8, 12, tzinfo=dt.UTC),
        (
            Chapter(
                "Kommentarer",
                tuple(read_markdown(_WRITTEN)),
                (Chapter("Tabeller", (table, Figure("Finding", "Källa", "Diagrammet i ord.", _NOTHING))),),
            ),
        ),
        (Chapter("Bilaga", (_LONG, say("Sist."))),),
    )
