"""What stands in a delivered file is shown as text, wherever it can appear, and run nowhere."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash import intake
from nsvh_dash.cli import main
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports.tables import write_export
from nsvh_dash.model.errors import ImportRefused, Issue
from nsvh_dash.model.plain_text import plain
from nsvh_dash.settings import Settings
from nsvh_dash.store import Connection
from tests.conftest import ROOT
from tests.faults import hostile
from tests.faults.world import settings_in
from tests.ui.conftest import PATIENCE

PLACE = {"omrade": "vc", "enhet": "vc_ekudden", "manad": "2024-04"}


@pytest.fixture
def attacked(demo_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The demo with a delivery that means harm."""
    shutil.copy(demo_settings.database, tmp_path / "nsvh.duckdb")
    shutil.copytree(demo_settings.snapshots, tmp_path / "nsvh.snapshots")
    settings = demo_settings.model_copy(update={"database": tmp_path / "nsvh.duckdb"})
    file = tmp_path / "=1+1 <b>telefoni.csv"
    file.write_text(hostile.ROWS, encoding="utf-8")
    intake.import_files(settings, [file], note="=2+3\x1b[31m")
    monkeypatch.setenv("NSVH_DATABASE", str(settings.database))
    return settings


def test_exports_screens_and_the_command_line_show_it_as_it_stood(
    attacked: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dashboard = Dashboard.open(attacked)
    for what in ("kpi", "observations"):
        write_export(dashboard, what, tmp_path / f"{what}.csv")
    write_export(dashboard, "kpi", tmp_path / "kpi.parquet")
    dashboard.close()
    with (tmp_path / "kpi.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert "'" + hostile.ALL in {row["reason"] for row in rows}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]
    assert any(float(row["deviation"]) < 0 for row in rows if row["deviation"]), "numbers below zero stay numbers"
    with Connection.memory() as db:
        [(reason,)] = db.rows(f"SELECT DISTINCT reason FROM '{tmp_path / 'kpi.parquet'}' WHERE reason LIKE '=%'")
    assert reason == hostile.ALL, "a Parquet file is read by programs: there it is as it came"

    capsys.readouterr()
    for arguments in (
        ["kpi", "phone_access", "--unit", "vc_ekudden", "--month", "2024-04"],
        ["why", "phone_access", "--unit", "vc_ekudden", "--month", "2024-04"],
        ["batches"],
    ):
        assert main(arguments) == 0
    said = capsys.readouterr().out
    assert hostile.ALL in said
    assert "=2+3␛[31m" in said
    assert "\x1b" not in said

    for page in ("oversikt", "indikator", "tillganglighet", "enheter"):
        app = AppTest.from_file(str(ROOT / "nsvh_dash" / "ui" / "main.py"), default_timeout=PATIENCE)
        for name, value in {**PLACE, "indikator": "phone_access"}.items():
            app.query_params[name] = value
        app.run()
        app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()
        assert [found.message for found in app.exception] == []
        shown = "\n".join(element.value for element in app.markdown)
        assert "<script>" not in shown
        assert "onerror=alert(2)>" not in shown


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\x00=1"])
def test_text_that_begins_like_a_formula_is_guarded_in_csv(tmp_path: Path, text: str) -> None:
    target = tmp_path / "ut.csv"
    with Connection.memory() as db:
        db.create("t", {"text": "VARCHAR", "number": "DOUBLE"}, [(text, -1.5)])
        db.save("SELECT * FROM t", (), target)
    with target.open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert row == {"text": "'" + text, "number": "-1.5"}


@pytest.mark.parametrize("text", ["1", "a=1", "–", "−5", "'=1", "", "e-post"])
def test_other_text_is_untouched_in_csv(tmp_path: Path, text: str) -> None:
    target = tmp_path / "ut.csv"
    with Connection.memory() as db:
        db.create("t", {"text": "VARCHAR"}, [(text,)])
        db.save("SELECT * FROM t", (), target)
    with target.open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == [{"text": text}]


@pytest.mark.parametrize("text", [hostile.FORMULA, hostile.SCRIPT, hostile.MARKDOWN, hostile.ESCAPE])
def test_a_refusal_quotes_it_and_moves_no_cursor(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = settings_in(tmp_path / "data")
    monkeypatch.setenv("NSVH_CATALOGUE", str(settings.catalogue))
    file = tmp_path / f"{text.replace('/', '')}.csv"
    file.write_text(f'Enhet;Indikator;Period;Värde\n"{text}";calls_received;2024-04;1\n', encoding="utf-8")
    assert main(["import", str(file)]) == 1
    said = capsys.readouterr().err
    assert plain(text) in said
    assert not {"\x1b", "\u202e"} & set(said)
    with pytest.raises(ImportRefused) as refusal:
        intake.import_files(settings, [file])
    assert refusal.value.issues[0].value == text, "whoever asks for the issue itself gets it as it stood"


def test_a_file_name_that_is_no_text_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = settings_in(tmp_path / "data")
    monkeypatch.setenv("NSVH_CATALOGUE", str(settings.catalogue))
    file = Path(f"{tmp_path}/odd\udce5.csv")
    file.write_text("Enhet;Indikator;Period;Värde\nnorth;calls_received;2024-04;1\n", encoding="utf-8")
    assert main(["import", str(file)]) == 1
    assert "odd\ufffd.csv: filnamnet går inte att läsa som text" in capsys.readouterr().err


def test_a_sign_stands_for_what_cannot_be_seen() -> None:
    issue = Issue("a\nb.csv", "bl\x1bad", 2, "k\u202eol", "v\tx", "annat", "code")
    assert str(issue) == "a␊b.csv, blad ”bl␛ad”, rad 2, kolumn ”k\ufffdol”: ”v␉x”: annat"
    assert plain("Vårdcentralen Åsen – 92,3\u00a0%") == "Vårdcentralen Åsen – 92,3\u00a0%"
