"""The chapters about money: key figures, statement, variance, developments, forecast, staffing, investments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nsvh_dash.model.indicator import Group
from nsvh_dash.views import texts
from nsvh_dash.views.finance.bridge import BridgeScreen
from nsvh_dash.views.finance.development import read_developments
from nsvh_dash.views.finance.investments import build_investments, read_investments
from nsvh_dash.views.finance.outlook import build_outlook, read_outlook
from nsvh_dash.views.finance.staffing import build_staffing, read_staffing
from nsvh_dash.views.finance.variance import VarianceScreen
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.report.document import Block, Chapter, Figure, Item, Run, Table, figure_of, note, say, table_of
from nsvh_dash.views.report.facts import Facts
from nsvh_dash.views.report.quality import indicator_blocks
from nsvh_dash.views.report.written import comment_blocks
from nsvh_dash.views.texts import finance as words
from nsvh_dash.views.texts import outlook as ahead
from nsvh_dash.views.texts import report as own

_TABLES, _TEXT = AmountUnit.TKR, AmountUnit.MNKR
"""Tables are in thousands and text in millions of kronor, as the follow-up reports have them."""


def finance_chapter(facts: Facts) -> Chapter:
    """How the year goes, why, and how it is expected to end."""
    return Chapter(
        own.FINANCE,
        sections=(
            Chapter(own.KEY_FIGURES, tuple(_key_figures(facts))),
            Chapter(words.STATEMENT_VIEW, tuple(_statement(facts))),
            Chapter(words.VARIANCE_VIEW, tuple(_variance(facts.variance))),
            Chapter(words.DEVELOPMENT_VIEW, tuple(_developments(facts))),
            Chapter(ahead.FORECAST_VIEW, tuple(_outlook(facts))),
            Chapter(ahead.STAFFING_VIEW, tuple(_staffing(facts))),
        ),
    )


def _key_figures(facts: Facts) -> Iterator[Block]:
    cards = [card for card in facts.cards if card.tile.group is Group.FINANCE]
    if cards:
        # A trend of each would repeat what the sections below say of the same money.
        found = indicator_blocks(facts, cards, facts.node_id, own.KEY_FIGURES)
        yield from (block for block in found if not isinstance(block, Figure))


def statement_table(facts: Facts) -> Table:
    """The income statement, sums in bold and their parts moved in."""
    statement = facts.statement
    table = table_of(statement.block(_TABLES, facts.source).table, first=2.6)
    return replace(
        table,
        strong=frozenset(index for index, line in enumerate(statement.lines) if line.is_sum and line.level <= 1),
        indents=tuple(max(0, line.level - 1) for line in statement.lines),
    )


def _statement(facts: Facts) -> Iterator[Block]:
    statement = facts.statement
    if statement.is_empty:
        return
    yield say(statement.summary(_TEXT))
    yield statement_table(facts)
    yield note(texts.STATEMENT_NOTE)
    yield from (note(text) for text in statement.block(_TABLES, facts.source).notes)
    subjects = [(line.account_id, facts.node_id, line.name) for line in statement.lines if not line.is_unexplained]
    yield from comment_blocks(subjects, facts.signed)


def _variance(variance: VarianceScreen) -> Iterator[Block]:
    if variance.is_empty:
        return
    yield say(variance.sentence)
    yield from (Item((Run(f"{mover.name}: ", bold=True), Run(mover.text))) for mover in variance.movers)
    bridge = variance.by_unit or variance.by_line
    yield from _bridge(bridge)
    if variance.by_unit:
        yield table_of(variance.by_line.block.table)
    yield note(words.SIGN_RULE)


def _bridge(bridge: BridgeScreen) -> Iterator[Block]:
    yield figure_of(bridge.block, bridge)
    yield from (note(text) for text in bridge.block.notes)
    yield table_of(bridge.block.table)


def balance_chapter(facts: Facts) -> Chapter:
    """Which units are in balance with their budgets: long, and so an appendix."""
    block = facts.variance.balance
    if block is None:
        return Chapter(own.BALANCE)
    notes = (note(text) for text in (block.summary, *block.notes))
    return Chapter(own.BALANCE, (say(f"{block.title}."), table_of(block.table, first=2.6), *notes))


def _developments(facts: Facts) -> Iterator[Block]:
    for found in read_developments(facts.snapshot, facts.catalogue, facts.node_id, facts.month, _TABLES):
        block = found.growth.block
        if block.is_empty:
            continue
        yield say(f"{block.title}. {block.summary}")
        yield figure_of(block, found.growth)
        yield table_of(block.table, first=2.2)
        yield from (note(text) for text in block.notes)


def _outlook(facts: Facts) -> Iterator[Block]:
    found = read_outlook(facts.snapshot, facts.catalogue, facts.node_id, facts.month)
    shown = build_outlook(found, _TEXT, facts.source)
    if not shown.rows:
        return
    yield from (say(sentence) for sentence in shown.sentences)
    yield figure_of(shown.block, shown)
    yield from (note(text) for text in (shown.block.summary, *shown.block.notes))
    if shown.history.rows:
        yield table_of(build_outlook(found, _TABLES, facts.source).history, ahead.SUBMITTED_HISTORY)


def _staffing(facts: Facts) -> Iterator[Block]:
    found = read_staffing(facts.snapshot, facts.catalogue, facts.node_id, facts.month)
    shown = build_staffing(found, _TABLES, facts.source) if found else None
    if shown is None or shown.is_empty:
        return
    yield from (Item((Run(f"{fact.label}: ", bold=True), Run(fact.text))) for fact in shown.facts)
    yield from (say(sentence) for sentence in shown.sentences)
    if not shown.block.is_empty:
        yield say(f"{shown.block.title}.")
        yield figure_of(shown.block, shown)
        yield table_of(shown.professions)
        yield from (note(text) for text in shown.profession_notes)
    yield table_of(shown.work)
    yield note(shown.work_note)


def investment_chapter(facts: Facts) -> Chapter:
    """The year's investments by area, and the plan."""
    found = read_investments(facts.snapshot, facts.catalogue, facts.node_id, facts.month)
    shown = build_investments(found, _TABLES, facts.source)
    if shown.is_empty:
        return Chapter(ahead.INVESTMENTS_VIEW)
    blocks: list[Block] = [say(" ".join(shown.sentences))] if shown.sentences else []
    blocks.append(table_of(shown.areas))
    blocks += [note(text) for text in shown.area_notes]
    if not shown.block.is_empty:
        blocks += [figure_of(shown.block, shown), note(shown.block.summary)]
    return Chapter(ahead.INVESTMENTS_VIEW, tuple(blocks))
