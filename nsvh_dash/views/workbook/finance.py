"""The sheets of the year's finances: statement, variance, balance and development. Amounts in tkr."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nsvh_dash.model.period import PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.chart_block import ChartBlock, heading
from nsvh_dash.views.finance.development import DevelopmentScreen
from nsvh_dash.views.finance.statement import Statement
from nsvh_dash.views.finance.variance import VarianceScreen
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.texts import finance as texts_finance
from nsvh_dash.views.texts import workbook as words
from nsvh_dash.views.workbook.history import NodeHistory
from nsvh_dash.views.workbook.sheet import (
    Cell,
    Column,
    ColumnKind,
    LeftOut,
    Row,
    Sheet,
    judged_table,
    rows_of,
    table_cells,
    table_columns,
    titled,
)

TKR = AmountUnit.TKR
_NUMBER = ColumnKind.NUMBER
_AMOUNTS = (
    words.OUTCOME,
    texts_finance.BUDGET,
    texts_finance.VARIANCE,
    texts_finance.VARIANCE_SHARE,
    words.YEAR_BEFORE,
    texts_finance.CHANGE,
    texts_finance.ANNUAL_BUDGET,
    texts_finance.FORECAST_YEAR,
)


def statement_sheet(history: NodeHistory, statements: Sequence[Statement]) -> Sheet | LeftOut:
    """The income statement of the month, the year so far and the year, beneath each other."""
    held = [statement for statement in statements if not statement.is_empty]
    if not held:
        return LeftOut(words.STATEMENT, words.NO_STATEMENT)
    shares = (texts_finance.VARIANCE_SHARE,)
    amounts = (Column(name if name in shares else heading(name, TKR), _NUMBER) for name in _AMOUNTS)
    to_date = next((one for one in held if one.kind is PeriodKind.YEAR_TO_DATE), held[0])
    return Sheet(
        words.STATEMENT,
        titled(words.STATEMENT, history.node_name, fmt.month(history.month), TKR),
        to_date.summary(TKR),
        (Column(words.SHOWN), Column(words.PERIOD), Column(words.LINE), *amounts),
        tuple(row for statement in held for row in _statement_rows(statement)),
        tuple(dict.fromkeys(note for statement in held for note in statement.block(TKR, "").notes)),
        kept=3,
    )


def _statement_rows(statement: Statement) -> Iterator[Row]:
    shown = texts_finance.PERIODS[statement.kind.value]
    for line, cells in zip(statement.lines, table_cells(statement.block(TKR, "").table), strict=True):
        # The year's statement has its forecast first and no column of its own for it.
        rest: tuple[Cell, ...] = (None,) * (1 + len(_AMOUNTS) - len(cells))
        yield Row((shown, statement.period, *cells, *rest), line.is_sum or line.level == 0, max(line.level - 1, 0))


def variance_sheets(history: NodeHistory, screen: VarianceScreen) -> tuple[Sheet | LeftOut, ...]:
    """What the variance is made of by unit and by line, and which units are in balance."""
    return _variance_sheet(history, screen), _balance_sheet(history, screen)


def _so_far(name: str, history: NodeHistory) -> str:
    """The title of what stands for the year so far."""
    return titled(name, history.node_name, fmt.period(history.month, PeriodKind.YEAR_TO_DATE), TKR)


def _variance_sheet(history: NodeHistory, screen: VarianceScreen) -> Sheet | LeftOut:
    if screen.is_empty:
        return LeftOut(words.VARIANCE, words.NO_VARIANCE)
    parts = [(words.BY_LINE, screen.by_line.block)]
    if screen.by_unit is not None:
        parts.insert(0, (words.BY_UNIT, screen.by_unit.block))
    columns = table_columns(screen.by_line.block.table)
    return Sheet(
        words.VARIANCE,
        _so_far(words.VARIANCE, history),
        screen.sentence,
        (Column(words.SPLIT), Column(words.PART), *columns[1:]),
        tuple(row for name, block in parts for row in _parts(name, block, len(columns))),
        (texts_finance.SIGN_RULE, *(note for _, block in parts for note in block.notes)),
        kept=2,
    )


def _parts(name: str, block: ChartBlock, width: int) -> Iterator[Row]:
    """A table's rows, told apart from the other tables' on the sheet; what a table lacks is left empty."""
    for cells in table_cells(block.table):
        yield Row((name, *cells, *((None,) * (width - len(cells)))), cells[0] == texts_finance.WHOLE)


def _balance_sheet(history: NodeHistory, screen: VarianceScreen) -> Sheet | LeftOut:
    if screen.balance is None:
        return LeftOut(words.BALANCE, words.NO_BALANCE)
    columns, rows = judged_table(screen.balance.table)
    lead = f"{screen.balance.title}. {screen.balance.summary}"
    title = _so_far(words.BALANCE, history)
    return Sheet(words.BALANCE, title, lead, columns, rows, screen.balance.notes)


def development_sheet(history: NodeHistory, screens: Sequence[DevelopmentScreen]) -> Sheet | LeftOut:
    """How costs and revenues grow, by part and by line."""
    blocks = [
        (texts_finance.DEVELOPMENTS[screen.kind], split, block)
        for screen in screens
        if not screen.growth.block.is_empty
        for split, block in _splits(screen)
    ]
    if not blocks:
        return LeftOut(words.DEVELOPMENT, words.NO_DEVELOPMENT)
    columns = table_columns(blocks[0][2].table)
    titles = [screen.growth.block.title for screen in screens if not screen.growth.block.is_empty]
    return Sheet(
        words.DEVELOPMENT,
        _so_far(words.DEVELOPMENT, history),
        f"{'. '.join(titles)}. {texts_finance.DEVELOPMENT_RULE}",
        (Column(words.SHOWN), Column(words.SPLIT), Column(words.PART), *columns[1:]),
        rows_of((noun, split, *cells) for noun, split, block in blocks for cells in table_cells(block.table)),
        tuple(dict.fromkeys(f"{noun}: {note}" for noun, _, block in blocks for note in block.notes)),
        kept=3,
    )


def _splits(screen: DevelopmentScreen) -> Iterator[tuple[str, ChartBlock]]:
    if screen.lines is None:
        yield words.BY_LINE, screen.growth.block
    else:
        yield words.BY_UNIT, screen.growth.block
        yield words.BY_LINE, screen.lines
