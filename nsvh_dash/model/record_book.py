"""All versions of all records, and what stands: the newest of each, unless it has been taken back or removed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TypeVar, cast

from nsvh_dash.model.record import KINDS, Record, RecordKind

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """One version of a record."""

    number: int
    """Of all records together, counted upwards."""
    record: Record
    author: str
    created_at: dt.datetime
    """In UTC, and knows it."""
    removed: bool = False
    restores: int | None = None
    """The number of the version it brings back; what was written in between no longer counts."""


class RecordBook:
    """Every version known, by record."""

    def __init__(self, versions: Iterable[RecordVersion]) -> None:
        self._all = sorted(versions, key=lambda found: found.number)
        self._versions: dict[tuple[RecordKind, str], list[RecordVersion]] = {}
        self.latest = 0
        """The newest version's number; 0 where nobody has written anything."""
        for version in self._all:
            self._versions.setdefault((version.record.kind, version.record.id), []).append(version)
            self.latest = version.number

    def versions(self, kind: RecordKind, record_id: str) -> list[RecordVersion]:
        """Every version of a record, oldest first; none for an unknown one."""
        return self._versions.get((kind, record_id), [])

    def changes(self) -> list[tuple[RecordVersion, ...]]:
        """What was written at once, oldest first: a form's version, those of a whole workbook or of its undoing."""
        written = groupby(self._all, key=lambda found: (found.created_at, found.author))
        return [tuple(versions) for _when_and_who, versions in written]

    def ids(self, kind: RecordKind) -> list[str]:
        """Every id there has been of a kind, also of removed records, in the order they came."""
        return [record_id for known, record_id in self._versions if known is kind]

    def counting(self, kind: RecordKind, record_id: str) -> list[RecordVersion]:
        """The versions of a record that count, oldest first: those somebody took back are left out."""
        counted: dict[int, list[RecordVersion]] = {}
        last: list[RecordVersion] = []
        for version in self.versions(kind, record_id):
            last = [*last, version] if version.restores is None else counted[version.restores]
            counted[version.number] = last
        return last

    def standing(self, model: type[R]) -> list[R]:
        """Every record of a kind as it stands, without the removed, by id."""
        return [cast(R, found[-1].record) for found in self._standing(model.kind)]

    def histories(self, model: type[R]) -> list[list[R]]:
        """Of every record that stands, what was written and counts, oldest first."""
        return [
            [cast(R, version.record) for version in found if not version.removed]
            for found in self._standing(model.kind)
        ]

    def find(self, kind: RecordKind, record_id: str) -> Record | None:
        """A record as it stands; None for one that is unknown or removed."""
        counting = self.counting(kind, record_id)
        return counting[-1].record if counting and not counting[-1].removed else None

    @cached_property
    def records(self) -> list[Record]:
        """Everything that stands."""
        return [record for model in KINDS.values() for record in self.standing(model)]

    def _standing(self, kind: RecordKind) -> list[list[RecordVersion]]:
        found = [self.counting(kind, record_id) for record_id in sorted(self.ids(kind), key=in_order)]
        return [counting for counting in found if counting and not counting[-1].removed]


def in_order(record_id: str) -> tuple[str, int, str]:
    """What to sort ids by so that R2 comes before R10."""
    letters = record_id.rstrip("0123456789")
    number = record_id[len(letters) :]
    return letters, int(number or 0), record_id


def next_id(book: RecordBook, kind: RecordKind) -> str:
    """The first id that no record of a kind has had."""
    letter = KINDS[kind].letter
    taken = [int(rest) for record_id in book.ids(kind) if (rest := record_id.removeprefix(letter)).isdecimal()]
    return f"{letter}{max(taken, default=0) + 1}"
