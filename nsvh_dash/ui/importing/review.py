"""What the import would do: errors, warnings to accept, changed values, figures that become others."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.charts.control_picture import control_picture
from nsvh_dash.ui.importing import parts as import_parts
from nsvh_dash.ui.importing.state import Pending
from nsvh_dash.ui.parts import marks, markup
from nsvh_dash.ui.parts.tables import Row, show_table
from nsvh_dash.views.importing import texts as words
from nsvh_dash.views.importing.preview import Effects, ImportPreview, ImportWarning, RowChange

_MOST_WARNINGS = 100
"""So many warnings are shown with a box of their own; the rest can be accepted all at once."""


def show(going: Pending, preview: ImportPreview) -> None:
    """Four lists behind a tab each, with how many they hold."""
    names = (
        words.tab(words.ERRORS, len(preview.errors)),
        words.tab(words.WARNINGS, len(preview.warnings)),
        words.tab(words.CHANGES, preview.changes_total),
        words.tab(words.EFFECTS, preview.effects.total),
    )
    first = names[0] if preview.errors else names[1] if preview.warnings else names[2]
    errors, warnings, changes, effects = st.tabs(names, default=first, key=f"granskning_{going.round}")
    with errors:
        _show_errors(preview)
    with warnings:
        _show_warnings(going, preview.warnings)
    with changes:
        _show_changes(preview.changes, preview.changes_total)
    with effects:
        _show_effects(preview.effects)


def _show_errors(preview: ImportPreview) -> None:
    if not preview.errors:
        import_parts.show_good(words.NO_ERRORS, words.NO_ERRORS_MORE)
        return
    markup.note(words.ERRORS_WHAT)
    show_table(words.ERRORS, words.ISSUE_HEADINGS, import_parts.issue_rows(preview.errors), numbers=(2,), tall=True)
    import_parts.show_rest(len(preview.errors), "fel")


def _show_warnings(going: Pending, warnings: tuple[ImportWarning, ...]) -> None:
    if not warnings:
        import_parts.show_good(words.NO_WARNINGS, words.NO_WARNINGS_MORE)
        return
    markup.note(words.WARNINGS_WHAT)
    ids = {warning.id for warning in warnings}
    with st.container(key="alla_varningar", horizontal=True):
        everything = ids <= going.accepted
        label = words.ACCEPT_NONE if everything else f"{words.ACCEPT_ALL} {len(ids)}"
        st.button(label, key="godkann_alla", on_click=_accept, args=(going, ids, not everything))
    for number, warning in enumerate(warnings[:_MOST_WARNINGS], 1):
        _show_warning(going, number, warning)
    import_parts.show_rest(len(warnings), "varningar", _MOST_WARNINGS)


def _show_warning(going: Pending, number: int, warning: ImportWarning) -> None:
    with st.container(key=f"varning_{number}"):
        key = f"godkann_{warning.id}"
        st.session_state[key] = warning.id in going.accepted
        st.checkbox(f"{words.ACCEPT} {number}", key=key, on_change=_ticked, args=(going, warning.id, key))
        what, place = (markup.foreign(text) for text in words.warning(warning.issue))
        picture = control_picture(warning.picture) if warning.picture else ""
        markup.show(f'<div class="warning"><div><p>{what}</p><p class="note">{place}</p></div>{picture}</div>')


def _ticked(going: Pending, warning_id: str, key: str) -> None:
    # What the box says now, not its opposite: the browser also reports boxes that were ticked all at once.
    _accept(going, {warning_id}, st.session_state[key])


def _accept(going: Pending, ids: set[str], accepted: bool) -> None:
    if accepted:
        going.accepted |= ids
    else:
        going.accepted -= ids


def _show_changes(changes: tuple[RowChange, ...], total: int) -> None:
    if not changes:
        import_parts.show_good(words.NO_CHANGES, words.NO_CHANGES_MORE)
        return
    rows = [
        Row(
            tuple(
                markup.foreign(text)
                for text in (
                    change.indicator_name,
                    change.unit_name,
                    change.month_text,
                    change.scenario,
                    change.before or words.NOTHING,
                    change.after or words.NOTHING,
                    change.kind.value,
                    change.file,
                )
            )
        )
        for change in changes
    ]
    show_table(words.CHANGES, words.CHANGE_HEADINGS, rows, numbers=(4, 5), tall=True)
    import_parts.show_rest(total, "ändringar", len(changes))


def _show_effects(effects: Effects) -> None:
    if not effects.lines:
        import_parts.show_good(words.NO_EFFECTS, words.NO_EFFECTS_MORE)
        return
    markup.note(" · ".join(level.heading for level in effects.levels))
    rows = [
        Row(
            (
                html.escape(line.indicator_name),
                html.escape(line.place),
                html.escape(line.period_text),
                html.escape(line.before),
                html.escape(line.after),
                html.escape(line.difference),
                marks.badge(line.status_after, line.status_text) if line.status_after and line.status_text else "",
            ),
            "chosen" if line.flip else "",
        )
        for line in effects.lines
    ]
    show_table(words.EFFECTS, words.EFFECT_HEADINGS, rows, numbers=(3, 4, 5), tall=True)
    import_parts.show_rest(effects.total, "siffror", len(effects.lines))
