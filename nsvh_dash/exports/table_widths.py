"""How wide the columns of a document's table are: room for every number and every word, the rest to the texts."""

from __future__ import annotations

from nsvh_dash.views.report.document import Table

_DIGIT, _LETTER, _BOLD = 1.5, 1.45, 1.45
"""Millimetres of a digit and a letter at the size of a cell, and of a bold letter at the size of a heading."""
_AROUND = 2.2
_LEAST_NUMBER, _WIDEST_NAME = 12.5, 80.0
_FEW = 2
"""A table of so few columns is as wide as its texts, not as the page."""


def column_widths(table: Table, whole: float) -> list[float]:
    """Millimetres for each column, of a whole that a table of few columns need not fill."""
    if len(table.headings) <= _FEW:
        return [_widest(table, column) for column in range(len(table.headings))]
    least = [_least(table, column) for column in range(len(table.headings))]
    texts = [column for column in range(len(table.headings)) if column not in table.numeric]
    free = whole - sum(least[column] for column in table.numeric)
    if len(texts) == 1 and free > _WIDEST_NAME:
        more = (free - _WIDEST_NAME) / len(table.numeric)
        return [least[column] + more if column in table.numeric else _WIDEST_NAME for column in range(len(least))]
    weights = dict(zip(texts, table.weights, strict=True))
    asked = {column: free * weight / sum(table.weights) for column, weight in weights.items()}
    short = {column for column in texts if asked[column] < least[column]}
    left = free - sum(least[column] for column in short)
    over = sum(weights[column] for column in texts if column not in short)
    shared = {column: least[column] if column in short else left * weights[column] / over for column in texts}
    widths = [shared.get(column, least[column]) for column in range(len(table.headings))]
    return [width * whole / sum(widths) for width in widths]


def _least(table: Table, column: int) -> float:
    """What keeps a number on one line, and a word whole."""
    heading = max(len(word) for word in table.headings[column].replace("\u00a0", " ").split(" ")) * _BOLD
    if column in table.numeric:
        number = max((len(row[column]) for row in table.rows), default=0) * _DIGIT
        return max(max(heading, number) + _AROUND, _LEAST_NUMBER)
    words = (word for row in table.rows for word in row[column].split())
    return max(heading, max((len(word) for word in words), default=0) * _LETTER) + _AROUND


def _widest(table: Table, column: int) -> float:
    return max(len(text) for text in (table.headings[column], *(row[column] for row in table.rows))) * 1.7 + 8
