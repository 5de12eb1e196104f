"""The ledger forgets nothing: batches add up, are withdrawn and restored, and any moment can be asked for."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from nsvh_dash.model.errors import Issue, NsvhError, Severity, StoreBusy, StoreDamaged
from nsvh_dash.model.observation import Observation, State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.store import AsOf, Connection, Counts, DeliveredFile, Ledger, keep_issues, stored_issues
from tests.rows import table_of

APRIL = Month(2024, 4)


def visits(unit: str, value: float, month: Month = APRIL) -> Observation:
    return Observation(
        "visits", unit, month, PeriodKind.MONTH, Scenario.ACTUAL, value, None, None, State.REPORTED, "", "", 2
    )


def deliver(ledger: Ledger, *rows: Observation) -> tuple[int, Counts]:
    file = DeliveredFile("besok.csv", b"Enhet;...", "long_sv", table_of(rows))
    with ledger.delivering([file], "controller") as batch_id:
        return batch_id, ledger.counts(batch_id)


def known(ledger: Ledger, as_of: AsOf = None) -> dict[str, float]:
    return dict(ledger.connection.rows(f"SELECT node_id, value FROM ({ledger.current(as_of)})"))


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger(Connection.memory()) as ledger:
        yield ledger


def test_a_delivery_is_counted_as_new_changed_and_unchanged(ledger: Ledger) -> None:
    assert deliver(ledger, visits("a", 10), visits("b", 20)) == (1, Counts(new=2, changed=0, unchanged=0))
    assert deliver(ledger, visits("a", 11), visits("b", 20), visits("c", 30)) == (2, Counts(1, 1, 1))


def test_the_newest_version_counts_and_the_older_is_kept(ledger: Ledger) -> None:
    deliver(ledger, visits("a", 10))
    deliver(ledger, visits("a", 11))
    assert known(ledger) == {"a": 11}
    assert known(ledger, as_of=1) == {"a": 10}
    assert ledger.connection.scalar("SELECT count(*) FROM observation") == 2


def test_undo_brings_back_what_was_known_before_and_redo_what_came_after(ledger: Ledger) -> None:
    deliver(ledger, visits("a", 10), visits("b", 20))
    second, _ = deliver(ledger, visits("a", 11))
    undone = ledger.withdraw(second, "controller", "fel fil")
    assert known(ledger) == {"a": 10, "b": 20}
    ledger.restore(second, "controller")
    assert known(ledger) == {"a": 11, "b": 20}
    assert known(ledger, as_of=undone) == {"a": 10, "b": 20}, "the moment between can still be asked for"


def test_a_value_confirmed_by_a_later_delivery_survives_undo_of_the_first(ledger: Ledger) -> None:
    first, _ = deliver(ledger, visits("a", 10))
    deliver(ledger, visits("a", 10))
    ledger.withdraw(first, "controller")
    assert known(ledger) == {"a": 10}


def test_undo_twice_or_of_nothing_is_refused_in_words(ledger: Ledger) -> None:
    batch, _ = deliver(ledger, visits("a", 10))
    ledger.withdraw(batch, "controller")
    with pytest.raises(NsvhError, match="redan ångrad"):
        ledger.withdraw(batch, "controller")
    with pytest.raises(NsvhError, match="ingen import med nummer 99"):
        ledger.withdraw(99, "controller")
    assert [b.kind for b in ledger.batches()] == ["import", "withdrawal"]


def test_as_of_a_day_counts_the_batches_of_that_day_and_before(ledger: Ledger) -> None:
    deliver(ledger, visits("a", 10))
    today = ledger.batches()[0].created_at.astimezone().date()
    assert known(ledger, as_of=today) == {"a": 10}
    assert known(ledger, as_of=today - dt.timedelta(days=1)) == {}


def test_comparing_stores_nothing(ledger: Ledger) -> None:
    deliver(ledger, visits("a", 10))
    file = DeliveredFile("besok.csv", b"Enhet;...", "long_sv", table_of([visits("a", 12), visits("b", 1)]))
    with ledger.delivering([file], "controller", keep=False) as batch:
        assert ledger.counts(batch) == Counts(1, 1, 0)
    assert ledger.latest_batch == 1
    assert known(ledger) == {"a": 10}


def test_a_delivery_that_breaks_half_way_leaves_nothing(ledger: Ledger) -> None:
    broken = Observation(
        "visits",
        "a",
        APRIL,
        PeriodKind.MONTH,
        Scenario.ACTUAL,
        "tio",  # type: ignore[arg-type]
        None,
        None,
        State.REPORTED,
        "",
        "",
        2,
    )
    with pytest.raises(Exception, match="tio"):
        deliver(ledger, visits("b", 1), broken)
    assert ledger.batches() == []
    assert known(ledger) == {}


def test_the_file_is_kept_as_it_came(ledger: Ledger) -> None:
    deliver(ledger, visits("a", 10))
    assert ledger.connection.scalar("SELECT content FROM file") == b"Enhet;..."
    assert ledger.faults() == []


def test_faults_tell_of_rows_without_a_batch_and_of_altered_files(ledger: Ledger) -> None:
    deliver(ledger, visits("a", 10))
    ledger.connection.execute("UPDATE file SET content = encode('annat')")
    ledger.connection.execute("UPDATE observation SET batch_id = 7")
    assert any("ändrats" in fault for fault in ledger.faults())
    assert any("saknar sin import" in fault for fault in ledger.faults())


def test_a_ledger_somebody_else_writes_to_is_waited_for_then_refused(tmp_path: Path) -> None:
    path = tmp_path / "nsvh.duckdb"
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    other = subprocess.Popen([sys.executable, "-c", hold, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(StoreBusy, match="används av en annan körning"):
            Ledger.open(path, wait_seconds=0.2)
    finally:
        other.communicate()
    with Ledger.open(path, wait_seconds=5) as ledger:
        assert ledger.latest_batch == 0


def test_one_that_windows_says_is_open_elsewhere_is_waited_for_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise duckdb.IOException("Cannot open file: Åtkomst nekad.\n\nFile is already open in \npython.exe (PID 7)")

    monkeypatch.setattr(duckdb, "connect", refuse)
    with pytest.raises(StoreBusy, match="används av en annan körning"):
        Ledger.open(tmp_path / "nsvh.duckdb", wait_seconds=0)


def test_threads_of_one_process_take_turns_too(tmp_path: Path) -> None:
    path = tmp_path / "nsvh.duckdb"

    def deliver_once(number: int) -> int:
        with Ledger.open(path, wait_seconds=30) as ledger:
            return deliver(ledger, visits("a", number))[0]

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(deliver_once, range(8))) == list(range(1, 9))
    with Ledger.open(path, wait_seconds=0), pytest.raises(StoreBusy, match="används av en annan körning"):
        Ledger.open(path, wait_seconds=0.1)


@pytest.mark.parametrize(("zone", "clock"), [("Europe/Stockholm", 14), ("America/New_York", 8)])
def test_an_older_ledger_stamped_by_the_wall_clock_is_brought_to_utc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str, clock: int
) -> None:
    path = tmp_path / "nsvh.duckdb"
    with Ledger.open(path, wait_seconds=0) as ledger:
        deliver(ledger, visits("a", 10))
        ledger.connection.execute("DROP TABLE ledger_format")
        ledger.connection.execute(f"UPDATE batch SET created_at = TIMESTAMP '2024-05-08 {clock}:05:00'")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for _ in range(2):
            with Ledger.open(path, wait_seconds=0) as ledger:
                assert ledger.batches()[0].created_at == dt.datetime(2024, 5, 8, 12, 5, tzinfo=dt.UTC)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "nsvh.duckdb"
    with Ledger.open(path, wait_seconds=0) as ledger:
        ledger.connection.execute("UPDATE ledger_format SET version = 99")
    with pytest.raises(StoreDamaged, match="nyare version"):
        Ledger.open(path, wait_seconds=0)


def test_a_day_is_the_readers_day(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver(ledger, visits("a", 10))
    ledger.connection.execute("UPDATE batch SET created_at = TIMESTAMP '2024-05-08 22:30:00'")
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    try:
        assert known(ledger, as_of=dt.date(2024, 5, 8)) == {}, "half past midnight in Stockholm"
        assert known(ledger, as_of=dt.date(2024, 5, 9)) == {"a": 10}
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_transaction_within_one_is_part_of_it(ledger: Ledger) -> None:
    def cut_short() -> None:
        with ledger.connection.transaction():
            deliver(ledger, visits("a", 10))
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError):
        cut_short()
    assert ledger.batches() == []


def test_a_file_that_is_no_database_is_said_to_be_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "nsvh.duckdb"
    path.write_bytes(b"detta \xc3\xa4r ingen databas" * 500)
    with pytest.raises(StoreDamaged, match="kan inte"):
        Ledger.open(path, wait_seconds=0)


def test_a_ledger_from_before_issues_were_kept_gets_room_for_them(tmp_path: Path) -> None:
    path = tmp_path / "nsvh.duckdb"
    with Ledger.open(path, 1) as ledger:
        deliver(ledger, visits("a", 10))
        ledger.connection.execute("DROP TABLE batch_issue")
    issue = Issue("besok.csv", "Blad 1", 2, "Värde", "10", "är ovanligt högt.", "jump", Severity.WARNING)
    with Ledger.open(path, 1) as ledger:
        assert stored_issues(ledger, 1) == []
        keep_issues(ledger, 1, [(issue, "controller"), (issue, None)])
        assert stored_issues(ledger, 1) == [(issue, "controller"), (issue, "")]
        assert known(ledger) == {"a": 10}
