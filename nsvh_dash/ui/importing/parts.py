"""Parts that the rooms of the page Importera share. What stood in a file is shown as plain text, always."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from nsvh_dash.model.errors import Issue
from nsvh_dash.ui.parts import markup
from nsvh_dash.ui.parts.tables import Row
from nsvh_dash.views import format as fmt
from nsvh_dash.views.importing import texts as words

MOST_ROWS = 500
"""So many lines of a list are drawn; the rest is counted."""


def show_problem(text: str, heading: str = "") -> None:
    """Why something could not be done: read out at once by a screen reader."""
    lines = "".join(f"<p>{markup.foreign(line)}</p>" for line in text.splitlines() if line.strip())
    title = f"<strong>{html.escape(heading)}</strong>" if heading else ""
    markup.show(f'<div class="problem" role="alert">{title}{lines}</div>')


def show_good(what: str, more: str) -> None:
    """A list that is empty because all is well."""
    markup.show(f'<p class="empty"><strong>{html.escape(what)}</strong> {html.escape(more)}</p>')


def show_rest(total: int, what: str, shown: int = MOST_ROWS) -> None:
    """How much of a list was left out, if anything."""
    if total > shown:
        markup.note(words.more(total - shown, what))


def issue_cells(issue: Issue) -> tuple[str, ...]:
    """Where an issue is, what stood there and what is wrong, as cells of a table."""
    row = "" if issue.row is None else fmt.number(issue.row)
    found = "" if issue.value is None else f"”{issue.value}”"
    texts = (issue.file, issue.sheet or "", row, issue.column or "", found, fmt.capital(issue.expected))
    return tuple(markup.foreign(text) for text in texts)


def issue_rows(issues: Sequence[Issue]) -> list[Row]:
    """The first issues of many, one a line."""
    return [Row(issue_cells(issue)) for issue in issues[:MOST_ROWS]]


def show_reason_form(key: str, title: str, what: str, why: str) -> str:
    """Ask for the reason of something that is going to be logged; the reason once it is given, else empty."""
    with st.form(key, border=False, enter_to_submit=True):
        reason = st.text_input(why, key=f"{key}_skal", max_chars=300)
        if what:
            markup.note(what)
        sent = st.form_submit_button(title, key=f"{key}_knapp")
    if sent and not reason.strip():
        show_problem(words.REASON_NEEDED)
    return reason.strip() if sent else ""
