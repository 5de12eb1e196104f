"""What to say, or not say, of a row whose unit, indicator or period is not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from nsvh_dash.model.organisation import Node
from nsvh_dash.model.profile import Column
from nsvh_dash.sources.cells import Cell, RowCells, as_text, is_blank, shown
from nsvh_dash.sources.issue_log import IssueLog
from nsvh_dash.sources.layout import Layout, fold_header
from nsvh_dash.sources.markers import is_note, is_total
from nsvh_dash.sources.mojibake import is_broken
from nsvh_dash.sources.names import Names, Series, unknown
from nsvh_dash.sources.periods import Period

_BROKEN = "å, ä och ö är förvanskade (”Ã¥”). Hämta filen på nytt från källsystemet som UTF-8."


class Explainer:
    """Tells totals, footnotes and repeated headers from rows that somebody has to correct."""

    def __init__(self, sheet: str, layout: Layout, names: Names, log: IssueLog) -> None:
        self._sheet, self._layout, self._names, self._log = sheet, layout, names, log

    def note(
        self, row: int, cells: RowCells, node: Node | None, series: Series | None, period: Period | None, header: str
    ) -> bool:
        """Note every part of the row's key that is unknown; False when the row is no data at all."""
        if self._is_no_data(cells, node, series, period):
            return False
        column = Column.ACCOUNT if self._layout.has_accounts else Column.INDICATOR
        if node is None:
            self._unknown_unit(row, cells.unit)
        if series is None:
            self._unknown_series(row, cells.series, column)
        if period is None:
            expected = "perioden saknas" if is_blank(cells.period) else "ska vara en period"
            self._add("bad_period", f"{expected}. Skriv till exempel 2024-04.", row, Column.PERIOD, cells.period)
        return True

    def unknown_column(self, header_row: int, header: str) -> None:
        """Note a column of figures whose header is no indicator, in a table with an indicator a column."""
        expected = unknown("indikatorn", header, self._candidates())
        self._log.add("unknown_indicator", expected, sheet=self._sheet, row=header_row, column=header, value=header)

    def _is_no_data(self, cells: RowCells, node: Node | None, series: Series | None, period: Period | None) -> bool:
        """True for blank rows, totals, notes below the table and a header repeated at a page break."""
        unknown_labels = [
            cell
            for cell, known in ((cells.unit, node), (cells.series, series), (cells.period, period))
            if known is None and not is_blank(cell)
        ]
        if any(is_total(shown(cell)) for cell in unknown_labels):
            return True
        without_values = all(is_blank(cell) for cell in cells[3:8])
        if node is None and without_values and is_blank(cells.period):
            return True
        if node is None and period is None and is_note(shown(cells.unit)):
            return True
        if period is None and without_values and self._is_prose(cells):
            return True
        return (series is None or period is None) and self._repeats_header(cells)

    def _is_prose(self, cells: RowCells) -> bool:
        """True for a line of words where a file about one unit has its periods."""
        text = shown(cells.period)
        is_first = Column.UNIT not in self._layout.columns
        return is_first and (is_note(text) or not any(letter.isdigit() for letter in text))

    def _repeats_header(self, cells: RowCells) -> bool:
        column = Column.UNIT if Column.UNIT in self._layout.columns else Column.PERIOD
        return fold_header(as_text(getattr(cells, column))) == fold_header(self._layout.header(column))

    def _unknown_unit(self, row: int, cell: Cell) -> None:
        if is_blank(cell):
            self._add("no_unit", "enheten saknas.", row, Column.UNIT, cell)
            return
        if is_broken(as_text(cell)):
            self._add("mojibake", _BROKEN, row, Column.UNIT, cell)
            return
        names = (node.name for node in self._names.organisation.nodes)
        self._add("unknown_unit", lambda: unknown("enheten", as_text(cell), names), row, Column.UNIT, cell)

    def _unknown_series(self, row: int, cell: Cell, column: Column) -> None:
        what = "kontot" if self._layout.has_accounts else "indikatorn"
        if is_blank(cell):
            self._add(f"no_{column}", f"{what} saknas.", row, column, cell)
        elif is_broken(as_text(cell)):
            self._add("mojibake", _BROKEN, row, column, cell)
        elif self._names.series(cell, not self._layout.has_accounts) is not None:
            other, form = (
                ("en indikator", "Enhet;Indikator;Period;Värde")
                if self._layout.has_accounts
                else ("ett konto", "Enhet;Konto;Period;Utfall;Budget;Prognos")
            )
            self._add(f"wrong_{column}", f"är {other}, som lämnas i formen {form}.", row, column, cell)
        else:
            self._add(f"unknown_{column}", lambda: unknown(what, as_text(cell), self._candidates()), row, column, cell)

    def _candidates(self) -> Iterable[str]:
        known = self._names.accounts if self._layout.has_accounts else self._names.indicators
        return dict.fromkeys(series.name for series in known.values())

    def _add(self, code: str, expected: str | Callable[[], str], row: int, column: Column, cell: Cell) -> None:
        self._log.add(code, expected, sheet=self._sheet, row=row, column=self._layout.header(column), value=cell)
