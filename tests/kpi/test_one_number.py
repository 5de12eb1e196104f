"""Changing one numerator in one delivery changes exactly the figures that stand on it, and undo brings all back."""

from __future__ import annotations

import math
import shutil
from collections import namedtuple
from functools import cache
from pathlib import Path

import pytest

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi import read_figures
from nsvh_dash.kpi.status import KPI
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.settings import Settings

MARCH = Month(2024, 3)
UNIT = "Vårdcentralen Ekudden"


@pytest.fixture
def own_demo(demo_settings: Settings, tmp_path: Path) -> Settings:
    """A private copy of the demo database."""
    shutil.copy(demo_settings.database, tmp_path / "nsvh.duckdb")
    shutil.copytree(demo_settings.snapshots, tmp_path / "nsvh.snapshots")
    return Settings(database=tmp_path / "nsvh.duckdb")


Row = namedtuple("Row", KPI)
"""A row of the finished figures as it lies there: there are hundreds of thousands to hold against each other."""
Known = dict[tuple[str, str, Month, PeriodKind], Row]


def figures(settings: Settings) -> Known:
    dashboard = Dashboard.open(settings)
    try:
        return rows_of(dashboard)
    finally:
        dashboard.close()


def rows_of(dashboard: Dashboard) -> Known:
    month_of, kind_of = cache(Month.of), {kind.value: kind for kind in PeriodKind}
    rows = map(Row._make, dashboard.snapshot.rows(f"SELECT {', '.join(KPI)} FROM kpi"))
    return {(row.indicator_id, row.node_id, month_of(row.month), kind_of[row.period_kind]): row for row in rows}


def differing(before: Known, after: Known) -> set[tuple[str, str, Month, PeriodKind]]:
    """Keys of figures that differ by more than the order in which parallel sums were added up."""

    def same(left: object, right: object) -> bool:
        if isinstance(left, float) and isinstance(right, float):
            return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-9)
        return left == right

    return {key for key in before if before[key] != after[key] and not all(map(same, before[key], after[key]))}


def test_one_changed_numerator_changes_its_unit_its_areas_and_its_periods_and_nothing_else(
    own_demo: Settings, tmp_path: Path
) -> None:
    before = figures(own_demo)
    dashboard = Dashboard.open(own_demo)
    unit = dashboard.catalogue.find_node(UNIT)
    above = {node.id for node in dashboard.catalogue.organisation.path(unit.id, MARCH)}
    dashboard.close()
    old = before["svf_referrals", unit.id, MARCH, PeriodKind.MONTH]
    assert old.numerator is not None
    assert old.denominator is not None

    file = tmp_path / "remisser_rattad.csv"
    file.write_text(
        "Enhet;Indikator;Period;Täljare;Nämnare\n"
        f"{UNIT};Andel remisser korrekt märkta, SVF;{MARCH};{old.numerator - 1:.0f};{old.denominator:.0f}\n",
        encoding="utf-8",
    )
    receipt = intake.import_files(own_demo, [file])
    assert (receipt.new, receipt.changed, receipt.unchanged) == (0, 1, 0)

    after = figures(own_demo)
    with Dashboard.as_of(own_demo, receipt.batch) as anew:
        computed = rows_of(anew)
    assert differing(after, computed) == set(), "what was carried over is what a full computation gives"
    changed = differing(before, after)
    assert after.keys() == before.keys()
    assert {indicator for indicator, _, _, _ in changed} == {"svf_referrals"}
    assert {node for _, node, _, _ in changed} == above - {"nsvh"}
    assert {month for _, _, month, kind in changed if kind is PeriodKind.YEAR_TO_DATE} == {MARCH, MARCH.plus(1)}
    assert {month for _, _, month, kind in changed if kind is PeriodKind.ROLLING_12} == {MARCH, MARCH.plus(1)}
    # The month itself, and April's change since March.
    assert {month for _, _, month, kind in changed if kind is PeriodKind.MONTH} == {MARCH, MARCH.plus(1)}
    new = after["svf_referrals", unit.id, MARCH, PeriodKind.MONTH]
    assert new.value == pytest.approx(100 * (old.numerator - 1) / old.denominator)
    area = before["svf_referrals", "vc", MARCH, PeriodKind.MONTH]
    assert area.numerator is not None
    assert area.denominator is not None
    assert after["svf_referrals", "vc", MARCH, PeriodKind.MONTH].value == pytest.approx(
        100 * (area.numerator - 1) / area.denominator
    )

    assert receipt.batch is not None
    intake.undo(own_demo, receipt.batch, "rättelsen var fel")
    assert differing(before, figures(own_demo)) == set()
    with Dashboard.as_of(own_demo, receipt.batch) as then:
        (known,) = read_figures(then.snapshot, ["svf_referrals"], [unit.id], MARCH, MARCH, [PeriodKind.MONTH])
        assert known.value == new.value


@pytest.mark.thorough
def test_check_finds_nothing_on_the_demo(own_demo: Settings) -> None:
    assert intake.check(own_demo) == []


def test_a_crash_between_commit_and_publish_is_healed_by_the_next_build(own_demo: Settings, tmp_path: Path) -> None:
    before = Dashboard.current_version(own_demo)
    file = tmp_path / "besok.csv"
    file.write_text(f"Enhet;Indikator;Period;Värde\n{UNIT};Antal besök inkl. distans;2024-04;1\n", encoding="utf-8")
    intake.import_files(own_demo, [file], publish_now=False)
    assert Dashboard.current_version(own_demo) == before
    healed = intake.build(own_demo)
    assert healed != before
    assert intake.build(own_demo) == healed, "a second build finds nothing to do"
    assert figures(own_demo)["visits", "vc_ekudden", Month(2024, 4), PeriodKind.MONTH].value == 1
