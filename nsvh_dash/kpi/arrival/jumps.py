"""Values outside the control limits of their own series, the limits computed from the two years known before them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nsvh_dash.kpi.arrival.findings import Jump
from nsvh_dash.kpi.arrival.tables import FACT, PLACE, fact, place
from nsvh_dash.kpi.spc.limits import limits
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator, Measure, TimeRule
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection

LEAST_HISTORY = 12
"""Limits from fewer months are provisional, and no ground for a warning."""
HISTORY_MONTHS = 24
"""Older months say little of what is usual today."""
MOST_JUDGED = 20_000
"""A month of every unit is some thousand values; of a whole history delivered anew the newest are judged."""


def find_jumps(db: Connection, catalogue: Catalogue) -> list[Jump]:
    """Delivered outcomes, new or changed, outside the limits of the same series at the same node.

    The history of a share is also what was computed from its parts, until somebody delivered it itself.
    """
    db.lay_out(
        "judged",
        {"series_id": "VARCHAR", "scale": "DOUBLE", "since": "DATE"},
        ((i.id, i.scale if i.is_ratio else None, since) for i, since in _judged(catalogue)),
    )
    rows = db.rows(f"""
        WITH outcome AS (
            SELECT o.*, s.since, CASE WHEN s.scale IS NULL OR o.numerator IS NULL THEN o.value
                                      ELSE s.scale * o.numerator / nullif(o.denominator, 0) END AS figure
            FROM after o JOIN judged s USING (series_id)
            WHERE o.scenario = 'actual' AND o.period_kind = 'month' AND o.state IN ('reported', 'preliminary')),
        candidate AS (
            SELECT d.* FROM outcome d
            LEFT JOIN known k USING (series_id, node_id, month, period_kind, scenario)
            WHERE d.fresh AND d.figure IS NOT NULL AND d.month >= d.since
              AND (k.batch_id IS NULL OR (k.value, k.numerator, k.denominator) IS DISTINCT FROM
                                         (d.value, d.numerator, d.denominator))
            ORDER BY d.month DESC, d.file_id, d.row_number, d.series_id, d.node_id LIMIT {MOST_JUDGED}),
        before AS (
            SELECT series_id, node_id, month, figure, since FROM outcome WHERE NOT fresh
            UNION ALL
            SELECT c.*, s.since FROM computed c JOIN judged s USING (series_id)
            ANTI JOIN (FROM outcome SEMI JOIN computed USING (series_id, node_id, month)) o
                USING (series_id, node_id, month)),
        history AS (
            SELECT series_id, node_id, list(struct_pack(month, figure) ORDER BY month) AS points
            FROM before SEMI JOIN candidate USING (series_id, node_id)
            WHERE figure IS NOT NULL AND month >= since
            GROUP BY ALL HAVING count(*) >= {LEAST_HISTORY})
        SELECT {FACT}, {PLACE}, d.figure, h.points
        FROM candidate d JOIN history h USING (series_id, node_id)
        ORDER BY d.file_id, d.sheet, d.row_number, d.series_id, d.month""")
    db.execute("DROP TABLE judged")
    jumps = (jump for row in rows if (jump := _jump(row)) is not None)
    return [jump for jump in jumps if not _is_unreliable(catalogue, jump)]


def _judged(catalogue: Catalogue) -> Iterable[tuple[Indicator, object]]:
    """The series whose single months can be judged, and from when their definition is today's."""
    for indicator in catalogue.indicators:
        if indicator.measure is not Measure.DONE_OF_PLANNED and indicator.time_rule is not TimeRule.YEARLY:
            since = max((change.month for change in indicator.breaks), default=Month(1900, 1))
            yield indicator, since.first_day


def _jump(row: tuple[Any, ...]) -> Jump | None:
    spoken, value = fact(row[:5]), row[8]
    since = spoken.month.plus(-HISTORY_MONTHS)
    known = ((Month.of(point["month"]), float(point["figure"])) for point in row[9])
    history = tuple((month, figure) for month, figure in known if since <= month < spoken.month)
    found = limits(_with_gaps(history), None, screen=True) if len(history) >= LEAST_HISTORY else None
    if found is None or found.lower <= value <= found.upper:
        return None
    if any(abs(value - near) <= found.upper - found.mean for near in _alike(history, spoken.month)):
        return None
    return Jump(place(row[5:8]), spoken, value, history, found.mean, found.lower, found.upper)


def _alike(history: tuple[tuple[Month, float], ...], month: Month) -> list[float]:
    """The months a value is likest to: the one before, and the same month the year before.

    A series that has drifted out of its limits, or leaves them every July, does not jump.
    """
    return [history[-1][1], *(figure for at, figure in history if at == month.plus(-12))]


def _is_unreliable(catalogue: Catalogue, jump: Jump) -> bool:
    """True where the catalogue says already that what the series feeds cannot be followed up then."""
    fed = [i for i in catalogue.indicators if jump.fact.series_id in (i.id, *i.numerator, *i.denominator)]
    return any(
        stretch.node is None
        and stretch.valid_from <= jump.fact.month
        and (stretch.valid_to is None or jump.fact.month <= stretch.valid_to)
        for indicator in fed
        for stretch in indicator.unreliable
    )


def _with_gaps(history: tuple[tuple[Month, float], ...]) -> list[float | None]:
    """One value a month; a month without one is a gap, which no moving range spans."""
    by_month = dict(history)
    first, last = history[0][0], history[-1][0]
    return [by_month.get(first.plus(n)) for n in range(last.months_since(first) + 1)]
