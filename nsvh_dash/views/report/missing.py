"""What a report still lacks: comments nobody has signed, and indicators that cannot be judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nsvh_dash.model.comment import Comment
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.views import comment_texts
from nsvh_dash.views import format as fmt
from nsvh_dash.views.report.document import Block, Chapter, Item, Run, say
from nsvh_dash.views.report.subjects import Subject
from nsvh_dash.views.scorecard import Unjudged
from nsvh_dash.views.texts import report as words

Key = tuple[str, str]
"""A subject and the node it is written at."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """An indicator, an assignment or a line of the statement without a signed comment."""

    subject: Subject
    draft: str
    """`Utkast av Kim, 2024-05-08 14:05`; empty where nobody has begun."""

    @property
    def is_urgent(self) -> bool:
        """True for what misses its target or is near it, and for what somebody has begun to write."""
        return bool(self.draft) or self.subject.status in (Status.MISSED, Status.NEAR)

    @property
    def name(self) -> str:
        """`Telefontillgänglighet (Vårdcentralen Halland)`."""
        return fmt.placed(self.subject.name, self.subject.place)

    @property
    def text(self) -> str:
        """`Telefontillgänglighet (Vårdcentralen Halland): når inte målet; ingen kommentar`."""
        return f"{self.name}: {'; '.join(filter(None, (self.subject.phrase, self.draft or words.NO_COMMENT)))}"


@dataclass(frozen=True, slots=True)
class Missing:
    """Everything that is lacking, what matters most first."""

    month: Month
    indicators: tuple[Lacking, ...]
    assignments: tuple[Lacking, ...]
    lines: tuple[Lacking, ...]
    of_indicators: int
    """How many indicators there are to write about."""
    of_assignments: int
    of_lines: int
    unjudged: tuple[Unjudged, ...]

    @property
    def comments(self) -> tuple[Lacking, ...]:
        """Every comment that is lacking."""
        return (*self.indicators, *self.assignments, *self.lines)

    @property
    def sentence(self) -> str:
        """How many comments are lacking, of how many."""
        if not self.comments:
            return words.EVERYTHING_WRITTEN.format(month=fmt.month(self.month))
        parts = [f"{len(self.indicators)} av {self.of_indicators} indikatorer"]
        if self.of_assignments:
            parts.append(f"{len(self.assignments)} av {self.of_assignments} uppdrag")
        if self.of_lines:
            parts.append(f"{len(self.lines)} av {self.of_lines} rader i resultaträkningen")
        return f"Klarmarkerad kommentar om {fmt.month(self.month)} saknas för {fmt.listing(parts)}."


def find_missing(
    month: Month,
    indicators: Sequence[Subject],
    assignments: Sequence[Subject],
    lines: Sequence[Subject],
    unjudged: Sequence[Unjudged],
    signed: Mapping[Key, Comment],
    drafts: Mapping[Key, Comment],
) -> Missing:
    """What is lacking of a node's indicators, assignments and lines, by the texts of each subject and node."""
    return Missing(
        month,
        _lacking(indicators, signed, drafts),
        _lacking(assignments, signed, drafts),
        _lacking(lines, signed, drafts),
        len(indicators),
        len(assignments),
        len(lines),
        tuple(unjudged),
    )


def _lacking(
    subjects: Sequence[Subject], signed: Mapping[Key, Comment], drafts: Mapping[Key, Comment]
) -> tuple[Lacking, ...]:
    unsigned = [one for one in subjects if (one.id, one.node_id) not in signed]
    found = [Lacking(one, _draft(drafts.get((one.id, one.node_id)))) for one in unsigned]
    return tuple(sorted(found, key=lambda one: not one.is_urgent))


def _draft(comment: Comment | None) -> str:
    return comment_texts.signature(comment).rstrip(".") if comment else ""


def missing_chapter(missing: Missing, node_name: str) -> Chapter:
    """The chapter that comes first: who reads the report knows what it does not tell."""
    blocks: list[Block] = [say(missing.sentence)]
    blocks += [Item((Run(one.text),)) for one in missing.comments if one.is_urgent]
    places: dict[str, list[str]] = {}
    for one in missing.indicators:
        if not one.is_urgent:
            places.setdefault(one.subject.place, []).append(one.subject.name)
    others = [
        Item((Run(f"{place or node_name}: ", bold=True), Run("; ".join(names)))) for place, names in places.items()
    ]
    blocks += [say(f"{words.OTHER_INDICATORS}:"), *others] if others else []
    for title, those in ((words.OTHER_ASSIGNMENTS, missing.assignments), (words.LINES, missing.lines)):
        rest = [one.name for one in those if not one.is_urgent]
        blocks += [say(f"{title}: {'; '.join(rest)}.")] if rest else []
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
