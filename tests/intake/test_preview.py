"""A preview says what an import will do, and the import then does that or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard, read_revision
from nsvh_dash.intake import Upload
from nsvh_dash.kpi.revision import Level
from nsvh_dash.model.errors import ImportRefused, NsvhError, PreviewOutdated, WarningsNotAccepted
from nsvh_dash.model.observation import Status
from nsvh_dash.settings import Settings
from nsvh_dash.views.importing.preview import ChangeKind, ImportPreview
from tests.intake.conftest import RATIO, VALUE, Begin, Deliver, upload

EKUDDEN, ASEN = "Vårdcentralen Ekudden", "Vårdcentralen Åsen"
REFERRALS, VISITS = "Andel remisser korrekt märkta, SVF", "Antal besök inkl. distans"
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def april(begin: Begin) -> None:
    """Two health centres that reach their target in April."""
    begin("svf.csv", RATIO, f"{EKUDDEN};{REFERRALS};2024-04;90;100", f"{ASEN};{REFERRALS};2024-04;90;100")


def referrals(name: str, *rows: tuple[str, str, int, int]) -> Upload:
    return upload(name, RATIO, *(f"{unit};{REFERRALS};{month};{right};{of}" for unit, month, right, of in rows))


CORRECTION = referrals("rattad.csv", (EKUDDEN, "2024-04", 60, 100), (ASEN, "2024-04", 90, 100))
MAY = referrals("maj.csv", (EKUDDEN, "2024-05", 88, 100))


def accept_all(preview: ImportPreview) -> list[str]:
    return [warning.id for warning in preview.warnings]


@pytest.mark.usefixtures("april")
def test_rows_are_new_changed_or_unchanged_file_by_file(settings: Settings) -> None:
    preview = intake.preview(settings, [CORRECTION, MAY])
    assert [(f.name, f.rows, f.new, f.changed, f.unchanged, f.profile_name) for f in preview.files] == [
        ("rattad.csv", 2, 0, 1, 1, "Lång form"),
        ("maj.csv", 1, 1, 0, 0, "Lång form"),
    ]
    assert preview.changes_total == 2
    corrected, new = preview.changes
    assert (corrected.file, corrected.unit_name, corrected.month_text) == ("rattad.csv", EKUDDEN, f"april{NBSP}2024")
    assert (corrected.before, corrected.after) == (f"90 av 100 (90,0{NBSP}%)", f"60 av 100 (60,0{NBSP}%)")
    assert (corrected.scenario, corrected.kind, new.kind, new.before) == (
        "utfall", ChangeKind.CHANGED, ChangeKind.NEW, "",
    )  # fmt: skip


@pytest.mark.usefixtures("april")
def test_the_effect_is_that_of_the_import_itself(settings: Settings) -> None:
    preview = intake.preview(settings, [CORRECTION, MAY])
    batch = intake.commit(settings, [CORRECTION, MAY], preview, accept_all(preview)).batch
    assert batch is not None
    revision = read_revision(settings, batch)[2]
    assert preview.effects.total == len(revision.changes)
    assert {(level.level, level.changed, level.improved, level.worsened) for level in preview.effects.levels} == {
        (count.level, count.changed, count.improved, count.worsened) for count in revision.levels if count.changed
    }


@pytest.mark.usefixtures("april")
def test_areas_come_first_and_turned_judgements_before_other_changes(settings: Settings) -> None:
    lines = intake.preview(settings, [CORRECTION, MAY]).effects.lines
    order = list(Level)
    assert [order.index(line.level) for line in lines] == sorted(order.index(line.level) for line in lines)
    first = lines[0]
    assert (first.level, first.indicator_name) == (Level.BUSINESS_AREA, "Remisser rätt märkta, SVF")
    assert (first.status_before, first.status_after, first.flip) == (Status.REACHED, Status.MISSED, -2)
    assert first.status_text == "Når mål → Når inte mål"
    april = next(line for line in lines if line.level is Level.BUSINESS_AREA and line.period_text == f"april{NBSP}2024")
    # (90 + 90) of 200 becomes (60 + 90) of 200.
    assert (april.before, april.after) == (f"90,0{NBSP}%", f"75,0{NBSP}%")


@pytest.mark.usefixtures("april")
def test_a_preview_stores_and_publishes_nothing(settings: Settings) -> None:
    version = intake.build(settings)
    intake.preview(settings, [CORRECTION, MAY])
    assert len(intake.batches(settings)) == 1
    assert Dashboard.current_version(settings) == version
    assert intake.check(settings) == []


def test_the_first_files_of_all_can_be_previewed(settings: Settings) -> None:
    preview = intake.preview(settings, [MAY])
    assert (preview.base_batch, preview.files[0].new, preview.errors) == (0, 1, ())
    assert preview.effects.total > 0


def test_files_that_hold_nothing_usable_are_told_apart(settings: Settings) -> None:
    unknown = upload("okand.csv", "Kst;Belopp", "4711;12")
    wrong = upload("fel.csv", VALUE, f"Vårdcentralen Ekuden;{VISITS};2024-04;10", f"{ASEN};{VISITS};2024-04;10")
    preview = intake.preview(settings, [unknown, wrong, Upload("tom.csv", b"")])
    assert [(f.needs_mapping, f.rows, f.errors > 0) for f in preview.files] == [
        (True, 0, True), (False, 1, True), (False, 0, True),
    ]  # fmt: skip
    assert preview.errors
    assert preview.has_rows, "the good rows may be stored alone"
    with pytest.raises(ImportRefused):
        intake.commit(settings, [unknown, wrong, Upload("tom.csv", b"")], preview, accept_all(preview))
    assert intake.batches(settings) == []


def test_what_is_good_can_be_stored_and_the_rest_left_out(settings: Settings) -> None:
    wrong = upload("fel.csv", VALUE, f"Vårdcentralen Ekuden;{VISITS};2024-04;10", f"{ASEN};{VISITS};2024-04;10")
    preview = intake.preview(settings, [wrong])
    receipt = intake.commit(settings, [wrong], preview, accept_all(preview), partial=True)
    assert (receipt.accepted, receipt.rejected) == (1, 1)
    assert receipt.batch is not None
    kept = intake.receipt(settings, receipt.batch).issues
    assert ("unknown_unit", "") in {(one.issue.code, one.accepted_by) for one in kept}


def test_a_profile_can_be_chosen_for_a_file(settings: Settings) -> None:
    preview = intake.preview(settings, [MAY], profiles={"maj.csv": "wide_sv"})
    assert preview.errors
    assert preview.files[0].chosen_profile == "wide_sv"


def test_progress_is_told(settings: Settings) -> None:
    told: list[tuple[float, str]] = []
    intake.preview(settings, [MAY], progress=lambda part, text: told.append((part, text)))
    assert [part for part, _text in told] == sorted(part for part, _text in told)
    assert told[0] == (0.0, "Läser maj.csv")
    assert told[-1][0] == 1.0


# Committing


@pytest.mark.usefixtures("april")
def test_every_warning_has_to_be_accepted(settings: Settings) -> None:
    preview = intake.preview(settings, [MAY])
    assert {warning.issue.code for warning in preview.warnings} == {"unit_silent", "incomplete_month"}
    with pytest.raises(WarningsNotAccepted, match="Vårdcentralen Åsen") as refused:
        intake.commit(settings, [MAY], preview, [preview.warnings[1].id])
    assert refused.value.issues == [preview.warnings[0].issue]
    assert len(intake.batches(settings)) == 1

    receipt = intake.commit(settings, [MAY], preview, accept_all(preview), note="Åsen kommer senare")
    assert (receipt.batch, receipt.new) == (2, 1)
    kept = intake.receipt(settings, 2)
    assert kept.note == "Åsen kommer senare"
    assert {(one.issue, one.accepted_by) for one in kept.issues} == {
        (warning.issue, kept.actor) for warning in preview.warnings
    }


def test_the_same_warning_has_the_same_id_next_time(settings: Settings) -> None:
    ids = [accept_all(intake.preview(settings, [MAY])) for _ in range(2)]
    assert ids[0] == ids[1] != []


def test_a_jump_comes_with_its_picture(settings: Settings, deliver: Deliver) -> None:
    lines = [
        f"{EKUDDEN};{VISITS};{year}-{month:02};{100 + month % 3}" for year in (2022, 2023) for month in range(1, 13)
    ]
    deliver("besok.csv", VALUE, *lines)
    preview = intake.preview(settings, [upload("ny.csv", VALUE, f"{EKUDDEN};{VISITS};2024-01;160")])
    (picture,) = [warning.picture for warning in preview.warnings if warning.picture]
    assert (len(picture.points), picture.new.value, picture.new_text) == (24, 160, "160")
    assert picture.lower < 100 < picture.mean < 102 < picture.upper < 160
    assert "160 för januari" in picture.summary


@pytest.mark.usefixtures("april")
def test_a_second_click_imports_nothing_twice(settings: Settings) -> None:
    preview = intake.preview(settings, [MAY])
    intake.commit(settings, [MAY], preview, accept_all(preview))
    with pytest.raises(PreviewOutdated, match="import 2"):
        intake.commit(settings, [MAY], preview, accept_all(preview))
    assert len(intake.batches(settings)) == 2


@pytest.mark.usefixtures("april")
def test_somebody_else_s_import_of_the_same_series_makes_the_preview_old(settings: Settings, deliver: Deliver) -> None:
    preview = intake.preview(settings, [MAY])
    deliver("andra.csv", VALUE, f"{ASEN};{VISITS};2024-04;10")
    other = intake.preview(settings, [MAY])
    assert other.base_batch == 2
    deliver("svf2.csv", RATIO, f"{ASEN};{REFERRALS};2024-04;91;100")
    for outdated in (preview, other):
        with pytest.raises(PreviewOutdated, match="granska filerna igen"):
            intake.commit(settings, [MAY], outdated, accept_all(outdated))


@pytest.mark.usefixtures("april")
def test_an_import_of_something_else_does_not(settings: Settings, deliver: Deliver) -> None:
    preview = intake.preview(settings, [MAY])
    deliver("andra.csv", VALUE, f"{ASEN};{VISITS};2024-04;10")
    assert intake.commit(settings, [MAY], preview, accept_all(preview)).batch == 3
    assert intake.check(settings) == []


def test_other_files_than_the_previewed_are_refused(settings: Settings) -> None:
    preview = intake.preview(settings, [MAY])
    with pytest.raises(PreviewOutdated, match="inte de som granskades"):
        intake.commit(settings, [Upload("maj.csv", MAY.content + b"\n")], preview, accept_all(preview))
    catalogue = settings.catalogue / "dataset.toml"
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + "\n# anything\n", encoding="utf-8")
    with pytest.raises(PreviewOutdated, match="definitionerna"):
        intake.commit(settings, [MAY], preview, accept_all(preview))


# Afterwards


@pytest.mark.usefixtures("april")
def test_a_receipt_tells_the_same_facts_afterwards(settings: Settings, deliver: Deliver) -> None:
    preview = intake.preview(settings, [CORRECTION, MAY])
    intake.commit(settings, [CORRECTION, MAY], preview, accept_all(preview), note="Rättelse")
    deliver("senare.csv", RATIO, f"{EKUDDEN};{REFERRALS};2024-05;70;100")
    receipt = intake.receipt(settings, 2)
    assert (receipt.rows, receipt.new, receipt.changed, receipt.unchanged) == (3, 1, 1, 1)
    assert [(file.name, file.rows, file.profile_name) for file in receipt.files] == [
        ("rattad.csv", 2, "Lång form"), ("maj.csv", 1, "Lång form"),
    ]  # fmt: skip
    assert receipt.summary == "Import 2: 1 ny, 1 ändrad och 1 oförändrad uppgift ur två filer."
    assert receipt.withdrawn_by is None

    withdrawal = intake.undo(settings, 2, "Fel fil")
    undone = intake.receipt(settings, 2)
    assert (undone.withdrawn_by, undone.withdrawn_reason) == (withdrawal, "Fel fil")
    assert "ångrad" in undone.summary
    intake.redo(settings, 2)
    assert intake.receipt(settings, 2).withdrawn_by is None


def test_a_file_comes_back_exactly_as_it_came(settings: Settings, tmp_path: Path) -> None:
    content = "\ufeffEnhet;Indikator;Period;Värde\r\nVårdcentralen Åsen;Antal besök inkl. distans;2024-04;10\r\n"
    file = Upload("besök (2).csv", content.encode("utf-8"))
    preview = intake.preview(settings, [file])
    intake.commit(settings, [file], preview, accept_all(preview))
    assert intake.original(settings, 1, file.name) == file
    assert intake.original(settings, 1, intake.receipt(settings, 1).files[0].id) == file
    with pytest.raises(NsvhError, match="besök"):
        intake.original(settings, 1, "annan.csv")
    with pytest.raises(NsvhError, match="nummer 9"):
        intake.receipt(settings, 9)
