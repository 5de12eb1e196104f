"""Which indicator or account, and which node, the sentences of a text speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from nsvh_dash.model.catalogue import Catalogue, fold
from nsvh_dash.model.finance import Account
from nsvh_dash.model.indicator import Indicator

_SMALL = frozenset("antal andel och av på i per inkl med för som är när de till har fått en det r12 r 12".split())
"""Words of a name that do not tell one indicator from another."""
_LONG_STEM, _ENDING, _SHORT = 6, 4, 3
_LONG_NAME = 10
"""A node's name so long may begin with a small letter; `ledning` and `asyl` are ordinary words."""
_NO_UNKNOWN_UNIT = r"(?!\s+[A-ZÅÄÖ][a-zåäö])"
"""A capital after a name means a unit that is not in the catalogue: `Vårdcentralen Okänd`."""
_WORD = re.compile(r"[^\W\d_][\w]*(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A subject that a sentence names, by how many words, and where."""

    subject: Indicator | Account
    words: int
    places: tuple[int, ...]

    @property
    def home(self) -> str:
        """The node an indicator is followed at; empty for an account, which every node has."""
        return self.subject.home if isinstance(self.subject, Indicator) else ""

    def distance(self, position: int) -> int:
        """How far from a place its nearest word stands."""
        return min(abs(place - position) for place in self.places)


@dataclass(frozen=True, slots=True)
class NodeMention:
    """A node that a sentence names, and where."""

    node_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words people use for what the catalogue defines."""

    phrases: tuple[tuple[Indicator | Account, frozenset[str]], ...]
    others: tuple[frozenset[str], ...]
    node_names: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    def of(cls, catalogue: Catalogue) -> Vocabulary:
        """Every name, alias and mention of a catalogue."""
        return cls(
            tuple(_phrases(catalogue)),
            tuple(frozenset(fold(other).split()) for other in catalogue.other_subjects),
            tuple(_node_patterns(catalogue)),
        )

    def mentions(self, text: str) -> list[Mention]:
        """The indicators and accounts a sentence names, each by its fullest name."""
        words = _Words(text)
        found: dict[str, Mention] = {}
        for subject, phrase in self.phrases:
            places = words.places(phrase)
            if places and (subject.id not in found or len(phrase) > found[subject.id].words):
                found[subject.id] = Mention(subject, len(phrase), places)
        return list(found.values())

    def speaks_of_another(self, text: str) -> int | None:
        """Where a sentence names something that is not followed, such as a market share; None when nowhere."""
        words = _Words(text)
        places = [max(found) for other in self.others if (found := words.places(other))]
        return max(places, default=None)

    def nodes(self, text: str) -> list[NodeMention]:
        """The nodes a sentence names, from left to right, the longest name where several fit."""
        taken: list[NodeMention] = []
        for pattern, node_id in self.node_names:
            for match in pattern.finditer(text):
                if all(match.end() <= other.start or match.start() >= other.end for other in taken):
                    taken.append(NodeMention(node_id, match.start(), match.end()))
        return sorted(taken, key=lambda mention: mention.start)


@dataclass(frozen=True)
class _Words:
    """The words of a sentence and where they stand."""

    text: str

    @cached_property
    def _words(self) -> list[tuple[str, int]]:
        return [(match[0].casefold(), match.start()) for match in _WORD.finditer(self.text)]

    def places(self, phrase: frozenset[str]) -> tuple[int, ...]:
        """Where each word of a phrase stands, in any form; empty when one is missing."""
        found = []
        for stem in phrase:
            places = [place for word, place in self._words if _is_form(word, stem)]
            if not places:
                return ()
            found += places
        return tuple(found)


def _is_form(word: str, stem: str) -> bool:
    if len(stem) <= _SHORT:
        return word == stem
    return word.startswith(stem) and (len(stem) >= _LONG_STEM or len(word) <= len(stem) + _ENDING)


def _phrases(catalogue: Catalogue) -> Iterator[tuple[Indicator | Account, frozenset[str]]]:
    for indicator in catalogue.indicators:
        if indicator.shown:
            yield from _named(indicator, (indicator.name, indicator.short_name, *indicator.aliases))
            yield from ((indicator, frozenset(fold(mention).split())) for mention in indicator.mentions)
    for account in catalogue.accounts:
        yield from _named(account, (account.name, *account.aliases))


def _named(subject: Indicator | Account, names: Iterable[str]) -> Iterator[tuple[Indicator | Account, frozenset[str]]]:
    for name in names:
        words = frozenset(word.casefold() for word in _WORD.findall(name)) - _SMALL
        if words:
            yield subject, words


def _node_patterns(catalogue: Catalogue) -> Iterator[tuple[re.Pattern[str], str]]:
    names = [(name, node.id) for node in catalogue.organisation.nodes for name in (node.name, *node.aliases)]
    for name, node_id in sorted(names, key=lambda pair: -len(pair[0])):
        first = f"[{name[0].upper()}{name[0].lower()}]" if len(name) >= _LONG_NAME else re.escape(name[0])
        rest = r"\s+".join(re.escape(part) for part in name[1:].split(" "))
        yield re.compile(rf"(?<![\w-]){first}{rest}\w{{0,3}}(?![\w-]){_NO_UNKNOWN_UNIT}"), node_id
