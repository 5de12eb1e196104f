"""What a document is made of: chapters in chapters, with paragraphs, lists, tables and figures in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from nsvh_dash.model.observation import Status
from nsvh_dash.views.chart_block import ChartBlock, DataTable
from nsvh_dash.views.finance.bridge import BridgeScreen
from nsvh_dash.views.finance.growth import GrowthScreen
from nsvh_dash.views.finance.investments import InvestmentScreen
from nsvh_dash.views.finance.outlook import OutlookScreen
from nsvh_dash.views.finance.staffing import StaffingScreen
from nsvh_dash.views.trend import Trend

Drawn = Trend | BridgeScreen | GrowthScreen | OutlookScreen | StaffingScreen | InvestmentScreen
"""What a figure is drawn from."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a note is small and grey."""

    runs: tuple[Run, ...]
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, so many lists deep; `number` where the list is numbered."""

    runs: tuple[Run, ...]
    depth: int = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and a row of headings."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...]
    """The columns of numbers."""
    weights: tuple[float, ...]
    """How wide the columns of text are beside each other; those of numbers are as wide as their numbers."""
    statuses: tuple[Status, ...] = ()
    """One a row, where `status_column` holds its word: the word gets its shape."""
    status_column: int | None = None
    strong: frozenset[int] = frozenset()
    """The rows of sums."""
    indents: tuple[int, ...] = ()
    """How far each row's name is moved in; empty where none is."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: its finding as caption, what it shows, what it says in words, and what it is drawn from."""

    caption: str
    note: str
    alt: str
    drawn: Drawn


Block = Paragraph | Item | Table | Figure


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading with what stands under it, and the headings below it."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Chapter, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to read under the heading."""
        return not self.blocks and all(section.is_empty for section in self.sections)


@dataclass(frozen=True, slots=True)
class Placed:
    """A chapter where it stands in a document."""

    number: str
    """`2.1`; empty in what is not numbered."""
    level: int
    """1 for a chapter, 2 for a section of it."""
    chapter: Chapter

    @property
    def heading(self) -> str:
        """`2.1 Tillgänglighet`."""
        return f"{self.number} {self.chapter.title}".strip()

    @property
    def tables(self) -> int:
        """How many tables stand directly under the heading."""
        return sum(isinstance(block, Table) for block in self.chapter.blocks)

    @property
    def figures(self) -> int:
        """How many figures do."""
        return sum(isinstance(block, Figure) for block in self.chapter.blocks)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready to be written."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...]
    """What the title page says: label and text."""
    notice: str
    """What is shown on every page, for example that the data is demo data; empty when nothing is."""
    made_at: dt.datetime
    """When the newest of its data came: the same data make the same file."""
    chapters: tuple[Chapter, ...]
    appendix: tuple[Chapter, ...] = field(default=())

    def placed(self) -> Iterator[Placed]:
        """Every chapter and section in reading order, with its number."""
        for number, chapter in enumerate(self.chapters, 1):
            yield from _placed(chapter, str(number), 1)
        for chapter in self.appendix:
            yield from _placed(chapter, "", 1)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in reading order."""
        return tuple(block for block in self.blocks() if isinstance(block, Figure))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, in reading order."""
        return tuple(block for block in self.blocks() if isinstance(block, Table))

    def blocks(self) -> Iterator[Block]:
        """Everything under the headings, in reading order."""
        for place in self.placed():
            yield from place.chapter.blocks


def _placed(chapter: Chapter, number: str, level: int) -> Iterator[Placed]:
    yield Placed(number, level, chapter)
    for index, section in enumerate(chapter.sections, 1):
        yield from _placed(section, f"{number}.{index}" if number else "", level + 1)


def gathered(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """The chapters that have something to read; headings over nothing are left out, at every depth."""
    return tuple(replace(chapter, sections=gathered(chapter.sections)) for chapter in chapters if not chapter.is_empty)


def say(text: str) -> Paragraph:
    """A plain paragraph."""
    return Paragraph((Run(text),))


def note(text: str) -> Paragraph:
    """A small grey paragraph."""
    return Paragraph((Run(text),), is_note=True)


def table_of(data: DataTable, caption: str = "", first: float = 3.0, indents: tuple[int, ...] = ()) -> Table:
    """A table of the pages as one of the document; its first column is `first` wide beside texts of 2."""
    others = len(data.headings) - 1 - len(data.numeric)
    return Table(
        caption or data.caption,
        data.headings,
        data.rows,
        data.numeric,
        (first, *(2.0,) * others),
        data.statuses,
        data.status_column,
        data.chosen | data.sums,
        indents,
    )


def figure_of(block: ChartBlock, drawn: Drawn) -> Figure:
    """A chart of the pages as a figure."""
    return Figure(block.title, block.subtitle, f"{block.title}. {block.summary}", drawn)
