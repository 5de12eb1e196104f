"""The income statement of a node: actual beside budget and the year before, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.figures import StatementRow
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import Account, AccountKind
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One account, amounts in tkr; amounts nobody has given are None and written as a dash."""

    account_id: str
    name: str
    level: int
    """0 for the result, deeper for what it is made of."""
    is_sum: bool
    actual: float | None
    budget: float | None
    variance: float | None
    """Actual minus budget; positive is favourable because costs are negative."""
    previous_year: float | None
    change: float | None
    annual_budget: float | None
    forecast: float | None

    @property
    def left(self) -> float | None:
        """What the forecast leaves of the year's budget; meant for investments, which are counted as spending."""
        return _minus(self.annual_budget, self.forecast)


@dataclass(frozen=True, slots=True)
class Statement:
    """A node's statement for the year so far."""

    title: str
    subtitle: str
    lines: tuple[StatementLine, ...]
    investments: tuple[StatementLine, ...]
    summary: str

    @property
    def is_empty(self) -> bool:
        """True when no line has an amount."""
        return all(line.actual is None for line in self.lines)


def build_statement(catalogue: Catalogue, rows: Iterable[StatementRow], node_id: str, month: Month) -> Statement:
    """The year-to-date statement of a node, with the whole year's budget and forecast."""
    by_key = {(row.account_id, row.period_kind): row for row in rows}
    result = [
        _line(account, level, by_key, catalogue.accounts)
        for account, level in _in_order(catalogue.accounts, catalogue.result_account)
    ]
    investments = [
        _line(account, 0, by_key, catalogue.accounts)
        for account in catalogue.accounts
        if account.kind is AccountKind.INVESTMENT
    ]
    period = fmt.period(month, PeriodKind.YEAR_TO_DATE)
    name = catalogue.organisation[node_id].name
    total = next((line for line in result if line.level == 0), None)
    return Statement(
        _title(total),
        f"{name}, {period}",
        tuple(result),
        tuple(investments),
        _summary(name, period, total),
    )


def _in_order(accounts: Sequence[Account], top: Account, level: int = 0) -> Iterable[tuple[Account, int]]:
    """An account's parts before the account itself, so that a sum stands under what it sums."""
    for account in accounts:
        if account.parent == top.id:
            yield from _in_order(accounts, account, level + 1)
    yield top, level


def _line(
    account: Account,
    level: int,
    rows: dict[tuple[str, PeriodKind], StatementRow],
    accounts: Sequence[Account],
) -> StatementLine:
    so_far = rows.get((account.id, PeriodKind.YEAR_TO_DATE))
    year = rows.get((account.id, PeriodKind.YEAR))
    actual, budget, previous = (so_far.actual, so_far.budget, so_far.previous_year) if so_far else (None, None, None)
    return StatementLine(
        account.id,
        account.name,
        level,
        any(other.parent == account.id for other in accounts),
        actual,
        budget,
        _minus(actual, budget),
        previous,
        _minus(actual, previous),
        year.budget if year else None,
        year.forecast if year else None,
    )


def _minus(left: float | None, right: float | None) -> float | None:
    return None if left is None or right is None else left - right


def _title(total: StatementLine | None) -> str:
    if total is None or total.variance is None:
        return "Resultatet kan inte jämföras med budget"
    side = "bättre" if total.variance >= 0 else "sämre"
    return f"Resultatet är {fmt.mnkr(abs(total.variance))} {side} än budget"


def _summary(name: str, period: str, total: StatementLine | None) -> str:
    if total is None or total.actual is None:
        return f"{name} har inget redovisat resultat för {period}."
    text = f"{name}: resultat {fmt.mnkr(total.actual)} för {period}"
    if total.budget is not None:
        text += f", budget {fmt.mnkr(total.budget)}, avvikelse {fmt.mnkr(total.variance, signed=True)}"
    if total.forecast is not None:
        text += f"; prognos för helåret {fmt.mnkr(total.forecast)}"
    return text + "."
