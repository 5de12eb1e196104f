"""Comments on a page: what stands, what was written before, and where one writes."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from nsvh_dash.model.comment import Comment
from nsvh_dash.ui import address
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.written import comment_editor
from nsvh_dash.views import comment_texts as words
from nsvh_dash.views import format as fmt
from nsvh_dash.views.lookup import place

WRITING = "kommentar_skriv"
_LINE, _CAME_FOR = "kommentar_rad", "kommentar_arende"


@dataclass(frozen=True, slots=True)
class Words:
    """What is said over the comments on several subjects: their title, the choice of one, and that there are none."""

    title: str
    choice: str
    nothing: str


def show_comment(screen: Screen) -> None:
    """The chosen indicator's comment for the chosen node and month, where its figures are followed."""
    chosen, catalogue = screen.selection, screen.dashboard.catalogue
    placed = place(catalogue, catalogue.indicators_by_id[screen.indicator_id], chosen.node_id, chosen.month)
    if placed is None:
        return
    st.header(words.COMMENT, anchor=False)
    standing = [c for c in screen.dashboard.comments(placed.node_id, chosen.month) if c.subject == screen.indicator_id]
    for comment in standing:
        _show_text(comment)
    if not standing:
        st.write(words.NOTHING_WRITTEN)
    _show_writing(screen, placed.node_id, {screen.indicator_id: ""})


def show_line_comments(screen: Screen) -> None:
    """The comments on the lines of the chosen node's statement, in its order, and where one writes."""
    _show_several(
        screen,
        {account.id: account.name for account in screen.dashboard.catalogue.accounts},
        Words(words.LINES, words.LINE, words.NO_LINES_WRITTEN),
    )


def show_assignment_comments(screen: Screen, names: dict[str, str]) -> None:
    """The comments on a plan's assignments at the chosen node, in the plan's order, and where one writes."""
    _show_several(screen, names, Words(words.ASSIGNMENTS, words.ASSIGNMENT, words.NO_ASSIGNMENTS_WRITTEN))


def _show_several(screen: Screen, names: dict[str, str], said: Words) -> None:
    chosen = screen.selection
    standing = {comment.subject: comment for comment in screen.dashboard.comments(chosen.node_id, chosen.month)}
    st.header(said.title, anchor=False)
    written = [subject for subject in names if subject in standing]
    for subject in written:
        st.subheader(names[subject], anchor=False)
        _show_text(standing[subject])
    if not written:
        st.write(said.nothing)
    _show_writing(screen, chosen.node_id, names, said.choice)


@st.fragment
def _show_writing(screen: Screen, node_id: str, subjects: dict[str, str], choice: str = words.LINE) -> None:
    """Where one writes, about one of the subjects; nothing is read for it before it is opened."""
    wanted = _wanted(subjects)
    writing = st.expander(words.WRITE, key=WRITING, on_change="rerun")
    if not writing.open:
        return
    with writing:
        subject = next(iter(subjects))
        if len(subjects) > 1:
            subject = st.selectbox(choice, list(subjects), format_func=subjects.__getitem__, key=_LINE)
        before = screen.dashboard.comment_before(subject, node_id, screen.selection.month)
        if before is None:
            comment_editor.show_editor(screen, subject, node_id, wanted)
            return
        text, beside = st.columns([3, 1])
        with text:
            comment_editor.show_editor(screen, subject, node_id, wanted)
        with beside:
            st.write(f"**{words.BEFORE.format(month=fmt.month(before.month))}**")
            _show_text(before)


def _wanted(subjects: dict[str, str]) -> str:
    """The subject one came to write about; what one writes in is opened for it, once."""
    wanted = address.shown(address.WRITE)
    if wanted not in subjects:
        return ""
    if st.session_state.get(_CAME_FOR) != wanted or WRITING not in st.session_state:
        st.session_state[_CAME_FOR], st.session_state[WRITING] = wanted, True
        if len(subjects) > 1:
            st.session_state[_LINE] = wanted
    return wanted


def _show_text(comment: Comment) -> None:
    st.markdown(comment.text)
    st.write(words.signature(comment))
