"""The page Rapport: what the report lacks, its files made step by step, and what is in it."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.handouts import Progress
from nsvh_dash.handouts.report import FORMS, make_report
from nsvh_dash.handouts.workbook import make_workbook
from nsvh_dash.model.period import Month
from nsvh_dash.ui import marks, markup, overview, tables
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views import texts_report as words
from nsvh_dash.views.report.missing import Lacking, Missing

_KEPT = 100
_MADE = "rapport_filer"
_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def show(screen: Screen) -> None:
    """Everything beneath the title."""
    chosen = screen.selection
    missing = _missing(screen.key, screen.dashboard, chosen.node_id, chosen.month)
    st.header(words.LACKING, anchor=False)
    markup.note(missing.sentence)
    _show_lacking([one for one in missing.comments if one.is_urgent])
    rest = [one for one in missing.comments if not one.is_urgent]
    if rest:
        with st.expander(words.REST.format(count=len(rest))):
            _show_lacking(rest)
    overview.show_unjudged(missing.unjudged)
    st.header(words.FILES, anchor=False)
    markup.note(words.FILES_WHAT)
    _show_files(screen)
    _show_contents(screen)


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _missing(key: str, _dashboard: Dashboard, node_id: str, month: Month) -> Missing:
    return _dashboard.report_missing(node_id, month)


def _show_lacking(found: Sequence[Lacking]) -> None:
    """Each with its status, the way to where it is written, and the draft somebody has begun."""
    items = "".join(f"<li>{_lacking(one)}</li>" for one in found)
    if items:
        markup.show(f'<div class="changes"><ul class="unjudged">{items}</ul></div>')


def _lacking(one: Lacking) -> str:
    subject = one.subject
    badge = marks.badge(subject.status, subject.word) if subject.status else ""
    state = markup.foreign(one.draft) if one.draft else html.escape(words.NO_COMMENT)
    return f'{badge} {tables.link(subject.link, one.name)} <span class="basis">{state}</span>'


@st.fragment
def _show_files(screen: Screen) -> None:
    """A button for each file; once it is made, one to fetch it. What was made for another choice is let go of."""
    chosen = screen.selection
    place = (screen.key, chosen.node_id, str(chosen.month))
    kept, made = st.session_state.get(_MADE, (place, {}))
    if kept != place:
        made = {}
    bar = st.empty()
    for column, form in zip(st.columns(len(words.MAKE)), words.MAKE, strict=True):
        with column:
            if st.button(words.MAKE[form], key=f"gor_{form}"):
                made = made | {form: _make(screen, form, lambda part, what: _tell(bar, part, what))}
                bar.empty()
                st.session_state[_MADE] = (place, made)
            if form in made:
                name = f"{words.FILE_NAMES[form]}-{chosen.node_id}-{chosen.month}.{form}"
                st.download_button(
                    words.FETCH[form], made[form], name, _MIME[form], key=f"hamta_{form}", on_click="ignore"
                )


def _make(screen: Screen, form: str, progress: Progress) -> bytes:
    chosen = screen.selection
    if form in FORMS:
        return make_report(screen.dashboard, chosen.node_id, chosen.month, form, progress)
    return make_workbook(screen.dashboard, chosen.node_id, chosen.month, progress)


def _tell(bar: st.delta_generator.DeltaGenerator, part: float, what: str) -> None:
    bar.progress(part, text=markup.label(what))


@st.fragment
def _show_contents(screen: Screen) -> None:
    """The chapters with how much is in each; read when it is opened."""
    contents = st.expander(words.CONTENTS, key="rapport_innehall", on_change="rerun")
    if not contents.open:
        return
    with contents:
        document = screen.dashboard.report(screen.selection.node_id, screen.selection.month)
        rows = [
            tables.Row((html.escape(place.heading), str(place.tables or ""), str(place.figures or "")))
            for place in document.placed()
        ]
        tables.show_table(words.CONTENTS, (words.CHAPTER, words.TABLES, words.FIGURES), rows, (1, 2))
