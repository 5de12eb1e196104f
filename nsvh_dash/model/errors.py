"""The errors a person can meet. Each reads as a Swedish sentence: what, where, what was expected."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from nsvh_dash.model.plain_text import plain


class NsvhError(Exception):
    """Anything the product refuses, said so that the person can act on it."""


_SYSTEM_REASONS = {
    errno.ENOSPC: "Disken är full.",
    errno.EDQUOT: "Disken är full: kvoten är slut.",
    errno.EFBIG: "Disken är full: filen får inte bli större.",
    errno.EACCES: "Den här användaren får inte skriva eller läsa där.",
    errno.EPERM: "Den här användaren får inte skriva eller läsa där.",
    errno.EROFS: "Disken är skrivskyddad.",
    errno.ENOENT: "Filen eller mappen finns inte.",
    errno.EISDIR: "Det är en mapp, ingen fil.",
    errno.ENOTDIR: "En del av sökvägen är en fil, ingen mapp.",
}


def system_reason(said: str | OSError) -> str:
    """Why the operating system would not, in Swedish: from its error, or from what a library reports of it."""
    if isinstance(said, OSError):
        return _SYSTEM_REASONS.get(said.errno or 0, said.strerror or str(said))
    return next((reason for code, reason in _SYSTEM_REASONS.items() if os.strerror(code).lower() in said.lower()), said)


class UnknownName(NsvhError):
    """A unit, indicator or month that does not exist, with the nearest that does."""


class StoreBusy(NsvhError):
    """Somebody else is writing to the ledger and did not finish in time."""

    def __init__(self, database: Path) -> None:
        super().__init__(f"Databasen {database} används av en annan körning. Vänta tills den är klar och försök igen.")


class StoreDamaged(NsvhError):
    """The ledger or snapshot does not hold what it should."""


class CatalogueError(NsvhError):
    """One or more mistakes in the files of the catalogue; all of them are listed."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class WordingError(NsvhError):
    """A target's wording that cannot be read, or that does not fit its indicator, and what would."""

    def __init__(self, wording: str, why: str) -> None:
        self.wording = wording
        self.why = why
        super().__init__(f"”{wording}” {why}.")


class MappingIncomplete(NsvhError):
    """A mapping by which its own file cannot be read yet; everything that is missing is listed."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class Severity(StrEnum):
    """Whether an issue stops the row or only wants to be seen."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing wrong, or odd, in a delivered file: where, what stood there, what was expected."""

    file: str
    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    expected: str
    code: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = [self.file]
        if self.sheet:
            place.append(f"blad ”{self.sheet}”")
        if self.row is not None:
            place.append(f"rad {self.row}")
        if self.column:
            place.append(f"kolumn ”{self.column}”")
        found = "" if self.value is None else f"”{self.value}”: "
        return plain(f"{', '.join(place)}: {found}{self.expected}")


class ImportRefused(NsvhError):
    """A delivery with errors; nothing of it was stored."""

    def __init__(self, issues: list[Issue]) -> None:
        self.issues = issues
        super().__init__("\n".join(str(issue) for issue in issues))


class PreviewOutdated(NsvhError):
    """What was previewed is not what would be stored now; it has to be looked at again."""


class WarningsNotAccepted(NsvhError):
    """Warnings of a delivery that nobody has accepted; nothing of it was stored."""

    def __init__(self, issues: list[Issue]) -> None:
        self.issues = issues
        listed = "\n".join(str(issue) for issue in issues)
        super().__init__(f"Inget importerades. Godkänn först varningarna:\n{listed}")
