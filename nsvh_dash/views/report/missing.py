"""What a report still lacks: comments nobody has signed, and indicators that cannot be judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.comment import Comment
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.views import comment_texts, texts, texts_finance
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts_report as words
from nsvh_dash.views.card import Card
from nsvh_dash.views.report.document import Block, Chapter, Item, Run, say
from nsvh_dash.views.scorecard import Unjudged
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.statement_line import StatementLine

Key = tuple[str, str]
"""A subject and the node it is written at."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """An indicator or a line of the statement without a signed comment."""

    name: str
    place: str
    """The node it is written at, when that is not the report's own."""
    status: Status | None
    """The indicator's; None for a line of the statement."""
    draft: str
    """`Utkast av Kim, 2024-05-08 14:05`; empty where nobody has begun."""
    link: str
    """Where it is written."""

    @property
    def is_urgent(self) -> bool:
        """True for what misses its target or is near it, and for what somebody has begun to write."""
        return bool(self.draft) or self.status in (Status.MISSED, Status.NEAR)

    @property
    def text(self) -> str:
        """`Telefontillgänglighet (Vårdcentralen Halland): når inte målet; ingen kommentar`."""
        name = f"{self.name} ({self.place})" if self.place else self.name
        state = self.draft or words.NO_COMMENT
        return f"{name}: {texts.STATUS_PHRASE[self.status]}; {state}" if self.status else f"{name}: {state}"


@dataclass(frozen=True, slots=True)
class Missing:
    """Everything that is lacking, what matters most first."""

    month: Month
    indicators: tuple[Lacking, ...]
    lines: tuple[Lacking, ...]
    of_indicators: int
    """How many indicators there are to write about."""
    of_lines: int
    unjudged: tuple[Unjudged, ...]

    @property
    def sentence(self) -> str:
        """How many comments are lacking, of how many."""
        if not self.indicators and not self.lines:
            return words.EVERYTHING_WRITTEN.format(month=fmt.month(self.month))
        parts = [f"{len(self.indicators)} av {self.of_indicators} indikatorer"]
        if self.of_lines:
            parts.append(f"{len(self.lines)} av {self.of_lines} rader i resultaträkningen")
        return f"Klarmarkerad kommentar om {fmt.month(self.month)} saknas för {fmt.listing(parts)}."


def find_missing(
    catalogue: Catalogue,
    node_id: str,
    month: Month,
    cards: Sequence[Card],
    lines: Sequence[StatementLine],
    unjudged: Sequence[Unjudged],
    signed: Mapping[Key, Comment],
    drafts: Mapping[Key, Comment],
) -> Missing:
    """What is lacking of a node's indicators and lines, by the texts of each subject and node."""
    accounts = {line.account_id: line.name for line in lines if not line.is_unexplained}
    indicators = [
        Lacking(
            card.tile.short_name,
            card.tile.place,
            card.tile.status,
            _draft(drafts.get((card.tile.indicator_id, card.tile.node_id))),
            link_to(catalogue, "indikator", card.tile.node_id, month, indikator=card.tile.indicator_id),
        )
        for card in cards
        if (card.tile.indicator_id, card.tile.node_id) not in signed
    ]
    lines_at = link_to(catalogue, "ekonomi", node_id, month, vy=texts_finance.STATEMENT_ID)
    missing_lines = [
        Lacking(name, "", None, _draft(drafts.get((account_id, node_id))), lines_at)
        for account_id, name in accounts.items()
        if (account_id, node_id) not in signed
    ]
    return Missing(
        month,
        tuple(sorted(indicators, key=lambda one: not one.is_urgent)),
        tuple(sorted(missing_lines, key=lambda one: not one.is_urgent)),
        len(cards),
        len(accounts),
        tuple(unjudged),
    )


def _draft(comment: Comment | None) -> str:
    return comment_texts.signature(comment).rstrip(".") if comment else ""


def missing_chapter(missing: Missing, node_name: str) -> Chapter:
    """The chapter that comes first: who reads the report knows what it does not tell."""
    blocks: list[Block] = [say(missing.sentence)]
    urgent = [one for one in (*missing.indicators, *missing.lines) if one.is_urgent]
    blocks += [Item((Run(one.text),)) for one in urgent]
    places: dict[str, list[str]] = {}
    for one in missing.indicators:
        if not one.is_urgent:
            places.setdefault(one.place, []).append(one.name)
    others = [
        Item((Run(f"{place or node_name}: ", bold=True), Run("; ".join(names)))) for place, names in places.items()
    ]
    blocks += [say(f"{words.OTHER_INDICATORS}:"), *others] if others else []
    lines = [one.name for one in missing.lines if not one.is_urgent]
    blocks += [say(f"{words.LINES}: {'; '.join(lines)}.")] if lines else []
    judged: list[Block] = [
        Item((Run(f"{found.word} ({len(found.names)}): ", bold=True), Run(f"{'; '.join(found.names)}. {found.reason}")))
        for found in missing.unjudged
    ]
    return Chapter(
        words.LACKING,
        sections=(
            Chapter(words.LACKING_COMMENTS, tuple(blocks)),
            Chapter(words.LACKING_JUDGEMENT, tuple(judged) or (say(words.EVERYTHING_JUDGED),)),
        ),
    )
