"""The finance follow-up's tables, read from the computed statement. All amounts tkr, growth in per cent."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi.figures import StatementRow, read_statement
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import Account, AccountKind
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Snapshot


@dataclass(frozen=True, slots=True)
class Variance:
    """Ackumulerad budgetavvikelse: actual minus budget, positive is favourable."""

    actual: float | None
    budget: float | None
    variance: float | None


@dataclass(frozen=True, slots=True)
class Development:
    """Kostnads- or intäktsutveckling: growth on last year beside the growth the budget allows.

    `difference` is in percentage points, from unrounded growths, positive when favourable: costs growing
    less, or revenues more, than budgeted.
    """

    previous_year: float | None
    actual: float | None
    change: float | None
    budget: float | None
    variance: float | None
    growth: float | None
    budgeted_growth: float | None
    difference: float | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """Prognos budgetavvikelse: the year's forecast minus its budget, and the report before."""

    report_month: Month | None
    forecast: float | None
    annual_budget: float | None
    variance: float | None
    previous_variance: float | None
    change_since_previous: float | None


@dataclass(frozen=True, slots=True)
class Investments:
    """Investments of the year: spent so far, budget, forecast, and what the forecast leaves of the budget."""

    actual: float | None
    annual_budget: float | None
    forecast: float | None
    remaining: float | None


def minus(left: float | None, right: float | None) -> float | None:
    """A difference, absent when either side is."""
    return None if left is None or right is None else left - right


def _growth(value: float | None, base: float | None) -> float | None:
    return None if value is None or not base else 100 * (value / base - 1)


def _row(
    snapshot: Snapshot, account: Account | None, node_id: str, month: Month, kind: PeriodKind
) -> StatementRow | None:
    if account is None:
        return None
    rows = read_statement(snapshot, node_id, month)
    return next((row for row in rows if row.account_id == account.id and row.period_kind is kind), None)


def top_line(catalogue: Catalogue, kind: AccountKind) -> Account | None:
    """The topmost line of a kind."""
    return next(
        (
            a
            for a in catalogue.accounts
            if a.kind is kind and (a.parent is None or catalogue.accounts_by_id[a.parent].kind is not kind)
        ),
        None,
    )


def variance(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> Variance:
    """The node's accumulated result against budget."""
    row = _row(snapshot, catalogue.result_account, node_id, month, PeriodKind.YEAR_TO_DATE)
    return Variance(row.actual, row.budget, minus(row.actual, row.budget)) if row else Variance(None, None, None)


def development(snapshot: Snapshot, catalogue: Catalogue, kind: AccountKind, node_id: str, month: Month) -> Development:
    """Growth of the node's costs or revenues, year to date."""
    row = _row(snapshot, top_line(catalogue, kind), node_id, month, PeriodKind.YEAR_TO_DATE)
    return developed(kind, row.previous_year, row.actual, row.budget) if row else developed(kind, None, None, None)


def developed(kind: AccountKind, previous: float | None, actual: float | None, budget: float | None) -> Development:
    """The growth of an amount on last year's, beside the growth its budget allows."""
    growth, budgeted = _growth(actual, previous), _growth(budget, previous)
    favourable = minus(budgeted, growth) if kind is AccountKind.COST else minus(growth, budgeted)
    return Development(
        previous, actual, minus(actual, previous), budget, minus(actual, budget), growth, budgeted, favourable
    )


def forecast(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> Forecast:
    """The newest forecast of the year's result up to a month, and how it moved since the report before."""
    account = catalogue.result_account
    row = _row(snapshot, account, node_id, month, PeriodKind.YEAR)
    report_month = _latest_report(snapshot, month)
    if row is None:
        return Forecast(None, None, None, None, None, None)
    before = _row(snapshot, account, node_id, report_month.plus(-1), PeriodKind.YEAR) if report_month else None
    now = minus(row.forecast, row.budget)
    earlier = None
    if before is not None and before.month.year == month.year:
        earlier = minus(before.forecast, before.budget)
    return Forecast(report_month, row.forecast, row.budget, now, earlier, minus(now, earlier))


def _latest_report(snapshot: Snapshot, month: Month) -> Month | None:
    latest = snapshot.rows(
        "SELECT max(month) FROM observation WHERE scenario = 'forecast' AND month BETWEEN ? AND ?",
        (Month(month.year, 1).first_day, month.first_day),
    )[0][0]
    return Month.of(latest) if latest else None


def investments(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> Investments:
    """The node's investments of the year."""
    row = _row(snapshot, top_line(catalogue, AccountKind.INVESTMENT), node_id, month, PeriodKind.YEAR)
    if row is None:
        return Investments(None, None, None, None)
    return Investments(row.actual, row.budget, row.forecast, minus(row.budget, row.forecast))
