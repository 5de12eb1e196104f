"""What a ledger looks like today, and how an older one comes to look so."""

from __future__ import annotations

import datetime as dt

from nsvh_dash.model.errors import StoreDamaged
from nsvh_dash.store.connection import Connection
from nsvh_dash.store.schema import FORMAT, LEDGER

_VERSION = 2
"""1: batches were stamped by the wall clock of the machine. 2: in UTC."""


def prepare(db: Connection) -> None:
    """Make the tables a ledger lacks, and bring an older one to today's form, all or nothing.

    StoreDamaged when a newer version of the product made it.
    """
    with db.transaction():
        known = {name for (name,) in db.rows("SELECT table_name FROM duckdb_tables() WHERE NOT internal")}
        for table, columns in LEDGER.items():
            if table not in known:
                declared = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
                db.execute(f"CREATE TABLE {table} ({declared})")
        version = db.scalar("SELECT max(version) FROM ledger_format") or (1 if "batch" in known else None)
        if version == 1:
            _stamp_in_utc(db)
        elif version is not None and version > _VERSION:
            raise StoreDamaged("Databasen är gjord av en nyare version av programmet. Uppgradera programmet.")
        if version != _VERSION:
            db.insert("ledger_format", FORMAT, [(_VERSION,)])


def _stamp_in_utc(db: Connection) -> None:
    """What the wall clock said, as UTC by the zone of this machine."""
    for table in ("batch", "catalogue_version"):
        clock = [at for (at,) in db.rows(f"SELECT DISTINCT created_at FROM {table}")]
        utc = [at.astimezone(dt.UTC).replace(tzinfo=None) for at in clock]
        db.execute(
            f"""UPDATE {table} SET created_at = m.utc
            FROM (SELECT unnest(?::TIMESTAMP[]) AS clock, unnest(?::TIMESTAMP[]) AS utc) m
            WHERE created_at = m.clock""",
            [clock, utc],
        )
