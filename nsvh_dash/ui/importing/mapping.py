"""The step that describes an unknown layout: its first rows, the guesses to correct, a name, and saved it is."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.intake.mapping import Choices, Draft
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings
from nsvh_dash.ui.importing import mapping_fields
from nsvh_dash.ui.importing import parts as import_parts
from nsvh_dash.ui.importing.state import Pending
from nsvh_dash.ui.parts import markup
from nsvh_dash.ui.parts.tables import Row, show_table
from nsvh_dash.views.texts import mapping as words

_MOST_COLUMNS = 40


def show(going: Pending) -> None:
    """The step for the file chosen in the list."""
    name = going.mapping
    st.header(f"{words.TITLE} {markup.label(name)}", anchor=False)
    markup.note(words.WHAT)
    try:
        draft = going.drafted()
    except NsvhError as error:
        import_parts.show_problem(str(error))
        st.button(words.CANCEL, key="avbryt_layout", on_click=going.describe, args=("",))
        return
    _show_known(going, draft)
    _show_place(going, draft)
    _show_sample(draft)
    choices = mapping_fields.ask(f"karta_{going.round}", draft)
    _show_buttons(going, draft, choices)


def _show_known(going: Pending, draft: Draft) -> None:
    """A layout that exists may fit after all, where the headers alone did not tell which."""
    profiles = {profile.id: profile.name for profile in draft.catalogue.profiles}
    key = f"karta_{going.round}_finns"
    with st.container(key="kand_layout"):
        st.selectbox(
            words.KNOWN,
            list(profiles),
            index=None,
            format_func=lambda id_: profiles.get(id_, id_),
            key=key,
            placeholder=words.KNOWN_NONE,
            on_change=_read_as,
            args=(going, key),
        )


def _read_as(going: Pending, key: str) -> None:
    if chosen := st.session_state[key]:
        going.choose_profile(going.mapping, chosen)


def _show_place(going: Pending, draft: Draft) -> None:
    """Which sheet and which row the headers stand in."""
    sheets = [sample.name for sample in draft.sheets]
    rows = max(next(len(one.rows) for one in draft.sheets if one.name == draft.sheet), draft.header_row)
    key = f"karta_{going.round}_{draft.sheet}_{draft.header_row}"
    sheet = draft.sheet
    with st.container(key="karta_plats", horizontal=True):
        if len(sheets) > 1:
            sheet = st.selectbox(words.SHEET, sheets, index=sheets.index(draft.sheet), key=f"{key}_blad")
        row = st.selectbox(words.HEADER_ROW, range(1, rows + 1), index=draft.header_row - 1, key=f"{key}_rad")
    if sheet != draft.sheet:
        going.look_in(sheet, None)
        st.rerun()
    if row != draft.header_row:
        going.look_in(sheet if len(sheets) > 1 else None, row)
        st.rerun()


def _show_sample(draft: Draft) -> None:
    sample = next(sample for sample in draft.sheets if sample.name == draft.sheet)
    width = min(max((len(row) for row in sample.rows), default=0), _MOST_COLUMNS)
    rows = [
        Row(
            (str(number), *(markup.foreign(cell) for cell in row[:width])),
            "chosen" if number == draft.header_row else "",
        )
        for number, row in enumerate(sample.rows, 1)
    ]
    headings = (words.ROW, *(html.escape(str(place + 1)) for place in range(width)))
    with st.container(key="karta_rader"):
        show_table(words.SAMPLE, headings, rows, numbers=(), tall=True)


def _show_buttons(going: Pending, draft: Draft, choices: Choices) -> None:
    with st.container(key="karta_knappar", horizontal=True):
        save = st.button(words.SAVE, key="spara_layout", type="primary")
        st.button(words.CANCEL, key="avbryt_layout", on_click=going.describe, args=("",))
    if not save:
        return
    try:
        intake.mapping.save_profile(Settings(), intake.mapping.profile_of(draft, choices))
    except NsvhError as error:
        import_parts.show_problem(str(error), words.INCOMPLETE)
        return
    going.read_again()
    st.rerun()
