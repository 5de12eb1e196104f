"""Reads computed figures back, as frozen records. Everything shown or exported comes through here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Snapshot


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator at one node for one kind of period ending in a month. Values are unrounded.

    `reason` tells why there is no value: a code of views.texts (`months`, `yearly`, `reported_only`,
    `rolling_only`, `no_parts`, `zero_denominator`, `not_reported`), or the words the catalogue or the
    delivery gave. `reporting` of the `expected` units have delivered every month of the period they were
    to; `months_reporting` of `months_expected` months hold a value. `change_same_period_last_year` is the
    change of the year to date like for like: over the `matched` unit-months known in both years, of the
    `matchable` known in either.
    """

    indicator_id: str
    node_id: str
    month: Month
    period_kind: PeriodKind
    value: float | None
    numerator: float | None
    denominator: float | None
    state: State
    reason: str
    origin: str
    reporting: int
    expected: int
    months_reporting: int
    months_expected: int
    target: float | None
    target_id: str | None
    deviation: float | None
    status: Status
    change_previous_month: float | None
    change_year_start: float | None
    change_same_month_last_year: float | None
    change_same_period_last_year: float | None
    matched: int
    matchable: int
    reached: int
    near: int
    missed: int
    not_judged: int


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One line of a node's income statement, tkr: a month, the year to date or the whole year."""

    account_id: str
    node_id: str
    month: Month
    period_kind: PeriodKind
    actual: float | None
    budget: float | None
    previous_year: float | None
    forecast: float | None


_FIGURE = ", ".join(field.name for field in fields(Figure))
_STATEMENT = ", ".join(field.name for field in fields(StatementRow))


def read_figures(
    snapshot: Snapshot,
    indicators: Sequence[str] | None = None,
    nodes: Sequence[str] | None = None,
    first_month: Month | None = None,
    last_month: Month | None = None,
    period_kinds: Sequence[PeriodKind] | None = None,
) -> list[Figure]:
    """Figures that fit every given restriction, ordered by node, indicator, kind of period and month."""
    wanted: list[str] = ["true"]
    parameters: list[object] = []
    for column, name, values in (
        ("indicator_id", "indicator_name", indicators),
        ("node_id", "node_name", nodes),
        ("period_kind", "kind_name", period_kinds),
    ):
        if values is not None:
            # One mark a value, of the column's own type: such constants the scan compares as the numbers they are.
            marks = ", ".join([f"try_cast(? AS {name})"] * len(values))
            wanted.append(f"{column} IN ({marks})" if values else "false")
            parameters += [str(value) for value in values]
    for comparison, month in ((">=", first_month), ("<=", last_month)):
        if month is not None:
            wanted.append(f"month {comparison} ?")
            parameters.append(month.first_day)
    sql = f"SELECT {_FIGURE} FROM kpi WHERE {' AND '.join(wanted)} ORDER BY node_id, indicator_id, period_kind, month"
    return [_figure(row) for row in snapshot.rows(sql, tuple(parameters))]


def read_places(
    snapshot: Snapshot, places: Sequence[tuple[str, str, PeriodKind]], first_month: Month, last_month: Month
) -> list[Figure]:
    """What a scorecard tells of each indicator, at a node of its own and by a headline kind, from one reading.

    All its single months up to and including the last, the headline from the first month on, and the last month's
    year to date.
    """
    if not places:
        return []
    first, last, parameters = first_month.first_day, last_month.first_day, []
    nodes = sorted({at_node for _, at_node, _ in places})
    for node_id in nodes:
        here = [(indicator_id, str(headline)) for indicator_id, at_node, headline in places if at_node == node_id]
        indicators, headlines = (list(column) for column in zip(*here, strict=True))
        parameters += [indicators, headlines, node_id, last, first, last]
    # A part for each node: of several at once the scan would read all that lies between them.
    sql = f"{' UNION ALL '.join([_PLACE] * len(nodes))} ORDER BY month"
    return [_figure(row) for row in snapshot.rows(sql, tuple(parameters))]


_PLACE = f"""
    SELECT {_FIGURE}
    FROM kpi JOIN (SELECT try_cast(unnest(?::VARCHAR[]) AS indicator_name) AS indicator_id,
                          unnest(?::VARCHAR[])::kind_name AS headline) AS place USING (indicator_id)
    WHERE node_id = try_cast(? AS node_name) AND month <= ?
      AND (period_kind = '{PeriodKind.MONTH}'::kind_name OR period_kind = headline AND month >= ?
           OR period_kind = '{PeriodKind.YEAR_TO_DATE}'::kind_name AND month = ?)"""
_NAMES = [field.name for field in fields(Figure)]
_MONTH, _KIND, _STATE, _STATUS = (_NAMES.index(name) for name in ("month", "period_kind", "state", "status"))


def _figure(row: tuple[Any, ...]) -> Figure:
    values = list(row)
    values[_MONTH] = Month.of(values[_MONTH])
    values[_KIND] = PeriodKind(values[_KIND])
    values[_STATE] = State(values[_STATE])
    values[_STATUS] = Status(values[_STATUS])
    return Figure(*values)


def read_statement(snapshot: Snapshot, node_id: str | None = None, month: Month | None = None) -> list[StatementRow]:
    """Every line of the statement, for each kind of period; of one node and month when they are given."""
    wanted: list[str] = ["true"]
    parameters: list[object] = []
    for column, value in (("node_id", node_id), ("month", month.first_day if month else None)):
        if value is not None:
            wanted.append(f"{column} = ?")
            parameters.append(value)
    sql = f"SELECT {_STATEMENT} FROM statement WHERE {' AND '.join(wanted)}"
    rows = snapshot.rows(f"{sql} ORDER BY node_id, month, period_kind, account_id", tuple(parameters))
    return [
        StatementRow(account, node, Month.of(at), PeriodKind(kind), *amounts)
        for account, node, at, kind, *amounts in rows
    ]
