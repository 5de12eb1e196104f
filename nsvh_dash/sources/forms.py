"""The two forms a table has: one row a value (long), or one column a month (wide)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from operator import itemgetter

from nsvh_dash.model.profile import Column
from nsvh_dash.sources.blocks import read_blocks
from nsvh_dash.sources.cells import Cell, Row, RowCells, Sheet, is_blank
from nsvh_dash.sources.issue_log import IssueLog, Refusal
from nsvh_dash.sources.layout import Layout
from nsvh_dash.sources.limits import MAX_SHEET_CELLS, grouped
from nsvh_dash.sources.rows import RowReader


def read_long(sheet: Sheet, layout: Layout, reader: RowReader, log: IssueLog) -> None:
    """Read every row below the header as one value (or one numerator and denominator)."""
    places, ending = _places(layout), _ending(layout)
    pick: Callable[[Row], tuple[Cell, ...]] = itemgetter(*places)
    for block in read_blocks(sheet, layout.first_row, _width(layout)):
        columns = [block.columns[place] if place >= 0 else block.constant(ending[place]) for place in places]
        sound, doubtful = reader.columns.read(block, columns)
        row = block.first_row
        try:
            for row, cells in block.rows(doubtful):
                data = _data_cells(sheet, row, cells, layout, log)
                if data is not None:
                    reader.take(row, RowCells._make(pick(data)))
        except Refusal:
            sound = sound[sound["row"] < row]
            raise
        finally:
            reader.columns.keep(sound)


def read_wide(sheet: Sheet, layout: Layout, reader: RowReader, log: IssueLog) -> None:
    """Read every row below the header as one value a month; months nobody has filled in are not delivered."""
    pick: Callable[[Row], tuple[Cell, ...]] = itemgetter(*_places(layout))
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


def _places(layout: Layout) -> list[int]:
    """Where a row's cells stand, in the order of RowCells; negative in the ending put after the last cell."""
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
    return places


def _width(layout: Layout) -> int:
    return max(len(layout.headers), max(layout.months.periods, default=0) + 1)


def _ending(layout: Layout) -> Row:
    """Two cells that are put after the last of every row: the indicator of the whole file, and a blank."""
    return [layout.profile.indicator or "", ""]


def _data_rows(sheet: Sheet, layout: Layout, log: IssueLog) -> Iterator[tuple[int, Row]]:
    """Rows below the header with their number in the file, blank ones left out."""
    for row, cells in enumerate(sheet.rows(), 1):
        if row > layout.first_row and (data := _data_cells(sheet, row, cells, layout, log)) is not None:
            yield row, data


def _data_cells(sheet: Sheet, row: int, cells: Row, layout: Layout, log: IssueLog) -> Row | None:
    """A row's cells padded to the header's width, and the ending; None when it is blank or has too many."""
    if not any(cells):
        return None
    width = _width(layout)
    if not all(map(is_blank, cells[width:])):
        log.add(
            "too_many_cells",
            f"raden har fler celler än rubriken ({width}). Saknas citattecken kring en text?",
            sheet=sheet.name,
            row=row,
            value=next(cell for cell in cells[width:] if not is_blank(cell)),
        )
        return None
    return [*cells[:width], *[""] * (width - len(cells)), *_ending(layout)]
