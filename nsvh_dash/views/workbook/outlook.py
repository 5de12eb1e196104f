"""The sheets that look ahead and at what money is used for: forecast, staffing, investments. Amounts in tkr."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.chart_block import DataTable
from nsvh_dash.views.finance.investments import InvestmentFacts, build_investments
from nsvh_dash.views.finance.outlook import OutlookFacts, build_outlook
from nsvh_dash.views.finance.staffing import StaffingFacts, StaffingScreen, build_staffing
from nsvh_dash.views.texts import outlook as texts_outlook
from nsvh_dash.views.texts import workbook as words
from nsvh_dash.views.workbook.finance import TKR
from nsvh_dash.views.workbook.sheet import (
    Column,
    ColumnKind,
    LeftOut,
    Row,
    Sheet,
    rows_of,
    table_cells,
    table_columns,
    titled,
)


def outlook_sheets(facts: OutlookFacts) -> tuple[Sheet | LeftOut, ...]:
    """How the year is expected to end, the forecasts submitted, and how the methods have done."""
    screen = build_outlook(facts, TKR, "")
    name = facts.node_name
    ahead: Sheet | LeftOut = LeftOut(words.OUTLOOK, texts_outlook.NO_OUTLOOK)
    if not screen.block.is_empty:
        said = (f"{screen.block.title}.", *screen.sentences, screen.block.summary)
        title = titled(words.OUTLOOK, name, fmt.period(facts.month, PeriodKind.YEAR), TKR)
        ahead = _sheet(title, words.OUTLOOK, screen.block.table, " ".join(said), screen.block.notes)
    history: Sheet | LeftOut = LeftOut(words.REPORTS, words.NO_REPORTS)
    if screen.history.rows:
        months = [report.month for report in reversed(facts.outlook.reports)]
        history = _by_month(titled(words.REPORTS, name, TKR), words.REPORTS, "", screen.history, months)
    record: Sheet | LeftOut = LeftOut(words.RECORD, texts_outlook.NO_RECORD)
    if screen.record.rows:
        title = titled(words.RECORD, name, TKR)
        record = _sheet(title, words.RECORD, screen.record, screen.record_note, (texts_outlook.METHOD_WHAT,))
    return ahead, history, record


def staffing_sheets(facts: StaffingFacts | None) -> tuple[Sheet | LeftOut, ...]:
    """Hired staff by month and by profession, and what staff costs beside the work."""
    screen = build_staffing(facts, TKR, "") if facts is not None else None
    if facts is None or screen is None or screen.is_empty:
        return (LeftOut(words.STAFFING, texts_outlook.NO_STAFFING),)
    period = fmt.period(facts.month, PeriodKind.YEAR_TO_DATE)
    return (
        _agency_sheet(titled(words.STAFFING, facts.node_name, TKR), screen),
        _profession_sheet(titled(words.PROFESSIONS, facts.node_name, period, TKR), screen),
        _sheet(titled(words.WORK, facts.node_name, period), words.WORK, screen.work, "", (screen.work_note,)),
    )


def _agency_sheet(title: str, screen: StaffingScreen) -> Sheet | LeftOut:
    if screen.block.is_empty:
        return LeftOut(words.STAFFING, texts_outlook.NO_AGENCY)
    shares = (f"{fact.label}: {fact.text}." for fact in screen.facts)
    lead = " ".join((f"{screen.block.title}.", *shares, *screen.sentences))
    months = [column.month for column in reversed(screen.columns)]
    return _by_month(title, words.STAFFING, lead, screen.block.table, months, screen.block.notes)


def _profession_sheet(title: str, screen: StaffingScreen) -> Sheet | LeftOut:
    if screen.block.is_empty:
        return LeftOut(words.PROFESSIONS, texts_outlook.NO_AGENCY)
    notes = (texts_outlook.COSTS_ARE_PLAIN, *screen.profession_notes)
    return _sheet(title, words.PROFESSIONS, screen.professions, screen.block.summary, notes, has_total=True)


def investment_sheets(facts: InvestmentFacts) -> tuple[Sheet | LeftOut, ...]:
    """Investments of the year by area, and the plan year by year."""
    screen = build_investments(facts, TKR, "")
    if screen.is_empty:
        return (LeftOut(words.INVESTMENTS, texts_outlook.NO_INVESTMENTS),)
    lead = " ".join(screen.sentences)
    has_total = len(screen.areas.rows) > 1
    title = titled(words.INVESTMENTS, facts.node_name, fmt.period(facts.month, PeriodKind.YEAR), TKR)
    areas = _sheet(title, words.INVESTMENTS, screen.areas, lead, screen.area_notes, has_total=has_total)
    if screen.block.is_empty:
        return areas, LeftOut(words.PLAN, f"{texts_outlook.NO_PLAN}.")
    said = f"{screen.block.title}. {screen.block.summary}"
    is_planned = any(year.planned is not None for year in facts.found.plan)
    notes = (f"{texts_outlook.PLAN_IS}.",) if is_planned else ()
    return areas, _sheet(titled(words.PLAN, facts.node_name, TKR), words.PLAN, screen.block.table, said, notes)


def _sheet(
    title: str, name: str, table: DataTable, lead: str, notes: Sequence[str] = (), *, has_total: bool = False
) -> Sheet:
    """A table of a page as a sheet."""
    last = len(table.rows) - 1
    rows = tuple(Row(cells, has_total and at == last) for at, cells in enumerate(table_cells(table)))
    return Sheet(name, title, lead, table_columns(table), rows, tuple(note for note in notes if note))


def _by_month(
    title: str, name: str, lead: str, table: DataTable, months: Sequence[Month], notes: Sequence[str] = ()
) -> Sheet:
    """A table with a row for each month: the month as a date and not as words."""
    first, *columns = table_columns(table)
    rows = rows_of((month, *cells[1:]) for month, cells in zip(months, table_cells(table), strict=True))
    return Sheet(name, title, lead, (Column(first.heading, ColumnKind.MONTH), *columns), rows, tuple(notes))
