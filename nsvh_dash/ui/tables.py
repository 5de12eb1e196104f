"""Tables as plain HTML: read by every screen reader, printed as they stand, in the house's own look."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.ui import marks, markup
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.comparison import Comparison
from nsvh_dash.views.detail import Fact
from nsvh_dash.views.statement import StatementLine
from nsvh_dash.views.trend import Trend


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a row as HTML, and how the row stands out."""

    cells: tuple[str, ...]
    kind: str = ""


def show_table(
    caption: str, headings: Sequence[str], rows: Sequence[Row], numbers: Sequence[int], *, tall: bool = False
) -> None:
    """A table with a caption for screen readers; columns listed in `numbers` are right-aligned.

    A tall one scrolls by itself under a head that stays.
    """

    def cell(tag: str, index: int, content: str, scope: str = "") -> str:
        aligned = ' class="number"' if index in numbers else ""
        return f"<{tag}{aligned}{scope}>{content}</{tag}>"

    box = "table tall" if tall else "table"
    head = "".join(cell("th", i, html.escape(h), ' scope="col"') for i, h in enumerate(headings))
    body = "".join(
        f'<tr class="{row.kind}">'
        + "".join(cell("th", i, c, ' scope="row"') if i == 0 else cell("td", i, c) for i, c in enumerate(row.cells))
        + "</tr>"
        for row in rows
    )
    markup.show(
        f'<div class="{box}" tabindex="0" role="region" aria-label="{html.escape(caption)}"><table>'
        f'<caption class="unseen">{html.escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def show_trend_table(trend: Trend) -> None:
    """The values of a trend, newest first; months of which nothing is known are left out."""
    rows = [
        Row(
            (
                html.escape(point.period_text),
                *point.cells,
                marks.badge(point.status, point.status_word),
                html.escape(point.reason),
            )
        )
        for point in reversed(trend.points)
        if point.actual is not None or point.reason != texts.NO_ROW
    ]
    headings = (
        texts.MONTH,
        _heading(texts.ACTUAL, trend.unit),
        _heading(texts.TARGET, trend.unit),
        _heading(texts.DEVIATION, trend.difference_unit),
        _heading(texts.LAST_YEAR, trend.unit),
        texts.STATUS_HEADING,
        texts.REASON,
    )
    show_table(trend.subtitle, headings, rows, numbers=(1, 2, 3, 4))


def show_unit_table(comparison: Comparison) -> None:
    """The ranked units, those without a value last."""
    rows = [
        Row(
            (
                html.escape(row.name),
                html.escape(row.municipality),
                *row.cells,
                marks.badge(row.status, row.status_word),
                html.escape(row.note),
            ),
            "chosen" if row.chosen else "",
        )
        for row in comparison.rows
    ]
    headings = (
        texts.UNIT_HEADING,
        texts.MUNICIPALITY,
        _heading(texts.ACTUAL, comparison.unit),
        _heading(texts.TARGET, comparison.unit),
        _heading(texts.DEVIATION, comparison.difference_unit),
        texts.STATUS_HEADING,
        texts.REASON,
    )
    show_table(comparison.subtitle, headings, rows, numbers=(2, 3, 4))


def _heading(word: str, unit: str) -> str:
    """`Utfall, %`: the unit stands in the heading and not in every cell."""
    return f"{word}, {unit}" if unit else word


def show_statement_table(caption: str, lines: Sequence[StatementLine], year: str, year_before: str) -> None:
    """An income statement: sums under what they sum, variances with a shape when there is a budget."""
    rows = [
        Row(
            (
                f'<span class="level{line.level}">{html.escape(line.name)}</span>',
                fmt.amount(line.actual),
                fmt.amount(line.budget),
                fmt.amount(line.variance, signed=True),
                fmt.amount(line.previous_year),
                fmt.amount(line.change, signed=True),
                fmt.amount(line.annual_budget),
                fmt.amount(line.forecast),
            ),
            f"sum{line.level}" if line.is_sum else "",
        )
        for line in lines
    ]
    headings = (
        texts.ACCOUNT, f"{texts.ACTUAL} {year}", texts.BUDGET, texts.VARIANCE, f"{texts.ACTUAL} {year_before}",
        texts.CHANGE, texts.ANNUAL_BUDGET, texts.FORECAST,
    )  # fmt: skip
    show_table(caption, headings, rows, numbers=range(1, 8))


def show_investment_table(caption: str, lines: Sequence[StatementLine], year: str) -> None:
    """What has been spent, what may be, and what the forecast leaves over."""
    rows = [
        Row(
            (
                html.escape(line.name),
                fmt.amount(line.actual),
                fmt.amount(line.annual_budget),
                fmt.amount(line.forecast),
                fmt.amount(line.left),
            )
        )
        for line in lines
    ]
    headings = (texts.ACCOUNT, f"{texts.ACTUAL} {year}", texts.ANNUAL_BUDGET, texts.FORECAST, texts.LEFT)
    show_table(caption, headings, rows, numbers=range(1, 5))


def show_facts(facts: Sequence[Fact]) -> None:
    """Labels and what stands beside them."""
    items = "".join(
        f"<div><dt>{html.escape(fact.label)}</dt>"
        f"<dd>{marks.shape(fact.status) if fact.status else ''}{html.escape(fact.text)}</dd></div>"
        for fact in facts
    )
    markup.show(f'<dl class="facts">{items}</dl>')
