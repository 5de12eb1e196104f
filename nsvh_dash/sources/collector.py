"""Gathers the observations of one file: duplicates told apart, fractions of per cent made per cent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

import pyarrow as pa

from nsvh_dash.model.observation import DELIVERED, Observation, State
from nsvh_dash.model.period import Scenario
from nsvh_dash.model.target import Level
from nsvh_dash.sources.issue_log import IssueLog
from nsvh_dash.sources.names import Series
from nsvh_dash.sources.periods import Period
from nsvh_dash.sources.row_values import as_percent

_ARROW = {"VARCHAR": pa.string(), "DOUBLE": pa.float64(), "INTEGER": pa.int32(), "DATE": pa.date32()}
_SCHEMA = pa.schema({name: _ARROW[kind] for name, kind in DELIVERED.items()})
_FRACTION_LIMIT = 1.5
"""Values of a percentage that all lie below this may be fractions (0,833 for 83,3 %)."""
_CLEAR_TARGET = 10.0
"""With a target of so many per cent, a file where every value is below the limit above holds fractions."""


class Collector:
    """The observations of one file, in order."""

    def __init__(self, log: IssueLog) -> None:
        self._log = log
        self._observations: list[Observation] = []
        self._dropped: set[int] = set()
        self._seen: dict[Scenario, dict[tuple[str, str], dict[int, int]]] = {s: defaultdict(dict) for s in Scenario}
        self._small: dict[str, list[int]] = defaultdict(list)
        self._large: set[str] = set()

    def add(
        self,
        sheet: str,
        row: int,
        series: Series,
        node_id: str,
        period: Period,
        scenario: Scenario,
        value: float | None,
        numerator: float | None,
        denominator: float | None,
        state: State,
        comment: str,
    ) -> None:
        """Keep one observation, unless the file has said the same, or something else, of the same key before."""
        observation = Observation(
            series.id,
            node_id,
            period.month,
            period.kind,
            scenario,
            value,
            numerator,
            denominator,
            state,
            comment,
            sheet,
            row,
        )
        places = self._seen[scenario][series.id, node_id]
        place = len(self._observations)
        earlier = places.setdefault(period.code, place)
        if earlier != place:
            self._duplicate(self._observations[earlier], observation, earlier)
            return
        self._observations.append(observation)
        if series.is_percent and value is not None:
            if abs(value) > _FRACTION_LIMIT:
                self._large.add(series.id)
            else:
                self._small[series.id].append(place)

    def _duplicate(self, first: Observation, second: Observation, place: int) -> None:
        where = f"rad {first.row}" + (f" på bladet ”{first.sheet}”" if first.sheet != second.sheet else "")
        if _content(first) == _content(second):
            self._log.warn(
                "duplicate_row",
                f"samma uppgift står redan på {where} och räknas en gång.",
                sheet=second.sheet,
                row=second.row,
            )
            return
        self._dropped.add(place)
        self._log.add(
            "conflicting_rows",
            f"{where} har en annan uppgift för samma enhet, indikator och period "
            f"({_said(first)} mot {_said(second)}). Ta bort den som är fel.",
            sheet=second.sheet,
            row=second.row,
        )

    def finish(self, from_workbook: bool, signed: set[tuple[str, str, int]], levels: dict[str, float]) -> pa.Table:
        """All observations, fractions of per cent made per cent.

        `signed` names (sheet, series, row) of values with a percent sign, `levels` the target of a percentage.
        """
        for series_id, places in self._small.items():
            if series_id in self._large:
                continue
            bare = [p for p in places if (o := self._observations[p]) and (o.sheet, series_id, o.row) not in signed]
            if not bare or all(self._observations[place].value == 0 for place in bare):
                continue
            if from_workbook or levels.get(series_id, 0.0) >= _CLEAR_TARGET:
                self._scale(bare)
        return table_of(o for place, o in enumerate(self._observations) if place not in self._dropped)

    def _scale(self, places: list[int]) -> None:
        first = self._observations[places[0]]
        for place in places:
            observation = self._observations[place]
            self._observations[place] = replace(observation, value=as_percent(observation.value or 0.0))
        self._log.warn(
            "fraction_as_percent",
            f"alla värden i procent är 1,5 eller lägre och lästes som andelar: {first.value:g} blev "
            f"{self._observations[places[0]].value:g} procent ({len(places)} värden).".replace(".", ",", 2),
            sheet=first.sheet,
            row=first.row,
        )


def table_of(observations: Iterable[Observation]) -> pa.Table:
    """Observations as a table in the columns of `DELIVERED`."""
    rows = [
        (
            o.series_id,
            o.node_id,
            o.month.first_day,
            o.period_kind.value,
            o.scenario.value,
            o.value,
            o.numerator,
            o.denominator,
            o.state.value,
            o.comment,
            o.sheet,
            o.row,
        )
        for o in observations
    ]
    columns = list(zip(*rows, strict=True)) or [()] * len(_SCHEMA)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, _SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=_SCHEMA)


def level_targets(targets: list[tuple[str, object]]) -> dict[str, float]:
    """The lowest level target of each indicator, in its measure."""
    levels: dict[str, float] = {}
    for indicator, rule in targets:
        if isinstance(rule, Level):
            levels[indicator] = min(rule.value, levels.get(indicator, rule.value))
    return levels


def _content(observation: Observation) -> tuple[object, ...]:
    return (observation.value, observation.numerator, observation.denominator, observation.state)


def _said(observation: Observation) -> str:
    figures = [observation.value, observation.numerator, observation.denominator]
    said = "/".join(f"{figure:.10g}".replace(".", ",") for figure in figures if figure is not None)
    return said or "inget värde"
