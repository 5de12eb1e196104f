"""The two forms a table has: one row a value (long), or one column a month (wide)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from operator import itemgetter

from nsvh_dash.model.profile import Column
from nsvh_dash.sources.cells import Cell, Row, RowCells, Sheet, is_blank
from nsvh_dash.sources.issue_log import IssueLog, Refusal
from nsvh_dash.sources.layout import Layout
from nsvh_dash.sources.limits import MAX_SHEET_CELLS, grouped
from nsvh_dash.sources.rows import RowReader


def read_long(sheet: Sheet, layout: Layout, reader: RowReader, log: IssueLog) -> None:
    """Read every row below the header as one value (or one numerator and denominator)."""
    pick = _picker(layout)
    take = reader.take
    for row, cells in _data_rows(sheet, layout, log):
        take(row, RowCells._make(pick(cells)))


def read_wide(sheet: Sheet, layout: Layout, reader: RowReader, log: IssueLog) -> None:
    """Read every row below the header as one value a month; months nobody has filled in are not delivered."""
    pick = _picker(layout)
    months = layout.months
    rows = list(islice(_data_rows(sheet, layout, log), MAX_SHEET_CELLS // len(layout.headers) + 1))
    if len(rows) * len(layout.headers) > MAX_SHEET_CELLS:
        raise Refusal("too_many_cells", f"tabellen har mer än {grouped(MAX_SHEET_CELLS)} celler.", sheet=sheet.name)
    delivered = [place for place in months.periods if any(not is_blank(cells[place]) for _row, cells in rows)]
    for row, cells in rows:
        picked = RowCells._make(pick(cells))
        # Unknown names are said once, not once a month.
        places = delivered if reader.knows(picked) else [p for p in delivered if not is_blank(cells[p])][:1]
        for place in places:
            reader.take(row, picked._replace(value=cells[place]), months.periods[place], months.labels[place])


def _picker(layout: Layout) -> Callable[[Row], tuple[Cell, ...]]:
    """Picks a row's cells in the order of RowCells; -1 is the blank put at the end of every row."""
    columns = layout.columns
    series = Column.ACCOUNT if layout.has_accounts else Column.INDICATOR
    order = (
        Column.UNIT,
        series,
        Column.PERIOD,
        Column.VALUE,
        Column.NUMERATOR,
        Column.DENOMINATOR,
        Column.BUDGET,
        Column.FORECAST,
        Column.QUALITY,
        Column.COMMENT,
    )
    places = [columns.get(column, -1) for column in order]
    if series not in columns:
        places[1] = -2
    return itemgetter(*places)


def _data_rows(sheet: Sheet, layout: Layout, log: IssueLog) -> Iterator[tuple[int, Row]]:
    """Rows below the header with their number in the file, padded to its width, blank ones left out.

    Two cells are put after the last: the indicator of the whole file, and a blank.
    """
    width = max(len(layout.headers), max(layout.months.periods, default=0) + 1)
    ending: Row = [layout.profile.indicator or "", ""]
    for row, cells in enumerate(sheet.rows(), 1):
        if row <= layout.first_row or not any(cells):
            continue
        if len(cells) < width:
            cells = cells + [""] * (width - len(cells))
        elif len(cells) > width:
            if not all(map(is_blank, cells[width:])):
                log.add(
                    "too_many_cells",
                    f"raden har fler celler än rubriken ({width}). Saknas citattecken kring en text?",
                    sheet=sheet.name,
                    row=row,
                    value=next(cell for cell in cells[width:] if not is_blank(cell)),
                )
                continue
            cells = cells[:width]
        yield row, cells + ending
