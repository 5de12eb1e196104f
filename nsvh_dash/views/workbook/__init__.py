"""A node's month as a workbook: every figure, definition and target the dashboard holds, sheet by sheet."""

from nsvh_dash.views.workbook.cover import build_workbook
from nsvh_dash.views.workbook.definitions import comment_sheet, definition_sheet, target_sheet
from nsvh_dash.views.workbook.finance import development_sheet, statement_sheet, variance_sheets
from nsvh_dash.views.workbook.history import NodeHistory, read_history
from nsvh_dash.views.workbook.indicators import indicator_sheet, month_sheet
from nsvh_dash.views.workbook.outlook import investment_sheets, outlook_sheets, staffing_sheets
from nsvh_dash.views.workbook.plans import activity_sheet, control_sheets, goal_sheet
from nsvh_dash.views.workbook.sheet import (
    Cell,
    Column,
    ColumnKind,
    Judged,
    LeftOut,
    Link,
    Row,
    Sheet,
    Value,
    Workbook,
)
from nsvh_dash.views.workbook.units import unit_sheet

__all__ = [
    "Cell",
    "Column",
    "ColumnKind",
    "Judged",
    "LeftOut",
    "Link",
    "NodeHistory",
    "Row",
    "Sheet",
    "Value",
    "Workbook",
    "activity_sheet",
    "build_workbook",
    "comment_sheet",
    "control_sheets",
    "definition_sheet",
    "development_sheet",
    "goal_sheet",
    "indicator_sheet",
    "investment_sheets",
    "month_sheet",
    "outlook_sheets",
    "read_history",
    "staffing_sheets",
    "statement_sheet",
    "target_sheet",
    "unit_sheet",
    "variance_sheets",
]
