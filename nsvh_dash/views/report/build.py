"""The follow-up report of a node and month, put together from its chapters."""

from __future__ import annotations

from collections.abc import Iterator

from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.report.appendix import appendix
from nsvh_dash.views.report.document import Block, Chapter, Document, Item, Run, Table, gathered, say
from nsvh_dash.views.report.facts import Facts
from nsvh_dash.views.report.finance import balance_chapter, finance_chapter, investment_chapter
from nsvh_dash.views.report.goals import goals_chapter
from nsvh_dash.views.report.missing import missing_chapter
from nsvh_dash.views.report.plans import internal_control_chapter
from nsvh_dash.views.report.quality import quality_chapter, staff_chapter
from nsvh_dash.views.texts import report as words


def build_report(facts: Facts) -> Document:
    """Every chapter that has something to say, what is lacking first."""
    period = report_period(facts.month)
    return Document(
        words.REPORT,
        f"{facts.node.name}, {period}",
        (
            (words.NODE, facts.node.name),
            (words.PERIOD, period),
            (words.DATA_TO, fmt.month(facts.month)),
            (words.IMPORTED, fmt.day(facts.imported_at)),
            (words.KNOWN_THROUGH, facts.known_through),
            (words.VERSION, facts.version),
        ),
        facts.catalogue.notice,
        facts.imported_at,
        gathered(
            (
                missing_chapter(facts.missing, facts.node.name),
                Chapter(words.SUMMARY, tuple(_summary(facts))),
                quality_chapter(facts),
                staff_chapter(facts),
                goals_chapter(facts),
                finance_chapter(facts),
                investment_chapter(facts),
                internal_control_chapter(facts),
            )
        ),
        gathered((balance_chapter(facts), *appendix(facts))),
    )


def report_period(month: Month) -> str:
    """`Tertial 1, jan–apr 2024`; a month that no report is due for is named by its months alone."""
    span = fmt.period(month, PeriodKind.YEAR_TO_DATE)
    name = words.TERTIAL.get(month.month)
    return f"{name}, {span}" if name else span


def _summary(facts: Facts) -> Iterator[Block]:
    """What the overview says of the node, the counts, and the result."""
    card = facts.scorecard
    yield from (Item((Run(sentence),)) for sentence in card.summary)
    yield Table(
        f"Indikatorer efter status, {fmt.month(facts.month)}",
        (words.STATUS, words.COUNT),
        tuple((found.word, fmt.number(found.count)) for found in card.counts),
        (1,),
        (1.0,),
        tuple(found.status for found in card.counts),
        0,
    )
    if not facts.statement.is_empty:
        unit = AmountUnit.MNKR
        yield say(f"{facts.statement.title(unit)}. {facts.statement.summary(unit)}")
