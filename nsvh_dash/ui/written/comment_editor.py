"""The editor of a comment: the text, numbers to insert, the number check beneath, and its earlier versions."""

from __future__ import annotations

import html
from collections.abc import Mapping

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.model.comment import Comment
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings
from nsvh_dash.ui import cache
from nsvh_dash.ui.parts import markup
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.written import author
from nsvh_dash.views import comment_texts as words
from nsvh_dash.views.comment_fields import Field, filled
from nsvh_dash.views.numbers import TextCheck

_AREA = "skriv_kommentar"


def show_editor(screen: Screen, subject: str, node_id: str, wanted: str = "") -> None:
    """Write about a subject at a node in the chosen month. What is typed is checked each time the field is left.

    `wanted` is the subject one came to write about: the hand is put in its text.
    """
    month = screen.selection.month
    versions = [c for c in screen.dashboard.comment_history(node_id, month) if c.subject == subject]
    where = f"{subject}:{node_id}:{month}"
    area = f"kommentar:{where}"
    st.session_state.setdefault(area, versions[0].text if versions else "")
    with st.container(key=_AREA):
        text = st.text_area(words.TEXT, key=area, height=160)
    fields = cache.comment_fields(screen.key, screen.dashboard, subject, node_id, month)
    if fields:
        _show_fields(fields, area)
    as_read = filled(text, fields)
    checked = cache.number_check(screen.key, screen.dashboard, node_id, month).check(as_read)
    _show_check(as_read, checked)
    name = author.show_field(words.AUTHOR, _AREA, wanted if wanted == subject else "")
    reason = st.text_input(words.REASON, key=f"kommentar_skal:{where}") if checked.alarms else ""
    save, sign = st.columns(2)
    is_saved = save.button(words.SAVE_DRAFT, key=f"spara:{where}")
    is_signed = sign.button(words.SIGN, key=f"klar:{where}")
    if is_saved or is_signed:
        _keep(screen, subject, node_id, text, name, reason, sign=is_signed)
    for version in versions[1:]:
        _show_version(version, area)


def _show_fields(fields: Mapping[str, Field], area: str) -> None:
    """What can be inserted, with what it is now; it comes last in the text, where the hand was."""
    choice = f"falt:{area}"
    st.selectbox(
        words.FIELD,
        list(fields),
        index=None,
        format_func=lambda name: f"{fields[name].label}: {fields[name].shown}" if name in fields else name,
        key=choice,
        help=words.FIELD_HELP,
        placeholder=words.FIELD,
    )
    st.button(words.INSERT, key=f"infoga:{area}", on_click=_insert, args=(fields, choice, area))


def _insert(fields: Mapping[str, Field], choice: str, area: str) -> None:
    if field := fields.get(st.session_state[choice] or ""):
        st.session_state[area] = f"{st.session_state[area].rstrip()} {field.written}".lstrip()
        st.session_state[choice] = None


def _keep(screen: Screen, subject: str, node_id: str, text: str, name: str, reason: str, *, sign: bool) -> None:
    month = screen.selection.month
    try:
        intake.write_comment(Settings(), subject, node_id, month, text, name, sign=sign, reason=reason)
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


def _show_version(version: Comment, area: str) -> None:
    st.write(f"{words.HISTORY}: {words.signature(version)}")
    st.markdown(version.text)
    st.button(words.RESTORE, key=f"hamta:{version.id}", on_click=_restore, args=(area, version.text))


def _restore(area: str, text: str) -> None:
    st.session_state[area] = text
