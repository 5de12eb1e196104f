"""The income statement of the Ekonomi page."""

from __future__ import annotations

import html

import streamlit as st

from nsvh_dash.model.period import PeriodKind
from nsvh_dash.ui import frame, markup, money_switch, tables
from nsvh_dash.ui.screen import Screen
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts


def show_statement(screen: Screen) -> None:
    """Actual beside budget and the year before for the chosen node, and investments apart."""
    statement = screen.statement()
    st.header(texts.INCOME_STATEMENT, anchor=False)
    if statement.is_empty:
        frame.show_nothing_here(texts.NO_STATEMENT, texts.NO_STATEMENT_STEP)
        return
    st.subheader(statement.title, anchor=False)
    markup.show(f'<p class="note">{html.escape(statement.subtitle)}. {html.escape(texts.STATEMENT_NOTE)}</p>')
    markup.show(f"<p>{html.escape(statement.summary)}</p>")
    unit = money_switch.unit()
    month = screen.selection.month
    year = fmt.period(month, PeriodKind.YEAR_TO_DATE)
    year_before = fmt.period(month.plus(-12), PeriodKind.YEAR_TO_DATE)
    tables.show_statement_table(statement.subtitle, statement.lines, year, year_before, unit)
    if any(line.actual is not None or line.annual_budget is not None for line in statement.investments):
        st.subheader(texts.INVESTMENTS, anchor=False)
        tables.show_investment_table(texts.INVESTMENTS, statement.investments, year, unit)
