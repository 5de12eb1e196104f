"""The forms a table has: one row a value (long), one column a month, or one column an indicator (wide)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from operator import itemgetter

from nsvh_dash.model.profile import Column
from nsvh_dash.sources.blocks import read_blocks
from nsvh_dash.sources.cells import Cell, Row, RowCells, Sheet, as_text, is_blank
from nsvh_dash.sources.issue_log import IssueLog, Refusal
from nsvh_dash.sources.layout import Layout
from nsvh_dash.sources.limits import MAX_SHEET_CELLS, grouped
from nsvh_dash.sources.numbers import parse_number
from nsvh_dash.sources.periods import joined_period
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
                data = _data_cells(sheet, row, cells, layout, reader, log)
                if data is not None:
                    reader.take(row, RowCells._make(pick(data)))
        except Refusal:
            sound = sound[sound["row"] < row]
            raise
        finally:
            reader.columns.keep(sound)


def read_months(sheet: Sheet, layout: Layout, reader: RowReader, log: IssueLog) -> None:
    """Read every row below the header as one value a month; months nobody has filled in are not delivered."""
    pick: Callable[[Row], tuple[Cell, ...]] = itemgetter(*_places(layout))
    months = layout.months
    rows = _all_rows(sheet, layout, reader, log)
    year = layout.columns.get(Column.YEAR, _BLANK)
    filled = {(cells[year], place) for _row, cells in rows for place in months.places if not is_blank(cells[place])}
    for row, cells in rows:
        picked = RowCells._make(pick(cells))
        places = [place for place in months.places if (cells[year], place) in filled]
        # Unknown names are said once, not once a month.
        if not reader.knows(picked):
            places = [place for place in places if not is_blank(cells[place])][:1]
        for place in places:
            period = months.periods.get(place)
            month = "" if period else joined_period(cells[year], months.named[place])
            reader.take(row, picked._replace(value=cells[place], period=month), period, months.labels[place])


def read_indicators(sheet: Sheet, layout: Layout, reader: RowReader, log: IssueLog) -> None:
    """Read every row below the header as one value an indicator; what a unit never fills in is not delivered."""
    pick: Callable[[Row], tuple[Cell, ...]] = itemgetter(*_places(layout))
    unit = layout.columns.get(Column.UNIT, _UNIT)
    rows = _all_rows(sheet, layout, reader, log)
    filled = {(cells[unit], place) for _row, cells in rows for place in layout.series if not is_blank(cells[place])}
    for row, cells in rows:
        picked = RowCells._make(pick(cells))._replace(series=next(iter(layout.series.values())))
        places = [place for place in layout.series if (cells[unit], place) in filled]
        if not reader.knows(picked) or not reader.dates(picked):
            places = [place for place in places if not is_blank(cells[place])][:1]
        for place in places:
            named = picked._replace(series=layout.series[place], value=cells[place])
            reader.take(row, named, header=layout.headers[place])
    for place, header in layout.unused.items():
        if any(isinstance(cells[place], (int, float)) or parse_number(as_text(cells[place])) for _row, cells in rows):
            reader.unknown_column(layout.header_row, header)


def _all_rows(sheet: Sheet, layout: Layout, reader: RowReader, log: IssueLog) -> list[tuple[int, Row]]:
    """The rows below the header; Refusal when the table is larger than can be held."""
    rows = list(islice(_data_rows(sheet, layout, reader, log), MAX_SHEET_CELLS // len(layout.headers) + 1))
    if len(rows) * len(layout.headers) > MAX_SHEET_CELLS:
        raise Refusal("too_many_cells", f"tabellen har mer än {grouped(MAX_SHEET_CELLS)} celler.", sheet=sheet.name)
    return rows


_UNIT, _SERIES, _PERIOD, _BLANK = -4, -3, -2, -1
"""What is put after the last cell of every row: what the profile fixes, the joined period, and a blank."""


def _places(layout: Layout) -> list[int]:
    """Where a row's cells stand, in the order of RowCells; negative in the ending put after the last cell."""
    columns = layout.columns
    return [
        columns.get(Column.UNIT, _UNIT),
        columns.get(Column.ACCOUNT if layout.has_accounts else Column.INDICATOR, _SERIES),
        _PERIOD if Column.YEAR in columns else columns.get(Column.PERIOD, _BLANK),
        *(columns.get(Column(name), _BLANK) for name in RowCells._fields[3:]),
    ]


def _width(layout: Layout) -> int:
    return max(len(layout.headers), max(layout.months.places, default=0) + 1)


def _ending(layout: Layout) -> Row:
    """Four cells that are put after the last of every row: unit and indicator of the whole file, and two blanks.

    Where year and month stand apart, the first blank gives way to the period they make.
    """
    return [layout.profile.unit or "", layout.profile.indicator or "", "", ""]


def _data_rows(sheet: Sheet, layout: Layout, reader: RowReader, log: IssueLog) -> Iterator[tuple[int, Row]]:
    """Rows below the header with their number in the file, blank ones left out."""
    for row, cells in enumerate(sheet.rows(), 1):
        if row > layout.first_row and (data := _data_cells(sheet, row, cells, layout, reader, log)) is not None:
            yield row, data


def _data_cells(sheet: Sheet, row: int, cells: Row, layout: Layout, reader: RowReader, log: IssueLog) -> Row | None:
    """A row's cells padded to the header's width, and the ending; None when it is blank, or not divided as it is."""
    if not any(cells) or reader.told_separator(row, cells):
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
    data = [*cells[:width], *[""] * (width - len(cells)), *_ending(layout)]
    if Column.YEAR in layout.columns:
        data[_PERIOD] = joined_period(*(data[layout.columns.get(c, _BLANK)] for c in (Column.YEAR, Column.MONTH)))
    return data
