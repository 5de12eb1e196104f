"""A batch recomputes what stands on its series and carries the rest over; the result is that of a full computation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from nsvh_dash import intake
from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi import recompute
from nsvh_dash.kpi.carry_over import recompute_touched
from nsvh_dash.kpi.engine import TABLES, affected
from nsvh_dash.kpi.finance.tables import variance
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Observation
from nsvh_dash.model.period import Month, Scenario
from nsvh_dash.settings import Settings
from nsvh_dash.store import Connection, Touched
from nsvh_dash.store.schema import OBSERVATION
from tests.reference import random_world as world

HEAD = "Enhet;Indikator;Period;Värde\n"
SHOWN = 20
KEPT = [table for table in TABLES if table != "suppressed"]
OBSERVED = [name for name in OBSERVATION if name not in ("file_id", "batch_id")]
LEDGER_HEAD = "Enhet;Konto;Period;Utfall;Budget;Prognos\n"


def lay_in(db: Connection, table: str, rows: Iterable[Observation]) -> None:
    """Rows as a delivery leaves them."""
    db.create(table, OBSERVATION)
    db.insert(table, {name: OBSERVATION[name] for name in OBSERVED}, (
        (o.series_id, o.node_id, o.month.first_day, o.period_kind.value, o.scenario.value, o.value, o.numerator,
         o.denominator, o.state.value, o.comment, o.sheet, o.row)
        for o in rows
    ))  # fmt: skip


@contextmanager
def computed(catalogue: Catalogue, rows: Iterable[Observation]) -> Iterator[Connection]:
    """Every figure of the rows, computed at once."""
    with Connection.memory() as db:
        lay_in(db, "observation", rows)
        recompute(db, catalogue)
        yield db


def take_in(db: Connection, catalogue: Catalogue, touched: Touched, rows: Iterable[Observation]) -> None:
    """What a batch does, when these are the rows that count after it."""
    bears_on = (
        row
        for row in rows
        if row.series_id in touched.series
        and row.month >= touched.first_month
        and (row.scenario is Scenario.ACTUAL or not touched.outcomes_only)
    )
    lay_in(db, "renewed", bears_on)
    recompute_touched(db, catalogue, touched)


def unlike(db: Connection, catalogue: Catalogue, rows: Iterable[Observation]) -> list[str]:
    """Rows that only one of this state and a full computation has, of what is shown and what is kept; the first."""
    with computed(catalogue, rows) as full:
        return sorted(
            f"{table}: {row}" for table in KEPT for row in _rows(db, table).symmetric_difference(_rows(full, table))
        )[:SHOWN]


def _rows(db: Connection, table: str) -> set[tuple[object, ...]]:
    """Rows whose numbers are the same to within binary arithmetic: sums may be taken in another order."""
    return {
        tuple(float(f"{value:.10g}") if isinstance(value, float) else value for value in row)
        for row in db.rows(f"FROM {table}")
    }


@pytest.mark.parametrize(
    ("series", "indicators"),
    [
        ({"svf_referrals"}, {"svf_referrals"}),
        ({"calls_received"}, {"calls_received", "calls_answered_same_day", "phone_access"}),
        ({"visits"}, {"visits", "distance_visits", "distance_visit_share"}),
        (
            {"premises"},
            {"agency_cost_share", "budget_variance", "forecast_variance", "cost_development", "revenue_development"},
        ),
    ],
)
def test_what_shares_a_series_is_recomputed_together(series: set[str], indicators: set[str]) -> None:
    assert affected(load_catalogue(Settings().catalogue), series) == indicators


def test_indicators_accounts_and_new_months_all_come_out_as_a_full_computation_gives(tmp_path: Path) -> None:
    settings = Settings(database=tmp_path / "nsvh.duckdb")

    def deliver(name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")
        intake.import_files(settings, [tmp_path / name])
        assert intake.check(settings) == []

    deliver("besok.csv", HEAD + "Vårdcentralen Åsen;Antal besök inkl. distans;2024-03;100\n")
    deliver("distans.csv", HEAD + "Vårdcentralen Åsen;Antal besök på distans;2024-03;10\n")
    deliver("ekonomi.csv", LEDGER_HEAD + "Vårdcentralen Åsen;Lokaler;2024-03;-20;-25;\n")
    deliver("rattad.csv", LEDGER_HEAD + "Vårdcentralen Åsen;Lokaler;2024-03;-21;-25;\n")
    deliver("april.csv", HEAD + "Vårdcentralen Åsen;Antal besök inkl. distans;2024-04;110\n")

    dashboard = Dashboard.open(settings)
    assert variance(dashboard.snapshot, dashboard.catalogue, "vc", Month(2024, 3)).variance == -21 - -25
    dashboard.close()


@pytest.mark.parametrize("seed", range(2))
def test_a_new_month_a_correction_and_a_withdrawal_give_what_a_full_computation_gives(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over more years than a figure looks back, so that reading too few of them would show."""
    months = [Month(2018, 6).plus(n) for n in range(72)]
    monkeypatch.setattr(world, "MONTHS", months)
    monkeypatch.setattr(world, "START", months[0])
    catalogue, rows = world.random_world(seed)
    newest, corrected = Month(2024, 4), Month(2023, 11)
    due = [row for row in rows if row.month <= newest or row.scenario is not Scenario.ACTUAL]
    early = [row for row in due if row.month < newest or row.scenario is not Scenario.ACTUAL]
    with computed(catalogue, early) as db:
        everything = frozenset(row.series_id for row in rows)
        for known in (due, early, due):  # the month comes, is withdrawn, and comes again
            take_in(db, catalogue, Touched(everything, newest, outcomes_only=True), known)
            assert unlike(db, catalogue, known) == []

        one = sorted(everything)[seed]
        right = [
            replace(row, value=7.0)
            if (row.series_id, row.month, row.scenario) == (one, corrected, Scenario.ACTUAL)
            else row
            for row in due
        ]
        take_in(db, catalogue, Touched(frozenset({one}), corrected, outcomes_only=True), right)
        assert unlike(db, catalogue, right) == []

        planned = [row for row in right if row.month.year < newest.year]
        take_in(db, catalogue, Touched(everything, Month(newest.year, 1)), planned)
        assert unlike(db, catalogue, planned) == []
