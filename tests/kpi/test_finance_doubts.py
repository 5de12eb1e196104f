"""From delivered rows to what the statement says of its own amounts: each doubt found, and a sound year without one."""

from __future__ import annotations

from nsvh_dash.kpi.finance.doubts import Doubts, TurnedAmount, doubts
from nsvh_dash.kpi.finance.lines import Amounts, Line, statement_lines
from nsvh_dash.kpi.finance.tables import variance
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import Account, AccountKind
from nsvh_dash.model.period import Month, PeriodKind
from tests.reference.building import account
from tests.spec.fast import fast_snapshot
from tests.spec.world import ACCOUNTS, TREE, rows

APRIL = Month(2024, 4)
SOUND = """
    series     unit     period       scenario  value
    own_staff  ekudden  2023-01..12  actual    -290
    own_staff  ekudden  2024-01..04  actual    -300
    own_staff  ekudden  2024-01..12  budget    -310
"""


def catalogue(accounts: tuple[Account, ...] = ACCOUNTS) -> Catalogue:
    return Catalogue(organisation=TREE, indicators=(), accounts=accounts, targets=(), profiles=())


def doubts_of(table: str, node_id: str = "vc", accounts: tuple[Account, ...] = ACCOUNTS) -> Doubts:
    with fast_snapshot(catalogue(accounts), rows(table, "")) as snapshot:
        return doubts(snapshot, catalogue(accounts), node_id, APRIL)


def result_of(table: str, accounts: tuple[Account, ...] = ACCOUNTS, kind: str = "ytd") -> Line:
    with fast_snapshot(catalogue(accounts), rows(table, "")) as snapshot:
        (result,) = statement_lines(snapshot, catalogue(accounts), "vc", APRIL, PeriodKind(kind))
        told = variance(snapshot, catalogue(accounts), "vc", APRIL)
    assert kind != "ytd" or result.amounts.actual == told.actual
    return result


def inside(line: Line, *path: str) -> Line:
    for account_id in path:
        line = next(part for part in line.parts if part.account.id == account_id)
    return line


def test_a_sound_year_has_none() -> None:
    assert doubts_of(SOUND) == Doubts({}, (), (), (), ())
    assert result_of(SOUND).unexplained.is_empty


def test_a_month_without_budget_is_known_by_the_unit_that_lacks_it() -> None:
    table = SOUND.replace("2024-01..12  budget", "2024-01..02  budget")
    assert doubts_of(table).without_budget == {Month(2024, 3): ("ekudden",), Month(2024, 4): ("ekudden",)}


def test_a_unit_that_is_new_and_one_that_is_gone_are_known() -> None:
    table = f"""{SOUND}
    own_staff  öringe   2024-02..04  actual    -100
    own_staff  öringe   2024-02..12  budget    -100
    own_staff  åsen     2023-01..12  actual    -100
    """
    found = doubts_of(table)
    assert (found.without_previous_year, found.gone) == (("öringe",), ("åsen",))


def test_a_sign_turned_round_is_known_once_and_a_habit_is_not() -> None:
    turned = f"{SOUND}\n    premises   ekudden  2024-03..04  actual    50"
    assert doubts_of(turned).turned == (TurnedAmount("premises", "ekudden", Month(2024, 3), 50.0),)
    habit = f"{turned}\n    premises   ekudden  2023-06      actual    40"
    assert doubts_of(habit).turned == ()


MOVED = tuple(
    account("agency", AccountKind.COST, "staff", ("costs", "2024-02")) if known.id == "agency" else known
    for known in ACCOUNTS
)
WITH_AGENCY = f"""{SOUND}
    agency     ekudden  2023-01..12  actual    -20
    agency     ekudden  2024-01..04  actual    -40
    agency     ekudden  2024-01..12  budget    -30
"""


def test_an_account_that_moved_is_shown_in_both_places_and_everything_adds_up() -> None:
    result = result_of(WITH_AGENCY, MOVED)

    before, now = inside(result, "costs", "agency"), inside(result, "costs", "staff", "agency")
    assert (before.amounts.actual, before.amounts.budget) == (2 * -40, 2 * -30)
    assert (now.amounts.actual, now.amounts.budget) == (2 * -40, 2 * -30)
    assert (before.amounts.previous_year, now.amounts.previous_year) == (4 * -20, None)
    assert (before.last, now.first) == (Month(2024, 2), Month(2024, 3))
    assert all(
        line.unexplained.is_empty for line in (result, inside(result, "costs"), inside(result, "costs", "staff"))
    )
    assert doubts_of(WITH_AGENCY, accounts=MOVED).moved == tuple(a for a in MOVED if a.id == "agency")


def test_a_sum_line_that_is_more_than_its_parts_says_by_how_much() -> None:
    result = result_of(f"{SOUND}\n    staff      ekudden  2024-02      actual    -325")

    staff = inside(result, "costs", "staff")
    assert staff.amounts.actual == 3 * -300 - 325
    assert staff.unexplained == Amounts(actual=-25.0)
    assert inside(result, "costs").unexplained.is_empty
