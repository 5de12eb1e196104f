"""Rows whose cells are held apart by another sign than the header's: all of them stand in one cell."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from nsvh_dash.model.profile import Column
from nsvh_dash.sources.cells import Cell, Row, is_blank
from nsvh_dash.sources.known import Known
from nsvh_dash.sources.layout import Layout

SEPARATORS = {";": "semikolon (;)", "\t": "tabb", ",": "komma (,)", "|": "lodstreck (|)"}
"""The signs that may stand between the cells of a text file, the likeliest first, by what they are called."""

_MOST_CELLS = 3
"""With decimal commas in it, a row of commas under another header is more than one cell."""


def told_separator(cells: Row, own: str, layout: Layout, known: Known) -> str:
    """What is wrong with a row that names what it should once it is divided by another sign; else empty.

    `own` is the sign of the file, empty in a workbook.
    """
    filled = [place for place, cell in enumerate(cells) if not is_blank(cell)]
    if not 0 < len(filled) <= (_MOST_CELLS if own else 1) or _key(cells, layout, known)[0]:
        return ""
    line = own.join("" if cell is None else str(cell) for cell in cells[filled[0] : filled[-1] + 1])
    for sign, called in SEPARATORS.items():
        if sign != own and sign in line and _is_data([*cells[: filled[0]], *_divided(line, sign)], layout, known):
            if own:
                return (
                    f"rubriken är åtskild med {SEPARATORS[own]} men raden med {called}. "
                    "Använd samma skiljetecken i hela filen."
                )
            return f"hela raden står i en cell, åtskild med {called}. Dela upp den i kolumner."
    return ""


def _divided(line: str, sign: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=sign))
    except csv.Error:
        return line.split(sign)


def _is_data(parts: Sequence[Cell], layout: Layout, known: Known) -> bool:
    """True when a unit or an indicator stands where it should, or a period in as many cells as the header has."""
    names, period = _key(parts, layout, known)
    return names or (period and len(parts) >= len(layout.headers))


def _key(cells: Sequence[Cell], layout: Layout, known: Known) -> tuple[bool, bool]:
    """Whether a unit, indicator or account is known where its column is, and whether a period is."""

    def at(column: Column) -> Cell:
        place = layout.columns.get(column, len(cells))
        return cells[place] if place < len(cells) else None

    series = known.series[at(Column.ACCOUNT if layout.has_accounts else Column.INDICATOR)]
    return known.nodes[at(Column.UNIT)] is not None or series is not None, known.periods[at(Column.PERIOD)] is not None
