"""What a person has in hand on the page Importera: the files, what has been said of them, and what became of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.intake.mapping import Draft
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.upload import Upload
from nsvh_dash.settings import Settings
from nsvh_dash.ui import cache
from nsvh_dash.views.importing.preview import ImportPreview

_STATE = "pagaende_import"
Progress = Callable[[float, str], None]
"""Told which part of the work is done, and what comes next."""


@dataclass
class Pending:
    """An import that has not been done yet, kept for as long as the browser's tab is open.

    A second click starts a second run of the page while the first one is still importing: `lock` lets one of
    them at a time look or import, and `receipt` tells the second that it has been done.
    """

    uploads: dict[str, Upload] = field(default_factory=dict)
    profiles: dict[str, str] = field(default_factory=dict)
    """File name to the profile chosen for it."""
    accepted: set[str] = field(default_factory=set)
    partial: bool = False
    mapping: str = ""
    """The file whose layout is being described; empty when none is."""
    draft: Draft | None = None
    """What is known of that file."""
    preview: ImportPreview | None = None
    seen: tuple[object, ...] = ()
    """What the preview was made of."""
    problem: str = ""
    """Why there is no preview."""
    refusal: str = ""
    """Why the import was not done when it was asked for."""
    receipt: int | None = None
    round: int = 0
    """Grows with each handful of files, so that the field they are dropped in is empty again."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, uploads: Iterable[Upload]) -> None:
        """Put files in; one with a name that is there already takes its place."""
        self.uploads |= {upload.name: upload for upload in uploads}
        self._look_again()

    def drop(self, name: str) -> None:
        """Take a file out."""
        self.uploads.pop(name, None)
        self.profiles.pop(name, None)
        self._look_again()

    def choose_profile(self, name: str, profile_id: str) -> None:
        """Read a file by a profile from now on."""
        self.profiles[name] = profile_id
        self._look_again()

    def describe(self, name: str) -> None:
        """Open the step that describes a file's layout; with no name, close it."""
        self.mapping, self.draft = name, None

    def drafted(self) -> Draft:
        """The file whose layout is being described, examined."""
        if self.draft is None:
            self.draft = intake.mapping.examine(Settings(), self.uploads[self.mapping])
        return self.draft

    def look_in(self, sheet: str | None, header_row: int | None) -> None:
        """Examine the file again, in a sheet or with a header row that somebody pointed out."""
        self.draft = intake.mapping.examine(Settings(), self.uploads[self.mapping], sheet, header_row)

    def read_again(self) -> None:
        """Read every file again, now that there is a layout more."""
        self._look_again()

    def forget(self) -> None:
        """Make the preview anew although nothing seems to have changed."""
        self.seen = ()

    def _look_again(self) -> None:
        self.round += 1
        self.mapping, self.draft = "", None
        self.refusal = ""

    def look(self, progress: Progress) -> None:
        """Make the preview anew when the files or the data have changed since the last."""
        with self.lock:
            basis = (self.round, cache.version_key())
            if basis == self.seen:
                return
            self.preview, self.problem = None, ""
            try:
                self.preview = intake.preview(
                    Settings(), tuple(self.uploads.values()), profiles=self.profiles, progress=progress
                )
            except NsvhError as error:
                self.problem = str(error)
            self.seen = basis

    def commit(self, note: str) -> None:
        """Do the import, once: whoever comes second finds it done."""
        with self.lock:
            if self.receipt is not None or self.preview is None:
                return
            self.refusal = ""
            try:
                self.receipt = intake.commit(
                    Settings(),
                    tuple(self.uploads.values()),
                    self.preview,
                    self.accepted,
                    note=note,
                    partial=self.partial,
                ).batch
            except NsvhError as error:
                self.refusal = str(error)
                self.seen = ()


def pending() -> Pending:
    """The import in hand; an empty one to begin with."""
    found = st.session_state.setdefault(_STATE, Pending())
    assert isinstance(found, Pending)
    return found


def begin_anew() -> None:
    """Put everything away and start with an empty table."""
    st.session_state[_STATE] = Pending()
