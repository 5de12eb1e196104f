"""Resultaträkning: the statement as a tree that folds, with its pictures, its doubts and its files."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from nsvh_dash.model.period import PeriodKind
from nsvh_dash.ui import address
from nsvh_dash.ui.finance import money_switch, statement_tree
from nsvh_dash.ui.parts import markup
from nsvh_dash.ui.parts.chart_block import show_downloads
from nsvh_dash.ui.screen import Screen
from nsvh_dash.ui.shell import frame
from nsvh_dash.ui.written import comments
from nsvh_dash.views import texts
from nsvh_dash.views.finance.statement import KINDS
from nsvh_dash.views.texts import finance as words

_USUAL = PeriodKind.YEAR_TO_DATE


def shown(asked: Mapping[str, str]) -> dict[str, str]:
    """What the address says of this view's own choices; the year so far is not spelled out."""
    others = [kind.value for kind in KINDS if kind is not _USUAL]
    return {
        address.PERIOD: asked[address.PERIOD] if asked[address.PERIOD] in others else "",
        address.FOLDED: asked[address.FOLDED],
    }


def show_statement(screen: Screen) -> None:
    """The chosen node's statement."""
    unit, kind = money_switch.unit(), PeriodKind(address.shown(address.PERIOD) or _USUAL)
    with st.container(key="resultat_period"):
        address.parts(address.PERIOD, words.PERIOD, words.PERIODS, kind.value)
    statement = screen.statement(kind)
    if statement.is_empty:
        st.header(words.STATEMENT_VIEW, anchor=False)
        frame.show_nothing_here(texts.NO_STATEMENT, texts.NO_STATEMENT_STEP)
        return
    block = statement.block(unit, screen.imported())
    st.header(block.title, anchor=False)
    markup.note(f"{words.STATEMENT_VIEW}, {block.subtitle}. {texts.STATEMENT_NOTE}")
    for text in (block.summary, *block.notes):
        markup.note(text)
    statement_tree.show_tree(statement, unit)
    markup.note(words.PICTURE_KEY)
    show_downloads(block, "resultatrakning", dict)
    comments.show_line_comments(screen)
