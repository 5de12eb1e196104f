"""One line of a statement as it is shown, and its columns."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.views import format as fmt
from nsvh_dash.views import money
from nsvh_dash.views.money import AmountUnit


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line, amounts in tkr; amounts nobody has given are None and written as a dash."""

    id: str
    """The account's, with more where the line is only part of it or no account at all."""
    account_id: str
    name: str
    level: int
    """0 for the result, deeper for what it is made of."""
    above: tuple[str, ...]
    """The lines that hide this one when they are folded."""
    is_sum: bool
    is_unexplained: bool
    actual: float | None
    """The outcome; for a whole year the forecast."""
    budget: float | None
    variance: float | None
    """Actual minus budget; positive is favourable because costs are negative."""
    previous_year: float | None
    change: float | None
    annual_budget: float | None
    forecast: float | None

    @property
    def share(self) -> float | None:
        """The variance in per cent of the budget; positive is favourable."""
        return None if self.variance is None or not self.budget else 100 * self.variance / abs(self.budget)


SHARE = 4
"""The column that holds per cent and not kronor."""


def cells(line: StatementLine, unit: AmountUnit) -> tuple[str, ...]:
    """The columns of a line as they are read."""
    share = fmt.ABSENT if line.share is None else fmt.number(line.share, 1, signed=True)
    return (
        line.name,
        money.bare(line.actual, unit),
        money.bare(line.budget, unit),
        money.bare(line.variance, unit, signed=True),
        share,
        money.bare(line.previous_year, unit),
        money.bare(line.change, unit, signed=True),
        money.bare(line.annual_budget, unit),
        money.bare(line.forecast, unit),
    )


def raw_cells(line: StatementLine, unit: AmountUnit) -> tuple[float | str | None, ...]:
    """The same unrounded, for files; None where nothing is known."""
    amounts = (line.actual, line.budget, line.variance)
    rest = (line.previous_year, line.change, line.annual_budget, line.forecast)
    return (
        line.name,
        *(money.scaled(amount, unit) for amount in amounts),
        line.share,
        *(money.scaled(amount, unit) for amount in rest),
    )
