"""Meetings written through the door for writing: versions that are all kept, and what was shown kept as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from typing import Any

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.intake.names import WRITER, as_name
from nsvh_dash.intake.opening import changing
from nsvh_dash.kpi.publish import compute_as_of
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.meeting import MOST_ROWS, ROW_LETTERS, Kept, Meeting, Slide, rows_of
from nsvh_dash.model.slide import SlideKind
from nsvh_dash.settings import Settings
from nsvh_dash.store import (
    AsOf,
    Connection,
    Ledger,
    Snapshot,
    SnapshotFolder,
    append_meeting,
    latest_meeting,
    latest_meeting_id,
    latest_version,
    scratch_folder,
)
from nsvh_dash.views import format as fmt
from nsvh_dash.views.slides import Occasion, show

NEW = 0
"""The number of a meeting, or of a version, that nobody has kept yet."""
_ABOUT_ONE = (SlideKind.INDICATOR, SlideKind.COMPARISON)


def write_meeting(settings: Settings, meeting: Meeting) -> Meeting:
    """Keep a meeting as it stands now: a new one, or one more version of the one it says it is.

    Its `version` is the one that was changed: when somebody else has kept another since, NsvhError.
    """
    catalogue = load_catalogue(settings.catalogue)
    meeting = _copy(meeting, name=as_name(meeting.name, "Mötets namn"))
    _check(catalogue, meeting)

    def change(db: Connection) -> Meeting:
        if meeting.id == NEW:
            return meeting.model_copy(update={"id": latest_meeting_id(db) + 1})
        before = _open_to_change(db, meeting.id)
        if before.version != meeting.version:
            raise NsvhError(
                f"Mötet ”{before.name}” ändrades {fmt.moment(before.created_at)} av {before.author or 'någon annan'}. "
                "Läs in sidan igen och gör ändringen på nytt."
            )
        return meeting

    return _keep(settings, catalogue, change)


def remove_meeting(settings: Settings, meeting_id: int, author: str = "") -> Meeting:
    """Take a meeting off the list; its versions stay and can be restored."""
    return _keep(
        settings,
        load_catalogue(settings.catalogue),
        lambda db: _copy(_open_to_change(db, meeting_id), removed=True, author=author),
    )


def restore_meeting(settings: Settings, earlier: Meeting, author: str = "") -> Meeting:
    """Let an earlier version count again, as one more version; a frozen one is frozen again with what it showed."""

    def change(db: Connection) -> Meeting:
        _open_to_change(db, earlier.id)
        return _copy(earlier, removed=False, author=author)

    return _keep(settings, load_catalogue(settings.catalogue), change)


def freeze_meeting(settings: Settings, meeting_id: int, author: str = "", as_of: AsOf = None) -> Meeting:
    """Keep what the meeting shows now, or would have shown at an earlier import or day, whatever is imported later."""
    catalogue = load_catalogue(settings.catalogue)
    then = None if as_of is None else _frozen_as_of(settings, catalogue, meeting_id, as_of)

    def change(db: Connection) -> Meeting:
        meeting = _with_slides(db, meeting_id)
        if then is not None and then.version != meeting.version:
            raise NsvhError(f"Mötet ”{meeting.name}” ändrades medan det frystes; inget sparades. Försök igen.")
        return _copy(then or _copy(meeting, kept=_shown_now(settings, catalogue, meeting)), author=author)

    return _keep(settings, catalogue, change)


def _with_slides(db: Connection, meeting_id: int) -> Meeting:
    meeting = _open_to_change(db, meeting_id)
    if not meeting.slides:
        raise NsvhError(f"Mötet ”{meeting.name}” har inga bilder att frysa. Lägg till minst en.")
    return meeting


def _frozen_as_of(settings: Settings, catalogue: Catalogue, meeting_id: int, as_of: AsOf) -> Meeting:
    """The meeting with what it would have shown then, by today's definitions."""
    with scratch_folder() as folder:
        path = folder / "as-of.duckdb"
        with Ledger.open(settings.database, settings.lock_seconds) as ledger:
            meeting = _with_slides(ledger.connection, meeting_id)
            compute_as_of(ledger, catalogue, as_of, path)
        with closing(Snapshot(Connection.open(path, read_only=True), f"as-of-{as_of}")) as snapshot:
            return _copy(meeting, kept=_kept(snapshot, catalogue, meeting))


def thaw_meeting(settings: Settings, meeting_id: int, author: str = "") -> Meeting:
    """Let a frozen meeting follow the figures again, as a new version; the frozen one is kept."""

    def change(db: Connection) -> Meeting:
        meeting = _existing(db, meeting_id)
        if meeting.kept is None:
            raise NsvhError(f"Mötet ”{meeting.name}” är inte fryst; inget ändrades.")
        return _copy(meeting, kept=None, author=author)

    return _keep(settings, load_catalogue(settings.catalogue), change)


def _copy(meeting: Meeting, **changed: Any) -> Meeting:
    return meeting.model_copy(update=changed)


def _keep(settings: Settings, catalogue: Catalogue, change: Callable[[Connection], Meeting]) -> Meeting:
    """One more version, kept and shown at once."""
    with changing(settings, catalogue) as ledger:
        number = latest_meeting(ledger.connection) + 1
        at = dt.datetime.now(dt.UTC).replace(microsecond=0)
        changed = change(ledger.connection)
        meeting = _copy(changed, version=number, created_at=at, author=as_name(changed.author, WRITER))
        append_meeting(ledger.connection, meeting)
    return meeting


def _existing(db: Connection, meeting_id: int) -> Meeting:
    meeting = latest_version(db, meeting_id)
    if meeting is None:
        raise NsvhError(f"Det finns inget möte med nummer {meeting_id}. Se listan med kommandot meetings.")
    return meeting


def _open_to_change(db: Connection, meeting_id: int) -> Meeting:
    """The meeting as it stands; NsvhError when it is frozen."""
    meeting = _existing(db, meeting_id)
    if meeting.kept is not None:
        raise NsvhError(
            f"Mötet ”{meeting.name}” är fryst sedan {fmt.moment(meeting.kept.at)} och ändras inte. Tina upp det först."
        )
    return meeting


def _shown_now(settings: Settings, catalogue: Catalogue, meeting: Meeting) -> Kept:
    folder = SnapshotFolder(settings.snapshots)
    version = folder.current_version()
    if version is None:
        raise NsvhError("Det finns inga siffror att visa ännu. Importera en leverans först.")
    with closing(folder.open(version)) as snapshot:
        return _kept(snapshot, catalogue, meeting)


def _kept(snapshot: Snapshot, catalogue: Catalogue, meeting: Meeting) -> Kept:
    occasion = Occasion(snapshot, catalogue, meeting.node_id, meeting.month)
    at = dt.datetime.now(dt.UTC).replace(microsecond=0)
    return Kept(batch_id=occasion.batch_id, version=snapshot.version, at=at, slides=show(occasion, meeting.slides))


def _check(catalogue: Catalogue, meeting: Meeting) -> None:
    """Refuse a meeting that could not be shown, saying what is wrong with it."""
    if not meeting.name:
        raise NsvhError("Mötet saknar namn; skriv vad det kallas.")
    if meeting.node_id not in catalogue.organisation:
        raise NsvhError(f"Enheten ”{meeting.node_id}” finns inte i katalogen.")
    for number, slide in enumerate(meeting.slides, 1):
        _check_slide(catalogue, number, slide)


def _check_slide(catalogue: Catalogue, number: int, slide: Slide) -> None:
    if slide.kind in _ABOUT_ONE and slide.subject not in catalogue.indicators_by_id:
        raise NsvhError(f"Bild {number}: ”{slide.subject}” är ingen indikator i katalogen.")
    as_name(slide.title, f"Bild {number}: rubriken")
    rows = rows_of(slide.lines)
    if rows > MOST_ROWS:
        raise NsvhError(
            f"Bild {number}: texten tar {rows} rader om {ROW_LETTERS} tecken. "
            f"Högst {MOST_ROWS} ryms; korta den eller dela den på två bilder."
        )
