"""What an import would do, said before it is done: files, changed rows, effects on figures, warnings to accept.

The same words serve the receipt afterwards. Every text is Swedish and plain; what stood in a file is quoted as it came.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.kpi.revision import Level
from nsvh_dash.model.errors import Issue
from nsvh_dash.model.observation import Status

MAX_CHANGES = 500
"""So many changed rows are listed; the rest is counted."""
MAX_EFFECTS = 300
"""So many changed figures are listed, topmost level first; the rest is counted."""


class ChangeKind(StrEnum):
    """What a delivered row does to what was known."""

    NEW = "ny"
    CHANGED = "ändrad"


@dataclass(frozen=True, slots=True)
class FilePreview:
    """One file of the import: how it was read, and what its rows would do."""

    name: str
    profile_id: str | None
    profile_name: str
    """Empty when no profile fits."""
    chosen_profile: str | None
    """The profile a person chose for the file; None where its headers decided."""
    factor_text: str
    """`Värdena är multiplicerade med 0,001`; empty when they stand as in the file."""
    rows: int
    """Rows that were read and may be stored."""
    new: int
    changed: int
    unchanged: int
    errors: int
    warnings: int
    needs_mapping: bool
    """True when the layout is unknown: the mapping step can make a profile of it."""
    already_imported: int | None
    """The batch, still counting, that holds the very same file."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A delivered value that is new, or another than the one known."""

    file: str
    indicator_name: str
    """The indicator's or the account's name."""
    unit_name: str
    month_text: str
    scenario: str
    """`utfall`, `budget` or `prognos`."""
    before: str
    """As text; empty for what was not known."""
    after: str
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class EffectLine:
    """A figure of the pages that the import would change."""

    level: Level
    place: str
    indicator_name: str
    period_text: str
    before: str
    after: str
    difference: str
    """Empty when either side has no value."""
    status_before: Status | None
    status_after: Status | None
    status_text: str
    """`Når mål → Når inte mål`; one word when it stays; empty where nothing is judged."""
    flip: int
    """How many steps the judgement moves, positive for the better; 0 when it stays."""


@dataclass(frozen=True, slots=True)
class LevelEffect:
    """What the import would do to a level of the organisation."""

    level: Level
    heading: str
    """`Verksamhetsområden: 12 ändrade siffror, varav 2 bedöms sämre`."""
    changed: int
    improved: int
    worsened: int


@dataclass(frozen=True, slots=True)
class Effects:
    """Every figure that the import would change: administration and areas first, flips before other changes."""

    lines: tuple[EffectLine, ...]
    total: int
    levels: tuple[LevelEffect, ...]
    """Levels with a change, topmost first."""


@dataclass(frozen=True, slots=True)
class PicturePoint:
    """A value of a picture; None is a gap."""

    date: dt.date
    value: float | None


@dataclass(frozen=True, slots=True)
class SeriesPicture:
    """A series with its control limits, computed without the new value, and the new value that breaks them."""

    title: str
    unit: str
    points: tuple[PicturePoint, ...]
    mean: float
    lower: float
    upper: float
    new: PicturePoint
    new_text: str
    summary: str
    """The picture in one sentence, for who does not see it."""


@dataclass(frozen=True, slots=True)
class ImportWarning:
    """Something odd that a person has to accept before the import is done."""

    id: str
    """Made of what the warning says: it is the same next time the same file is looked at."""
    issue: Issue
    text: str
    picture: SeriesPicture | None


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """All that an import would do, and what stands in its way."""

    files: tuple[FilePreview, ...]
    changes: tuple[RowChange, ...]
    changes_total: int
    effects: Effects
    warnings: tuple[ImportWarning, ...]
    errors: tuple[Issue, ...]
    base_batch: int
    """The newest batch when the preview was made."""
    version: str
    """Names the files, the definitions and the ledger's state that the preview was made of."""

    @property
    def has_rows(self) -> bool:
        """True when any row of any file may be stored."""
        return any(file.rows for file in self.files)


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """One file of a batch, as it was stored."""

    id: int
    name: str
    profile_name: str
    rows: int
    size_text: str
    """`12 kB`."""


@dataclass(frozen=True, slots=True)
class AcceptedIssue:
    """An issue the batch was stored with, and who accepted it."""

    issue: Issue
    accepted_by: str
    """Empty for rows that were refused, or warnings that nobody was asked about."""


@dataclass(frozen=True, slots=True)
class BatchReceipt:
    """What a batch did, told afterwards."""

    batch: int
    created_at: dt.datetime
    actor: str
    note: str
    files: tuple[ReceiptFile, ...]
    rows: int
    new: int
    changed: int
    unchanged: int
    issues: tuple[AcceptedIssue, ...]
    withdrawn_by: int | None
    """The withdrawal's number; None while the batch counts."""
    withdrawn_at: dt.datetime | None
    withdrawn_actor: str
    withdrawn_reason: str
    summary: str
    """The receipt in one sentence."""
