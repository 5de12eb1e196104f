"""`check` works out everything anew from the rows, and tells exactly what in the published tables they do not give."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.intake.checking import SHOWN
from nsvh_dash.settings import ROOT, Settings
from nsvh_dash.store import Connection, Ledger, SnapshotFolder

UNITS = {"vc_ekudden": ("Vårdcentralen Ekudden", 4), "vc_asen": ("Vårdcentralen Åsen", 40),
         "vc_oringe": ("Vårdcentralen Öringe", 25)}  # fmt: skip
REFERRALS = "Andel remisser korrekt märkta, SVF"
VISITS = "indicator_id = 'visits' AND node_id = 'vc' AND month = '2024-04-01' AND period_kind = 'month'"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Three units' visits, bookings and referrals of March and April, of which small ones are hidden."""
    folder = tmp_path_factory.mktemp("sound")
    catalogue = folder / "catalogue"
    shutil.copytree(ROOT / "data" / "catalogue", catalogue)
    file = catalogue / "indicators" / "production.toml"
    named = 'id = "svf_referrals"\n'
    text = file.read_text(encoding="utf-8")
    assert named in text
    file.write_text(text.replace(named, named + "least_denominator = 10\n"), encoding="utf-8")
    months = ("2024-03", "2024-04")
    deliveries = {
        "besok.csv": ["Enhet;Indikator;Period;Värde"]
        + [f"{unit};Antal besök inkl. distans;{month};{size}" for unit, size in UNITS.values() for month in months],
        "remisser.csv": ["Enhet;Indikator;Period;Täljare;Nämnare"]
        + [
            f"{unit};Andel remisser korrekt märkta, SVF;{month};3;{n}" for unit, n in UNITS.values() for month in months
        ],
        "ekonomi.csv": ["Enhet;Konto;Period;Utfall;Budget;Prognos"]
        + [f"{unit};Lokaler;{month};-{size};-25;" for unit, size in UNITS.values() for month in months],
    }
    for name, lines in deliveries.items():
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    settings = Settings(database=folder / "nsvh.duckdb", catalogue=catalogue)
    intake.import_files(settings, [folder / name for name in deliveries])
    return settings


@pytest.fixture
def settings(sound: Settings, tmp_path: Path) -> Settings:
    """A copy of that world, free to spoil."""
    shutil.copy(sound.database, tmp_path / "nsvh.duckdb")
    shutil.copytree(sound.snapshots, tmp_path / "nsvh.snapshots")
    return sound.model_copy(update={"database": tmp_path / "nsvh.duckdb"})


def alter(settings: Settings, *statements: str) -> None:
    """Change the published snapshot by hand."""
    folder = SnapshotFolder(settings.snapshots)
    version = folder.current_version()
    assert version is not None
    with Connection.open(folder.path(version)) as db:
        for statement in statements:
            db.execute(statement)


def test_a_sound_store_has_no_faults(sound: Settings) -> None:
    assert intake.check(sound) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (
            f"UPDATE kpi SET value = value + 0.5 WHERE {VISITS}",
            "Tabellen kpi: indikator visits, enhet vc, 2024-04, period month: "
            "value är 69,5, omräknat ur rådata 69.",
        ),
        (
            f"UPDATE kpi SET status = 'reached' WHERE {VISITS}",
            "Tabellen kpi: indikator visits, enhet vc, 2024-04, period month: "
            "status är reached, omräknat ur rådata missed.",
        ),
        (
            f"DELETE FROM kpi WHERE {VISITS}",
            "Tabellen kpi: indikator visits, enhet vc, 2024-04, period month: raden saknas.",
        ),
        (
            f"INSERT INTO kpi SELECT * REPLACE ('narakuten' AS node_id) FROM kpi WHERE {VISITS}",
            "Tabellen kpi: indikator visits, enhet narakuten, 2024-04, period month: raden ger rådata inte.",
        ),
        (
            "UPDATE statement SET budget = NULL WHERE account_id = 'premises' AND node_id = 'vc_asen' "
            "AND month = '2024-04-01' AND period_kind = 'ytd'",
            "Tabellen statement: konto premises, enhet vc_asen, 2024-04, period ytd: "
            "budget är tomt, omräknat ur rådata −50.",
        ),
        (
            "UPDATE observation SET value = 5 WHERE series_id = 'visits' AND node_id = 'vc_asen' "
            "AND month = '2024-04-01'",
            "Tabellen observation: 1 av raderna är inte liggarens.",
        ),
        (
            "UPDATE kpi SET numerator = 3 WHERE indicator_id = 'svf_referrals' AND node_id = 'vc_ekudden' "
            "AND month = '2024-04-01' AND period_kind = 'month'",
            "Tabellen kpi: indikator svf_referrals, enhet vc_ekudden, 2024-04, period month: "
            "numerator är 3, omräknat ur rådata tomt.",
        ),
    ],
)  # fmt: skip
def test_one_thing_altered_by_hand_is_found_and_nothing_else(settings: Settings, statement: str, fault: str) -> None:
    alter(settings, statement)

    assert intake.check(settings) == [fault]


def test_a_hidden_cell_laid_bare_is_told_and_what_it_gives_away(settings: Settings) -> None:
    alter(settings, "DELETE FROM suppressed WHERE node_id = 'vc_ekudden' AND month = '2024-04-01'")

    faults = intake.check(settings)

    assert faults[:2] == [
        "Tabellen suppressed: indikator svf_referrals, enhet vc_ekudden, 2024-04: "
        "cellen visas fast den står på för få.",
        "Tabellen suppressed: indikator svf_referrals, enhet vc_kungsbacka, 2024-04: "
        "cellen är dold men kan räknas ut ur det som visas.",
    ]  # fmt: skip


def test_many_faults_are_counted_and_the_first_spelled_out(settings: Settings) -> None:
    alter(settings, "UPDATE kpi SET expected = expected + 1 WHERE indicator_id = 'visits'")

    faults = intake.check(settings)

    assert len(faults) == SHOWN + 1
    assert faults[-1].startswith("Sammanlagt ")


def test_a_batch_that_was_kept_but_not_shown_is_shown_first(settings: Settings) -> None:
    with Ledger.open(settings.database, settings.lock_seconds) as ledger:
        ledger.withdraw(1, "controller")

    assert intake.check(settings) == []

    assert str(Dashboard.current_version(settings)).startswith("000002w")
