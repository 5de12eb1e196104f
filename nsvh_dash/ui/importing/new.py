"""Ny import: drop files, look at what they would do, import them, get the receipt."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.model.upload import Upload
from nsvh_dash.settings import Settings
from nsvh_dash.ui.importing import commit as import_commit
from nsvh_dash.ui.importing import mapping as import_mapping
from nsvh_dash.ui.importing import parts as import_parts
from nsvh_dash.ui.importing import receipt as import_receipt
from nsvh_dash.ui.importing import review as import_review
from nsvh_dash.ui.importing.state import Pending, begin_anew, pending
from nsvh_dash.ui.parts import markup
from nsvh_dash.views import format as fmt
from nsvh_dash.views.importing import texts as words
from nsvh_dash.views.importing.preview import FilePreview


def show() -> None:
    """What stands next: the empty table, the preview, the layout to describe, or the receipt."""
    going = pending()
    if going.receipt is not None:
        st.button(words.NEW_IMPORT, key="ny_import", type="primary", on_click=begin_anew)
        import_receipt.show(Settings(), going.receipt)
        return
    _show_field(going)
    if not going.uploads:
        _show_steps()
        return
    _look(going)
    _show_files(going)
    if going.mapping:
        import_mapping.show(going)
    elif going.preview is None:
        import_parts.show_problem(going.problem, words.CANNOT_PREVIEW)
        st.button(words.TRY_AGAIN, key="forsok_igen", on_click=going.forget)
    else:
        import_review.show(going, going.preview)
        import_commit.show(going, going.preview)


def _show_field(going: Pending) -> None:
    """The field to drop files in. It is a new, empty one after each handful: the files lie in the list below."""
    key = f"filer_{going.round}"
    with st.container(key="slapp_filer"):
        st.file_uploader(
            words.DROP, accept_multiple_files=True, key=key, max_upload_size=150, on_change=_take, args=(going, key)
        )
        markup.note(words.DROP_HELP)


def _take(going: Pending, key: str) -> None:
    # The browser also reports that a new field is empty.
    if files := st.session_state[key]:
        going.take(Upload(file.name, file.getvalue()) for file in files)


def _show_steps() -> None:
    st.header(words.STEPS_TITLE, anchor=False)
    steps = "".join(f"<li>{html.escape(step)}</li>" for step in words.STEPS)
    markup.show(f'<ol class="steps">{steps}</ol>')


def _look(going: Pending) -> None:
    """Make the preview when it is missing, telling how far it has come."""
    with st.container(key="lasning"):
        place = st.empty()

        def tell(part: float, what: str) -> None:
            place.progress(min(part, 1.0), text=markup.label(what))

        going.look(tell)
        place.empty()


def _show_files(going: Pending) -> None:
    st.header(words.tab(words.FILES, len(going.uploads)), anchor=False)
    read = {file.name: file for file in going.preview.files} if going.preview else {}
    with st.container(key="fillista"):
        head = "".join(f"<span>{html.escape(heading)}</span>" for heading in words.FILE_HEADINGS)
        markup.show(f'<p class="file head" aria-hidden="true">{head}<span></span></p>')
        for number, name in enumerate(going.uploads):
            with st.container(key=f"fil_{number}", horizontal=True):
                markup.show(_line(name, read.get(name)))
                _show_actions(going, number, name, read.get(name))


def _line(name: str, file: FilePreview | None) -> str:
    """A file of the list; every number has its heading with it for who cannot see the column it stands in."""
    if file is None:
        return f'<p class="file"><strong>{markup.foreign(name)}</strong></p>'
    counts = (file.rows, file.new, file.changed, file.unchanged, file.errors, file.warnings)
    tones = ("", "", "", "", "attention" if file.errors else "", "attention" if file.warnings else "")
    cells = "".join(
        f'<span class="count {tone}"><span class="which">{html.escape(heading)} </span>{fmt.number(count)}</span>'
        for heading, count, tone in zip(words.FILE_HEADINGS[2:], counts, tones, strict=True)
    )
    tone = "good" if words.is_fine(file) else "attention"
    profile = markup.foreign(words.layout(file))
    return (
        f'<p class="file"><strong>{markup.foreign(name)}</strong><span class="quiet">{profile}</span>{cells}'
        f'<span class="badge {tone}">{html.escape(words.file_state(file))}</span></p>'
    )


def _show_actions(going: Pending, number: int, name: str, file: FilePreview | None) -> None:
    with st.container(key=f"fil_{number}_val", horizontal=True):
        if file is not None and (file.needs_mapping or (file.errors and not file.rows)):
            st.button(words.MAP, key=f"beskriv_{number}", on_click=going.describe, args=(name,))
        st.button(words.REMOVE, key=f"bort_{number}", type="tertiary", on_click=going.drop, args=(name,))
