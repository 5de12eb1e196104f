"""A file that takes its time: made when asked for, with how far it has come, and then there to be saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from nsvh_dash.handouts import Progress
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.ui.parts import markup
from nsvh_dash.views.texts import meeting as words

_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class HandOut:
    """One file to be had."""

    label: str
    name: str
    """With its ending."""
    stamp: str
    """What decides its content: a file made of something else is made anew."""
    make: Callable[[Progress], bytes]

    @property
    def ending(self) -> str:
        """What kind of file it is."""
        return self.name.rpartition(".")[2]


@st.fragment
def show_handouts(label: str, key: str, files: list[HandOut]) -> None:
    """A menu of files; nothing is made before it is asked for."""
    menu = st.popover(label, key=f"dela_ut_{key}", on_change="rerun")
    if not menu.open:
        return
    with menu:
        for file in files:
            _show_file(file, f"{key}_{file.ending}")


@st.fragment
def show_side_by_side(key: str, files: list[HandOut]) -> None:
    """The files of a page that is about them, beside each other."""
    with st.container(key=f"filer_{key}"):
        for file in files:
            with st.container(key=f"fil_{key}_{file.ending}_plats"):
                _show_file(file, f"{key}_{file.ending}")


def _show_file(file: HandOut, key: str) -> None:
    kept = f"fil_{key}"
    asked = st.button(file.label, key=f"gor_{key}")
    if asked:
        st.session_state[kept] = (file.stamp, _made(file))
    stamp, content = st.session_state.get(kept, ("", b""))
    if stamp == file.stamp and content:
        st.download_button(
            words.SAVE_FILE.format(name=file.name),
            data=content,
            file_name=file.name,
            mime=_MIME[file.ending],
            key=f"spara_{key}",
            type="primary",
            on_click="ignore",
        )


def _made(file: HandOut) -> bytes:
    """The file's content; nothing when it could not be made, and why not is said."""
    bar = st.progress(0.0, words.MAKING_FILE)

    def tell(share: float, what: str) -> None:
        bar.progress(share, markup.label(what))

    try:
        return file.make(tell)
    except NsvhError as error:
        st.error(str(error))
        return b""
    finally:
        bar.empty()
