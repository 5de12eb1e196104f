"""What lies behind a node's budget variance and development, part by part and line by line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nsvh_dash.cli.output import fields_of
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi.finance import bridge as finance_bridge
from nsvh_dash.kpi.finance import growth as finance_growth
from nsvh_dash.kpi.finance import investments as finance_investments
from nsvh_dash.kpi.finance import outlook as finance_outlook
from nsvh_dash.kpi.finance import planning
from nsvh_dash.kpi.finance import staffing as finance_staffing
from nsvh_dash.kpi.finance.growth import Growth
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.period import Month

_BRIDGES = {"variance-by-unit": finance_bridge.by_unit, "variance-by-line": finance_bridge.by_line}
_BALANCE = "balance"
_AHEAD: dict[str, Callable[..., Any]] = {
    "outlook": finance_outlook.outlook,
    "staffing": finance_staffing.staffing,
    "investment-overview": finance_investments.investment_overview,
    "planning": planning.plan,
}
_GROWTHS = {
    f"{name}-development-by-{part}": (grow, kind)
    for name, kind in (("cost", AccountKind.COST), ("revenue", AccountKind.REVENUE))
    for part, grow in (("unit", finance_growth.by_unit), ("line", finance_growth.by_line))
}
TABLES = (*_BRIDGES, _BALANCE, *_GROWTHS, *_AHEAD)


def answer(dashboard: Dashboard, table: str, node_id: str, month: Month) -> dict[str, Any]:
    """One of `TABLES` for a node, year to date in tkr."""
    where = (dashboard.snapshot, dashboard.catalogue)
    if table in _BRIDGES:
        return fields_of(_BRIDGES[table](*where, node_id, month))
    if table in _AHEAD:
        found = _AHEAD[table](*where, node_id, month)
        return {} if found is None else fields_of(found)
    if table in _GROWTHS:
        grow, kind = _GROWTHS[table]
        return _growth(grow(*where, kind, node_id, month))
    units = finance_bridge.standings(*where, node_id, month)
    return {
        "units": [fields_of(standing) | {"in_balance": standing.is_in_balance} for standing in units],
        "not_in_balance": sum(standing.is_in_balance is False for standing in units),
    }


def _growth(growth: Growth) -> dict[str, Any]:
    return fields_of(growth.whole) | {
        "parts": [{"id": part} | fields_of(development) for part, development in growth.parts],
        "unexplained": growth.unexplained,
    }
