"""Whole columns to values: rows that are sound beyond doubt are gathered at once, the others are named.

What a doubtful row says, and what to say of it, is for RowReader alone: this module asks the same questions of all
rows together, and where an answer is not plainly "sound" it has no opinion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nsvh_dash.model.observation import State
from nsvh_dash.model.period import PeriodKind, Scenario
from nsvh_dash.sources import checks
from nsvh_dash.sources.blocks import Block, CodedColumn, Codes, Mask
from nsvh_dash.sources.collector import Collector
from nsvh_dash.sources.gathered import FIGURES, KINDS_A_MONTH, SCENARIO_CODES, STATE_CODES, Gathered, gathered
from nsvh_dash.sources.known import Known
from nsvh_dash.sources.markers import GAP_STATES, Gap
from nsvh_dash.sources.number_columns import GAP_CODES, NumberColumn, read_numbers
from nsvh_dash.sources.row_values import CellReader

_UNKNOWN = -1
_YEAR = list(PeriodKind).index(PeriodKind.YEAR)
_REPORTED, _PRELIMINARY = STATE_CODES[State.REPORTED], STATE_CODES[State.PRELIMINARY]
_BLANK, _BAD = GAP_CODES[Gap.BLANK], GAP_CODES[Gap.BAD]
_STATE_OF_GAP = np.array([STATE_CODES[GAP_STATES.get(gap, State.MISSING)] for gap in Gap], np.int8)


@dataclass(frozen=True, slots=True)
class Keys:
    """What each row's values are about, and whether that is understood."""

    node: Codes
    series: Codes
    period: Codes
    rules: checks.Rules
    understood: Mask
    open: Mask
    """The unit is open in the period."""
    current: Mask
    """It is, and the period has begun."""


class ColumnReader:
    """Turns the columns of one sheet into gathered values."""

    def __init__(self, known: Known, values: CellReader, collector: Collector) -> None:
        self._known, self._values, self._collector = known, values, collector

    def read(self, block: Block, columns: Sequence[CodedColumn]) -> tuple[Gathered, Codes]:
        """The values of sound rows, and the places of the doubtful ones; columns are in the order of RowCells."""
        unit, series, period, *figures, quality, comment = columns
        keys = self._keys(unit, series, period)
        numbers = [read_numbers(column, keys.rules.reading, self._values) for column in figures]
        state = self._state(quality)
        sound = keys.understood & (state != _UNKNOWN) & ~block.overfull & _may_stand(keys, numbers)
        rows = np.flatnonzero(sound)
        base = gathered(
            len(rows),
            series=keys.series[rows],
            node=keys.node[rows],
            period=keys.period[rows],
            comment=self._comment(comment)[rows],
            row=block.first_row + rows,
            signed=np.any([column.signed[rows] for column in numbers], axis=0),
        )
        taken = [NumberColumn(n.values[rows], n.gaps[rows], n.signed[rows]) for n in numbers]
        parts = [_actual(base, taken[:3], taken[3:], state[rows], keys.current[rows])]
        for scenario, column in zip((Scenario.BUDGET, Scenario.FORECAST), taken[3:], strict=True):
            parts.append(_planned(base, column, scenario))
        return np.concatenate(parts), np.flatnonzero(~sound)

    def keep(self, values: Gathered) -> None:
        """Hand gathered values on."""
        self._collector.add_many(values)

    def _keys(self, unit: CodedColumn, series: CodedColumn, period: CodedColumn) -> Keys:
        known, number_of = self._known, self._collector.number_of
        nodes = [known.nodes[cell] for cell in unit.cells]
        found = [known.series[cell] for cell in series.cells]
        found = [
            None if one and known.is_sum(cell, one) else one for cell, one in zip(series.cells, found, strict=True)
        ]
        periods = [known.periods[cell] for cell in period.cells]
        node = _each(unit, [self._collector.nodes[n.id] if n else _UNKNOWN for n in nodes], np.int32)
        number = _each(series, [number_of(one) if one else _UNKNOWN for one in found], np.int32)
        codes = np.array([p.code if p else _UNKNOWN for p in periods], np.int32)
        code = codes[period.codes]
        rules = checks.Rules.of(found, series.codes)
        whole_year = _each(period, [bool(p and p.whole_year) for p in periods], bool)
        understood = (node >= 0) & (number >= 0) & (code >= 0) & (whole_year == rules.is_yearly)
        is_open = self._open(node, codes, period.codes) & understood
        begun = code // KINDS_A_MONTH <= known.this_month
        return Keys(node, number, code, rules, understood, is_open, is_open & begun)

    def _open(self, node: Codes, periods: Codes, period: Codes) -> Mask:
        """Which units are open in their periods; `period` is each row's place among the distinct ones."""
        months, month = np.unique(periods // KINDS_A_MONTH, return_inverse=True)
        answers = [self._known.open_months(name, months) for name in self._collector.nodes]
        answers.append(np.zeros(len(months), bool))
        is_open: Mask = np.array(answers)[node, month[period]]
        return is_open

    def _state(self, quality: CodedColumn) -> Codes:
        """The state of a row that has a value; _UNKNOWN for a word that says it has none, or says nothing known."""
        states = [self._known.qualities[cell] for cell in quality.cells]
        with_value = {State.REPORTED: _REPORTED, State.PRELIMINARY: _PRELIMINARY}
        return _each(quality, [with_value.get(state, _UNKNOWN) if state else _UNKNOWN for state in states], np.int8)

    def _comment(self, comment: CodedColumn) -> Codes:
        numbers = self._collector.comments
        return _each(comment, [numbers["" if cell is None else str(cell).strip()] for cell in comment.cells], np.int32)


def _each(column: CodedColumn, meanings: Sequence[Any], kind: npt.DTypeLike) -> npt.NDArray[Any]:
    """The meaning of each row's cell, given those of the distinct cells."""
    return np.array(meanings, kind)[column.codes]


def _may_stand(keys: Keys, numbers: Sequence[NumberColumn]) -> Mask:
    """Rows whose figures can be read, are delivered for a month they can have, and fit what they measure."""
    value, numerator, denominator, budget, forecast = numbers
    actual = value.is_number | numerator.is_number | denominator.is_number
    planned = budget.is_number | forecast.is_number
    readable = ~np.any([column.gaps == _BAD for column in numbers], axis=0)
    in_time = (keys.current | ~actual) & (keys.open | ~planned)
    problem = checks.have_problem(keys.rules, value.values, numerator.values, denominator.values)
    may_stand: Mask = readable & in_time & ~problem
    return may_stand


def _actual(
    base: Gathered, figures: Sequence[NumberColumn], plans: Sequence[NumberColumn], state: Codes, current: Mask
) -> Gathered:
    """What happened: a value, or that there is none where a unit that is open should have one."""
    rows = base.copy()
    for name, column in zip(FIGURES, figures, strict=True):
        rows[name] = column.values
    has_value = np.any([column.is_number for column in figures], axis=0)
    gap = np.full(len(rows), _BLANK, np.int8)
    for column in reversed(figures):
        gap = np.where(column.is_number | (column.gaps == _BLANK), gap, column.gaps)
    is_plan_alone = (state == _REPORTED) & (gap == _BLANK) & np.any([plan.gaps != _BLANK for plan in plans], axis=0)
    rows["state"] = np.where(has_value, state, _STATE_OF_GAP[gap])
    return np.compress(has_value | (current & ~is_plan_alone), rows)


def _planned(base: Gathered, column: NumberColumn, scenario: Scenario) -> Gathered:
    """Budget of the row's period, or forecast of the whole year as seen in it."""
    rows = base[column.is_number]
    rows["value"] = column.values[column.is_number]
    rows["state"], rows["scenario"] = _REPORTED, SCENARIO_CODES[scenario]
    if scenario is Scenario.FORECAST:
        rows["period"] += _YEAR - rows["period"] % KINDS_A_MONTH
    return rows
