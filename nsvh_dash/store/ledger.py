"""The ledger: every batch, file and row ever delivered. Rows are appended, never changed.

A withdrawal (undo) and a restoration (redo) are batches too, so any moment can be named by one number.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import pyarrow as pa

from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.period import Month
from nsvh_dash.store.connection import Connection, Table
from nsvh_dash.store.moments import AsOf, counted
from nsvh_dash.store.schema import BATCH, CATALOGUE, DIFFERS, FILE, KEY
from nsvh_dash.store.turns import take_turn
from nsvh_dash.store.upgrade import prepare


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    """One file of a batch, kept as it came."""

    name: str
    content: bytes
    profile_id: str | None
    rows: pa.Table
    """Its values, in the columns of `DELIVERED`."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a delivery does to what was known: rows never seen, rows that differ, rows that say the same."""

    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Touched:
    """What later batches bear on: these series, from this month on."""

    series: frozenset[str]
    first_month: Month
    """A plan or forecast speaks for its whole year, from January."""
    outcomes_only: bool = False
    """True when no plan and no forecast is among it."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One entry of the import log; `created_at` is in UTC and knows it."""

    id: int
    kind: str
    concerns: int | None
    created_at: dt.datetime
    actor: str
    note: str
    files: tuple[str, ...]
    rows: int
    withdrawn: bool


class Ledger:
    """The append-only truth, opened for moments by whoever writes."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._turn: Lock | None = None
        prepare(connection)

    @classmethod
    def open(cls, path: Path, wait_seconds: float) -> Ledger:
        """Open or make the ledger; waits for another writer, process or thread, then StoreBusy."""
        path.parent.mkdir(parents=True, exist_ok=True)
        turn = take_turn(path, wait_seconds)
        try:
            ledger = cls(Connection.open(path, wait_seconds=wait_seconds))
        except BaseException:
            turn.release()
            raise
        ledger._turn = turn
        return ledger

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()
        if self._turn is not None:
            self._turn.release()

    @property
    def latest_batch(self) -> int:
        """The newest batch number; 0 for an empty ledger."""
        return int(self.connection.scalar("SELECT coalesce(max(batch_id), 0) FROM batch"))

    @contextmanager
    def delivering(
        self, files: Sequence[DeliveredFile], actor: str, note: str = "", *, keep: bool = True
    ) -> Iterator[int]:
        """A batch under way, by its number: its rows are there to be looked at before it is stored, all or nothing.

        It is gone again when the block raises, and always when it is not to be kept.
        """
        db = self.connection
        with db.transaction(keep=keep):
            batch_id = self._begin_batch("import", None, actor, note)
            first = int(db.scalar("SELECT coalesce(max(file_id), 0) FROM file")) + 1
            db.insert(
                "file",
                FILE,
                (
                    (
                        file_id,
                        batch_id,
                        file.name,
                        hashlib.sha256(file.content).hexdigest(),
                        file.profile_id,
                        file.content,
                    )
                    for file_id, file in enumerate(files, first)
                ),
            )
            for file_id, file in enumerate(files, first):
                db.insert_table("observation", file.rows, file_id=file_id, batch_id=batch_id)
            yield batch_id

    def rows_of(self, batch_id: int) -> Table:
        """The rows of a batch, stored or under way."""
        return self.connection.table(f"SELECT * FROM observation WHERE batch_id = {batch_id:d}")

    def withdraw(self, batch_id: int, actor: str, note: str = "") -> int:
        """Undo an import: its rows no longer count from here on. Returns the withdrawal's number."""
        return self._reverse(batch_id, "withdrawal", actor, note)

    def restore(self, batch_id: int, actor: str, note: str = "") -> int:
        """Redo a withdrawn import. Returns the restoration's number."""
        return self._reverse(batch_id, "restoration", actor, note)

    def batches(self) -> list[Batch]:
        """The import log, oldest first."""
        rows = self.connection.rows("""
            SELECT b.batch_id, b.kind, b.concerns, b.created_at, b.actor, b.note,
                   coalesce((SELECT list(f.name ORDER BY f.file_id) FROM file f WHERE f.batch_id = b.batch_id), []),
                   (SELECT count(*) FROM observation o WHERE o.batch_id = b.batch_id)
            FROM batch b ORDER BY b.batch_id""")
        standing = counted(self.connection, None)
        return [
            Batch(
                batch_id,
                kind,
                concerns,
                at.replace(tzinfo=dt.UTC),
                actor,
                note,
                tuple(files),
                n,
                withdrawn=kind == "import" and batch_id not in standing,
            )
            for batch_id, kind, concerns, at, actor, note, files, n in rows
        ]

    def record_catalogue(self, fingerprint: str, content: str) -> None:
        """Keep the definitions when they differ from every version kept before."""
        if not self.connection.scalar("SELECT count(*) FROM catalogue_version WHERE fingerprint = ?", [fingerprint]):
            self.connection.insert("catalogue_version", CATALOGUE, [(fingerprint, _now(), content)])

    def current(self, as_of: AsOf = None, only: str = "true") -> str:
        """A SELECT of the rows that count: per key the newest version among batches not withdrawn.

        `only` is a condition on the columns of the key, where not all series or months are wanted.
        """
        numbers = ", ".join(str(number) for number in sorted(counted(self.connection, as_of))) or "NULL"
        return f"""
            SELECT * FROM observation WHERE batch_id IN ({numbers}) AND ({only})
            QUALIFY row_number() OVER (PARTITION BY {KEY} ORDER BY batch_id DESC, file_id DESC, row_number DESC) = 1"""

    def touched_since(self, batch_id: int) -> Touched | None:
        """What any batch after one delivered, withdrew or restored; None when that is no row."""
        rows = self.connection.rows(
            """
            SELECT o.series_id,
                   min(CASE o.scenario WHEN 'actual' THEN o.month ELSE date_trunc('year', o.month)::DATE END),
                   bool_and(o.scenario = 'actual')
            FROM observation o
            JOIN batch b ON o.batch_id = CASE WHEN b.kind = 'import' THEN b.batch_id ELSE b.concerns END
            WHERE b.batch_id > ? GROUP BY ALL""",
            [batch_id],
        )
        if not rows:
            return None
        series, months, outcomes = zip(*rows, strict=True)
        return Touched(frozenset(series), Month.of(min(months)), all(outcomes))

    def faults(self) -> list[str]:
        """What does not hang together in the ledger, in Swedish: rows without batch or file, numbers out of order."""
        checks = {
            "rader saknar sin import": "SELECT count(*) FROM observation o ANTI JOIN batch b USING (batch_id)",
            "rader saknar sin fil": "SELECT count(*) FROM observation o ANTI JOIN file f USING (file_id, batch_id)",
            "filer har ändrats efter importen": "SELECT count(*) FROM file WHERE sha256(content) <> sha256",
            "importer har samma nummer": "SELECT count(*) - count(DISTINCT batch_id) FROM batch",
        }
        return [f"Liggaren: {count} {what}." for what, sql in checks.items() if (count := self.connection.scalar(sql))]

    def _reverse(self, batch_id: int, kind: str, actor: str, note: str) -> int:
        batch = next((b for b in self.batches() if b.id == batch_id), None)
        if batch is None or batch.kind != "import":
            raise NsvhError(f"Det finns ingen import med nummer {batch_id}. Se listan med kommandot batches.")
        if batch.withdrawn == (kind == "withdrawal"):
            state = "redan ångrad" if batch.withdrawn else "inte ångrad"
            raise NsvhError(f"Import {batch_id} är {state}; inget ändrades.")
        return self._begin_batch(kind, batch_id, actor, note)

    def _begin_batch(self, kind: str, concerns: int | None, actor: str, note: str) -> int:
        number = self.latest_batch + 1
        self.connection.insert("batch", BATCH, [(number, kind, concerns, _now(), actor, note)])
        return number

    def counts(self, batch_id: int) -> Counts:
        """What a batch's rows do to what was known before it: only the facts delivered are looked at."""
        db = self.connection
        numbers = ", ".join(str(number) for number in sorted(counted(self.connection, batch_id - 1))) or "NULL"
        # A file gives every fact once, so only a batch of several files can give one twice.
        several = db.scalar("SELECT count(DISTINCT file_id) > 1 FROM observation WHERE batch_id = ?", [batch_id])
        newest = f"QUALIFY row_number() OVER (PARTITION BY {KEY} ORDER BY {_PLACE} DESC) = 1" if several else ""
        new, changed, unchanged = db.rows(
            f"""
            WITH delivered AS (SELECT *, rowid AS fact FROM observation WHERE batch_id = ? {newest}),
            known AS (SELECT *, {_PLACE} AS place FROM observation WHERE batch_id IN ({numbers})),
            compared AS (
                SELECT max_by({DIFFERS}, k.place) FILTER (k.place IS NOT NULL) AS differs
                FROM delivered d LEFT JOIN known k USING ({KEY}) GROUP BY d.fact)
            SELECT count(*) FILTER (differs IS NULL), count(*) FILTER (differs), count(*) FILTER (NOT differs)
            FROM compared""",
            [batch_id],
        )[0]
        return Counts(new, changed, unchanged)


_PLACE = "(file_id << 32) + row_number"
"""Grows with every file delivered, and with the rows of each: of two versions, the later has the greater."""


def _now() -> dt.datetime:
    """The clock in UTC: no hour comes twice, whatever the season. So fine that what was written before is before."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
