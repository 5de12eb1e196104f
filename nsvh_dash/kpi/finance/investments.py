"""Investments by area with what the areas do not explain, and the plan of coming years beside what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.finance import planning
from nsvh_dash.kpi.finance.tables import Investments, investments, minus
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month
from nsvh_dash.model.planning import ProposalKind
from nsvh_dash.store import Snapshot


@dataclass(frozen=True, slots=True)
class AreaInvestments:
    """A part of a node, or the node itself."""

    node_id: str
    amounts: Investments


@dataclass(frozen=True, slots=True)
class PlanYear:
    """A year of the investment plan, tkr: planned, and what budget and outcome there is."""

    year: int
    planned: float | None
    budget: float | None
    actual: float | None
    """Of the whole year, or of the months so far."""


@dataclass(frozen=True, slots=True)
class InvestmentOverview:
    """A node's investments of the year, by part, and year by year."""

    whole: Investments
    parts: tuple[AreaInvestments, ...]
    unexplained: Investments | None
    """The whole less its parts; None when nothing is left, or there are no parts."""
    plan: tuple[PlanYear, ...]


_LEAST = 0.5


def investment_overview(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> InvestmentOverview:
    """The investments of a node as they were known in a month."""
    whole = investments(snapshot, catalogue, node_id, month)
    children = catalogue.organisation.children(node_id, month)
    parts = [AreaInvestments(child.id, investments(snapshot, catalogue, child.id, month)) for child in children]
    known = tuple(part for part in parts if part.amounts != Investments(None, None, None, None))
    return InvestmentOverview(
        whole, known, _left(whole, [part.amounts for part in known]), _plan(snapshot, catalogue, node_id, month)
    )


def _left(whole: Investments, parts: Sequence[Investments]) -> Investments | None:
    if not parts:
        return None

    def less(total: float | None, each: Sequence[float | None]) -> float | None:
        return minus(total, sum(amount or 0.0 for amount in each))

    left = Investments(
        less(whole.actual, [part.actual for part in parts]),
        less(whole.annual_budget, [part.annual_budget for part in parts]),
        less(whole.forecast, [part.forecast for part in parts]),
        less(whole.remaining, [part.remaining for part in parts]),
    )
    amounts = (left.actual, left.annual_budget, left.forecast, left.remaining)
    return left if any(abs(amount or 0.0) >= _LEAST for amount in amounts) else None


def _plan(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> tuple[PlanYear, ...]:
    found = [one for one in planning.proposals(catalogue, node_id, month) if one.kind is ProposalKind.INVESTMENT]
    years = planning.years(catalogue)
    sums = planning.sums(found, years)
    rows = {}
    for year in years:
        at = month if year == month.year else Month(year, 12)
        rows[year] = investments(snapshot, catalogue, node_id, at) if year <= month.year else None
    return tuple(
        PlanYear(year, planned, row.annual_budget if row else None, row.actual if row else None)
        for (year, planned), row in zip(sums.items(), rows.values(), strict=True)
    )
