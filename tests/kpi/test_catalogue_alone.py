"""Two indicators, one unit and one target added by editing the catalogue alone are imported, computed and shown."""

from __future__ import annotations

import shutil
from pathlib import Path

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi import read_figures
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.settings import ROOT, Settings
from nsvh_dash.views.screens import read_scorecard
from nsvh_dash.views.selection import select

APRIL = Month(2024, 4)
INDICATORS = """
[[indicator]]
id = "home_visits"
name = "Antal hembesök"
short_name = "Hembesök"
perspective = "operations"
group = "production"
home = "vc"
measure = "count"
decimals = 0
direction = "up"
unit_rule = "sum"
time_rule = "sum"
reported_by = [{ kind = "health_centre" }]
source = "Journalsystemet"
definition = "Antal besök i patientens hem."
why = "Visar hur den nära vården når ut."
owner = "Områdeschef"

[[indicator]]
id = "answered_letters"
name = "Andel besvarade brev"
short_name = "Besvarade brev"
perspective = "population"
group = "availability"
home = "vc"
measure = "percent"
decimals = 1
direction = "up"
unit_rule = "ratio"
time_rule = "ratio"
reported_by = [{ kind = "health_centre" }]
source = "Diariet"
definition = "Andel brev som har besvarats inom en vecka."
why = "Visar om invånarna får svar."
owner = "Områdeschef"
"""
TARGET = """
[[target]]
indicator = "answered_letters"
node = "vc"
year = 2024
wording = "90%"
rule = { kind = "level", value = 90 }
"""


def test_added_in_the_catalogue_it_appears_everywhere(tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue"
    shutil.copytree(ROOT / "data" / "catalogue", catalogue)
    with (catalogue / "indicators" / "production.toml").open("a", encoding="utf-8") as file:
        file.write(INDICATORS)
    with (catalogue / "targets" / "2024.toml").open("a", encoding="utf-8") as file:
        file.write(TARGET)
    with (catalogue / "organisation.csv").open("a", encoding="utf-8") as file:
        file.write("vc_nysatra;Vårdcentralen Nysätra;health_centre;vc_laholm;2024-01;;Laholm;\n")
    settings = Settings(database=tmp_path / "nsvh.duckdb", catalogue=catalogue)
    delivery = tmp_path / "ny.csv"
    delivery.write_text(
        "Enhet;Indikator;Period;Täljare;Nämnare;Värde\n"
        "Vårdcentralen Nysätra;Antal hembesök;2024-04;;;12\n"
        "Vårdcentralen Nysätra;Andel besvarade brev;2024-04;45;60;\n",
        encoding="utf-8",
    )
    intake.import_files(settings, [delivery])

    dashboard = Dashboard.open(settings)
    (letters,) = read_figures(dashboard.snapshot, ["answered_letters"], ["vc"], APRIL, APRIL, [PeriodKind.MONTH])
    assert (letters.value, letters.target, letters.status) == (100 * 45 / 60, 90, Status.MISSED)
    assert (letters.reporting, letters.expected) == (1, 25)
    scorecard = read_scorecard(dashboard.snapshot, dashboard.catalogue, "vc_nysatra", APRIL)
    shown = str(scorecard)
    assert "Hembesök" in shown
    assert "Besvarade brev" in shown
    chosen = select(dashboard.catalogue, dashboard.months, dashboard.opening_month, "vc", "vc_nysatra", "2024-04")
    assert chosen.node_name == "Vårdcentralen Nysätra"
    assert "vc_nysatra" in {choice.id for choice in chosen.units}
    dashboard.close()
