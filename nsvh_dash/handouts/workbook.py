"""The workbook of a node and month: read through the dashboard, laid out as sheets, written as XLSX."""

from __future__ import annotations

from collections.abc import Iterator

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports.workbook_file import to_xlsx
from nsvh_dash.handouts import Progress
from nsvh_dash.model.period import Month
from nsvh_dash.views import workbook as sheets
from nsvh_dash.views.finance.statement import KINDS
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.records.activities import ActivityFilter
from nsvh_dash.views.texts import workbook as words
from nsvh_dash.views.units.order import Order
from nsvh_dash.views.units.peers import EVERYONE

_Parts = Iterator[sheets.Sheet | sheets.LeftOut]


def make_workbook(dashboard: Dashboard, node_id: str, month: Month, progress: Progress) -> bytes:
    """The file. The same data version makes the same bytes."""
    return to_xlsx(read_workbook(dashboard, node_id, month, progress))


def read_workbook(dashboard: Dashboard, node_id: str, month: Month, progress: Progress) -> sheets.Workbook:
    """The workbook before it is written."""
    history = dashboard.history(node_id, month)
    parts: list[sheets.Sheet | sheets.LeftOut] = []
    for at, (name, read) in enumerate(_STEPS):
        progress(at / (len(_STEPS) + 1), name)
        parts.extend(read(dashboard, history))
    progress(len(_STEPS) / (len(_STEPS) + 1), words.WORKBOOK)
    return sheets.build_workbook(history, dashboard.version, dashboard.imported_at, parts)


def _indicators(dashboard: Dashboard, history: sheets.NodeHistory) -> _Parts:
    yield sheets.indicator_sheet(history)
    yield sheets.month_sheet(history)
    yield sheets.unit_sheet(history, dashboard.unit_matrix(history.node_id, history.month, Order.NAME, EVERYONE))


def _finance(dashboard: Dashboard, history: sheets.NodeHistory) -> _Parts:
    node_id, month, tkr = history.node_id, history.month, AmountUnit.TKR
    yield sheets.statement_sheet(history, [dashboard.statement(node_id, month, kind) for kind in KINDS])
    yield from sheets.variance_sheets(history, dashboard.budget_variance(node_id, month, tkr))
    yield sheets.development_sheet(history, dashboard.developments(node_id, month, tkr))


def _ahead(dashboard: Dashboard, history: sheets.NodeHistory) -> _Parts:
    node_id, month = history.node_id, history.month
    yield from sheets.outlook_sheets(dashboard.outlook(node_id, month))
    yield from sheets.staffing_sheets(dashboard.staffing(node_id, month))
    yield from sheets.investment_sheets(dashboard.investments(node_id, month))


def _plans(dashboard: Dashboard, history: sheets.NodeHistory) -> _Parts:
    node_id, month = history.node_id, history.month
    yield sheets.goal_sheet(history, dashboard.goals(node_id, month))
    yield from sheets.control_sheets(history, dashboard.internal_control(node_id, month))
    yield sheets.activity_sheet(history, dashboard.activities(node_id, month, ActivityFilter()))


def _definitions(dashboard: Dashboard, history: sheets.NodeHistory) -> _Parts:
    """Texts stand at the node whose figures they are about: the node itself, or an indicator's home below it."""
    nodes = dict.fromkeys([history.node_id, *(one.placed.node_id for one in history.indicators)])
    shown = {(one.placed.indicator.id, one.placed.node_id) for one in history.indicators}
    catalogue = dashboard.catalogue
    own = catalogue.accounts_by_id.keys() | catalogue.assignments_by_id.keys()
    written = [
        comment
        for node_id in nodes
        for comment in dashboard.signed_and_drafts(node_id, history.month)
        if (comment.subject, node_id) in shown or (node_id == history.node_id and comment.subject in own)
    ]
    yield sheets.comment_sheet(history, written)
    yield sheets.definition_sheet(history)
    yield sheets.target_sheet(history)


_STEPS = (
    (words.INDICATORS, _indicators),
    (words.STATEMENT, _finance),
    (words.OUTLOOK, _ahead),
    (words.GOALS, _plans),
    (words.DEFINITIONS, _definitions),
)
