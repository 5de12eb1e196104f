"""The revision report: every figure that a batch changed, at every level, as it was known before and after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.kpi.publish import compute_as_of
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.organisation import NodeKind
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.settings import Settings
from nsvh_dash.store import Batch, Connection, Ledger, scratch_folder

_RANK = {Status.REACHED: 0, Status.NEAR: 1, Status.MISSED: 2}
"""The statuses that are a judgement, best first."""


class Level(StrEnum):
    """Where in the organisation a figure stands, topmost first."""

    ADMINISTRATION = "administration"
    BUSINESS_AREA = "business_area"
    GROUP = "group"
    UNIT = "unit"

    @classmethod
    def of(cls, kind: NodeKind) -> Level:
        """The level of a kind of node."""
        return cls.UNIT if kind.is_unit else cls(kind.value)


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of a figure at one time. Value and target are unrounded, in the indicator's measure."""

    value: float | None
    state: State
    target: float | None
    status: Status


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that a batch changed; `before` or `after` is None when there was or is no such figure."""

    indicator_id: str
    node_id: str
    level: Level
    month: Month
    period_kind: PeriodKind
    before: Known | None
    after: Known | None

    @property
    def difference(self) -> float | None:
        """New value less old; None when either is missing."""
        if self.before is None or self.after is None or self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value

    @property
    def flip(self) -> int:
        """How many steps the judgement moved, positive for the better; 0 when it stayed or one side has none."""
        if self.before is None or self.after is None:
            return 0
        before, after = _RANK.get(self.before.status), _RANK.get(self.after.status)
        return 0 if before is None or after is None else before - after


@dataclass(frozen=True, slots=True)
class LevelCount:
    """What a batch did to the figures of a level."""

    level: Level
    changed: int
    appeared: int
    """Figures that got their first value."""
    disappeared: int
    """Figures that no longer have one."""
    improved: int
    """Judgements that flipped for the better: from missed to near or reached, from near to reached."""
    worsened: int


@dataclass(frozen=True, slots=True)
class Revision:
    """All that a batch changed: topmost level and newest month first."""

    changes: tuple[Change, ...]
    levels: tuple[LevelCount, ...]
    """Every level of the organisation, also those without a change."""


def read_revision(settings: Settings, batch_id: int) -> tuple[Batch, Catalogue, Revision]:
    """What a batch or a withdrawal changed, by today's definitions before and after; NsvhError for an unknown one."""
    catalogue = load_catalogue(settings.catalogue)
    with scratch_folder() as folder:
        before, after = folder / "before.duckdb", folder / "after.duckdb"
        with Ledger.open(settings.database, settings.lock_seconds) as ledger:
            batch = next((entry for entry in ledger.batches() if entry.id == batch_id), None)
            if batch is None:
                raise NsvhError(f"Det finns ingen import med nummer {batch_id}. Se listan med kommandot batches.")
            compute_as_of(ledger, catalogue, batch_id - 1, before)
            compute_as_of(ledger, catalogue, batch_id, after)
        return batch, catalogue, compare(before, after, catalogue)


def compare(before: Path, after: Path, catalogue: Catalogue) -> Revision:
    """The figures that differ between two snapshot files computed by the same definitions.

    Values and targets that agree to within binary arithmetic (1e-9, relatively) are the same.
    """
    with Connection.memory() as db:
        _lay_out(db, catalogue)
        with db.attached(before, "earlier"), db.attached(after, "later"):
            changes = tuple(_change(row) for row in db.rows(_DIFFERENCES))
    return Revision(changes, tuple(_count(level, changes) for level in Level))


def _lay_out(db: Connection, catalogue: Catalogue) -> None:
    """The orders people list levels, nodes, indicators and kinds of period in."""
    levels = list(Level)
    db.create(
        "place",
        {"node_id": "VARCHAR", "level": "VARCHAR", "level_rank": "INTEGER", "node_rank": "INTEGER"},
        (
            (node.id, level.value, levels.index(level), rank)
            for rank, node in enumerate(catalogue.organisation.nodes)
            for level in (Level.of(node.kind),)
        ),
    )
    ranked = {"id": "VARCHAR", "rank": "INTEGER"}
    db.create("series", ranked, ((indicator.id, rank) for rank, indicator in enumerate(catalogue.indicators)))
    db.create("kind", ranked, ((kind.value, rank) for rank, kind in enumerate(PeriodKind)))


def _differ(column: str) -> str:
    """SQL: two numbers that are not the same to within binary arithmetic, or of which only one is there."""
    b, a = f"b.{column}", f"a.{column}"
    return f"({b} IS NULL) <> ({a} IS NULL) OR coalesce(abs({a} - {b}) > 1e-9 * greatest(abs({a}), abs({b}), 1), false)"


# A figure that is missing or does not apply, and one that there is no row of, are the same nothing.
_DIFFERENCES = f"""
    SELECT indicator_id, node_id, p.level, month, period_kind,
           b.value, b.state, b.target, b.status, a.value, a.state, a.target, a.status
    FROM earlier.kpi b FULL JOIN later.kpi a USING (indicator_id, node_id, month, period_kind)
    JOIN place p USING (node_id) JOIN series s ON s.id = indicator_id JOIN kind k ON k.id = period_kind
    WHERE CASE WHEN b.state IS NULL OR a.state IS NULL
               THEN coalesce(b.state, a.state) NOT IN ('missing', 'not_applicable')
               ELSE b.state <> a.state OR b.status <> a.status OR {_differ("value")} OR {_differ("target")} END
    ORDER BY p.level_rank, month DESC, p.node_rank, s.rank, k.rank"""


def _change(row: tuple[Any, ...]) -> Change:
    indicator_id, node_id, level, month, kind, *sides = row
    before, after = _known(*sides[:4]), _known(*sides[4:])
    return Change(indicator_id, node_id, Level(level), Month.of(month), PeriodKind(kind), before, after)


def _known(value: float | None, state: str | None, target: float | None, status: str) -> Known | None:
    return None if state is None else Known(value, State(state), target, Status(status))


def _count(level: Level, changes: tuple[Change, ...]) -> LevelCount:
    here = [change for change in changes if change.level is level]
    had = [change.before is not None and change.before.value is not None for change in here]
    has = [change.after is not None and change.after.value is not None for change in here]
    return LevelCount(
        level,
        changed=len(here),
        appeared=sum(now and not then for then, now in zip(had, has, strict=True)),
        disappeared=sum(then and not now for then, now in zip(had, has, strict=True)),
        improved=sum(change.flip > 0 for change in here),
        worsened=sum(change.flip < 0 for change in here),
    )
