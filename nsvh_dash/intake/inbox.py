"""A watched folder: every file that lies still is imported once, and laid aside with a report beside it.

Killed at any moment, the next run goes on: a file that was imported but not yet moved is known by its name and
content, and is moved without a second import.
"""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from nsvh_dash.intake.importing import Receipt, import_files
from nsvh_dash.intake.inbox_report import Handled, Outcome, report
from nsvh_dash.intake.opening import opened
from nsvh_dash.model.errors import ImportRefused, Issue, NsvhError
from nsvh_dash.model.plain_text import readable
from nsvh_dash.settings import Settings
from nsvh_dash.store import imported_as

PROCESSED = "behandlade"
REFUSED = "avvisade"
_REPORT = ".rapport.txt"
_LOCK = ".bevakas"
_NOTE = "Inkorgen"
_LONGEST_NAME = 200
"""Bytes of a name that is laid aside: most file systems end at 255, and number and report want room."""
_UNFINISHED_START = (".", "~")
_UNFINISHED_END = ("~", ".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".filepart", ".swp")

_Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Inbox:
    """An inbox somebody holds, its two folders, and how its files lay at the last look."""

    settings: Settings
    folder: Path
    profile: str | None
    _seen: dict[Path, _Stamp]

    def still(self) -> list[Path]:
        """The files that lie as they lay at the last look, by name; folders, links and half-copied names never do."""
        now = {path: stamp for path in sorted(self.folder.iterdir()) if (stamp := _stamp(path)) is not None}
        still = [path for path, stamp in now.items() if self._seen.get(path) == stamp]
        self._seen.clear()
        self._seen.update(now)
        return still

    def handle(self, path: Path) -> Handled:
        """Import a file unless it is imported already, and lay it aside with its report.

        NsvhError or OSError when the fault is not the file's: it stays where it is, to be tried again.
        """
        digest = _digest(path)
        outcome, receipt = self._import(path, digest)
        if _digest(path) != digest:
            raise NsvhError("Filen ändrades medan den lästes in. Den läses in på nytt som den nu är.")
        place = self.folder / (REFUSED if outcome is Outcome.REFUSED else PROCESSED)
        return _lay_aside(path, place, outcome, receipt)

    def _import(self, path: Path, digest: str) -> tuple[Outcome, Receipt]:
        if self.settings.database.exists():
            with opened(self.settings) as ledger:
                known = imported_as(ledger, readable(path.name), digest)
            if known is not None:
                return Outcome.ALREADY_IMPORTED, Receipt(known, 0, 0, 0, 0, 0, ())
        try:
            return Outcome.IMPORTED, import_files(self.settings, [path], profile=self.profile, note=_NOTE)
        except ImportRefused as refusal:
            return Outcome.REFUSED, _refused(refusal.issues)


@contextmanager
def watched(settings: Settings, folder: Path, profile: str | None = None) -> Iterator[Inbox]:
    """Hold an inbox: nobody else watches it meanwhile. NsvhError when somebody does, or when it is no fit folder."""
    if not folder.is_dir():
        raise NsvhError(f"Mappen {folder} finns inte. Skapa den, eller ange en annan.")
    folder = folder.resolve()
    if settings.database.resolve().is_relative_to(folder):
        raise NsvhError(f"Databasen {settings.database} ligger i mappen {folder}. Bevaka en mapp för sig.")
    for name in (PROCESSED, REFUSED):
        place = folder / name
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            raise NsvhError(f"{place} ska vara en vanlig mapp. Flytta undan det som ligger där.")
        place.mkdir(exist_ok=True)
    try:
        with FileLock(folder / _LOCK, timeout=0):
            yield Inbox(settings, folder, profile, {})
    except Timeout as error:
        raise NsvhError(f"Mappen {folder} bevakas redan av en annan körning.") from error


def _stamp(path: Path) -> _Stamp | None:
    """What changes while a file is written; None for what is not to be read."""
    name = path.name.lower()
    if name.startswith(_UNFINISHED_START) or name.endswith(_UNFINISHED_END):
        return None
    if path.is_symlink() or not path.is_file():
        return None
    try:
        found = path.stat()
    except FileNotFoundError:  # taken away since the folder was listed
        return None
    return found.st_size, found.st_mtime_ns, found.st_ino


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refused(issues: list[Issue]) -> Receipt:
    rejected = len({(issue.sheet, issue.row) for issue in issues if issue.row is not None})
    return Receipt(None, 0, 0, 0, 0, rejected, tuple(issues))


def _lay_aside(path: Path, place: Path, outcome: Outcome, receipt: Receipt) -> Handled:
    """Move a file, over nothing: what is there already keeps its name and the newcomer gets a number."""
    for number in itertools.count(1):
        target = place / _numbered(path, number)
        beside = target.with_name(target.name + _REPORT)
        if os.path.lexists(target):
            continue
        handled = Handled(readable(path.name), outcome, receipt, target, beside)
        try:
            with beside.open("x", encoding="utf-8") as file:
                file.write(report(handled))
        except FileExistsError:
            continue
        try:
            path.rename(target)
        except OSError:
            beside.unlink()
            raise
        return handled
    raise AssertionError("numbers do not end")


def _numbered(path: Path, number: int) -> str:
    """The name a file gets where it is laid: its own, shortened if need be, with a number after the first."""
    ending = path.suffix if len(os.fsencode(path.suffix)) < _LONGEST_NAME // 2 else ""
    stem = path.name.removesuffix(ending)
    while len(os.fsencode(stem + ending)) > _LONGEST_NAME:
        stem = stem[:-1]
    return f"{stem}{'' if number == 1 else f'-{number}'}{ending}"
