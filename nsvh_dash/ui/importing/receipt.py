"""What an import did: its numbers, its files as they came, what was accepted, and taking it back."""

from __future__ import annotations

import html
from functools import partial

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.settings import Settings
from nsvh_dash.ui import cache, links
from nsvh_dash.ui.importing import parts as import_parts
from nsvh_dash.ui.parts import markup
from nsvh_dash.ui.parts.tables import Row, show_table
from nsvh_dash.views import format as fmt
from nsvh_dash.views.importing import texts as words
from nsvh_dash.views.importing.preview import BatchReceipt

_REFUSAL = "omgang_nekad"


def show(settings: Settings, batch: int) -> None:
    """The receipt of a batch, with everything one may want to do with it."""
    receipt = cache.receipt(cache.data_key(), batch)
    st.header(words.receipt_title(receipt), anchor=False)
    markup.show(f'<p class="summary">{markup.foreign(receipt.summary)}</p>')
    _show_facts(receipt)
    _show_files(settings, receipt)
    _show_issues(receipt)
    if refusal := st.session_state.pop(_REFUSAL, ""):
        import_parts.show_problem(refusal)
    _show_reversal(settings, receipt)


def _show_facts(receipt: BatchReceipt) -> None:
    facts = [
        (words.WHEN, fmt.moment(receipt.created_at)),
        (words.WHO, receipt.actor),
        (words.ROWS, words.outcome(receipt)),
        (words.STATE, words.state(receipt)),
    ]
    if receipt.note:
        facts.append((words.NOTED, receipt.note))
    items = "".join(f"<div><dt>{html.escape(name)}</dt><dd>{markup.foreign(text)}</dd></div>" for name, text in facts)
    markup.show(f'<dl class="facts">{items}</dl>')
    if receipt.withdrawn_by is None:
        with st.container(key="se_siffrorna", horizontal=True):
            for page, title in links.SHOWING:
                st.page_link(page, label=title)


def _show_files(settings: Settings, receipt: BatchReceipt) -> None:
    st.subheader(words.RECEIPT_FILES, anchor=False)
    with st.container(key="kvittofiler"):
        for file in receipt.files:
            with st.container(key=f"kvittofil_{file.id}", horizontal=True):
                about = " · ".join((file.profile_name, words.counted(file.rows, "rad", "rader"), file.size_text))
                markup.show(
                    f'<p class="file kept"><strong>{markup.foreign(file.name)}</strong>'
                    f'<span class="quiet">{markup.foreign(about)}</span></p>'
                )
                st.download_button(
                    words.DOWNLOAD,
                    partial(_content, settings, receipt.batch, file.id),
                    file_name=file.name,
                    mime="application/octet-stream",
                    key=f"hamta_{file.id}",
                    on_click="ignore",
                )


def _content(settings: Settings, batch: int, file_id: int) -> bytes:
    """A file's bytes, fetched only when somebody asks for them."""
    return intake.original(settings, batch, file_id).content


def _show_issues(receipt: BatchReceipt) -> None:
    if not receipt.issues:
        return
    rows = [
        Row((*import_parts.issue_cells(found.issue), markup.foreign(words.accepted_by(found))))
        for found in receipt.issues[: import_parts.MOST_ROWS]
    ]
    with st.expander(words.tab(words.RECEIPT_ISSUES, len(receipt.issues))):
        show_table(words.RECEIPT_ISSUES, words.RECEIPT_ISSUE_HEADINGS, rows, numbers=(2,), tall=True)
        import_parts.show_rest(len(receipt.issues), "rader")


def _show_reversal(settings: Settings, receipt: BatchReceipt) -> None:
    """Take the import back, or let it count again; the reason is asked for and logged."""
    withdrawn = receipt.withdrawn_by is not None
    title = words.REDO_TITLE if withdrawn else words.UNDO_TITLE
    st.subheader(title, anchor=False)
    reason = import_parts.show_reason_form(
        f"{'gor_om' if withdrawn else 'angra'}_{receipt.batch}",
        words.reversal_label(receipt),
        "" if withdrawn else words.UNDO_WHAT,
        words.REDO_WHY if withdrawn else words.UNDO_WHY,
    )
    if not reason:
        return
    try:
        (intake.redo if withdrawn else intake.undo)(settings, receipt.batch, reason)
    except NsvhError as error:
        # A second click finds it done; what the ledger says about that is shown with the new state.
        st.session_state[_REFUSAL] = str(error)
    st.rerun()
