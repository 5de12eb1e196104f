"""What the engine knows of a line of the income statement at a node, as facts a text may tell."""

from __future__ import annotations

from collections.abc import Iterator

from nsvh_dash.kpi import Snapshot, read_statement
from nsvh_dash.kpi.figures import StatementRow
from nsvh_dash.model.finance import Account
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.numbers.facts import Base, Fact, Meaning
from nsvh_dash.views.numbers.reading import Unit


def account_facts(snapshot: Snapshot, account: Account, node_id: str, month: Month) -> list[Fact]:
    """The facts of a line at a node in a month, with the whole year before."""
    december = Month(month.year - 1, 12)
    now = [row for row in read_statement(snapshot, node_id, month) if row.account_id == account.id]
    before = [row for row in read_statement(snapshot, node_id, december) if row.account_id == account.id]
    found = [fact for row in now for fact in _facts(row)]
    for row in before:
        if row.period_kind is PeriodKind.YEAR_TO_DATE and row.actual is not None:
            label = f"utfall {fmt.period(december, PeriodKind.YEAR)}"
            found.append(_fact(row, Meaning.LAST_YEAR, row.actual, label, month=month, any_period=True))
    return found


def _facts(row: StatementRow) -> Iterator[Fact]:
    period = fmt.period(row.month, row.period_kind)
    year_before = fmt.period(row.month.plus(-12), row.period_kind)
    if row.period_kind is PeriodKind.YEAR:
        yield from _year(row, period)
        return
    if row.actual is not None:
        yield _fact(row, Meaning.VALUE, row.actual, f"utfall {period}")
    if row.budget is not None:
        yield _fact(row, Meaning.TARGET, row.budget, f"budget {period}")
    if row.previous_year is not None:
        yield _fact(row, Meaning.LAST_YEAR, row.previous_year, f"utfall {year_before}")
    if row.actual is not None and row.budget is not None:
        yield _fact(row, Meaning.DEVIATION, row.actual - row.budget, f"avvikelse mot budget {period}", signed=True)
    if row.actual is not None and row.previous_year:
        change, label = row.actual - row.previous_year, f"förändring mot {year_before}, {period}"
        yield _fact(row, Meaning.CHANGE, change, label, signed=True, base=Base.LAST_YEAR)
        growth = 100 * (row.actual / row.previous_year - 1)
        shown = fmt.with_unit(fmt.number(growth, 1, signed=True), "%")
        yield Fact(
            row.account_id, row.node_id, row.month, row.period_kind, Meaning.CHANGE, growth, Unit.PERCENT, shown,
            label, Base.LAST_YEAR,
        )  # fmt: skip


def _year(row: StatementRow, period: str) -> Iterator[Fact]:
    """The year's budget and forecast hold whatever part of it a sentence speaks of."""
    if row.budget is not None:
        yield _fact(row, Meaning.TARGET, row.budget, f"budget {period}", any_period=True)
    if row.forecast is None:
        return
    yield _fact(row, Meaning.FORECAST, row.forecast, f"prognos {period}", any_period=True)
    if row.budget is not None:
        difference, label = row.forecast - row.budget, f"prognosens avvikelse mot budget {period}"
        yield _fact(row, Meaning.DEVIATION, difference, label, signed=True, any_period=True)


def _fact(
    row: StatementRow,
    meaning: Meaning,
    value: float,
    label: str,
    *,
    signed: bool = False,
    base: Base | None = None,
    month: Month | None = None,
    any_period: bool = False,
) -> Fact:
    kind = None if any_period else row.period_kind
    shown = fmt.mnkr(value, signed=signed)
    return Fact(row.account_id, row.node_id, month or row.month, kind, meaning, value, Unit.TKR, shown, label, base)
