"""Rows to observations: names, period and values of each row, with every problem of the row noted."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from nsvh_dash.model.observation import State
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.model.profile import Column
from nsvh_dash.sources import checks
from nsvh_dash.sources.cells import Cell, Row, RowCells, Sheet, shown
from nsvh_dash.sources.collector import Collector
from nsvh_dash.sources.columns import ColumnReader
from nsvh_dash.sources.explain import Explainer
from nsvh_dash.sources.issue_log import IssueLog
from nsvh_dash.sources.known import Known
from nsvh_dash.sources.layout import Layout
from nsvh_dash.sources.markers import GAP_STATES, QUALITY_WORDS, Gap
from nsvh_dash.sources.names import Memo, Names, Series
from nsvh_dash.sources.other_separator import told_separator
from nsvh_dash.sources.periods import Period
from nsvh_dash.sources.row_values import CellReader, value_columns

_WITH_VALUE = (State.REPORTED, State.PRELIMINARY)


class Key(NamedTuple):
    """What a row's values are about, and the header of the column when months are columns."""

    row: int
    node: Node
    series: Series
    period: Period
    header: str


class RowReader:
    """Turns the rows of one sheet into observations."""

    def __init__(
        self, sheet: Sheet, layout: Layout, names: Names, collector: Collector, log: IssueLog, today: dt.date
    ) -> None:
        self._sheet, self._layout, self._collector, self._log = sheet.name, layout, collector, log
        self._separator = sheet.separator
        self.values = CellReader(
            sheet,
            [*value_columns(layout.columns), *layout.months.places, *layout.series],
            layout.first_row,
            layout.profile.factor,
            log,
        )
        self.known = known = Known(names, layout.has_accounts, today)
        self._nodes, self._series, self._periods, self._qualities = (
            known.nodes,
            known.series,
            known.periods,
            known.qualities,
        )
        self.columns = ColumnReader(self.known, self.values, collector)
        self._explainer = Explainer(sheet.name, layout, names, log)
        self._whole_years: Memo[Month, Period] = Memo(lambda month: Period(month, PeriodKind.YEAR))
        self._numbers = [
            (place, layout.header(column))
            for place, column in enumerate(Column(name) for name in RowCells._fields[3:8])
            if column in layout.columns or (column is Column.VALUE and (layout.months.places or layout.series))
        ]

    def take(self, row: int, cells: RowCells, period: Period | None = None, header: str = "") -> None:
        """Read one row; `period` and `header` are given where months are columns."""
        node, series = self._nodes[cells.unit], self._series[cells.series]
        if period is None:
            period = self._periods[cells.period]
        if node is None or series is None or period is None:
            if self._explainer.note(row, cells, node, series, period, header) and series is not None:
                self._read_values(cells, series, row, header)
            return
        key = Key(row, node, series, period, header)
        if period.whole_year is not series.is_yearly and not self._period_fits(key, cells):
            return
        if self.known.is_sum(cells.series, series):
            return
        values = self._read_values(cells, series, row, header)
        if values is not None:
            self._actual(key, cells, values)
            if values[3] is not Gap.BLANK or values[4] is not Gap.BLANK:
                self._plans(key, cells, values)

    def _read_values(self, cells: RowCells, series: Series, row: int, header: str) -> list[float | Gap] | None:
        """Value, numerator, denominator, budget and forecast; None when one of them is no number."""
        values: list[float | Gap] = [Gap.BLANK] * 5
        for place, own_header in self._numbers:
            cell = cells[place + 3]
            if cell != "":
                values[place] = self.values.read(cell, series, row, header or own_header)
        return None if Gap.BAD in values else values

    def told_separator(self, row: int, cells: Row) -> bool:
        """Note a row whose cells another sign than the header's holds apart; False for any other."""
        told = told_separator(cells, self._separator, self._layout, self.known)
        if told:
            self._log.add("other_separator", told, sheet=self._sheet, row=row)
        return bool(told)

    def knows(self, cells: RowCells) -> bool:
        """True when the row's unit and indicator are in the catalogue."""
        return self._nodes[cells.unit] is not None and self._series[cells.series] is not None

    def dates(self, cells: RowCells) -> bool:
        """True when the row's period can be read."""
        return self._periods[cells.period] is not None

    def unknown_column(self, header_row: int, header: str) -> None:
        """Note a column of figures whose header is no indicator."""
        self._explainer.unknown_column(header_row, header)

    def _issue(self, code: str, expected: str, row: int, column: Column, value: Cell) -> None:
        """Note an issue with one of the row's cells, by the header the file gave it."""
        self._log.add(code, expected, sheet=self._sheet, row=row, column=self._layout.header(column), value=value)

    def _actual(self, key: Key, cells: RowCells, values: list[float | Gap]) -> None:
        state = self._qualities[cells.quality]
        if state is None:
            self._issue("bad_quality", f"ska vara {QUALITY_WORDS}.", key.row, Column.QUALITY, cells.quality)
            return
        value = None if isinstance(values[0], Gap) else values[0]
        numerator = None if isinstance(values[1], Gap) else values[1]
        denominator = None if isinstance(values[2], Gap) else values[2]
        if (value is None and numerator is None and denominator is None) or state not in _WITH_VALUE:
            self._gap(key, cells, values, state)
        elif self._may_have_value(key, cells) and self._sound(key, cells, value, numerator, denominator):
            self._add(key, Scenario.ACTUAL, cells, value, numerator, denominator, state)

    def _gap(self, key: Key, cells: RowCells, values: list[float | Gap], state: State) -> None:
        """A row that says there is no value: blank, a marker, or a word in the quality column."""
        if any(isinstance(value, float) for value in values[:3]):
            self._log.warn(
                "value_not_used",
                f"värdet används inte, eftersom raden är märkt ”{shown(cells.quality)}”.",
                sheet=self._sheet,
                row=key.row,
                column=key.header or self._layout.header(Column.VALUE),
                value=cells.value,
            )
        gaps = [gap for gap in values[:3] if isinstance(gap, Gap) and gap is not Gap.BLANK]
        only_planned = state is State.REPORTED and not gaps and any(value is not Gap.BLANK for value in values[3:])
        if only_planned or not self._is_current(key):
            return
        if state in _WITH_VALUE:
            state = GAP_STATES[gaps[0]] if gaps else State.MISSING
        self._add(key, Scenario.ACTUAL, cells, None, None, None, state)

    def _plans(self, key: Key, cells: RowCells, values: list[float | Gap]) -> None:
        """Budget of the row's period, and forecast of the whole year as seen in it."""
        for value, scenario in ((values[3], Scenario.BUDGET), (values[4], Scenario.FORECAST)):
            if isinstance(value, Gap):
                continue
            if not self.known.is_open(key.node.id, key.period.index):
                self._not_open(key, cells)
                return
            if scenario is Scenario.FORECAST:
                key = key._replace(period=self._whole_years[key.period.month])
            self._add(key, scenario, cells, value, None, None, State.REPORTED)

    def _add(
        self,
        key: Key,
        scenario: Scenario,
        cells: RowCells,
        value: float | None,
        numerator: float | None,
        denominator: float | None,
        state: State,
    ) -> None:
        comment = "" if cells.comment == "" or cells.comment is None else str(cells.comment).strip()
        self._collector.add(
            key.row,
            key.series,
            key.node.id,
            key.period,
            scenario,
            value,
            numerator,
            denominator,
            state,
            comment,
        )

    def _sound(
        self, key: Key, cells: RowCells, value: float | None, numerator: float | None, denominator: float | None
    ) -> bool:
        """True unless the figures cannot be; what is only odd is noted."""
        problem = checks.find_problem(key.series, value, numerator, denominator)
        if problem is None:
            return True
        in_months = key.header and problem.column is Column.VALUE
        self._log.add(
            problem.code,
            problem.expected,
            sheet=self._sheet,
            row=key.row,
            column=key.header if in_months else self._layout.header(problem.column),
            value=getattr(cells, problem.column),
            severity=problem.severity,
        )
        return not problem.stops

    def _is_current(self, key: Key) -> bool:
        """True when the unit is open in the period and the period has begun."""
        return key.period.index <= self.known.this_month and self.known.is_open(key.node.id, key.period.index)

    def _may_have_value(self, key: Key, cells: RowCells) -> bool:
        if self._is_current(key):
            return True
        if key.period.index > self.known.this_month:
            self._issue(
                "future_period",
                "perioden har inte varit än; bara budget och prognos kan lämnas i förväg.",
                key.row,
                Column.PERIOD,
                cells.period or key.header,
            )
        else:
            self._not_open(key, cells)
        return False

    def _not_open(self, key: Key, cells: RowCells) -> None:
        life = "; ".join(
            f"{m.valid_from}–{m.valid_to}" if m.valid_to else f"från {m.valid_from}" for m in key.node.memberships
        )
        self._issue(
            "unit_not_open",
            f"enheten är inte öppen i {key.period.month} (öppen {life}).",
            key.row,
            Column.UNIT,
            cells.unit,
        )

    def _period_fits(self, key: Key, cells: RowCells) -> bool:
        """Years are for yearly indicators, and those have nothing else (their year may be written as December)."""
        if key.series.is_yearly and key.period.kind is PeriodKind.MONTH and key.period.month.month == 12:
            return True
        wanted = "ett år, till exempel 2023" if key.series.is_yearly else "en månad, till exempel 2024-04"
        self._issue(
            "period_kind", f"”{key.series.name}” ska ha {wanted}.", key.row, Column.PERIOD, cells.period or key.header
        )
        return False
