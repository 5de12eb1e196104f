"""The button that imports, which says what it will do, and why it cannot when it cannot."""

from __future__ import annotations

import streamlit as st

from nsvh_dash.ui.importing import parts as import_parts
from nsvh_dash.ui.importing.state import Pending
from nsvh_dash.ui.parts import markup
from nsvh_dash.views.importing import texts as words
from nsvh_dash.views.importing.preview import ImportPreview


def show(going: Pending, preview: ImportPreview) -> None:
    """A note for the log, the choice to leave out what is wrong, the button."""
    with st.container(key="importera_nu"):
        if going.refusal:
            import_parts.show_problem(going.refusal)
        if preview.errors and preview.has_rows:
            going.partial = st.checkbox(words.PARTIAL, value=going.partial, key=f"delvis_{going.round}")
        with st.container(key="importera_rad"):
            note = st.text_input(words.NOTE, key="anteckning", max_chars=300)
            hindrance = words.hindrance(preview, going.accepted, partial=going.partial)
            asked = st.button(words.commit_label(preview), key="importera", type="primary", disabled=bool(hindrance))
            if hindrance:
                markup.show(f'<p class="hindrance" role="status">{markup.foreign(hindrance)}</p>')
        if asked:
            _commit(going, note.strip())


def _commit(going: Pending, note: str) -> None:
    with st.spinner(words.IMPORTING):
        going.commit(note)
    st.rerun()
