"""Two computations of the same table laid side by side: every row only one has, every column in which they differ."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from nsvh_dash.kpi import Figure, StatementRow
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.reference import ReferenceFigure, ReferenceStatementRow

Place = tuple[str, str, Month, PeriodKind]
"""Indicator or account, node, month and kind of period: the key of both tables."""
WHOLE_ROW = ""
"""Stands for a column where a row is missing altogether."""


@dataclass(frozen=True)
class Difference:
    """One cell of a published table that a recomputation does not give; the row is missing where `column` is empty."""

    table: str
    place: Place
    column: str
    published: object
    recomputed: object


def figure_differences(
    catalogue: Catalogue, published: Mapping[Place, Figure], recomputed: Mapping[Place, ReferenceFigure]
) -> list[Difference]:
    """Where the table `kpi` and the reference part."""
    return sorted_by_place(
        difference
        for difference in _differences("kpi", published, recomputed)
        if difference.column == WHOLE_ROW or difference.column not in unspoken(catalogue, recomputed[difference.place])
    )


def statement_differences(
    published: Mapping[Place, StatementRow], recomputed: Mapping[Place, ReferenceStatementRow]
) -> list[Difference]:
    """Where the table `statement` and the reference part."""
    return sorted_by_place(_differences("statement", published, recomputed))


def sorted_by_place(differences: Iterator[Difference]) -> list[Difference]:
    """In an order that is the same every time."""
    return sorted(differences, key=lambda difference: (difference.place, difference.column))


def _differences(table: str, published: Mapping[Place, Any], recomputed: Mapping[Place, Any]) -> Iterator[Difference]:
    for place in published.keys() ^ recomputed.keys():
        yield Difference(table, place, WHOLE_ROW, published.get(place), recomputed.get(place))
    for place in published.keys() & recomputed.keys():
        one, other = published[place], recomputed[place]
        for column in (field.name for field in fields(other)):
            left, right = getattr(one, column), getattr(other, column)
            if left != right and not same(left, right):
                yield Difference(table, place, column, left, right)


def unspoken(catalogue: Catalogue, figure: ReferenceFigure) -> set[str]:
    """Columns no rule says anything of: who worked out nothing, and the parts of what is no ratio.

    Of a hidden figure the rules say that its parts are not there.
    """
    columns: set[str] = set()
    if figure.value is None:
        columns |= {"origin", "numerator", "denominator"}
    if not catalogue.indicators_by_id[figure.indicator_id].is_ratio:
        columns |= {"numerator", "denominator"}
    return columns - {"numerator", "denominator"} if figure.state is State.SUPPRESSED else columns


def same(one: object, other: object) -> bool:
    """Equal, for decimal figures to within binary arithmetic."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-6)
    return one == other
