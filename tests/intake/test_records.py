"""Living records written: every version kept and shown at once, taken back, restored, and read in from a workbook."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from nsvh_dash import intake
from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports.record_sheets import to_xlsx
from nsvh_dash.model.errors import ImportRefused, NsvhError, PreviewOutdated
from nsvh_dash.model.record import Record, RecordKind, Risk
from nsvh_dash.model.record_faults import RecordFaults
from nsvh_dash.model.upload import Upload
from nsvh_dash.settings import Settings
from nsvh_dash.store import Connection
from nsvh_dash.views.records.file import build_sheets
from tests.browser.server import copy_database
from tests.intake.conftest import VALUE, upload
from tests.records import control, result, risk

RISK, CONTROL = RecordKind.RISK, RecordKind.CONTROL


def workbook(settings: Settings, *records: Record) -> Upload:
    """The records as a file somebody has filled in."""
    sheets = build_sheets(load_catalogue(settings.catalogue), records)
    return Upload("plan.xlsx", to_xlsx(sheets))


def read(settings: Settings) -> list[tuple[str, int]]:
    """Every risk as pages show it, with its likelihood."""
    dashboard = Dashboard.open(settings)
    shown = [(one.id, one.likelihood) for one in dashboard.records.standing(Risk)]
    dashboard.close()
    return shown


def standing(settings: Settings, record_id: str) -> Record | None:
    """A risk as pages show it; None for one that does not stand."""
    with closing(Dashboard.open(settings)) as dashboard:
        return dashboard.records.find(RISK, record_id)


def seen(settings: Settings, kind: RecordKind, record_id: str) -> list[int]:
    """The numbers of a record's versions."""
    dashboard = Dashboard.open(settings)
    numbers = [version.number for version in dashboard.records.versions(kind, record_id)]
    dashboard.close()
    return numbers


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Two risks, and a control of the first with a result; to be copied, not changed."""
    kept = Settings(database=tmp_path_factory.mktemp("plan") / "nsvh.duckdb")
    book = workbook(kept, risk("R1", 2), risk("R2", 3), control("K1", "R1"), result("K1"))
    intake.import_records(kept, book, "Kim")
    return kept


@pytest.fixture
def plan(written: Settings, tmp_path: Path) -> Settings:
    """The same, to be changed."""
    return Settings(database=copy_database(written.database, tmp_path))


def test_a_change_is_shown_at_once_under_a_version_of_its_own_and_kept_with_the_one_before(plan: Settings) -> None:
    before = Dashboard.current_version(plan)
    [number] = seen(plan, RISK, "R1")
    intake.write_record(plan, risk("R1", 4), "Kim", number)
    assert Dashboard.current_version(plan) != before
    assert read(plan) == [("R1", 4), ("R2", 3)]
    assert len(seen(plan, RISK, "R1")) == 2
    assert intake.check(plan) == []


def test_a_new_record_gets_the_next_id(plan: Settings) -> None:
    values = {name: value for name, value in risk().model_dump().items() if name != "id"}
    assert intake.add_record(plan, RISK, values, "Kim").id == "R3"
    assert [record_id for record_id, _ in read(plan)] == ["R1", "R2", "R3"]


def test_a_change_can_be_taken_back_and_an_earlier_version_restored(plan: Settings) -> None:
    [first] = seen(plan, RISK, "R1")
    intake.write_record(plan, risk("R1", 4), "Kim", first)
    intake.undo_record(plan, RISK, "R1", "Kim")
    assert read(plan)[0] == ("R1", 2)
    intake.undo_record(plan, RISK, "R1", "Kim")
    assert read(plan)[0] == ("R1", 4)
    intake.restore_record(plan, RISK, "R1", first, "Kim")
    assert read(plan)[0] == ("R1", 2)


def test_what_others_belong_to_is_not_removed_and_what_is_removed_comes_back(plan: Settings) -> None:
    with pytest.raises(NsvhError, match="kontroll K1 hör dit"):
        intake.remove_record(plan, RISK, "R1", "Kim")
    intake.remove_record(plan, RISK, "R2", "Kim")
    assert read(plan) == [("R1", 2)]
    intake.undo_record(plan, RISK, "R2", "Kim")
    assert read(plan) == [("R1", 2), ("R2", 3)]


def test_somebody_elses_change_is_not_overwritten_unseen(plan: Settings) -> None:
    [first] = seen(plan, RISK, "R1")
    intake.write_record(plan, risk("R1", 4), "Kim", first)
    with pytest.raises(NsvhError, match=r"ändrades .* av Kim"):
        intake.write_record(plan, risk("R1", 1), "Alex", first)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (control("K1", "R9"), "Risk ”R9”: skriv id för en risk som finns: R1, R2"),
        (risk("R1", node="vc_ekuden"), "Enhet ”vc_ekuden”: skriv en enhet i katalogen"),
        (result("K1").model_copy(update={"control": "K8"}), "Kontroll ”K8”: skriv id för en kontroll som finns: K1"),
    ],
)
def test_what_points_at_nothing_is_refused_and_nothing_kept(plan: Settings, record: Record, said: str) -> None:
    before = Dashboard.current_version(plan)
    [number] = seen(plan, record.kind, record.id)
    with pytest.raises(RecordFaults) as refused:
        intake.write_record(plan, record, "Kim", number)
    assert said in str(refused.value)
    assert Dashboard.current_version(plan) == before


def test_who_writes_is_asked_for(plan: Settings) -> None:
    with pytest.raises(NsvhError, match="vem som skriver"):
        intake.remove_record(plan, RISK, "R2", "  ")
    with pytest.raises(NsvhError, match="den som skriver är 121 tecken"):
        intake.remove_record(plan, RISK, "R2", "å" * 121)
    with pytest.raises(NsvhError, match="den som skriver, ”Kim␀”, har"):
        intake.import_records(plan, workbook(plan, risk("R1", 4)), "Kim\x00")


def test_an_earlier_import_shows_what_stood_then(plan: Settings, tmp_path: Path) -> None:
    file = tmp_path / "chattar.csv"
    file.write_bytes(upload(file.name, VALUE, "Vårdcentralen Ekudden;Antal startade chattar;2024-04;268").content)
    intake.import_files(plan, [file], publish_now=False)
    intake.write_record(plan, risk("R1", 4), "Kim", seen(plan, RISK, "R1")[-1])
    assert read(plan)[0] == ("R1", 4)
    with Dashboard.as_of(plan, 0) as dashboard:
        assert dashboard.records.standing(Risk)[0].likelihood == 2
    with Dashboard.as_of(plan, dt.date(2024, 1, 1)) as dashboard:
        assert dashboard.records.standing(Risk) == []


def test_a_workbook_is_looked_at_first_and_kept_once(plan: Settings) -> None:
    book = workbook(plan, risk("R1", 4), risk("R2", 3), risk("R3"))
    looked = intake.import_records(plan, book, "Kim", dry_run=True)
    assert ([one.id for one in looked.new], [(one.after.id, one.fields) for one in looked.changed]) == (
        ["R3"],
        [("R1", ("likelihood",))],
    )
    assert looked.unchanged == 1
    assert len(read(plan)) == 2
    intake.import_records(plan, book, "Kim", seen=looked.seen)
    assert read(plan) == [("R1", 4), ("R2", 3), ("R3", 2)]
    with pytest.raises(PreviewOutdated):
        intake.import_records(plan, book, "Kim", seen=looked.seen)
    again = intake.import_records(plan, book, "Kim", dry_run=True)
    assert (again.new, again.changed, again.unchanged) == ((), (), 3)


def test_a_column_that_is_not_there_leaves_its_field_alone_and_an_empty_cell_clears_it(plan: Settings) -> None:
    noted = risk("R1", 2, note="Följs upp i maj", invented=True)
    intake.write_record(plan, noted, "Kim", seen(plan, RISK, "R1")[-1])
    whole = build_sheets(load_catalogue(plan.catalogue), [risk("R1", 4)])
    [sheet] = [sheet for sheet in whole if sheet.rows]
    required = [at for at, column in enumerate(sheet.columns) if column.required]
    narrow = replace(
        sheet,
        columns=tuple(sheet.columns[at] for at in required),
        rows=tuple(tuple(row[at] for at in required) for row in sheet.rows),
    )
    intake.import_records(plan, Upload("plan.xlsx", to_xlsx((narrow,))), "Kim")
    assert standing(plan, "R1") == noted.model_copy(update={"likelihood": 4})
    intake.import_records(plan, Upload("plan.xlsx", to_xlsx((sheet,))), "Kim")
    assert standing(plan, "R1") == risk("R1", 4)


def test_a_workbook_is_taken_back_as_a_whole_and_so_is_that(plan: Settings) -> None:
    kept = intake.import_records(plan, workbook(plan, risk("R1", 4), risk("R3"), control("K2", "R3")), "Kim")
    assert kept.number is not None
    undone = intake.undo_import(plan, kept.number, "Alex")
    assert read(plan) == [("R1", 2), ("R2", 3)]
    assert len(seen(plan, RISK, "R1")) == 3
    with pytest.raises(NsvhError, match=rf"Ändring {kept.number} är redan ångrad, .* av Alex; inget ändrades"):
        intake.undo_import(plan, kept.number, "Kim")
    intake.undo_import(plan, undone, "Alex")
    assert read(plan) == [("R1", 4), ("R2", 3), ("R3", 2)]
    assert intake.check(plan) == []


def test_a_workbook_is_not_taken_back_over_what_was_written_since(plan: Settings) -> None:
    kept = intake.import_records(plan, workbook(plan, risk("R1", 4), risk("R3")), "Kim")
    assert kept.number is not None
    intake.write_record(plan, risk("R1", 1), "Alex", seen(plan, RISK, "R1")[-1])
    with pytest.raises(NsvhError, match=r"ändrats efter den: risk R1 \(.* av Alex\)\. Ångra de"):
        intake.undo_import(plan, kept.number, "Kim")
    with pytest.raises(NsvhError, match="ingen ändring med nummer 99"):
        intake.undo_import(plan, 99, "Kim")
    assert read(plan)[0] == ("R1", 1)
    intake.undo_record(plan, RISK, "R1", "Alex")
    intake.undo_import(plan, kept.number, "Kim")
    assert read(plan) == [("R1", 2), ("R2", 3)]


def test_one_mistake_in_a_workbook_and_nothing_of_it_is_kept(plan: Settings) -> None:
    before = Dashboard.current_version(plan)
    with pytest.raises(ImportRefused, match="blad ”Kontroller”, rad 2, kolumn ”Risk”: ”R7”"):
        intake.import_records(plan, workbook(plan, risk("R3"), control("K2", "R7")), "Kim")
    assert Dashboard.current_version(plan) == before


def test_a_ledger_from_before_there_were_records_opens(plan: Settings) -> None:
    ledger = Connection.open(plan.database)
    ledger.execute("DROP TABLE record_version")
    ledger.close()
    intake.import_records(plan, workbook(plan, risk("R1", 1)), "Kim")
    assert read(plan) == [("R1", 1)]
