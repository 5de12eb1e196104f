"""The comment of an indicator: what stands, what was written before, and an editor with the number check beneath."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.model.comment import Comment
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings
from nsvh_dash.ui import cache, markup
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views import comment_texts as words
from nsvh_dash.views import format as fmt
from nsvh_dash.views.lookup import place
from nsvh_dash.views.numbers import TextCheck


def show_comment(screen: Screen) -> None:
    """The chosen indicator's comment for the chosen node and month, where its figures are followed."""
    chosen, catalogue = screen.selection, screen.dashboard.catalogue
    placed = place(catalogue, catalogue.indicators_by_id[screen.indicator_id], chosen.node_id, chosen.month)
    if placed is None:
        return
    versions = [
        comment
        for comment in screen.dashboard.comment_history(placed.node_id, chosen.month)
        if comment.subject == screen.indicator_id
    ]
    st.header(words.COMMENT, anchor=False)
    _show_standing(versions)
    before = screen.dashboard.comment_before(screen.indicator_id, placed.node_id, chosen.month)
    if before is not None:
        with st.expander(words.BEFORE.format(month=fmt.month(before.month))):
            _show_text(before)
    with st.expander(words.WRITE):
        _edit(screen, placed.node_id, versions)


def _show_standing(versions: list[Comment]) -> None:
    if versions:
        _show_text(versions[0])
    else:
        st.write(words.NOTHING_WRITTEN)


def _show_text(comment: Comment) -> None:
    st.markdown(comment.text)
    st.write(words.signature(comment))


@st.fragment
def _edit(screen: Screen, node_id: str, versions: list[Comment]) -> None:
    """The editor. What is typed is checked each time the field is left."""
    where = f"{screen.indicator_id}:{node_id}:{screen.selection.month}"
    field = f"kommentar:{where}"
    st.session_state.setdefault(field, versions[0].text if versions else "")
    text = st.text_area(words.TEXT, key=field, height=160)
    checked = cache.number_check(screen.key, screen.dashboard, node_id, screen.selection.month).check(text)
    _show_check(text, checked)
    author = st.text_input(words.AUTHOR, key="kommentar_namn")
    reason = st.text_input(words.REASON, key=f"kommentar_skal:{where}") if checked.alarms else ""
    save, sign = st.columns(2)
    is_saved = save.button(words.SAVE_DRAFT, key=f"spara:{where}")
    is_signed = sign.button(words.SIGN, key=f"klar:{where}")
    if is_saved or is_signed:
        _keep(screen, node_id, text, author, reason, sign=is_signed)
    for version in versions[1:]:
        _show_version(version, field)


def _keep(screen: Screen, node_id: str, text: str, author: str, reason: str, *, sign: bool) -> None:
    chosen = screen.selection
    try:
        intake.write_comment(
            Settings(), screen.indicator_id, node_id, chosen.month, text, author, sign=sign, reason=reason
        )
    except NsvhError as error:
        st.error(str(error))
    else:
        st.rerun()


def _show_check(text: str, checked: TextCheck) -> None:
    """The text with its wrong numbers marked, and beneath it what each number is."""
    if not checked.findings:
        st.write(words.NO_NUMBERS)
        return
    pieces = "".join(
        f"<mark>{html.escape(piece.text)}</mark>" if piece.wrong else html.escape(piece.text)
        for piece in words.underlined(text, checked)
    )
    lines = "".join(
        f"<p>{'✗' if finding.verdict.is_alarm else '✓'} <strong>{html.escape(finding.number)}</strong> "
        f"{html.escape(finding.explanation)}</p>"
        for finding in words.told(checked)
    )
    marked = pieces.replace("\n", "<br>")
    markup.show(f'<div class="why"><p><strong>{words.CHECKED}</strong></p><p>{marked}</p>{lines}</div>')


def _show_version(version: Comment, field: str) -> None:
    st.write(f"{words.HISTORY}: {words.signature(version)}")
    st.markdown(version.text)
    st.button(words.RESTORE, key=f"hamta:{version.id}", on_click=_restore, args=(field, version.text))


def _restore(field: str, text: str) -> None:
    st.session_state[field] = text
