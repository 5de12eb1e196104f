"""What belongs to every chart: the finding, what is shown, the same in words, and the numbers behind it as a table."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Status
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.trend import Trend
from nsvh_dash.views.units import texts as unit_texts
from nsvh_dash.views.units.comparison import Comparison

Cell = float | str | None
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class DataTable:
    """The numbers of a chart: as text for people, and as they are for files."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    raw: tuple[tuple[Cell, ...], ...]
    """The same cells as `rows`: numbers unrounded, None where there is no value."""
    numeric: tuple[int, ...]
    """The columns of numbers."""
    statuses: tuple[Status, ...] = ()
    """One a row, where `status_column` holds its word: the word gets its shape."""
    status_column: int | None = None
    chosen: frozenset[int] = frozenset()
    """The rows the reader came from."""
    links: tuple[str, ...] = ()
    """One a row: the address its first cell leads to; empty where it leads nowhere."""
    sums: frozenset[int] = frozenset()
    """The rows that add up those above them."""
    levels: tuple[int, ...] = ()
    """One a row, where rows lie within those above them: 1 for the outermost."""


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart's words and table; the drawing and its data come beside it."""

    title: str
    """The finding, a sentence."""
    subtitle: str
    """Measure, period, unit, source and the date of the data."""
    summary: str
    """What the chart says, in a sentence or two: its text alternative."""
    table: DataTable
    notes: tuple[str, ...] = ()
    """What has to be known to read it, for instance that a definition changed."""
    is_empty: bool = False
    """True when there is nothing to draw: then the summary says why."""

    @property
    def file_name(self) -> str:
        """The finding as the beginning of a file's name: small letters, digits and hyphens."""
        plain = unicodedata.normalize("NFKD", self.title.casefold()).encode("ascii", "ignore").decode()
        words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
        return "-".join(words)[:_LONGEST_NAME].rstrip("-") or "diagram"


def source_note(catalogue: Catalogue, indicator_id: str, imported_at: dt.datetime | None) -> str:
    """`källa Telefonisystemet, importerat 8 maj 2024`: where a chart's numbers come from, and how fresh they are."""
    source = f"{texts.SOURCE.lower()} {catalogue.indicators_by_id[indicator_id].source}"
    return f"{source}, {texts.IMPORTED_ON} {fmt.day(imported_at)}" if imported_at else source


def trend_block(trend: Trend, source: str) -> ChartBlock:
    """A trend as a chart block."""
    return ChartBlock(
        trend.title,
        f"{trend.subtitle}; {source}",
        trend.summary,
        _trend_table(trend),
        (*(mark.text for mark in trend.breaks), *(event.text for event in trend.events)),
        trend.is_empty,
    )


def ranking_block(comparison: Comparison, source: str) -> ChartBlock:
    """Ranked units as a chart block."""
    return ChartBlock(
        comparison.title,
        f"{comparison.subtitle}; {source}",
        comparison.summary,
        _unit_table(comparison),
        is_empty=all(row.value is None for row in comparison.rows),
    )


def _trend_table(trend: Trend) -> DataTable:
    """The values of a trend, newest first; months of which nothing is known are left out."""
    points = [p for p in reversed(trend.points) if p.actual is not None or p.reason != texts.NO_ROW]
    return DataTable(
        trend.subtitle,
        (
            texts.MONTH,
            heading(texts.ACTUAL, trend.unit),
            heading(texts.TARGET, trend.unit),
            heading(texts.DEVIATION, trend.difference_unit),
            heading(texts.LAST_YEAR, trend.unit),
            texts.STATUS_HEADING,
            texts.REASON,
        ),
        tuple((p.period_text, *p.cells, p.status_word, p.reason) for p in points),
        tuple((p.period_text, p.actual, p.target, p.deviation, p.last_year, p.status_word, p.reason) for p in points),
        (1, 2, 3, 4),
        tuple(p.status for p in points),
        5,
    )


def _unit_table(comparison: Comparison) -> DataTable:
    """The compared units with what is left to the target and since when it is missed; each leads to its indicator."""
    rows = comparison.rows
    told = {
        unit_texts.CASES: [row.cases_text for row in rows],
        unit_texts.SINCE: [row.since_text for row in rows],
        texts.REASON: [row.note for row in rows],
    }
    said = {name: column for name, column in told.items() if any(column)}
    more = list(zip(*said.values(), strict=True)) if said else [()] * len(rows)
    return DataTable(
        comparison.subtitle,
        (
            texts.UNIT_HEADING,
            texts.MUNICIPALITY,
            heading(texts.ACTUAL, comparison.unit),
            heading(texts.TARGET, comparison.unit),
            heading(texts.DEVIATION, comparison.difference_unit),
            texts.STATUS_HEADING,
            *said,
        ),
        tuple((r.name, r.municipality, *r.cells, r.status_word, *end) for r, end in zip(rows, more, strict=True)),
        tuple(
            (r.name, r.municipality, r.value, r.target, r.deviation, r.status_word, *end)
            for r, end in zip(rows, more, strict=True)
        ),
        (2, 3, 4),
        tuple(r.status for r in rows),
        5,
        frozenset(index for index, r in enumerate(rows) if r.chosen),
        links=tuple(r.link for r in rows),
    )


def heading(text: str, unit: str) -> str:
    """`Utfall, %`: what a column holds, with the unit of its numbers."""
    return f"{text}, {unit}" if unit else text
