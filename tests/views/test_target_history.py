"""The history of a target: in words, by year, and sharper or easier than the one before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nsvh_dash.kpi.target_change import TargetChange, change_of
from nsvh_dash.model.period import Month
from nsvh_dash.model.target import (
    ChangeSinceNewYear,
    Growth,
    Level,
    NoTarget,
    Phased,
    Target,
    TargetRule,
    YearGoal,
)
from nsvh_dash.views.target_history import build_target_history, target_table
from tests.views.fakes import APRIL, CATALOGUE, PHONE, SICK


@pytest.mark.parametrize(
    ("before", "after", "change", "mirrored"),
    [
        (None, Level(value=95), TargetChange.FIRST, TargetChange.FIRST),
        (Level(value=95), NoTarget(), TargetChange.NONE, TargetChange.NONE),
        (None, NoTarget(), TargetChange.NONE, TargetChange.NONE),
        (Level(value=95), Level(value=95), TargetChange.SAME, TargetChange.SAME),
        (Level(value=90), Level(value=95), TargetChange.SHARPER, TargetChange.EASIER),
        (Level(value=95), Level(value=90), TargetChange.EASIER, TargetChange.SHARPER),
        (Level(value=90), Level(value=90, strict=True), TargetChange.SHARPER, TargetChange.SHARPER),
        (Level(value=90, strict=True), Level(value=90), TargetChange.EASIER, TargetChange.EASIER),
        (Growth(percent=5), Growth(percent=10), TargetChange.SHARPER, TargetChange.EASIER),
        (YearGoal(value=100), YearGoal(value=80), TargetChange.EASIER, TargetChange.SHARPER),
        (ChangeSinceNewYear(amount=1000), ChangeSinceNewYear(amount=500), TargetChange.EASIER, TargetChange.SHARPER),
        (Level(value=90), Growth(percent=5), TargetChange.OTHER, TargetChange.OTHER),
        (Phased(months={1: 10, 2: 20}), Phased(months={1: 10, 2: 25}), TargetChange.SHARPER, TargetChange.EASIER),
        (Phased(months={1: 10, 2: 20}), Phased(months={1: 15, 2: 15}), TargetChange.OTHER, TargetChange.OTHER),
        (Phased(months={1: 10}), Phased(months={2: 10}), TargetChange.OTHER, TargetChange.OTHER),
    ],
)
def test_what_became_of_a_target_depends_on_which_way_is_better(
    before: TargetRule | None, after: TargetRule, change: TargetChange, mirrored: TargetChange
) -> None:
    assert change_of(PHONE, before, after) is change
    assert change_of(SICK, before, after) is mirrored


def target(year: int, rule: TargetRule, node: str = "vc", **more: Month) -> Target:
    return Target(indicator="phone", node=node, year=year, wording="95%", rule=rule, **more)


def history(*targets: Target, node: str = "ekudden") -> list[tuple[str, ...]]:
    catalogue = replace(CATALOGUE, targets=targets)
    return [
        tuple(cell.replace("\u00a0", " ") for cell in row.cells)
        for row in build_target_history(catalogue, PHONE, node, APRIL)
    ]


def test_the_newest_decision_is_first_and_says_whom_it_was_for() -> None:
    assert history(target(2023, Level(value=90)), target(2024, Level(value=95))) == [
        ("2024", "Minst 95 %", "”95%”", "vc", "Skärpt", ""),
        ("2023", "Minst 90 %", "”95%”", "vc", "Första målet", ""),
    ]


def test_a_year_without_a_target_does_not_hide_what_came_before_it() -> None:
    rows = history(target(2022, Level(value=98)), target(2023, NoTarget()), target(2024, Level(value=95)))
    assert [row[4] for row in rows] == ["Lättat sedan 2022", "Inget mål", "Första målet"]


def test_a_revision_during_the_year_has_rows_of_its_own() -> None:
    rows = history(
        target(2024, Level(value=96), valid_from=Month(2024, 4)),
        target(2024, Level(value=95), valid_to=Month(2024, 3)),
    )
    assert [(row[0], row[4]) for row in rows] == [("apr–dec 2024", "Skärpt"), ("jan–mar 2024", "Första målet")]


def test_a_nodes_own_target_comes_before_its_ancestors() -> None:
    rows = history(target(2024, Level(value=95)), target(2024, Level(value=97), node="ekudden"))
    assert [(row[1], row[3]) for row in rows] == [("Minst 97 %", "ekudden")]


def test_the_table_has_a_heading_for_every_cell() -> None:
    rows = build_target_history(CATALOGUE, PHONE, "vc", APRIL)
    table = target_table(rows)
    assert len(table.headings) == len(table.rows[0])
