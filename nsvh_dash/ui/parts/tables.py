"""Tables as plain HTML: read by every screen reader, printed as they stand, in the house's own look."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.ui.parts import marks, markup
from nsvh_dash.views.chart_block import DataTable
from nsvh_dash.views.detail import Fact


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
    head = "".join(cell("th", i, markup.unbroken(h), ' scope="col"') for i, h in enumerate(headings))
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


def link(address: str, text: str) -> str:
    """A way to another page, in this window."""
    return f'<a href="{html.escape(address)}" target="_self">{html.escape(text)}</a>'


def indented(content: str, level: int) -> str:
    """Content of a row that lies within another; 1 is the outermost."""
    return f'<span class="level{level}">{content}</span>'


def show_data_table(table: DataTable) -> None:
    """The table that belongs to a chart: status as shape and word, the row one came from highlighted."""

    def cell(row: int, column: int) -> str:
        text = table.rows[row][column]
        if column == table.status_column:
            return marks.badge(table.statuses[row], text)
        if column > 0:
            return html.escape(text)
        content = link(table.links[row], text) if table.links and table.links[row] else html.escape(text)
        return indented(content, table.levels[row]) if table.levels else content

    def kind(row: int) -> str:
        if row in table.sums:
            return "sum1" if row - 1 in table.sums else "sum0"
        return "chosen" if row in table.chosen else ""

    rows = [
        Row(tuple(cell(row, column) for column in range(len(table.headings))), kind(row))
        for row in range(len(table.rows))
    ]
    show_table(table.caption, table.headings, rows, numbers=table.numeric)


def show_facts(facts: Sequence[Fact]) -> None:
    """Labels and what stands beside them."""
    items = "".join(
        f"<div><dt>{markup.unbroken(fact.label)}</dt>"
        f"<dd>{marks.shape(fact.status) if fact.status else ''}{html.escape(fact.text)}</dd></div>"
        for fact in facts
    )
    markup.show(f'<dl class="facts">{items}</dl>')
