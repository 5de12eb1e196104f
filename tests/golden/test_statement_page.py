"""The published amounts on the page: what the statement shows is what the command line answers, and adds up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.settings import Settings
from nsvh_dash.views.finance.investments import build_investments
from nsvh_dash.views.finance.statement_line import StatementLine
from nsvh_dash.views.money import AmountUnit, parts_note
from tests.golden.test_published import COVERAGE, HELD, SEED, from_finance

AMOUNTS = ("actual", "budget", "variance", "previous_year", "change", "annual_budget", "forecast")
ON_PAGE = {
    "variance": "result",
    "cost-development": "costs",
    "revenue-development": "revenue",
    "forecast": "result",
}
"""The line of the statement that each table is about."""
MONEY = [seed for seed in HELD if COVERAGE[seed]["call"] == "finance"]
INVESTED = [seed for seed in MONEY if COVERAGE[seed]["subject"] == "investments"]
SHOWN = [s for s in MONEY if COVERAGE[s]["field"].rpartition(".")[2] in AMOUNTS and s not in INVESTED]
INVESTMENT_COLUMNS = {"annual_budget": 1, "actual": 2, "forecast": 3, "remaining": 4}


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    dashboard = Dashboard.open(demo_settings)
    yield dashboard
    dashboard.close()


def line_of(dashboard: Dashboard, seed: str) -> tuple[StatementLine, str]:
    """The line of the page a published figure stands on, and in which column."""
    row = COVERAGE[seed]
    *path, field = row["field"].split(".")
    kind = PeriodKind.YEAR if row["subject"] == "forecast" else PeriodKind.YEAR_TO_DATE
    found = dashboard.statement(row["unit"], Month.parse(row["month"]), kind)
    account = path[1] if path else ON_PAGE[row["subject"]]
    return next(line for line in found.lines if line.account_id == account), field


@pytest.mark.parametrize("seed", SHOWN)
def test_the_page_shows_the_amount_the_answer_gives(dashboard: Dashboard, seed: str) -> None:
    line, field = line_of(dashboard, seed)
    assert getattr(line, field) == from_finance(dashboard, COVERAGE[seed]), SEED[seed]


@pytest.mark.parametrize("seed", INVESTED)
def test_the_view_of_investments_shows_it_too(dashboard: Dashboard, seed: str) -> None:
    row = COVERAGE[seed]
    screen = build_investments(dashboard.investments(row["unit"], Month.parse(row["month"])), AmountUnit.TKR, "")
    assert screen.areas.raw[-1][INVESTMENT_COLUMNS[row["field"]]] == from_finance(dashboard, row), SEED[seed]


def test_every_table_with_amounts_has_some() -> None:
    assert {COVERAGE[seed]["subject"] for seed in SHOWN} == {*ON_PAGE, "income-statement"}
    assert len(INVESTED) >= 9


@pytest.mark.parametrize("unit", ["nsvh", "vc", "special", "ftv", "regional", "management"])
def test_every_statement_of_the_demo_adds_up_in_tkr(dashboard: Dashboard, unit: str) -> None:
    for kind in (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.YEAR):
        found = dashboard.statement(unit, Month(2024, 4), kind)
        assert not [line for line in found.lines if line.is_unexplained]
        for column in ("actual", "budget", "variance", "previous_year"):
            parts = [getattr(line, column) for line in found.lines if line.level == 1]
            assert sum(part or 0 for part in parts) == pytest.approx(getattr(found.total, column) or 0)
            assert parts_note(parts, getattr(found.total, column), AmountUnit.TKR) == ""
