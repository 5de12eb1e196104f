"""The page Rapport: what the report lacks, its files made step by step, and what is in it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import partial

import streamlit as st

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.handouts.report import FORMS, make_report
from nsvh_dash.handouts.workbook import make_workbook
from nsvh_dash.model.period import Month
from nsvh_dash.ui.indicators import overview
from nsvh_dash.ui.parts import marks, markup, tables
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.written import handing_out
from nsvh_dash.ui.written.handing_out import HandOut
from nsvh_dash.views.report.missing import Lacking, Missing
from nsvh_dash.views.texts import report as words

_KEPT = 100


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
    handing_out.show_side_by_side("rapport", _files(screen))
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


def _files(screen: Screen) -> list[HandOut]:
    """The report in each of its forms, and the workbook."""
    node_id, month = screen.selection.node_id, screen.selection.month
    stamp = f"{screen.key}|{node_id}|{month}"
    makers = {form: partial(make_report, screen.dashboard, node_id, month, form) for form in FORMS}
    makers |= {"xlsx": partial(make_workbook, screen.dashboard, node_id, month)}
    return [
        HandOut(words.MAKE[form], f"{words.FILE_NAMES[form]}-{node_id}-{month}.{form}", stamp, make)
        for form, make in makers.items()
    ]


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
