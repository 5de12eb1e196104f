"""The command line's contract: JSON on stdout, messages on stderr, exit 0, 1 or 2."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from nsvh_dash.cli import main
from nsvh_dash.settings import Settings
from nsvh_dash.store import Connection

UNIT = "Vårdcentralen Ekudden"
KPI_FIELDS = """actual ytd rolling_12 tertial numerator denominator target target_text target_kind deviation change
    status ytd_status r12_status state reason coverage units spc definition origin batches""".split()


@pytest.fixture
def run_anywhere(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command; gives exit code, stdout and stderr."""

    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = int(str(stop.code))
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def run(run_anywhere: Any, demo_settings: Settings, tmp_path: Path) -> Any:
    """Run a command on a private copy of the demo."""
    shutil.copy(demo_settings.database, tmp_path / "nsvh.duckdb")
    shutil.copytree(demo_settings.snapshots, tmp_path / "nsvh.snapshots")
    return run_anywhere


@pytest.fixture
def run_small(run_anywhere: Any, tmp_path: Path) -> Any:
    """Run a command on a database of one import: 2 420 visits. What has to be computed anew is soon computed."""
    assert run_anywhere("import", delivery(tmp_path, "2 420"))[0] == 0
    return run_anywhere


def delivery(folder: Path, value: str, unit: str = UNIT) -> Path:
    file = folder / "besok.csv"
    file.write_text(
        f"Enhet;Indikator;Period;Värde\n{unit};Antal besök inkl. distans;2024-04;{value}\n", encoding="utf-8"
    )
    return file


def test_kpi_answers_with_every_field_of_the_contract(run: Any) -> None:
    code, out, _ = run(
        "kpi", "Telefontillgänglighet", "--unit", "Vårdcentralen Halland", "--month", "2024-04", "--json"
    )
    answer = json.loads(out)
    assert code == 0
    assert set(KPI_FIELDS) <= answer.keys()
    assert (answer["status"], answer["coverage"]) == ("missed", {"reporting": 24, "expected": 24})
    assert sum(answer["units"].values()) == 24
    assert answer["change"]["same_period_last_year"]["matched"] == 4 * 24
    assert answer["deviation"] == pytest.approx(answer["actual"] - 95)
    assert answer["actual"] == pytest.approx(100 * answer["numerator"] / answer["denominator"])


def test_what_cannot_be_followed_up_is_null_with_the_reason(run: Any) -> None:
    _, out, _ = run("kpi", "sick_leave", "--unit", "nsvh", "--month", "2024-04", "--json")
    answer = json.loads(out)
    assert (answer["actual"], answer["state"], answer["status"]) == (None, "not_measurable", "not_measurable")
    assert "schemasystem" in answer["reason"]


def test_a_change_across_another_definition_is_null_with_the_reason_and_a_new_start(run: Any) -> None:
    _, out, _ = run("kpi", "medical_assessment", "--unit", "vc", "--month", "2024-04", "--json")
    answer = json.loads(out)
    change = answer["change"]
    assert change["previous_month"] is not None
    assert change["reason"]["previous_month"] is None
    assert change["same_month_last_year"] is change["same_period_last_year"]["value"] is None
    for name in ("same_month_last_year", "same_period_last_year"):
        assert change["reason"][name].replace("\u00a0", " ").endswith("jämför från och med oktober 2023")
    (found,) = answer["breaks"]
    assert (found["month"], found["rebase_from"]) == ("2023-10", "2023-10")
    assert found["old"] != found["new"]
    assert change["organisation"]["previous_month"] == {"joined": [], "left": []}
    _, out, _ = run("kpi", "medical_assessment", "--unit", "vc", "--month", "2023-09", "--json")
    assert json.loads(out)["breaks"] == []


def test_an_unknown_name_is_refused_with_the_nearest(run: Any) -> None:
    code, out, err = run("kpi", "visits", "--unit", "Vårdcentralen Ekuden", "--month", "2024-04")
    assert (code, out) == (1, "")
    assert f"”{UNIT}”" in err


def test_goals_answer_with_the_plan_s_tree_and_refuse_a_year_without_one(run: Any) -> None:
    answer = json.loads(run("goals", "--unit", "nsvh", "--month", "2024-04", "--json")[1])
    area = next(line for line in answer["lines"] if line["id"] == "own_areas_2024")
    balance = area["lines"][0]
    assert (answer["year"], area["kind"], area["state"]) == (2024, "focus_area", "missed")
    assert balance["counts"] == {"missed": 2, "near": 0, "reached": 4, "not_judged": 0}
    assert balance["lines"][0] == {
        "kind": "indicator", "id": "budget_variance", "name": "Ackumulerad budgetavvikelse", "status": "reached",
    }  # fmt: skip
    assert [change["since"] for change in answer["changed"]] == ["2024-03", "2023-12"]
    code, _, err = run("goals", "--unit", "nsvh", "--month", "2024-04", "--year", "2023")
    assert (code, err) == (1, "Det finns ingen plan för 2023. Det finns planer för 2022 och 2024.\n")


def test_a_wrong_call_is_exit_2_in_swedish(run: Any) -> None:
    code, _, err = run("kpi", "visits", "--unit", "vc", "--month", "april")
    assert code == 2
    assert "skriv till exempel 2024-04" in err
    assert run()[0] == 2
    assert run("finance", "balansräkning", "--unit", "nsvh", "--month", "2024-04")[0] == 2


def test_import_dry_run_undo_and_log(run_small: Any, tmp_path: Path) -> None:
    file = delivery(tmp_path, "2 421")
    code, out, _ = run_small("import", file, "--dry-run", "--json")
    dry = json.loads(out)
    assert (code, dry["batch"], dry["changed"]) == (0, None, 1)

    receipt = json.loads(run_small("import", file, "--json")[1])
    assert (receipt["accepted"], receipt["new"], receipt["changed"], receipt["rejected"]) == (1, 0, 1, 0)
    now = json.loads(run_small("kpi", "visits", "--unit", UNIT, "--month", "2024-04", "--json")[1])
    assert (now["actual"], now["batches"]) == (2421, [receipt["batch"]])

    before = json.loads(
        run_small("kpi", "visits", "--unit", UNIT, "--month", "2024-04", "--as-of", receipt["batch"] - 1, "--json")[1]
    )
    assert before["actual"] == 2420

    assert run_small("undo", receipt["batch"], "--note", "fel fil")[0] == 0
    undone = json.loads(run_small("kpi", "visits", "--unit", UNIT, "--month", "2024-04", "--json")[1])
    assert undone["actual"] == 2420
    log = json.loads(run_small("batches", "--json")[1])
    assert [(b["kind"], b["withdrawn"]) for b in log[-2:]] == [("import", True), ("withdrawal", False)]
    assert run_small("undo", receipt["batch"])[0] == 1


def test_check_answers_whether_the_store_is_sound_and_with_what_is_not(run_small: Any, tmp_path: Path) -> None:
    code, out, said = run_small("check", "--json")
    assert (code, json.loads(out)) == (0, {"ok": True, "faults": []})
    assert "räknas om ur rådata" in said

    (snapshot,) = (tmp_path / "nsvh.snapshots").glob("*.duckdb")
    with Connection.open(snapshot) as db:
        visits = "(indicator_id, node_id, period_kind) = ('visits', 'vc_ekudden', 'month')"
        db.execute(f"UPDATE kpi SET value = 1 WHERE {visits}")
    code, out, _ = run_small("check", "--json")
    answer = json.loads(out)
    assert (code, answer["ok"], len(answer["faults"])) == (1, False, 1)
    assert "value är 1, omräknat ur rådata 2" in answer["faults"][0]


def test_a_bad_file_is_refused_whole_and_the_good_rows_kept_on_request(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "blandad.csv"
    file.write_text(
        "Enhet;Indikator;Period;Värde\n"
        f"{UNIT};Antal besök inkl. distans;2024-04;9I1\n"
        "Vårdcentralen Ekuden;Antal besök inkl. distans;2024-04;5\n"
        "Vårdcentralen Åsen;Antal besök inkl. distans;2024-04;6\n",
        encoding="utf-8",
    )
    batches = json.loads(run("batches", "--json")[1])
    code, out, err = run("import", file, "--json")
    refused = json.loads(out)
    assert (code, refused["accepted"], refused["rejected"], refused["batch"]) == (1, 0, 2, None)
    assert [(i["row"], i["column"], i["value"]) for i in refused["issues"]] == [
        (2, "Värde", "9I1"),
        (3, "Enhet", "Vårdcentralen Ekuden"),
    ]
    assert "blandad.csv, rad 2, kolumn ”Värde”: ”9I1”" in err
    assert json.loads(run("batches", "--json")[1]) == batches
    kept = json.loads(run("import", file, "--partial", "--json")[1])
    assert (kept["accepted"], kept["rejected"]) == (1, 2)


def test_exports_hold_every_current_row_and_every_figure(run: Any, tmp_path: Path) -> None:
    for what in ("observations", "kpi", "catalogue"):
        target = tmp_path / f"{what}.csv"
        code, out, _ = run("export", what, "-o", target, "--json")
        with target.open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        assert (code, json.loads(out)["rows"]) == (0, len(rows))
        assert rows
    with (tmp_path / "observations.csv").open(encoding="utf-8") as file:
        row = next(
            r
            for r in csv.DictReader(file)
            if (r["indicator_id"], r["unit_id"], r["month"]) == ("visits", "vc_ekudden", "2024-04")
        )
    assert (float(row["value"]), row["state"]) == (2420, "reported")
    assert run("export", "kpi", "-o", tmp_path / "kpi.parquet")[0] == 0
    assert run("export", "kpi", "-o", tmp_path / "kpi.doc")[0] == 1


def test_without_a_database_the_answer_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NSVH_DATABASE", str(tmp_path / "nowhere" / "nsvh.duckdb"))
    assert main(["kpi", "visits", "--unit", "vc", "--month", "2024-04"]) == 1
    assert "build --demo" in capsys.readouterr().err


def test_spc_answers_for_any_file_and_names_its_bad_rows(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "serie.csv"
    values = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]
    lines = [f"20{21 + n // 12}-{n % 12 + 1:02d}-01,{value}" for n, value in enumerate(values)]
    file.write_text("\n".join(["date,value", *lines]), encoding="utf-8")
    code, out, _ = run("spc", file, "--direction", "none", "--json")
    chart = json.loads(out)
    assert (code, chart["variation"], chart["assurance"]) == (0, "common_cause", None)
    assert chart["points"][4]["type"] == "neutral_high"
    assert chart["points"][0]["upper_limit"] == pytest.approx(4.6044, abs=1e-4)
    file.write_text("date,value\n2024-01-01,ett\n2024-13-01,2\n", encoding="utf-8")
    code, _, err = run("spc", file, "--direction", "up")
    assert code == 1
    assert "rad 2" in err
    assert "rad 3" in err
    assert run("spc", file, "--direction", "up", "--target", "nan")[0] == 2
    file.write_bytes(b"date,value\n\xe5")
    for path, said in ((file, "inte text i UTF-8"), (tmp_path / "saknas.csv", "finns inte"), (tmp_path, "mapp")):
        code, _, err = run("spc", path, "--direction", "up")
        assert (code, said in err) == (1, True)


def test_why_answers_with_the_parts_the_rows_and_the_versions(run: Any) -> None:
    call = ("why", "phone_access", "--unit", "Vårdcentralen Halland", "--month", "2024-04")
    code, out, _ = run(*call, "--period", "ytd", "--json")
    answer = json.loads(out)
    assert code == 0
    n, d = (sum(unit[side] for unit in answer["units"]) for side in ("numerator", "denominator"))
    assert answer["figure"]["value"] == pytest.approx(100 * n / d)
    assert answer["figure"]["period_kind"] == "ytd"
    assert [month["month"] for month in answer["months"]] == ["2024-01", "2024-02", "2024-03", "2024-04"]
    assert {"file", "sheet", "row", "batch", "value"} <= answer["sources"][0].keys()
    assert answer["source_count"] == 4 * 24 * 2
    assert (answer["target"]["target"]["node"], answer["target"]["milestone"]) == ("vc", 95)
    assert answer["definition"]["fingerprint"]
    assert "nås inte" in answer["text"]

    code, told, _ = run(*call)
    assert code == 0
    assert "54\u00a0250 / 59\u00a0550" in told.splitlines()[0]
    assert "Vårdcentralen Ekudden: " in told
    assert "… och 8 till; alla fås med --json" in told


def test_why_answers_as_it_was_known_and_refuses_what_never_was(run_small: Any, tmp_path: Path) -> None:
    batch = json.loads(run_small("import", delivery(tmp_path, "2 421"), "--json")[1])["batch"]
    call = ("why", "visits", "--unit", UNIT, "--month", "2024-04", "--json")
    now, before = (json.loads(run_small(*call, *more)[1]) for more in ((), ("--as-of", batch - 1)))
    assert (now["figure"]["value"], before["figure"]["value"]) == (2421, 2420)
    assert [row["batch"] for row in now["sources"]] == [batch]

    code, out, err = run_small("why", "visits", "--unit", UNIT, "--month", "2025-06")
    assert (code, out) == (1, "")
    assert "2025-06" in err
    assert run_small("why", "visits", "--unit", UNIT, "--month", "2024-04", "--period", "vecka")[0] == 2


def test_revision_lists_what_an_import_and_its_withdrawal_changed(run_small: Any, tmp_path: Path) -> None:
    batch = json.loads(run_small("import", delivery(tmp_path, "2 421"), "--json")[1])["batch"]
    code, out, _ = run_small("revision", batch, "--json")
    answer = json.loads(out)
    assert code == 0
    assert list(answer["levels"]) == ["administration", "business_area", "group", "unit"]
    assert answer["levels"]["administration"]["changed"] == 0
    visits = [c for c in answer["changes"] if c["indicator_id"] == "visits" and c["period_kind"] == "month"]
    assert [(c["level"], c["month"], c["difference"]) for c in visits] == [
        ("business_area", "2024-04", 1),
        ("group", "2024-04", 1),
        ("unit", "2024-04", 1),
    ]
    assert {"value", "state", "target", "status"} == visits[0]["before"].keys() == visits[0]["after"].keys()

    withdrawal = json.loads(run_small("undo", batch, "--json")[1])["batch"]
    told = run_small("revision", withdrawal)[1]
    assert f"Ändring {withdrawal}, som gäller import {batch}, ändrade {len(answer['changes'])} siffror." in told
    assert f"{UNIT}, Besök inkl. distans, april\u00a02024: 2\u00a0421 → 2\u00a0420 (−1)" in told
    assert run_small("revision", 9999)[0] == 1


def test_the_numbers_of_a_text_are_held_against_the_figures(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("Antalet listade är 170 391 i april,\n254 färre än målet.\n", encoding="utf-8")
    code, out, _ = run("check-text", file, "--unit", "nsvh", "--month", "2024-04", "--json")
    answer = json.loads(out)
    assert (code, answer["numbers"], answer["alarms"]) == (0, 2, 1)
    assert [(f["line"], f["number"], f["verdict"]) for f in answer["findings"]] == [
        (1, "170 391", "agrees"),
        (2, "254", "wrong_meaning"),
    ]
    _, said, _ = run("check-text", file, "--unit", "nsvh", "--month", "2024-04")
    assert said.startswith("Ett annat tal än orden säger (1)\n  rad 2, ”254”: ")
    file.write_bytes(b"\xff\xfe\xfa")
    assert run("check-text", file, "--unit", "nsvh", "--month", "2024-04")[::2] == (
        1,
        f"{file}: filen är inte text i UTF-8; spara om den som UTF-8.\n",
    )


def test_records_go_out_to_a_workbook_and_come_in_again(run: Any, tmp_path: Path) -> None:
    book = tmp_path / "plan.xlsx"
    assert json.loads(run("records", "export", "-o", book, "--json")[1])["records"] > 40
    code, out, _ = run("records", "import", book, "--dry-run", "--json")
    looked = json.loads(out)
    assert (code, looked["stored"], looked["new"], looked["changed"]) == (0, False, [], [])
    code, out, _ = run("records", "list", "risks", "--unit", "Folktandvården Halland", "--json")
    [risk] = json.loads(out)
    assert (code, risk["node"], risk["invented"], risk["author"]) == (0, "ftv", True, "Demodata")
    assert run("records", "list", "risks", "--unit", "nsvh", "--as-of", "2024-01-01", "--json")[:2] == (0, "[]\n")
    *_, written = json.loads(run("records", "log", "--json")[1])
    assert (written["author"], len(written["records"]) > 1) == ("Demodata", True)
    assert run("records", "undo", "9999")[0] == 1
    book.write_bytes(b"PK")
    code, _, told = run("records", "import", book)
    assert code == 1
    assert "plan.xlsx: " in told


def test_workbook_writes_a_file_and_says_where(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "ekudden.xlsx"
    code, out, _ = run("workbook", "--unit", UNIT, "--month", "2024-04", "-o", file, "--json")
    assert (code, json.loads(out)) == (0, {"file": str(file), "bytes": file.stat().st_size})
    assert file.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("month", "file", "said"),
    [("2031-01", "a.xlsx", "den senaste månaden är april\u00a02024"), ("2024-04", "a.csv", "ska sluta på .xlsx")],
)
def test_workbook_refuses_what_it_cannot_write(run: Any, tmp_path: Path, month: str, file: str, said: str) -> None:
    code, _, err = run("workbook", "--unit", UNIT, "--month", month, "-o", tmp_path / file)
    assert (code, (tmp_path / file).exists()) == (1, False)
    assert said in err


def test_a_meeting_is_made_frozen_and_thawed(run: Any, tmp_path: Path) -> None:
    place = ("--unit", UNIT, "--month", "2024-04")
    code, out, _ = run("new-meeting", "Dialogmöte", "--date", "2024-05-20", *place, "--json")
    assert (code, json.loads(out)["id"]) == (0, 1)
    assert json.loads(run("meeting", 1, "--freeze", "--json")[1])["changed"] == []
    assert run("import", delivery(tmp_path, "1"))[0] == 0
    frozen = json.loads(run("meeting", 1, "--json")[1])
    assert frozen["frozen"]["batch"] < json.loads(run("batches", "--json")[1])[-1]["id"]
    assert [found["then"] for found in frozen["changed"] if found["label"].startswith("Besök på distans")]
    assert json.loads(run("meeting", 1, "--thaw", "--json")[1])["frozen"] is None
    assert [found["count"] for found in json.loads(run("meetings", "--json")[1])] == [frozen["count"]]
    code, _, error = run("meeting", 9)
    assert (code, "inget möte med nummer 9" in error) == (1, True)
    code, _, error = run("meeting", 1, "--freeze", "--thaw")
    assert (code, "--thaw: går inte ihop med --freeze" in error) == (2, True)


def test_a_database_computed_by_another_version_is_built_anew_first(run: Any, tmp_path: Path) -> None:
    pointer = tmp_path / "nsvh.snapshots" / "current"
    version = pointer.read_text(encoding="utf-8")
    other = "-".join(["00000000" if at == 2 else part for at, part in enumerate(version.split("-"))])
    (pointer.parent / f"snapshot-{version}.duckdb").rename(pointer.parent / f"snapshot-{other}.duckdb")
    pointer.write_text(other, encoding="utf-8")
    code, out, error = run("kpi", "visits", "--unit", UNIT, "--month", "2024-04")
    assert (code, out, "Kör kommandot build" in error) == (1, "", True)
    assert run("build")[0] == 0
    assert run("kpi", "visits", "--unit", UNIT, "--month", "2024-04")[0] == 0


def test_what_was_never_known_is_not_answered_with_something_else(run: Any, tmp_path: Path) -> None:
    month, year_2031 = (("--unit", UNIT, "--month", month) for month in ("2024-04", "2031-01"))
    for call, said in (
        (("kpi", "visits", *month, "--as-of", "9999"), "ingen import 9999"),
        (("report", *year_2031, "-o", tmp_path / "a.pdf"), "inga uppgifter för januari"),
        (("new-meeting", "Möte", "--date", "2031-01-20", *year_2031), "inga uppgifter för januari"),
        (("comment", "phone_access", tmp_path / "a.md", "--unit", "ftv", "--month", "2024-04"), "finns inte för"),
    ):
        code, _, error = run(*call)
        assert (code, said in error) == (1, True), error
