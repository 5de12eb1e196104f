"""From budget to actual: what the parts add to a variance, what they leave, and who is in balance (tkr, ytd)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from nsvh_dash.kpi.finance import bridge as finance_bridge
from nsvh_dash.kpi.finance import growth as finance_growth
from nsvh_dash.kpi.finance.bridge import Bridge, Standing
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.organisation import Organisation
from nsvh_dash.model.period import Month
from tests.spec.fast import fast_snapshot
from tests.spec.world import ACCOUNTS, TREE, moving, rows

MARCH = Month(2024, 3)
BOOKED = """
    series     unit     period       scenario  value
    revenue    ekudden  2024-01..03  actual    500
    own_staff  ekudden  2024-01..03  actual    -440
    agency     ekudden  2024-02      actual    -90
    revenue    ekudden  2024-01..03  budget    480
    own_staff  ekudden  2024-01..03  budget    -450
    revenue    åsen     2024-01..03  actual    300
    own_staff  åsen     2024-01..03  actual    -310
    revenue    åsen     2024-01..03  budget    300
    own_staff  åsen     2024-01..03  budget    -300
    revenue    öringe   2024-01..03  actual    200
    own_staff  öringe   2024-01..03  actual    -150
    revenue    öringe   2024-01..03  budget    200
    own_staff  öringe   2024-01..03  budget    -160
"""
EKUDDEN = 3 * (500 - 440) - 90 - 3 * (480 - 450)
ÅSEN = 3 * (300 - 310) - 3 * (300 - 300)
ÖRINGE = 3 * (200 - 150) - 3 * (200 - 160)


Ask = Callable[..., Any]


@contextmanager
def world(table: str, tree: Organisation = TREE) -> Iterator[Ask]:
    """Asks a table of `finance_bridge` or `finance_growth` of a node in March."""
    catalogue = Catalogue(organisation=tree, indicators=(), accounts=ACCOUNTS, targets=(), profiles=())
    with fast_snapshot(catalogue, rows(table, "")) as snapshot:
        yield lambda what, node_id, *kind: what(snapshot, catalogue, *kind, node_id, MARCH)


@pytest.fixture(scope="module")
def ask() -> Iterator[Ask]:
    with world(BOOKED) as asked:
        yield asked


def steps(bridge: Bridge) -> dict[str, float | None]:
    return {part.id: part.variance for part in bridge.parts}


def test_the_parts_of_a_node_add_up_to_its_variance(ask: Ask) -> None:
    bridge = ask(finance_bridge.by_unit, "vc")

    assert steps(bridge) == {"halmstad": EKUDDEN + ÅSEN, "varberg": ÖRINGE}
    assert bridge.variance == bridge.actual - bridge.budget == EKUDDEN + ÅSEN + ÖRINGE
    assert bridge.unexplained == 0


def test_the_lines_of_a_node_add_up_too_and_what_nobody_budgeted_was_budgeted_as_nothing(ask: Ask) -> None:
    bridge = ask(finance_bridge.by_line, "ekudden")

    assert steps(bridge) == {"revenue": 3 * (500 - 480), "own_staff": 3 * (-440 + 450), "agency": -90}
    assert sum(steps(bridge).values()) == bridge.variance == EKUDDEN
    assert (bridge.unexplained, bridge.unexplained_at) == (0, ())


def test_what_is_booked_on_the_node_itself_is_unexplained_by_its_parts() -> None:
    with world(BOOKED + "premises halmstad 2024-02 actual -25\n premises halmstad 2024-02 budget -5") as ask:
        bridge = ask(finance_bridge.by_unit, "halmstad")

    assert bridge.unexplained == -25 + 5
    assert bridge.variance == EKUDDEN + ÅSEN + bridge.unexplained


def test_a_delivered_sum_that_its_parts_do_not_add_up_to_is_named() -> None:
    with world(BOOKED + "staff öringe 2024-01..03 actual -155\n staff öringe 2024-01..03 budget -160") as ask:
        bridge = ask(finance_bridge.by_line, "öringe")

    assert bridge.unexplained == 3 * (-155 + 150)
    assert bridge.unexplained_at == (("staff", 3 * (-155 + 150)),)
    assert sum(steps(bridge).values()) + bridge.unexplained == bridge.variance == 3 * (200 - 155) - 3 * (200 - 160)


def test_a_unit_without_a_budget_has_no_variance_and_is_left_unexplained() -> None:
    without = "\n".join(line for line in BOOKED.splitlines() if "åsen" not in line or "budget" not in line)
    with world(without) as ask:
        bridge = ask(finance_bridge.by_unit, "halmstad")
        last = ask(finance_bridge.standings, "halmstad")[-1]

    assert steps(bridge) == {"ekudden": EKUDDEN, "åsen": None}
    assert bridge.unexplained == 3 * (300 - 310)
    assert next(part for part in bridge.parts if part.id == "åsen").without_budget == tuple(
        Month(2024, month) for month in (1, 2, 3)
    )
    assert (last.node_id, last.is_in_balance, last.below_since) == ("åsen", None, None)


def test_a_unit_that_moved_counts_where_it_was_each_month() -> None:
    moved = moving("åsen", ("halmstad", "2020-01", "2024-02"), ("varberg", "2024-03", ""))
    tree = Organisation(tuple(moved if node.id == "åsen" else node for node in TREE.nodes))
    with world(BOOKED, tree) as ask:
        left, came = ask(finance_bridge.by_unit, "halmstad"), ask(finance_bridge.by_unit, "varberg")

    assert steps(left) == {"ekudden": EKUDDEN, "åsen": 2 * (300 - 310)}
    assert steps(came) == {"öringe": ÖRINGE, "åsen": 1 * (300 - 310)}
    assert (left.unexplained, came.unexplained) == (0, 0)


def test_units_out_of_balance_stand_first_with_the_month_it_began_without_a_break(ask: Ask) -> None:
    found: list[Standing] = ask(finance_bridge.standings, "nsvh")

    assert [(s.node_id, s.variance) for s in found] == [("åsen", ÅSEN), ("ekudden", EKUDDEN), ("öringe", ÖRINGE)]
    assert [s.is_in_balance for s in found] == [False, True, True]
    assert (found[0].below_since, found[0].since_is_earliest) == (Month(2024, 1), True)
    assert (found[0].line_id, found[0].line_variance) == ("own_staff", 3 * (-310 + 300))


def test_a_month_in_balance_breaks_the_run() -> None:
    with world(BOOKED + "premises öringe 2024-02 actual -25\n premises öringe 2024-03 actual -10") as ask:
        (öringe,) = ask(finance_bridge.standings, "öringe")

    accumulated = [10, 10 + 10 - 25, 10 + 10 + 10 - 25 - 10]
    assert [amount < 0 for amount in accumulated] == [False, True, True]
    assert (öringe.below_since, öringe.since_is_earliest) == (Month(2024, 2), False)


def test_development_of_the_parts_leaves_what_closed_since_last_year() -> None:
    closed = moving("åsen", ("halmstad", "2020-01", "2023-12"))
    tree = Organisation(tuple(closed if node.id == "åsen" else node for node in TREE.nodes))
    table = """
        series    unit     period   scenario  value
        premises  ekudden  2023-03  actual    -100
        premises  åsen     2023-03  actual    -60
        premises  ekudden  2024-03  actual    -120
        premises  ekudden  2024-03  budget    -110
    """
    with world(table, tree) as ask:
        growth = ask(finance_growth.by_unit, "halmstad", AccountKind.COST)
        lines = ask(finance_growth.by_line, "halmstad", AccountKind.COST)

    assert growth.whole.growth == pytest.approx(100 * (120 / (100 + 60) - 1))
    assert dict(growth.parts)["ekudden"].growth == pytest.approx(100 * (120 / 100 - 1))
    assert dict(growth.parts)["ekudden"].difference == pytest.approx(100 * (110 / 100 - 120 / 100))
    assert (growth.unexplained.previous_year, growth.unexplained.actual) == (-60, 0)
    assert dict(lines.parts)["premises"] == lines.whole
    assert lines.unexplained is None
