"""Importlogg: every import, withdrawal and restoration, newest first; one of them opened."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.settings import Settings
from nsvh_dash.ui import address, cache
from nsvh_dash.ui.importing import parts as import_parts
from nsvh_dash.ui.importing import receipt as import_receipt
from nsvh_dash.ui.parts import markup
from nsvh_dash.ui.parts.tables import Row, show_table
from nsvh_dash.ui.shell import frame
from nsvh_dash.views import format as fmt
from nsvh_dash.views.importing import texts as words


def show() -> None:
    """Choose an import to open; else the whole log."""
    log = list(reversed(cache.batches(cache.data_key())))
    if not log:
        frame.show_nothing_here(words.LOG_EMPTY, words.LOG_EMPTY_STEP)
        return
    imports = {
        str(batch.id): words.batch_label(batch.id, fmt.moment(batch.created_at), len(batch.files))
        for batch in log
        if batch.kind == "import"
    }
    asked = address.shown(address.BATCH)
    opened = asked if asked in imports else ""
    with st.container(key="oppna_import"):
        address.choice(address.BATCH, words.OPEN_BATCH, words.OPEN_BATCH, {"": words.NO_BATCH} | imports, opened)
    if opened:
        import_receipt.show(Settings(), int(opened))
    st.header(words.TABS[words.TAB_LOG], anchor=False)
    rows = [
        Row(
            (
                str(batch.id),
                fmt.moment(batch.created_at),
                markup.foreign(batch.actor),
                html.escape(words.kind(batch.kind, batch.concerns)),
                markup.foreign(words.file_names(batch.files)),
                fmt.number(batch.rows) if batch.kind == "import" else "",
                markup.foreign(batch.note),
                html.escape(words.batch_state(batch.kind, withdrawn=batch.withdrawn)),
            ),
            "chosen" if str(batch.id) == opened else "",
        )
        for batch in log[: import_parts.MOST_ROWS]
    ]
    show_table(words.TABS[words.TAB_LOG], words.LOG_HEADINGS, rows, numbers=(5,))
    import_parts.show_rest(len(log), "rader")
