"""What the environment decides: where the ledger and the definitions lie."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Read from `NSVH_DATABASE`, `NSVH_CATALOGUE` and `NSVH_LOCK_SECONDS`."""

    model_config = SettingsConfigDict(env_prefix="NSVH_", frozen=True)

    database: Path = ROOT / "data" / "nsvh.duckdb"
    catalogue: Path = ROOT / "data" / "catalogue"
    lock_seconds: float = 30.0
    """How long a writer waits for another writer before giving up."""

    @property
    def snapshots(self) -> Path:
        """The folder beside the ledger that holds what pages read."""
        return self.database.with_suffix(".snapshots")
