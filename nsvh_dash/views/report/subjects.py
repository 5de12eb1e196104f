"""What a report has to be written about: its indicators, the plan's assignments and the lines of the statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.views import texts
from nsvh_dash.views.card import Card
from nsvh_dash.views.finance.statement_line import StatementLine
from nsvh_dash.views.goals import GoalsScreen
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.texts import finance as texts_finance
from nsvh_dash.views.texts import goals as texts_goals


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that a comment is wanted about."""

    id: str
    node_id: str
    """Where it is written."""
    name: str
    link: str
    """The page to write on."""
    place: str = ""
    """The node by name, when that is not the report's own."""
    status: Status | None = None
    """An indicator's own, or what an assignment's state looks like; None for a line of the statement."""
    word: str = ""
    phrase: str = ""
    """The status as a word and within a sentence."""
    is_followed: bool = True
    """False for an assignment that nothing follows at the node."""


def indicator_subjects(catalogue: Catalogue, cards: Sequence[Card], month: Month) -> list[Subject]:
    """The indicators, each where it lies."""
    return [
        Subject(
            tile.indicator_id,
            tile.node_id,
            tile.short_name,
            link_to(catalogue, "indikator", tile.node_id, month, indikator=tile.indicator_id, skriv=tile.indicator_id),
            tile.place,
            tile.status,
            tile.status_word,
            texts.STATUS_PHRASE[tile.status],
        )
        for tile in (card.tile for card in cards)
    ]


def assignment_subjects(goals: GoalsScreen, node_id: str) -> list[Subject]:
    """The plan's assignments, each once."""
    return [
        Subject(
            found.id,
            node_id,
            found.name,
            f"{link}&skriv={found.id}",
            status=found.shape,
            word=found.word,
            phrase=texts_goals.STATE_PHRASE[found.state][0],
            is_followed=found.tally.total > 0,
        )
        for found, link in zip(goals.assignments, goals.assignments_block.table.links, strict=True)
    ]


def line_subjects(catalogue: Catalogue, lines: Sequence[StatementLine], node_id: str, month: Month) -> list[Subject]:
    """The lines of the statement, each account once."""

    def link(account_id: str) -> str:
        return link_to(catalogue, "ekonomi", node_id, month, vy=texts_finance.STATEMENT_ID, skriv=account_id)

    accounts = {line.account_id: line.name for line in lines if not line.is_unexplained}
    return [Subject(account_id, node_id, name, link(account_id)) for account_id, name in accounts.items()]
