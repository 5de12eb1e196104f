"""What stands where on each page of a deck: a slide that holds more than is readable becomes several pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil

from nsvh_dash.exports.deck import look, measure
from nsvh_dash.exports.deck.look import Box
from nsvh_dash.exports.deck.paging import even_pages
from nsvh_dash.exports.deck.plan_quote import Quote, with_quote
from nsvh_dash.exports.deck.plan_tables import MARK, TableSheet, table_sheets
from nsvh_dash.model.observation import Status
from nsvh_dash.model.plain_text import plain
from nsvh_dash.model.slide import ChartKind, ShownSlide, SlideChart, SlideFact, SlideKind
from nsvh_dash.views import texts
from nsvh_dash.views.format import NBSP

ROW, BRIDGE_ROW = 21.5, 24.0
"""The least height of a bar, points: its name is one line of the smallest text."""
LEGEND = 30.0
"""What the key above a chart takes, points."""
_SPACE = 8.0
LINE_GAP = 0.5
"""Between paragraphs, of the size of their letters."""
BULLET = 28.0
"""Room at the left of a point for its sign, points."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text that fits its box."""

    text: str
    size: float
    box: Box


@dataclass(frozen=True, slots=True)
class Fact:
    """What it is, how much, and how that is judged."""

    label: str
    text: str
    size: float
    height: float
    status: Status | None
    word: str
    """Of the status."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts at the right, and how far from each other they stand."""

    facts: tuple[Fact, ...]
    gap: float
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page."""

    slide: ShownSlide
    title: Line
    subtitle: Line | None
    body: Box
    foot: str
    chart: SlideChart | None = None
    table: TableSheet | None = None
    points: tuple[str, ...] = ()
    size: float = look.LEAST
    """Of the points."""
    first: int = 1
    """Of the points: the number of this page's first."""
    facts: Facts | None = None
    quote: Quote | None = None

    @property
    def is_numbered(self) -> bool:
        """Whether the points are in an order."""
        return bool(self.slide.lines) and self.slide.kind in (SlideKind.AGENDA, SlideKind.FOCUS)

    @property
    def is_pointed(self) -> bool:
        """Whether each point has a sign before it."""
        return bool(self.slide.lines) and self.slide.kind in (SlideKind.GOALS, SlideKind.RISKS)


def sheets(slides: Sequence[ShownSlide]) -> list[Sheet]:
    """The pages of a deck, in order."""
    return [sheet for slide in slides for sheet in _sheets(slide)]


def _sheets(slide: ShownSlide) -> list[Sheet]:
    parts = _parts(slide, _frame(slide, ""))
    if len(parts) == 1:
        return parts
    # Their numbers make the titles longer, which may leave less room below.
    parts = _parts(slide, _frame(slide, _number(1, len(parts))))
    return [replace(part, title=_title(slide, _number(at, len(parts)))) for at, part in enumerate(parts, 1)]


def _number(at: int, parts: int) -> str:
    return f" {at}{NBSP}({parts})"


def _frame(slide: ShownSlide, number: str) -> Sheet:
    """What is alike on every page of a slide: title, subtitle, foot, notes and facts."""
    title = _title(slide, number)
    top = title.box.top + title.box.height
    subtitle = _subtitle(plain(slide.subtitle), top) if slide.subtitle else None
    top = (subtitle.box.top + subtitle.box.height if subtitle else top) + _SPACE * 1.5
    width = look.WIDTH - 2 * look.MARGIN
    facts = _facts(slide.facts, top) if slide.facts else None
    if facts:
        width -= facts.box.width + look.GAP
    body = Box(look.MARGIN, top, width, look.BODY_END - top)
    foot = measure.cut(plain(slide.footer), look.FOOT.width, look.LEAST, look.FOOT_LINES)
    return Sheet(slide, title, subtitle, body, foot, facts=facts)


def _title(slide: ShownSlide, number: str) -> Line:
    width = look.WIDTH - 2 * look.MARGIN
    text = plain(slide.title) + number
    fitting = (s for s in look.TITLE_SIZES if len(measure.lines(text, width, s, bold=True)) <= look.TITLE_LINES)
    size = next(fitting, look.TITLE_SIZES[-1])
    room = width if not number else width - measure.width(number, size, bold=True)
    shown = measure.cut(plain(slide.title), room, size, look.TITLE_LINES, bold=True) + number
    high = measure.height(shown, width, size, bold=True)
    return Line(shown, size, Box(look.MARGIN, look.TOP, width, high))


def _subtitle(text: str, top: float) -> Line:
    width = look.WIDTH - 2 * look.MARGIN
    shown = measure.cut(text, width, look.LEAST, look.TITLE_LINES)
    return Line(shown, look.LEAST, Box(look.MARGIN, top, width, measure.height(shown, width, look.LEAST)))


def _facts(facts: Sequence[SlideFact], top: float) -> Facts:
    """The facts below each other in the width they need, in type small enough for all."""
    room = look.BODY_END - top
    for most, sizes in ((2, look.FACT_SIZES), (1, look.FACT_SIZES[1:])):
        placed = [_fact(facts[0], most, sizes), *_alike(facts[1:], most, sizes)]
        left_over = room - sum(fact.height for fact in placed)
        if left_over >= look.GAP * (len(facts) - 1):
            break
    gap = min(look.GAP * 1.5, left_over / max(len(facts) - 1, 1))
    width = max(look.FACTS_LEAST_WIDTH, *(_width_of(fact) for fact in placed))
    return Facts(tuple(placed), gap, Box(look.WIDTH - look.MARGIN - width, top, width, room))


def _alike(facts: Sequence[SlideFact], most_lines: int, sizes: Sequence[float]) -> list[Fact]:
    """What stands below the first, all in one size."""
    smallest = min((_fact(fact, most_lines, sizes).size for fact in facts), default=sizes[-1])
    return [_fact(fact, most_lines, (smallest,)) for fact in facts]


def _fact(fact: SlideFact, most_lines: int, sizes: Sequence[float]) -> Fact:
    room = look.FACTS_WIDTH
    label = measure.cut(plain(fact.label), room, look.LEAST, most_lines)
    value = plain(fact.text)
    size = next((size for size in sizes if measure.width(value, size, bold=True) <= room), sizes[-1])
    text = measure.cut(value, room, size, most_lines, bold=True)
    high = measure.height(label, room, look.LEAST) + measure.height(text, room, size, bold=True)
    word = "" if fact.status is None else fact.word or texts.STATUS[fact.status]
    if word and word != fact.label:
        high += look.LEAST * measure.LINE
    return Fact(label, text, size, high, fact.status, word)


def _width_of(fact: Fact) -> float:
    lines = measure.lines(fact.label, look.FACTS_WIDTH, look.LEAST)
    values = measure.lines(fact.text, look.FACTS_WIDTH, fact.size, bold=True)
    word = measure.width(fact.word, look.LEAST) + MARK if fact.word else 0.0
    widths = [measure.width(line, look.LEAST) for line in lines]
    return max(word, *widths, *(measure.width(line, fact.size, bold=True) for line in values)) + 1.0


def _parts(slide: ShownSlide, page: Sheet) -> list[Sheet]:
    if slide.table is not None:
        return [replace(page, table=table) for table in table_sheets(slide.table, page.body)]
    if slide.chart is not None:
        quote, body = with_quote(slide.quote, page.body)
        return [replace(page, chart=chart, quote=quote, body=body) for chart in _chart_parts(slide.chart, body)]
    written = "\n".join(slide.lines) or slide.empty
    return _point_parts([plain(line) for line in written.splitlines() if line.strip()], page)


def _chart_parts(chart: SlideChart, body: Box) -> list[SlideChart]:
    """Bars that are too many for one page, in parts of about the same number; anything else is one drawing."""
    if chart.kind not in (ChartKind.BAR, ChartKind.BRIDGE):
        return [chart]
    room = body.height - LEGEND if chart.kind is ChartKind.BAR else body.height
    most = int(room // (ROW if chart.kind is ChartKind.BAR else BRIDGE_ROW))
    count = len(chart.categories)
    pages = max(ceil(count / most), 1)
    size = max(ceil(count / pages), 1)
    return [_cut_chart(chart, start, start + size) for start in range(0, max(count, 1), size)]


def _cut_chart(chart: SlideChart, start: int, end: int) -> SlideChart:
    return chart.model_copy(
        update={
            "categories": chart.categories[start:end],
            "series": tuple(
                series.model_copy(update={"values": series.values[start:end], "texts": series.texts[start:end]})
                for series in chart.series
            ),
            "spans": chart.spans[start:end],
            "statuses": chart.statuses[start:end],
            "preliminary": tuple(at - start for at in chart.preliminary if start <= at < end),
            "chosen": tuple(at - start for at in chart.chosen if start <= at < end),
        }
    )


def _point_parts(points: Sequence[str], page: Sheet) -> list[Sheet]:
    """The points in large type when one page holds them; else in the smaller, on as many pages as they need."""
    room = page.body.width - BULLET
    for size in look.TEXT_SIZES:
        groups = _grouped(points, room, page.body.height, size)
        if len(groups) == 1:
            break
    firsts = accumulate((len(group) for group in groups[:-1]), initial=1)
    return [
        replace(page, points=tuple(group), size=size, first=first) for group, first in zip(groups, firsts, strict=True)
    ]


def _grouped(points: Sequence[str], room: float, high: float, size: float) -> list[list[str]]:
    pieces = _pieces(points, room, high, size)
    heights = [measure.height(piece, room, size) + LINE_GAP * size for piece in pieces]
    return [pieces[start:end] for start, end in even_pages(heights, high)]


def _pieces(points: Sequence[str], room: float, high: float, size: float) -> list[str]:
    """A paragraph that no page holds, in as many as it takes."""
    most = int((high - LINE_GAP * size) // (size * measure.LINE))
    return [piece for point in points for piece in measure.split(point, room, size, most)]
