"""A DuckDB connection with the settings the product always wants, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

import duckdb
import pyarrow as pa
from pyarrow import compute, csv, parquet

from nsvh_dash.model.errors import StoreBusy, StoreDamaged, system_reason

# Nothing is ever fetched from the network, and what does not fit in this much memory goes to a folder beside the file.
_CONFIG: Mapping[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "3GB",
}

_FORMULA = "^([\\s\\x00-\\x1f]*[=+\\-@＝＋－＠]|[\\t\\r\\n])"
"""How a text begins that a spreadsheet takes for a formula or a command."""

_PORTION = 100_000
"""Rows that are under way at a time between two databases."""

Parameters = Sequence[Any] | Mapping[str, Any]
"""Values for `?` (a sequence) or `$name` (a mapping) in a statement."""

Table: TypeAlias = pa.Table
"""Rows by column, as they are handed between databases."""

_TYPES = {
    "VARCHAR": pa.string(),
    "DOUBLE": pa.float64(),
    "INTEGER": pa.int32(),
    "BIGINT": pa.int64(),
    "DATE": pa.date32(),
    "BOOLEAN": pa.bool_(),
    "TIMESTAMP": pa.timestamp("us"),
    "BLOB": pa.binary(),
}


_BROKEN = (duckdb.IOException, duckdb.OutOfMemoryException, duckdb.FatalException, duckdb.TransactionException)


@contextmanager
def _said_in_swedish() -> Iterator[None]:
    """Turn a full disk, a lost file or exhausted memory into an error a person can act on."""
    try:
        yield
    except _BROKEN as error:
        raise StoreDamaged(
            f"Databasen kunde inte skrivas eller läsas; inget halvt har sparats. {system_reason(str(error))}"
        ) from error


def _declared(columns: Mapping[str, str]) -> str:
    return ", ".join(f'"{name}" {kind}' for name, kind in columns.items())


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


_HELD = ("lock", "file is already open in")
"""What the database says when another process holds its file, elsewhere and in Windows."""


class Connection:
    """One DuckDB connection: run a statement, read rows, insert many rows at once."""

    def __init__(self, raw: duckdb.DuckDBPyConnection) -> None:
        self._raw = raw
        self._in_transaction = False

    @classmethod
    def memory(cls) -> Connection:
        """A database that lives only as long as the connection."""
        return cls(duckdb.connect(config=dict(_CONFIG)))

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, wait_seconds: float = 0.0) -> Connection:
        """Open a file, waiting its turn when another process writes to it.

        Raises StoreBusy when the wait is over, StoreDamaged when the file is no database.
        """
        deadline = time.monotonic() + wait_seconds
        while True:
            try:
                return cls(duckdb.connect(str(path), read_only=read_only, config=dict(_CONFIG)))
            except duckdb.IOException as error:
                if not any(sign in str(error).lower() for sign in _HELD):
                    raise StoreDamaged(f"Databasen {path} kan inte öppnas. {system_reason(str(error))}") from error
                if time.monotonic() >= deadline:
                    raise StoreBusy(path) from error
                time.sleep(0.05)
            except duckdb.Error as error:
                raise StoreDamaged(f"Databasen {path} kan inte läsas: {error}") from error

    @classmethod
    def draft(cls, path: Path) -> Connection:
        """Open a file that nobody reads until it is whole, or make it: no log is written of what a crash cuts off."""
        connection = cls(duckdb.connect(config={**_CONFIG, "temp_directory": f"{path}.tmp"}))
        connection.execute(f"ATTACH {_quoted(path)} AS draft (RECOVERY_MODE no_wal_writes)")
        connection.execute("USE draft")
        return connection

    def execute(self, sql: str, parameters: Parameters = ()) -> None:
        """Run a statement whose result nobody reads."""
        with _said_in_swedish():
            self._raw.execute(sql, parameters or None)

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Iterator[None]:
        """All that is written in the block is kept together, or nothing of it; nothing ever when not to be kept.

        A block to be kept that lies within another is part of that one.
        """
        if self._in_transaction:
            yield
            return
        self.execute("BEGIN")
        self._in_transaction = True
        try:
            yield
            self.execute("COMMIT" if keep else "ROLLBACK")
        except BaseException:
            with suppress(StoreDamaged):  # what failed may have ended the transaction itself
                self.execute("ROLLBACK")
            raise
        finally:
            self._in_transaction = False

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a query, inside the transaction under way."""
        with _said_in_swedish():
            return self._raw.execute(sql, parameters or None).fetchall()

    def read(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a query on a cursor of its own, so that threads may share the connection."""
        return self._raw.cursor().execute(sql, parameters or None).fetchall()

    def table(self, sql: str) -> Table:
        """All rows of a query as an Arrow table, inside the transaction under way."""
        table: Table = self._raw.execute(sql).to_arrow_table()
        return table

    def copy_to(self, path: Path) -> None:
        """Write everything that is kept to a new database file, whole and on the disk."""
        quoted = str(path).replace("'", "''")
        self.execute(f"ATTACH '{quoted}' AS duplicate")
        try:
            self.execute(f'COPY FROM DATABASE "{self.scalar("SELECT current_database()")}" TO duplicate')
            self.execute("CHECKPOINT duplicate")
        finally:
            self.execute("DETACH duplicate")

    def scalar(self, sql: str, parameters: Parameters = ()) -> Any:
        """The first column of the first row; None when there is none."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    def create(self, table: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]] = ()) -> None:
        """Make a table of the given column types and fill it."""
        self.execute(f"CREATE OR REPLACE TABLE {table} ({_declared(columns)})")
        self.insert(table, columns, rows)

    def lay_out(self, table: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]] = ()) -> None:
        """The same for a table that only this connection sees, and that is gone with it."""
        self.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({_declared(columns)})")
        self.insert(table, columns, rows)

    def insert(self, table: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
        """Append rows, given as sequences in the order of the columns, in one statement."""
        transposed = list(zip(*rows, strict=True))
        if not transposed:
            return
        # Any further type is a closed vocabulary, given as text.
        arrays = [
            pa.array(list(values), _TYPES.get(kind, pa.string()))
            for values, kind in zip(transposed, columns.values(), strict=True)
        ]
        self.insert_table(table, pa.Table.from_arrays(arrays, names=list(columns)))

    def insert_table(self, table: str, rows: pa.Table, **constants: int) -> None:
        """Append an Arrow table by its column names, each row with the given constants beside."""
        self._raw.register("incoming", rows)
        names = ", ".join(f'"{name}"' for name in (*rows.column_names, *constants))
        given = ", ".join([*(f'"{name}"' for name in rows.column_names), *map(str, constants.values())])
        try:
            self.execute(f"INSERT INTO {table} ({names}) SELECT {given} FROM incoming")
        finally:
            self._raw.unregister("incoming")

    def save(self, sql: str, parameters: Parameters, path: Path) -> int:
        """Write a query's rows to a .csv (UTF-8, with a header) or .parquet file; returns how many.

        In a .csv, text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are untouched.
        """
        table = self._raw.cursor().execute(sql, parameters or None).to_arrow_table()
        if path.suffix.lower() == ".parquet":
            parquet.write_table(table, path)
        else:
            csv.write_csv(_without_formulas(table), path)
        return int(table.num_rows)

    def copy(
        self, sql: str, target: Connection, table: str, parameters: Parameters = (), *, temporary: bool = False
    ) -> None:
        """Make a table of another database of a query's rows, as seen by the transaction under way here.

        A temporary one is seen by that connection only, and is gone with it.
        The rows flow from one to the other in portions: a transaction may write to one database only.
        """
        with _said_in_swedish():
            rows = self._raw.execute(sql, parameters or None).to_arrow_reader(_PORTION)
        target._raw.register("incoming", rows)
        try:
            kind = "TEMP TABLE" if temporary else "TABLE"
            target.execute(f"CREATE OR REPLACE {kind} {table} AS SELECT * FROM incoming")
        finally:
            target._raw.unregister("incoming")

    @contextmanager
    def attached(self, path: Path, name: str) -> Iterator[None]:
        """Another database file beside this one, under a name and read-only, for as long as it is needed."""
        self.execute(f"ATTACH {_quoted(path)} AS {name} (READ_ONLY)")
        try:
            yield
        finally:
            self.execute(f"DETACH {name}")

    def close(self) -> None:
        """Give the file back."""
        self._raw.close()

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _without_formulas(table: pa.Table) -> pa.Table:
    """The table with every text that begins like a formula made text beyond doubt."""
    for place, name in enumerate(table.column_names):
        column = table.column(place)
        if pa.types.is_dictionary(column.type):
            column = column.cast(column.type.value_type)
        if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
            guarded = compute.replace_substring_regex(column, pattern=_FORMULA, replacement=r"'\1")
            table = table.set_column(place, name, guarded)
    return table
