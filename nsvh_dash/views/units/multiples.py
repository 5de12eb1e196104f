"""One small panel a unit, all on one scale: which units go their own way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator, UnitRule
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import ChartBlock, DataTable, heading
from nsvh_dash.views.lookup import Figures, shown_month
from nsvh_dash.views.trend import break_marks
from nsvh_dash.views.units import texts as unit_texts
from nsvh_dash.views.units.comparison import Comparison, compared_area
from nsvh_dash.views.units.row import COMPARED_MONTHS, UnitRow

Series = tuple[float | None, ...]
"""A value a month, oldest first; None where there is none."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One unit: its figure now and its line."""

    row: UnitRow
    actual: Series
    target: Series
    actual_texts: tuple[str, ...]
    target_texts: tuple[str, ...]
    """Without their unit, for the table."""


@dataclass(frozen=True, slots=True)
class Multiples:
    """The panels of an area's units, in order, on a shared scale."""

    comparison: Comparison
    months: tuple[Month, ...]
    panels: tuple[Panel, ...]
    area: Series
    """The area's own line, faint in every panel; empty where the area is the sum of its units."""
    area_name: str
    begins_anew: frozenset[int]
    """The months, by place, that no line leads into: the definition changed, or a year's accumulation began."""
    low: float
    high: float
    low_text: str
    high_text: str
    summary: str


def begins_anew(indicator: Indicator, months: tuple[Month, ...]) -> frozenset[int]:
    """The places of the months that no line leads into."""
    breaks = {change.month for change in indicator.breaks}
    ytd = indicator.headline is PeriodKind.YEAR_TO_DATE
    return frozenset(i for i, month in enumerate(months) if month in breaks or (ytd and month.month == 1))


def series(indicator: Indicator, node_id: str, months: tuple[Month, ...], figures: Figures) -> tuple[Series, Series]:
    """A node's values and targets over months."""
    found = [figures.get(indicator.id, node_id, month, indicator.headline) for month in months]
    return tuple(f.value if f else None for f in found), tuple(f.target if f else None for f in found)


def compared_months(indicator: Indicator, month: Month) -> tuple[Month, ...]:
    """The two years that end with the month shown."""
    at = shown_month(indicator, month)
    return tuple(at.plus(back) for back in range(1 - COMPARED_MONTHS, 1))


def build_multiples(
    catalogue: Catalogue, comparison: Comparison, node_id: str, month: Month, figures: Iterable[Figure]
) -> Multiples:
    """The panels in the order of the compared units, those without any value left to the table."""
    indicator, by_key = catalogue.indicators_by_id[comparison.indicator_id], Figures(figures)
    months = compared_months(indicator, month)
    panels = [_panel(indicator, row, months, by_key) for row in comparison.rows]
    drawn = tuple(panel for panel in panels if any(value is not None for value in panel.actual))
    node = compared_area(catalogue, indicator, node_id, month)
    area = () if indicator.unit_rule is UnitRule.SUM else series(indicator, node.id, months, by_key)[0]
    seen = [v for line in (*(s for p in drawn for s in (p.actual, p.target)), area) for v in line if v is not None]
    low, high = (min(seen), max(seen)) if seen else (0.0, 0.0)
    span = (fmt.figure(low, indicator, indicator.headline), fmt.figure(high, indicator, indicator.headline))
    return Multiples(
        comparison,
        months,
        drawn,
        area,
        node.name if area else "",
        begins_anew(indicator, months),
        low,
        high,
        *span,
        _summary(drawn, comparison, months, span, break_texts(indicator, months)),
    )


def _panel(indicator: Indicator, row: UnitRow, months: tuple[Month, ...], figures: Figures) -> Panel:
    actual, target = series(indicator, row.node_id, months, figures)
    return Panel(
        row,
        actual,
        target,
        tuple(fmt.bare(value, indicator, indicator.headline) for value in actual),
        tuple(fmt.bare_target(value, indicator, indicator.headline) for value in target),
    )


def break_texts(indicator: Indicator, months: tuple[Month, ...]) -> tuple[str, ...]:
    """What has to be known where a line begins anew: the changes of definition within the months."""
    return tuple(mark.text for mark in break_marks(indicator, list(months)))


def _summary(
    panels: tuple[Panel, ...],
    comparison: Comparison,
    months: tuple[Month, ...],
    span: tuple[str, ...],
    breaks: tuple[str, ...],
) -> str:
    if not panels:
        return comparison.summary
    return " ".join(
        [
            f"{fmt.capital(fmt.month(months[0]))} till {fmt.month(months[-1])}, en ruta per enhet.",
            f"{unit_texts.SHARED_SCALE} {span[0]} till {span[1]}.",
            comparison.summary,
            *breaks,
        ]
    )


def multiples_block(found: Multiples, source: str) -> ChartBlock:
    """The words of the panels, and their table: a row a unit and month, newest first."""
    compared = found.comparison
    headings = (
        texts.UNIT_HEADING,
        texts.MONTH,
        heading(texts.ACTUAL, compared.unit),
        heading(texts.TARGET, compared.unit),
    )
    known = [(p, i) for p in found.panels for i in reversed(range(len(found.months))) if p.actual[i] is not None]
    months = [fmt.month(month) for month in found.months]
    rows = tuple((p.row.name, months[i], p.actual_texts[i], p.target_texts[i]) for p, i in known)
    raw = tuple((p.row.name, months[i], p.actual[i], p.target[i]) for p, i in known)
    return ChartBlock(
        compared.title,
        f"{compared.subtitle}, med de {COMPARED_MONTHS} senaste månaderna; {source}",
        found.summary,
        DataTable(compared.subtitle, headings, rows, raw, (2, 3)),
        is_empty=not found.panels,
    )
