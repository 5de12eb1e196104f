"""The published variances and developments as the page Ekonomi shows them, and the command line beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from nsvh_dash.cli.finance_answers import finance_answer
from nsvh_dash.cli.output import plain as plain_json
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views.money import AmountUnit

APRIL = Month(2024, 4)
TKR, MNKR = AmountUnit.TKR, AmountUnit.MNKR


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    dashboard = Dashboard.open(demo_settings)
    yield dashboard
    dashboard.close()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("node", "part", "expected"),
    [
        ("nsvh", "Vårdcentralen Halland", "+5,2"),
        ("nsvh", "Folktandvården Halland", "+5,4"),
        ("nsvh", "Ledning och administration", "−2,5"),
        ("vc", "Särskilda uppdrag", "+0,9"),
    ],
)
def test_the_variance_by_area(dashboard: Dashboard, node: str, part: str, expected: str) -> None:
    found = dashboard.budget_variance(node, APRIL, MNKR).by_unit

    assert found is not None
    assert next(plain(row[1]) for row in found.block.table.rows if row[0] == part) == expected
    assert found.bars[-1].name == "Utfall"


def test_the_variance_of_the_whole_and_its_parts_leave_nothing_unexplained(dashboard: Dashboard) -> None:
    found = dashboard.budget_variance("nsvh", APRIL, TKR)

    assert found.by_unit is not None
    for bridge in (found.by_unit, found.by_line):
        assert [plain(text) for text in bridge.block.table.rows[-1][:4]] == ["Summa", "+8 252", "−45 835", "−37 583"]
        assert "Ej förklarat" not in [bar.name for bar in bridge.bars]


def test_costs_and_revenue_develop_as_published(dashboard: Dashboard) -> None:
    costs, revenue = (found.growth.block.table for found in dashboard.developments("nsvh", APRIL, TKR))

    assert [plain(text) for text in costs.rows[0][1:]] == [
        "−414 583", "−414 612", "−29", "−423 519", "+8 907", "0,0", "+2,2", "+2,1",
    ]  # fmt: skip
    assert [plain(text) for text in revenue.rows[0][1:]] == [
        "95 411", "97 773", "+2 362", "85 512", "+12 261", "+2,5", "−10,4", "+12,9",
    ]  # fmt: skip


def test_the_command_line_tells_the_same_as_the_page(dashboard: Dashboard) -> None:
    def answer(table: str) -> Any:
        return plain_json(finance_answer(dashboard, table, "nsvh", APRIL))

    shown = dashboard.budget_variance("nsvh", APRIL, TKR)
    assert shown.by_unit is not None
    assert shown.balance is not None
    for table, bridge in (("variance-by-unit", shown.by_unit), ("variance-by-line", shown.by_line)):
        told = answer(table)
        assert [part["variance"] for part in told["parts"]] == [row[1] for row in bridge.block.table.raw[:-1]]
        assert (told["variance"], told["unexplained"]) == (8252, 0)
    balance = answer("balance")
    assert [unit["variance"] for unit in balance["units"]] == [row[1] for row in shown.balance.table.raw]
    assert balance["not_in_balance"] == sum(row[1] < 0 for row in shown.balance.table.raw if isinstance(row[1], float))
    costs, _revenue = dashboard.developments("nsvh", APRIL, TKR)
    told = answer("cost-development-by-unit")
    assert [part["growth"] for part in told["parts"]] == [row[6] for row in costs.growth.block.table.raw[1:]]
    assert told["difference"] == pytest.approx(2.1484238)
