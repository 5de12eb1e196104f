"""Budgetavvikelse and Utveckling as they are read: findings, steps, what is left unexplained, and balance."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nsvh_dash.kpi.finance.bridge import Bridge, Part
from nsvh_dash.kpi.finance.growth import Growth
from nsvh_dash.kpi.finance.tables import developed
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.store import Snapshot
from nsvh_dash.views.finance.bridge import BridgeScreen, Role, Steps, build_bridge
from nsvh_dash.views.finance.development import read_developments
from nsvh_dash.views.finance.growth import GrowthScreen, Subject, build_growth
from nsvh_dash.views.finance.variance import VarianceScreen, read_variance
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.texts import finance as words
from tests.spec.fast import fast_snapshot
from tests.spec.world import ACCOUNTS, TREE, rows

TKR, MNKR = AmountUnit.TKR, AmountUnit.MNKR
MARCH = Month(2024, 3)
NAMES = {"a": "Egen personal", "b": "Lokaler", "c": "Läkemedel", "sum": "Kostnader"}
STEPS = Steps(NAMES, {"a": "ekonomi?enhet=a"}, "Rad", "rad för rad", shares=True)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def bridged(*parts: Part, unexplained: float = 0.0, unit: AmountUnit = TKR) -> BridgeScreen:
    actual, budget = sum(p.actual or 0 for p in parts), sum(p.budget or 0 for p in parts)
    left = (("sum", unexplained),) if unexplained else ()
    whole = Bridge(actual + unexplained, budget, actual + unexplained - budget, parts, unexplained, left)
    return build_bridge(whole, STEPS, unit, NAMES)


def test_steps_lead_from_budget_to_actual_and_what_moves_nothing_is_no_step() -> None:
    bars = bridged(Part("a", -90, -100, 10), Part("b", -55, -50, -5), Part("c", -7, -7, 0), unexplained=-3).bars

    assert [(bar.name, bar.start, bar.end) for bar in bars] == [
        ("Budget", 0, -157),
        ("Egen personal", -157, -147),
        ("Lokaler", -147, -152),
        ("Ej förklarat", -152, -155),
        ("Utfall", 0, -155),
    ]
    assert [bar.role for bar in bars[1:4]] == [Role.FAVOURABLE, Role.UNFAVOURABLE, Role.UNEXPLAINED]
    assert [plain(bar.text) for bar in bars] == ["−157", "+10", "−5", "−3", "−155"]


def test_the_title_names_what_weighs_most_and_the_table_ends_in_the_sum() -> None:
    block = bridged(Part("a", -90, -100, 10), Part("b", -55, -50, -5)).block

    assert plain(block.title) == "Egen personal +10 tkr väger tyngst i avvikelsen +5 tkr"
    assert plain(block.summary).endswith("Mest påverkar Egen personal +10 tkr och Lokaler −5 tkr.")
    assert [tuple(map(plain, row)) for row in block.table.rows] == [
        ("Egen personal", "+10", "−100", "−90", "+10,0"),
        ("Lokaler", "−5", "−50", "−55", "−10,0"),
        ("Summa", "+5", "−150", "−145", "+3,3"),
    ]
    assert block.table.links == ("ekonomi?enhet=a", "", "")


def test_what_does_not_add_up_is_a_row_and_a_sentence_that_names_the_sum() -> None:
    block = bridged(Part("a", -90, -100, 10), unexplained=-3).block

    assert plain(block.table.rows[1][0]) == "Ej förklarat"
    assert [plain(note) for note in block.notes] == [
        "Delarna förklarar inte −3 tkr av avvikelsen.",
        "Kostnader skiljer −3 tkr från sina egna delar.",
    ]


def test_rounding_to_millions_is_said_when_the_steps_no_longer_add_up() -> None:
    block = bridged(Part("a", -860, -1000, 140), Part("b", -360, -500, 140), unit=MNKR).block

    assert plain(block.title) == "Egen personal +0,1 mnkr väger tyngst i avvikelsen +0,3 mnkr"
    assert "skillnaden 0,1 beror på avrundning" in plain(block.notes[-1])
    assert block.table.raw[0][1] == 0.14


def test_a_part_without_a_budget_is_named_and_has_no_step() -> None:
    missing = Part("b", -40.0, None, None, (Month(2024, 1), Month(2024, 2)))
    screen = build_bridge(Bridge(-130, -100, -30, (Part("a", -90, -100, 10), missing), -40), STEPS, TKR, NAMES)

    assert [bar.name for bar in screen.bars] == ["Budget", "Egen personal", "Ej förklarat", "Utfall"]
    assert any(
        plain(note).startswith("Lokaler saknar budget för januari 2024 och februari 2024")
        for note in screen.block.notes
    )


def grown(previous: float | None, actual: float | None, budget: float | None) -> GrowthScreen:
    whole, part = developed(AccountKind.COST, previous, actual, budget), developed(AccountKind.COST, None, actual, None)
    subject = Subject("Kostnadsutveckling", "NSVH", NAMES, {}, "Rad", "mot året före")
    return build_growth(Growth(whole, (("a", part),), None), subject, MARCH, TKR)


def test_development_is_written_as_published_with_its_sign_and_what_rounding_hides() -> None:
    screen = grown(-414_583, -414_612, -423_519)

    assert plain(screen.block.title) == "Kostnadsutveckling 0,0 % mot budgeterade +2,2 %: 2,1 procentenheter bättre"
    assert [plain(text) for text in screen.block.table.rows[0]] == [
        "NSVH", "−414 583", "−414 612", "−29", "−423 519", "+8 907", "0,0", "+2,2", "+2,1",
    ]  # fmt: skip
    assert words.UNROUNDED in screen.block.notes
    assert [(pin.name, pin.favourable) for pin in screen.pins] == [("NSVH", True)]


def test_a_growth_within_rounding_of_the_budgeted_is_neither_better_nor_worse() -> None:
    title = plain(grown(-100_000, -108_600, -108_601).block.title)
    assert title == "Kostnadsutveckling +8,6 % mot budgeterade +8,6 %: som budgeterat"


def test_without_last_year_there_is_no_development_and_the_part_is_named() -> None:
    nothing = grown(None, -100, -90)

    assert nothing.block.is_empty
    assert plain(nothing.block.summary) == "Inget utfall för jan–mar 2023."
    assert "Egen personal har inget utfall för jan–mar 2023" in plain(nothing.block.notes[0])
    assert plain(grown(-100, -110, None).block.title).endswith("utan budget att hållas mot")


BOOKED = """
    series     unit     period       scenario  value
    revenue    ekudden  2024-01..03  actual    500
    own_staff  ekudden  2024-01..03  actual    -440
    revenue    ekudden  2024-01..03  budget    480
    own_staff  ekudden  2024-01..03  budget    -450
    own_staff  åsen     2024-01..03  actual    -310
    own_staff  åsen     2024-01..03  budget    -300
    own_staff  öringe   2024-01..03  actual    -20
"""
CATALOGUE = Catalogue(organisation=TREE, indicators=(), accounts=ACCOUNTS, targets=(), profiles=())


@pytest.fixture(scope="module")
def snapshot() -> Iterator[Snapshot]:
    with fast_snapshot(CATALOGUE, rows(BOOKED, "")) as found:
        yield found


def variance_of(snapshot: Snapshot, node_id: str) -> VarianceScreen:
    return read_variance(snapshot, CATALOGUE, node_id, MARCH, MNKR)


def test_units_out_of_balance_stand_first_and_each_leads_to_its_own_lines(snapshot: Snapshot) -> None:
    found = variance_of(snapshot, "vc").balance

    assert found is not None
    assert found.title == "En av två enheter är inte i balans"
    assert found.notes == ("En enhet saknar utfall eller budget.",)
    assert [row[0] for row in found.table.rows] == ["åsen", "ekudden", "öringe"]
    assert [plain(row[3]) for row in found.table.rows] == ["sedan januari 2024 eller tidigare", "", ""]
    assert found.table.statuses == (Status.MISSED, Status.REACHED, Status.MISSING)
    assert found.table.links[0] == "ekonomi?omrade=vc&enhet=%C3%A5sen&manad=2024-03&vy=avvikelse&belopp=mnkr"


def test_a_unit_has_lines_alone_and_says_since_when_it_is_below_its_budget(snapshot: Snapshot) -> None:
    found = variance_of(snapshot, "åsen")

    assert (found.by_unit, found.balance, found.movers) == (None, None, ())
    assert plain(found.sentence).endswith("under budget sedan januari 2024 eller tidigare.")


def test_nothing_to_hold_against_each_other_is_said(snapshot: Snapshot) -> None:
    found = variance_of(snapshot, "öringe")

    assert found.is_empty
    assert plain(found.sentence) == "öringe har inte både utfall och budget för jan–mar 2024."


def test_both_kinds_of_amounts_are_developed_at_every_node(snapshot: Snapshot) -> None:
    costs, revenue = read_developments(snapshot, CATALOGUE, "vc", MARCH, TKR)

    assert (costs.kind, revenue.kind) == (AccountKind.COST, AccountKind.REVENUE)
    assert [row[0] for row in costs.growth.block.table.rows] == ["vc", "halmstad", "varberg"]
    assert costs.lines is not None
    assert [row[0] for row in costs.lines.table.rows] == ["vc", "own_staff"]
