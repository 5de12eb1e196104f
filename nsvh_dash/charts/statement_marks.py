"""The small drawings of a statement's rows as inline SVG, in the notation of business reports (IBCS).

Actual is solid, the year before lighter behind it, budget an outline, forecast hatched; an absolute variance is
a column and a relative one a pin. Hidden from screen readers: the row says the same in numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.views.finance.statement import Statement
from nsvh_dash.views.finance.statement_line import StatementLine

HATCHED = (
    '<svg width="0" height="0" aria-hidden="true"><defs><pattern id="nsvh-streck" width="4" height="4" '
    'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V4"/></pattern>'
    "</defs></svg>"
)
"""The pattern of what is expected; stands once beside the drawings."""
_WIDTH, _HEIGHT = 92.0, 22.0
_MOST_SHARE = 30.0
"""Per cent at which a pin reaches its end; longer ones are cut, and their head says so."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From tkr to the width of a drawing, with zero in it."""

    low: float
    high: float

    @classmethod
    def of(cls, amounts: Iterable[float | None]) -> Scale:
        """The scale that holds all the amounts."""
        known = [amount for amount in amounts if amount is not None]
        return cls(min([0.0, *known]), max([0.0, *known]))

    def place(self, amount: float) -> float:
        """Where an amount lies."""
        return 1 + (amount - self.low) / ((self.high - self.low) or 1.0) * (_WIDTH - 2)


def amount_scale(statement: Statement) -> Scale:
    """One scale for the amounts of every row."""
    lines = statement.lines
    return Scale.of(amount for line in lines for amount in (line.actual, line.budget, line.previous_year))


def variance_scale(statement: Statement) -> Scale:
    """One scale for the variances of every row, the same to both sides of zero."""
    most = max((abs(line.variance) for line in statement.lines if line.variance is not None), default=1.0)
    return Scale(-most, most)


def amounts(line: StatementLine, scale: Scale, *, is_forecast: bool) -> str:
    """The year before, the budget and the outcome (or forecast) over each other."""
    kind = "ibcs-forecast" if is_forecast else "ibcs-actual"
    bars = (
        _bar(line.previous_year, scale, 2, 9, "ibcs-before")
        + _bar(line.actual, scale, 6, 11, kind)
        + _bar(line.budget, scale, 9, 11, "ibcs-budget")
    )
    return _drawing(bars, scale)


def variance(line: StatementLine, scale: Scale) -> str:
    """The variance in tkr as a column."""
    return _drawing(_bar(line.variance, scale, 6, 10, _judged(line.variance)), scale)


def share(line: StatementLine) -> str:
    """The variance in per cent as a pin."""
    if not line.share:
        return ""
    scale = Scale(-_MOST_SHARE, _MOST_SHARE)
    end, zero = scale.place(max(-_MOST_SHARE, min(_MOST_SHARE, line.share))), scale.place(0)
    cut = abs(line.share) > _MOST_SHARE
    head = f'<path d="M{end:.1f} 7v8"/>' if cut else f'<circle cx="{end:.1f}" cy="11" r="3"/>'
    pin = f'<g class="pin {_judged(line.share)}"><path d="M{zero:.1f} 11H{end:.1f}"/>{head}</g>'
    return _drawing(pin, scale)


def _judged(amount: float | None) -> str:
    return "ibcs-good" if amount is not None and amount > 0 else "ibcs-attention"


def _bar(amount: float | None, scale: Scale, top: float, height: float, name: str) -> str:
    if not amount:
        return ""
    start, end = sorted((scale.place(0), scale.place(amount)))
    return f'<rect class="{name}" x="{start:.1f}" y="{top}" width="{max(end - start, 0.5):.1f}" height="{height}"/>'


def _drawing(inside: str, scale: Scale) -> str:
    zero = scale.place(0)
    return (
        f'<svg class="ibcs" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" width="{_WIDTH:g}" height="{_HEIGHT:g}" '
        f'aria-hidden="true">{inside}<path class="axis" d="M{zero:.1f} 0V{_HEIGHT:g}"/></svg>'
    )
