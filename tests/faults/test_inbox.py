"""The watched folder: every file that lies still is dealt with once, and nothing else is touched."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import duckdb
import pytest

from nsvh_dash import intake
from nsvh_dash.intake import Handled, Outcome, watched
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings
from tests.faults.processes import Nursery
from tests.faults.world import delivery, environment, settings_in


@pytest.fixture
def world(tmp_path: Path) -> Settings:
    return settings_in(tmp_path / "data", lock_seconds=0.1)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inkorg"
    folder.mkdir()
    return folder


def look(world: Settings, folder: Path) -> list[Handled]:
    """Two looks, and what lay still between them is dealt with."""
    with watched(world, folder) as held:
        held.still()
        return [held.handle(path) for path in held.still()]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def imports(world: Settings) -> list[tuple[str, ...]]:
    return [batch.files for batch in intake.batches(world) if batch.kind == "import"]


def test_a_good_file_and_a_bad_one_are_laid_apart_with_a_report_each(world: Settings, inbox: Path) -> None:
    delivery(inbox, 10, "bra.csv")
    delivery(inbox, 10, "fel.csv", value="9I1")
    assert [handled.outcome for handled in look(world, inbox)] == [Outcome.IMPORTED, Outcome.REFUSED]
    assert names(inbox / "behandlade") == ["bra.csv", "bra.csv.rapport.txt"]
    assert names(inbox / "avvisade") == ["fel.csv", "fel.csv.rapport.txt"]
    good = (inbox / "behandlade" / "bra.csv.rapport.txt").read_text(encoding="utf-8")
    bad = (inbox / "avvisade" / "fel.csv.rapport.txt").read_text(encoding="utf-8")
    assert "Resultat: Inläst som import 1." in good
    assert "Uppgifter: 32 nya, 0 ändrade, 0 oförändrade" in good
    assert "Fel:" in bad
    assert "- fel.csv, rad 2, kolumn ”Värde”: ”9I1”" in bad
    assert imports(world) == [("bra.csv",)]
    assert look(world, inbox) == [], "each once"


def test_what_is_being_written_or_is_no_plain_file_is_left_alone(world: Settings, inbox: Path, tmp_path: Path) -> None:
    for name in (".dold.csv", "~$bok.xlsx", "a.csv.part", "b.csv.TMP", "c.crdownload"):
        delivery(inbox, 10, name)
    (inbox / "länk.csv").symlink_to(delivery(tmp_path, 10))
    (inbox / "mapp").mkdir()
    delivery(inbox / "mapp", 10)
    growing = delivery(inbox, 10, "växer.csv")
    before = names(inbox)
    with watched(world, inbox) as held:
        held.still()
        growing.write_bytes(growing.read_bytes() + b"\n")
        assert held.still() == []
        assert held.still() == [growing]
    assert set(names(inbox)) - set(before) <= {"behandlade", "avvisade", ".bevakas"}


def test_a_name_that_is_taken_gets_a_number(world: Settings, inbox: Path) -> None:
    for number in (10, 20, 30):
        delivery(inbox, number)
        look(world, inbox)
    assert [name for name in names(inbox / "behandlade") if name.endswith(".csv")] == [
        "samtal-2.csv",
        "samtal-3.csv",
        "samtal.csv",
    ]
    assert "samtal.csv" in (inbox / "behandlade" / "samtal-2.csv.rapport.txt").read_text(encoding="utf-8")


def test_a_file_imported_by_a_run_that_was_killed_is_moved_and_not_imported_again(world: Settings, inbox: Path) -> None:
    file = delivery(inbox, 10)
    intake.import_files(world, [file])
    [handled] = look(world, inbox)
    assert (handled.outcome, handled.receipt.batch) == (Outcome.ALREADY_IMPORTED, 1)
    assert imports(world) == [("samtal.csv",)]
    intake.undo(world, 1)
    delivery(inbox, 10)
    assert [handled.outcome for handled in look(world, inbox)] == [Outcome.IMPORTED], "what was undone may come again"


def test_a_folder_is_watched_by_one_at_a_time(world: Settings, inbox: Path) -> None:
    with (
        watched(world, inbox),
        pytest.raises(NsvhError, match="bevakas redan av en annan körning"),
        watched(world, inbox),
    ):
        pass
    with watched(world, inbox):
        pass


def test_a_file_waits_while_the_database_is_held(born: Nursery, world: Settings, inbox: Path) -> None:
    intake.build(world)
    file = delivery(inbox, 10)
    log = inbox.with_name("log.txt")
    with duckdb.connect(str(world.database)):
        assert born.start("watch", log, environment(world), str(inbox), "--once").join() == 1
    assert "samtal.csv: ligger kvar och prövas igen." in log.read_text(encoding="utf-8")
    assert "används av en annan körning" in log.read_text(encoding="utf-8")
    assert file.exists()
    assert [handled.outcome for handled in look(world, inbox)] == [Outcome.IMPORTED]


def test_nothing_is_laid_outside_the_folder(world: Settings, inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "annan").mkdir()
    (inbox / "behandlade").symlink_to(tmp_path / "annan")
    with pytest.raises(NsvhError, match="vanlig mapp"):
        look(world, inbox)
    with pytest.raises(NsvhError, match="ligger i mappen"):
        look(world, world.database.parent)
    with pytest.raises(NsvhError, match="finns inte"):
        look(world, tmp_path / "saknas")


def test_names_no_computer_likes_are_dealt_with_too(world: Settings, inbox: Path) -> None:
    long = delivery(inbox, 10, "å" * 120 + ".csv")
    odd = Path(str(inbox) + "/odd\udce5.csv")
    odd.write_bytes(long.read_bytes())
    line = delivery(inbox, 20, "rad\nbrytning.csv")
    assert len(look(world, inbox)) == 3
    assert not any(path.exists() for path in (long, odd, line))
    assert len(list((inbox / "behandlade").iterdir())) == 4
    [report] = (inbox / "avvisade").glob("*.rapport.txt")
    assert "Byt namn på filen" in report.read_text(encoding="utf-8")


def test_the_command_takes_what_lies_there_and_ends(born: Nursery, world: Settings, inbox: Path) -> None:
    delivery(inbox, 10, "bra.csv")
    log = inbox.with_name("log.txt")
    assert born.start("watch", log, environment(world), str(inbox), "--once").join() == 0
    delivery(inbox, 10, "fel.csv", value="9I1")
    assert born.start("watch", log, environment(world), str(inbox), "--once").join() == 1
    said = log.read_text(encoding="utf-8")
    assert "bra.csv: Inläst som import 1." in said
    assert "fel.csv: Avvisad. Inget lästes in." in said


def test_told_to_stop_it_ends_between_two_files(born: Nursery, world: Settings, inbox: Path) -> None:
    for number in range(3):
        delivery(inbox, number, f"{number}.csv")
    log = inbox.with_name("log.txt")
    child = born.start("watch", log, environment(world), str(inbox))
    while not list((inbox / "behandlade").glob("*.csv")):
        time.sleep(0.02)
    child.tell(signal.SIGTERM)
    assert child.join() == 0
    done, waiting = set(names(inbox / "behandlade")), set(names(inbox))
    assert {name for (name,) in imports(world)} == {name for name in done if name.endswith(".csv")}
    assert len(done) == 2 * len(imports(world)), "a report for each"
    assert {f"{number}.csv" for number in range(3)} <= done | waiting


def test_killed_again_and_again_it_imports_every_file_once(born: Nursery, world: Settings, inbox: Path) -> None:
    files = [delivery(inbox, number, f"{number}.csv") for number in range(4)]
    contents = [file.read_bytes() for file in files]
    log = inbox.with_name("log.txt")
    moments = random.Random(len(files))
    for _ in range(4):
        child = born.start("watch", log, environment(world), str(inbox))
        time.sleep(moments.uniform(0.2, 2.7))
        child.kill()
        child.join()
    assert born.start("watch", log, environment(world), str(inbox), "--once").join() == 0
    assert sorted(imports(world)) == [(file.name,) for file in files]
    # One that was killed just before the file was moved has left its report: the file gets a number then.
    assert [path.read_bytes() for path in sorted((inbox / "behandlade").glob("*.csv"))] == contents
    assert intake.check(world) == []
