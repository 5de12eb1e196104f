"""The income statement of a node: a tree of lines for the month, the year so far, or the year with its forecast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.finance.doubts import Doubts
from nsvh_dash.kpi.finance.lines import Amounts, Line
from nsvh_dash.kpi.finance.tables import minus
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import money
from nsvh_dash.views.chart_block import ChartBlock, DataTable
from nsvh_dash.views.finance.statement_line import SHARE, StatementLine, cells, raw_cells
from nsvh_dash.views.finance.statement_notes import doubt_notes, rounding_note, unexplained_notes
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.texts import finance as words

KINDS = (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.YEAR)
"""What a statement can be of; the year is the forecast's."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A node's statement."""

    subtitle: str
    kind: PeriodKind
    period: str
    period_before: str
    lines: tuple[StatementLine, ...]
    notes: tuple[str, ...]
    """What has to be known of the amounts: a sentence each."""
    node_name: str

    @property
    def is_empty(self) -> bool:
        """True when no line has an amount."""
        return all(line.actual is None and line.budget is None for line in self.lines)

    @property
    def is_forecast(self) -> bool:
        """True when the amounts are expected and not booked."""
        return self.kind is PeriodKind.YEAR

    @property
    def total(self) -> StatementLine:
        """The result."""
        return next(line for line in self.lines if line.level == 0)

    def title(self, unit: AmountUnit) -> str:
        """The finding: better or worse than budget, and by how much."""
        variance = self.total.variance
        if variance is None:
            return words.NOT_COMPARABLE
        what = "Prognosen för resultatet är" if self.is_forecast else "Resultatet är"
        if money.is_nothing(variance, unit):
            return f"{what} i nivå med budget"
        side = "bättre" if variance > 0 else "sämre"
        return f"{what} {money.written(abs(variance), unit)} {side} än budget"

    def summary(self, unit: AmountUnit) -> str:
        """How the result stands, in a sentence."""
        total, name = self.total, self.node_name
        if total.actual is None:
            missing = "ingen prognos" if self.is_forecast else "inget redovisat resultat"
            return f"{name} har {missing} för {self.period}."
        what = "prognos för resultatet" if self.is_forecast else "resultat"
        text = f"{name}: {what} {money.written(total.actual, unit)} för {self.period}"
        if total.budget is not None:
            text += f", budget {money.written(total.budget, unit)}"
            text += f", avvikelse {money.written(total.variance, unit, signed=True)}"
        if not self.is_forecast and total.forecast is not None:
            text += f"; prognos för helåret {money.written(total.forecast, unit)}"
        return text + "."

    def block(self, unit: AmountUnit, source: str) -> ChartBlock:
        """The statement with what belongs to it: words, notes, and the table as it can be taken along."""
        rounding = rounding_note(self.lines, unit)
        return ChartBlock(
            self.title(unit),
            f"{self.subtitle}, {unit}; {source}" if source else f"{self.subtitle}, {unit}",
            self.summary(unit),
            self._table(unit),
            (*self.notes, rounding) if rounding else self.notes,
            is_empty=True,
        )

    def headings(self) -> tuple[str, ...]:
        """What the columns of amounts hold."""
        first = words.FORECAST if self.is_forecast else words.ACTUAL
        return (
            words.LINE,
            f"{first} {self.period}",
            words.BUDGET,
            words.VARIANCE,
            words.VARIANCE_SHARE,
            f"{words.ACTUAL} {self.period_before}",
            words.CHANGE,
            *(() if self.is_forecast else (words.ANNUAL_BUDGET, words.FORECAST_YEAR)),
        )

    def cells(self, line: StatementLine, unit: AmountUnit) -> tuple[str, ...]:
        """The columns of a line as they are read."""
        return cells(line, unit)[: len(self.headings())]

    def _table(self, unit: AmountUnit) -> DataTable:
        return DataTable(
            f"{words.STATEMENT_VIEW}, {self.subtitle}",
            tuple(
                heading if place in (0, SHARE) else f"{heading}, {unit}"
                for place, heading in enumerate(self.headings())
            ),
            tuple(self.cells(line, unit) for line in self.lines),
            tuple(raw_cells(line, unit)[: len(self.headings())] for line in self.lines),
            tuple(range(1, len(self.headings()))),
        )


def build_statement(
    catalogue: Catalogue,
    trees: Sequence[Line],
    doubts: Doubts,
    node_id: str,
    month: Month,
    kind: PeriodKind = PeriodKind.YEAR_TO_DATE,
) -> Statement:
    """The statement of a node for one kind of period."""
    result = next(tree for tree in trees if tree.account.kind is AccountKind.RESULT)
    lines = tuple(_lines(result, kind))
    period, before = fmt.period(month, kind), fmt.period(month.plus(-12), kind)
    name = catalogue.organisation[node_id].name
    notes = (*unexplained_notes(trees, kind), *doubt_notes(catalogue, doubts, node_id, kind))
    return Statement(
        f"{name}, {period}",
        kind,
        period,
        before,
        lines,
        notes,
        name,
    )


def _lines(tree: Line, kind: PeriodKind) -> Iterator[StatementLine]:
    """The parts of the topmost line, each sum before what it sums, and the topmost line last."""
    for part in tree.parts:
        yield from _below(part, kind, 1, ())
    yield from _rest(tree, kind, 1)
    yield _line(tree, kind, 0, ())


def _below(tree: Line, kind: PeriodKind, level: int, above: tuple[str, ...]) -> Iterable[StatementLine]:
    yield _line(tree, kind, level, above)
    inside = (*above, tree.account.id)
    for part in tree.parts:
        yield from _below(part, kind, level + 1, inside)
    yield from _rest(tree, kind, level + 1)


def _rest(tree: Line, kind: PeriodKind, level: int) -> Iterator[StatementLine]:
    """What a sum's parts do not come to: a line of its own, which no fold hides."""
    if not tree.unexplained.is_empty:
        name = f"{words.UNEXPLAINED}: {tree.account.name}"
        yield _of(f"{tree.account.id}+", tree, name, level, (), tree.unexplained, kind, is_unexplained=True)


def _line(tree: Line, kind: PeriodKind, level: int, above: tuple[str, ...]) -> StatementLine:
    name = tree.account.name
    if tree.first is not None and tree.last is not None:
        name += f" ({_stretch(tree.first, tree.last)})"
    return _of(tree.account.id, tree, name, level, above, tree.amounts, kind)


def _stretch(first: Month, last: Month) -> str:
    if first == last:
        return fmt.month_short(first)
    return f"{fmt.month_short(first)}{fmt.EN_DASH}{fmt.month_short(last)}"


def _of(
    line_id: str,
    tree: Line,
    name: str,
    level: int,
    above: tuple[str, ...],
    amounts: Amounts,
    kind: PeriodKind,
    *,
    is_unexplained: bool = False,
) -> StatementLine:
    is_year = kind is PeriodKind.YEAR
    actual = amounts.forecast if is_year else amounts.actual
    budget = amounts.annual_budget if is_year else amounts.budget
    return StatementLine(
        id=line_id,
        account_id=tree.account.id,
        name=name,
        level=level,
        above=above,
        is_sum=bool(tree.parts) and not is_unexplained,
        is_unexplained=is_unexplained,
        actual=actual,
        budget=budget,
        variance=minus(actual, budget),
        previous_year=amounts.previous_year,
        change=minus(actual, amounts.previous_year),
        annual_budget=amounts.annual_budget,
        forecast=amounts.forecast,
    )
