"""The JSON answers of `finance TABLE`. Amounts are tkr and unrounded; what is absent is null."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from nsvh_dash.cli import finance_parts
from nsvh_dash.cli.output import fields_of
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi import read_statement
from nsvh_dash.kpi.finance import tables as finance_tables
from nsvh_dash.kpi.finance.doubts import Doubts, doubts
from nsvh_dash.kpi.finance.lines import Line, statement_lines
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month, PeriodKind


def finance_answer(dashboard: Dashboard, table: str, unit_name: str, month: Month) -> dict[str, Any]:
    """One finance table of a node, year to date in tkr."""
    node = dashboard.catalogue.find_node(unit_name)
    where = (dashboard.snapshot, dashboard.catalogue)
    base = {"table": table, "unit": node.id, "month": month, "unit_of_measure": "tkr"}
    if table in finance_parts.TABLES:
        return base | finance_parts.answer(dashboard, table, node.id, month)
    if table == "income-statement":
        trees = statement_lines(*where, node.id, month, PeriodKind.YEAR_TO_DATE)
        return base | {
            "lines": _statement_lines(dashboard, node, month),
            "unexplained": list(_unexplained(trees)),
            "doubts": _doubts(doubts(*where, node.id, month)),
        }
    if table in ("cost-development", "revenue-development"):
        kind = AccountKind.COST if table == "cost-development" else AccountKind.REVENUE
        return base | fields_of(finance_tables.development(*where, kind, node.id, month))
    if table == "variance":
        return base | fields_of(finance_tables.variance(*where, node.id, month))
    if table == "forecast":
        return base | fields_of(finance_tables.forecast(*where, node.id, month))
    return base | fields_of(finance_tables.investments(*where, node.id, month))


def _unexplained(trees: Iterable[Line]) -> Iterator[dict[str, Any]]:
    """What each line holds and its parts do not come to."""
    for tree in trees:
        if not tree.unexplained.is_empty:
            yield {"account": tree.account.id, **fields_of(tree.unexplained)}
        yield from _unexplained(tree.parts)


def _doubts(found: Doubts) -> dict[str, Any]:
    return {
        "without_budget": [{"month": month, "units": list(units)} for month, units in found.without_budget.items()],
        "without_previous_year": list(found.without_previous_year),
        "only_previous_year": list(found.gone),
        "sign_reversed": [fields_of(turned) for turned in found.turned],
        "moved_accounts": [account.id for account in found.moved],
    }


def _statement_lines(dashboard: Dashboard, node: Node, month: Month) -> list[dict[str, Any]]:
    rows = read_statement(dashboard.snapshot, node.id, month)
    ytd = {row.account_id: row for row in rows if row.period_kind is PeriodKind.YEAR_TO_DATE}
    year = {row.account_id: row for row in rows if row.period_kind is PeriodKind.YEAR}
    return [
        {
            "account": a.id,
            "name": a.name,
            "parent": a.parent,
            "actual": ytd[a.id].actual,
            "budget": ytd[a.id].budget,
            "variance": finance_tables.minus(ytd[a.id].actual, ytd[a.id].budget),
            "previous_year": ytd[a.id].previous_year,
            "annual_budget": year[a.id].budget if a.id in year else None,
            "forecast": year[a.id].forecast if a.id in year else None,
        }
        for a in dashboard.catalogue.accounts
        if a.id in ytd
    ]
