"""A hidden cell is hidden in what leaves the product too."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports.tables import write_export
from nsvh_dash.settings import ROOT, Settings


def test_neither_rows_nor_figures_tell_a_small_cell(tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue"
    shutil.copytree(ROOT / "data" / "catalogue", catalogue)
    file = catalogue / "indicators" / "production.toml"
    text = file.read_text(encoding="utf-8")
    wanted = 'id = "svf_referrals"\n'
    assert wanted in text
    file.write_text(text.replace(wanted, wanted + "least_denominator = 10\n"), encoding="utf-8")
    delivery = tmp_path / "remisser.csv"
    units = {"Vårdcentralen Ekudden": (3, 4), "Vårdcentralen Åsen": (30, 40), "Vårdcentralen Öringe": (20, 25)}
    lines = [f"{unit};Andel remisser korrekt märkta, SVF;2024-04;{n};{d}" for unit, (n, d) in units.items()]
    delivery.write_text("\n".join(["Enhet;Indikator;Period;Täljare;Nämnare", *lines]), encoding="utf-8")
    settings = Settings(database=tmp_path / "nsvh.duckdb", catalogue=catalogue)
    intake.import_files(settings, [delivery])

    dashboard = Dashboard.open(settings)
    tables = {}
    for what in ("observations", "kpi"):
        write_export(dashboard, what, tmp_path / f"{what}.csv")
        with (tmp_path / f"{what}.csv").open(encoding="utf-8") as exported:
            tables[what] = [row for row in csv.DictReader(exported) if row["unit_id"] == "vc_ekudden"]
    dashboard.close()
    assert tables["observations"]
    for row in tables["observations"]:
        assert (row["value"], row["numerator"], row["denominator"], row["state"]) == ("", "", "", "suppressed")
    referrals = [row for row in tables["kpi"] if row["indicator_id"] == "svf_referrals"]
    assert referrals
    assert {(row["value"], row["numerator"], row["denominator"]) for row in referrals} == {("", "", "")}
