"""The form of a living record: saved with a name, faults at their fields, history, undo and removal."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from nsvh_dash import intake
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.record import KINDS, Record, RecordKind
from nsvh_dash.model.record_faults import RecordFaults, read_record
from nsvh_dash.settings import Settings
from nsvh_dash.ui import address
from nsvh_dash.ui.importing import parts as import_parts
from nsvh_dash.ui.parts import markup
from nsvh_dash.ui.records import files as record_files
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.written import author
from nsvh_dash.views import format as fmt
from nsvh_dash.views.records.form import Entry, FormField, build_form, read_form, record_label
from nsvh_dash.views.records.history import HistoryRow, build_history
from nsvh_dash.views.texts import records as words

PLACE = "post_andra"
_APART = "."
_FAULTS, _PROBLEM, _DONE, _REMOVING = "post_fel", "post_hinder", "post_gjort", "post_tas_bort"
_PROSE_HEIGHT = 100


def shown(asked: Mapping[str, str]) -> dict[str, str]:
    """What the address says of the record that is being changed; what is no kind of record is left out."""
    kind = asked[address.RECORD].partition(_APART)[0]
    return {address.RECORD: asked[address.RECORD] if kind in set(RecordKind) else ""}


def code(kind: RecordKind, record_id: str = "") -> str:
    """A record as the address says it; a new one without an id."""
    return f"{kind}{_APART}{record_id}"


def show_editing(screen: Screen, title: str, kinds: Sequence[RecordKind], *, is_named: bool = False) -> None:
    """Choose a record of some kinds at the node and below, or a new one, and change it.

    `is_named`: the page asks who writes, and says what came of it, before this.
    """
    with st.container(key=PLACE):
        st.header(title, anchor=False)
        if not is_named:
            show_outcome()
            show_author()
        asked = address.shown(address.RECORD)
        options = _options(screen, kinds, asked)
        chosen = asked if asked in options else ""
        address.choice(address.RECORD, words.RECORD, words.CHOOSE, options, chosen)
        if chosen:
            kind, _, record_id = chosen.partition(_APART)
            _show_record(screen, RecordKind(kind), record_id)
        record_files.show_files(screen)


def show_author() -> None:
    """Who writes; remembered by the browser."""
    author.show_field(words.AUTHOR)


def show_outcome() -> None:
    """What the last change did, or why it did nothing; once."""
    if done := st.session_state.pop(_DONE, ""):
        markup.show(f'<p class="done" role="status">{html.escape(done)}</p>')
    if problem := st.session_state.pop(_PROBLEM, ""):
        import_parts.show_problem(problem)


def attempt(change: Callable[[Settings, str], Record], said: str, then: Callable[[Record], None] | None = None) -> None:
    """Make a change as whoever has given a name; what came of it is said at the next drawing."""
    try:
        record = change(Settings(), author.written_by())
    except RecordFaults as error:
        st.session_state[_FAULTS] = {fault.field: fault.said for fault in error.faults}
    except NsvhError as error:
        st.session_state[_PROBLEM] = str(error)
    else:
        st.session_state[_DONE] = said.format(name=fmt.capital(record.name), id=record.id)
        st.session_state.pop(_REMOVING, None)
        if then:
            then(record)


def _options(screen: Screen, kinds: Sequence[RecordKind], asked: str) -> dict[str, str]:
    board, node_id = screen.dashboard, screen.selection.node_id
    options = {"": words.CHOOSE}
    options |= {code(kind): words.NEW_ONE.format(word=KINDS[kind].word) for kind in kinds}
    for kind in kinds:
        options |= {code(kind, one.id): record_label(one) for one in board.records_at(kind, node_id)}
    named, _, record_id = asked.partition(_APART)
    if asked not in options and named in kinds and board.records.versions(RecordKind(named), record_id):
        options[asked] = f"{fmt.capital(KINDS[RecordKind(named)].word)} {record_id}"
    return options


def _show_record(screen: Screen, kind: RecordKind, record_id: str) -> None:
    book = screen.dashboard.records
    record = book.find(kind, record_id)
    versions = book.versions(kind, record_id)
    if record is None and versions:
        markup.note(words.IS_REMOVED)
    else:
        form = build_form(screen.dashboard.catalogue, book, KINDS[kind], record, screen.selection.node_id)
        _show_form(kind, record, form, versions[-1].number if versions else 0)
    if versions:
        if record is not None:
            _show_reversal(kind, record)
        _show_history(kind, record_id, build_history(screen.dashboard.catalogue, book, kind, record_id))


def _show_form(kind: RecordKind, record: Record | None, form: Sequence[FormField], seen: int) -> None:
    faults: dict[str, str] = st.session_state.pop(_FAULTS, {})
    where = f"post:{kind}:{record.id if record else ''}:{seen}"
    with st.form(where, border=False, enter_to_submit=False):
        for field in form:
            _show_field(field, f"{where}:{field.name}")
            if field.name in faults:
                import_parts.show_problem(faults[field.name], field.label)
        names = tuple(field.name for field in form)
        st.form_submit_button(words.SAVE, type="primary", on_click=_save, args=(kind, record, names, where, seen))


def _show_field(field: FormField, key: str) -> None:
    st.session_state.setdefault(key, field.value)
    if field.entry is Entry.PROSE:
        st.text_area(field.label, key=key, height=_PROSE_HEIGHT)
    elif field.entry is Entry.ONE:
        name = field.options.__getitem__
        st.selectbox(field.label, list(field.options), key=key, format_func=name, placeholder=words.CHOOSE_ONE)
    elif field.entry is Entry.MANY:
        name = field.options.__getitem__
        st.multiselect(field.label, list(field.options), key=key, format_func=name, placeholder=words.CHOOSE_ONE)
    else:
        st.text_input(field.label, key=key)


def _save(kind: RecordKind, record: Record | None, names: Sequence[str], where: str, seen: int) -> None:
    values = read_form(KINDS[kind], {name: st.session_state[f"{where}:{name}"] for name in names})

    def change(settings: Settings, name: str) -> Record:
        if record is None:
            return intake.add_record(settings, kind, values, name)
        changed = read_record(kind, record.model_dump() | values)
        if changed == record:
            raise NsvhError(words.UNCHANGED)
        return intake.write_record(settings, changed, name, seen)

    attempt(change, words.SAVED, lambda kept: address.choose(**{address.RECORD: code(kind, kept.id)}))


def _show_reversal(kind: RecordKind, record: Record) -> None:
    """Take back the last change, or the record itself once one is sure."""
    with st.container(key="post_knappar", horizontal=True):
        st.button(words.UNDO, key="post_angra", on_click=_undo, args=(kind, record.id))
        if st.session_state.get(_REMOVING) != code(kind, record.id):
            st.button(words.REMOVE, key="post_ta_bort", on_click=_ask, args=(code(kind, record.id),))
            return
    markup.show(f'<p role="alert">{html.escape(words.REMOVE_SURE.format(name=record.name))}</p>')
    with st.container(key="post_saker", horizontal=True):
        st.button(words.REMOVE_YES, key="post_ja", on_click=_remove, args=(kind, record.id))
        st.button(words.REMOVE_NO, key="post_nej", on_click=_ask, args=("",))


def _ask(what: str) -> None:
    st.session_state[_REMOVING] = what


def _undo(kind: RecordKind, record_id: str) -> None:
    attempt(lambda settings, name: intake.undo_record(settings, kind, record_id, name), words.UNDONE)


def _remove(kind: RecordKind, record_id: str) -> None:
    attempt(lambda settings, name: intake.remove_record(settings, kind, record_id, name), words.REMOVED_NOW)


def _restore(kind: RecordKind, record_id: str, number: int) -> None:
    attempt(lambda settings, name: intake.restore_record(settings, kind, record_id, number, name), words.RESTORED_NOW)


def _show_history(kind: RecordKind, record_id: str, rows: Sequence[HistoryRow]) -> None:
    st.subheader(words.HISTORY, anchor=False)
    for row in rows:
        told = "".join(f"<li>{html.escape(change)}</li>" for change in row.changes)
        markup.show(f'<div class="version"><strong>{html.escape(row.signature)}</strong><ul>{told}</ul></div>')
        if not row.is_now:
            label = markup.label(words.RESTORE.format(signature=row.signature))
            st.button(label, key=f"aterstall_{row.number}", type="tertiary", on_click=_restore,
                      args=(kind, record_id, row.number))  # fmt: skip
