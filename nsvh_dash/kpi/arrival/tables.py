"""Lays a batch under way beside the rows known before it, as temporary tables of the ledger's connection."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nsvh_dash.kpi.arrival.findings import Fact, Place, Values
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.store import Connection, Ledger

HISTORY_MONTHS = 24
"""So far back the known rows of a delivered series are looked at."""


@contextmanager
def laid_out(ledger: Ledger, catalogue: Catalogue, batch_id: int, earlier: Path | None) -> Iterator[Connection]:
    """`delivered`: the batch's rows; `known`: what counted before of the same series; `after`: what would count.

    `share_part`: the parts that the delivered shares are otherwise computed from, month by month; `computed`: what
    the earlier snapshot computed of them so.
    """
    db = ledger.connection
    db.execute(f"CREATE OR REPLACE TEMP VIEW delivered AS SELECT * FROM observation WHERE batch_id = {batch_id:d}")
    first, last = db.rows("SELECT min(month), max(month) FROM delivered")[0]
    db.execute(f"CREATE OR REPLACE TEMP TABLE known AS {_known(ledger, batch_id, first, last)}")
    db.execute("""
        CREATE OR REPLACE TEMP VIEW after AS
        SELECT *, true AS fresh FROM delivered
        UNION ALL
        SELECT k.*, false FROM known k
        ANTI JOIN delivered d USING (series_id, node_id, month, period_kind, scenario)""")
    _lay_out_computed(db, catalogue, earlier, first, last)
    yield db
    # After an error there is nothing to drop: the transaction takes it with it.
    db.execute("DROP TABLE share_part")
    db.execute("DROP TABLE computed")
    db.execute("DROP VIEW after")
    db.execute("DROP TABLE known")
    db.execute("DROP VIEW delivered")


def _known(ledger: Ledger, batch_id: int, first: dt.date | None, last: dt.date | None) -> str:
    if first is None or last is None:
        return ledger.current(0)
    return ledger.current(batch_id - 1, f"{_months(first, last)} AND series_id IN (SELECT series_id FROM delivered)")


def _lay_out_computed(
    db: Connection, catalogue: Catalogue, earlier: Path | None, first: dt.date | None, last: dt.date | None
) -> None:
    db.lay_out("computed", {"series_id": "VARCHAR", "node_id": "VARCHAR", "month": "DATE", "figure": "DOUBLE"})
    shares = [i for i in catalogue.indicators if i.formula in (Formula.WITHIN_LIMIT, Formula.SHARE)]
    found = db.rows(
        "SELECT DISTINCT series_id FROM delivered WHERE list_contains($shares, series_id)",
        {"shares": [share.id for share in shares]},
    )
    parts = [(i.id, part) for i in shares if (i.id,) in found for part in (*i.numerator, *i.denominator)]
    db.lay_out("share_part", {"share": "VARCHAR", "part": "VARCHAR"}, parts)
    if earlier is None or first is None or last is None or not found:
        return
    with Connection.open(earlier, read_only=True) as snapshot:
        snapshot.copy(
            f"""SELECT indicator_id AS series_id, node_id, month, value AS figure FROM kpi
            WHERE list_contains($series, indicator_id) AND {_months(first, last)}
              AND period_kind = 'month' AND state = 'computed'""",
            db,
            "computed",
            {"series": [series for (series,) in found]},
            temporary=True,
        )


def _months(first: dt.date, last: dt.date) -> str:
    """SQL: the months that are looked at beside those delivered."""
    since, until = Month.of(first).plus(-HISTORY_MONTHS), Month.of(last).plus(12)
    return f"month BETWEEN DATE '{since.first_day}' AND DATE '{until.first_day}'"


FACT = "d.series_id, d.node_id, d.month, d.period_kind, d.scenario"
PLACE = "d.file_id, d.sheet, d.row_number"


def values_of(alias: str) -> str:
    """The columns of `Values`."""
    return ", ".join(f"{alias}.{name}" for name in ("value", "numerator", "denominator", "state"))


def fact(row: tuple[Any, ...]) -> Fact:
    """The five columns of `FACT`."""
    series, node, month, kind, scenario = row
    return Fact(series, node, Month.of(month), PeriodKind(kind), Scenario(scenario))


def place(row: tuple[Any, ...]) -> Place:
    """The three columns of `PLACE`."""
    return Place(*row)


def values(row: tuple[Any, ...]) -> Values:
    """The four columns of `values_of`."""
    return Values(*row)
