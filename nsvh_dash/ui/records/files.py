"""Living records as a workbook: taken out, looked at before it is taken in, and every mistake told."""

from __future__ import annotations

from functools import partial

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.exports.record_sheets import to_xlsx
from nsvh_dash.intake import RecordReceipt, Upload
from nsvh_dash.model.errors import ImportRefused, NsvhError
from nsvh_dash.model.record import Record
from nsvh_dash.settings import Settings
from nsvh_dash.ui.importing import parts as import_parts
from nsvh_dash.ui.parts import markup
from nsvh_dash.ui.parts.tables import Row, show_table
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.written import author
from nsvh_dash.views import format as fmt
from nsvh_dash.views.importing import texts as import_texts
from nsvh_dash.views.importing.receipt import rows_of_each_kind
from nsvh_dash.views.records.file import build_file
from nsvh_dash.views.records.form import record_label
from nsvh_dash.views.records.history import changed_fields, last_import
from nsvh_dash.views.texts import records as words

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SAVED, _OWN = "plan_sparad", "plan_nummer"


@st.fragment
def show_files(screen: Screen) -> None:
    """Nothing is made or read before it is opened."""
    with st.container(key="plan_fil"):
        if saved := st.session_state.pop(_SAVED, ""):
            markup.show(f'<p class="done" role="status">{saved}</p>')
        part = st.expander(words.FILE, key="plan_oppen", on_change="rerun")
        if not part.open:
            return
        with part:
            make = partial(_workbook, screen)
            st.download_button(words.FILE_OUT, make, words.FILE_NAME, _SHEET, key="plan_ut", on_click="ignore")
            markup.note(words.FILE_WHAT)
            dropped = st.file_uploader(words.FILE_IN, type=["xlsx"], key="plan_in")
            if dropped is not None:
                _show_upload(screen, Upload(dropped.name, dropped.getvalue()))
            _show_last(screen)


def _workbook(screen: Screen) -> bytes:
    return to_xlsx(build_file(screen.dashboard.catalogue, screen.dashboard.records))


def _show_upload(screen: Screen, upload: Upload) -> None:
    try:
        looked = intake.import_records(Settings(), upload, "", dry_run=True)
    except ImportRefused as refusal:
        import_parts.show_problem(words.FILE_FAULTS)
        rows = import_parts.issue_rows(refusal.issues)
        show_table(words.FILE_FAULTS, import_texts.ISSUE_HEADINGS, rows, numbers=(2,), tall=True)
        return
    except NsvhError as error:
        import_parts.show_problem(str(error))
        return
    _show_receipt(screen, looked)
    is_more = bool(looked.new or looked.changed)
    if is_more and st.button(words.FILE_SAVE, key="plan_spara", type="primary"):
        _store(upload, looked)


def _show_receipt(screen: Screen, looked: RecordReceipt) -> None:
    for issue in looked.warnings:
        import_parts.show_problem(str(issue))
    if not looked.new and not looked.changed:
        markup.note(words.FILE_SAME)
        return
    catalogue = screen.dashboard.catalogue
    counts = rows_of_each_kind(len(looked.new), len(looked.changed), looked.unchanged)
    markup.note(words.FILE_COUNT.format(counts=fmt.listing(counts)))
    rows = [_row(record, words.NEW) for record in looked.new]
    rows += [_row(one.after, "; ".join(changed_fields(catalogue, one.before, one.after))) for one in looked.changed]
    show_table(words.FILE_CAPTION, words.FILE_HEADINGS, rows[: import_parts.MOST_ROWS], numbers=(), tall=True)
    import_parts.show_rest(len(rows), "poster")


def _row(record: Record, change: str) -> Row:
    return Row(tuple(markup.foreign(text) for text in (record.id, record_label(record), change)))


def _store(upload: Upload, looked: RecordReceipt) -> None:
    try:
        kept = intake.import_records(Settings(), upload, author.written_by(), seen=looked.seen)
    except NsvhError as error:
        import_parts.show_problem(str(error))
        return
    st.session_state[_OWN] = kept.number
    counts = rows_of_each_kind(len(kept.new), len(kept.changed))
    st.session_state[_SAVED] = words.FILE_SAVED.format(counts=fmt.listing(counts))
    st.rerun()


def _show_last(screen: Screen) -> None:
    """What was last taken in, to be taken back as a whole."""
    last = last_import(screen.dashboard.records, st.session_state.get(_OWN))
    if last is None:
        return
    markup.note(last.said)
    if not st.button(last.undo, key="plan_angra"):
        return
    try:
        st.session_state[_OWN] = intake.undo_import(Settings(), last.number, author.written_by())
    except NsvhError as error:
        import_parts.show_problem(str(error))
        return
    st.session_state[_SAVED] = words.FILE_UNDONE
    st.rerun()
