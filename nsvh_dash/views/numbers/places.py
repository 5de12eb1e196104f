"""Which node a number belongs to, of those its sentence names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nsvh_dash.model.organisation import Organisation
from nsvh_dash.model.period import Month
from nsvh_dash.views.numbers.reading import Number
from nsvh_dash.views.numbers.subjects import Mention, NodeMention

_BELOW, _ELSEWHERE = 10, 100
"""Added to a distance: no tree is so deep."""


class Places:
    """Binds numbers to nodes; what a text leaves out is the node it is written for."""

    def __init__(self, organisation: Organisation, asked: str, month: Month) -> None:
        self.organisation, self.asked, self.month = organisation, asked, month

    def bind(
        self, text: str, numbers: Sequence[Number], number: Number, nodes: Sequence[NodeMention], before: Sequence[str]
    ) -> list[str]:
        """The node of a number: named just after it, in order with it, or last before it.

        Where its sentence names none: the last one named before, or the one the whole text is written for.
        """
        named = self._without_wholes(text, nodes)
        following = next((n for n in named if n.start >= number.end), None)
        if following and re.fullmatch(
            r"\s*(?:för|inom|i|på|hos)\s+(?:den\s+|de\s+)?", text[number.end : following.start]
        ):
            return [following.node_id]
        if in_order := _in_order(text, numbers, number, named):
            return [in_order]
        preceding = [n for n in named if n.end <= number.start]
        if preceding:
            return [preceding[-1].node_id]
        if following:
            return [following.node_id]
        return [*before[-1:], self.asked]

    def likeliest(self, mentions: Sequence[Mention], node_id: str) -> list[Mention]:
        """Of the subjects that the same words name, such as all that count visits, those that suit the node best."""
        best: dict[tuple[int, ...], int] = {}
        for mention in mentions:
            distance = self.distance(mention.home or node_id, node_id)
            best[mention.places] = min(best.get(mention.places, distance), distance)
        return [m for m in mentions if self.distance(m.home or node_id, node_id) == best[m.places]]

    def distance(self, home: str, node_id: str) -> int:
        """How well a subject's home suits a node: the node itself, above it, below it; else the text's own node."""
        near = self._distance(home, node_id)
        return near if near < _ELSEWHERE else _ELSEWHERE + self._distance(home, self.asked)

    def _distance(self, home: str, node_id: str) -> int:
        above = [node.id for node in self.organisation.path(node_id, self.month)]
        if home in above:
            return len(above) - 1 - above.index(home)
        below = [node.id for node in self.organisation.path(home, self.month)]
        return _BELOW + len(below) - below.index(node_id) if node_id in below else _ELSEWHERE

    def _without_wholes(self, text: str, nodes: Sequence[NodeMention]) -> list[NodeMention]:
        """`Särskilda uppdrag inom Vårdcentralen` is about the part alone."""
        kept: list[NodeMention] = []
        for mention in nodes:
            path_of = [{n.id for n in self.organisation.path(k.node_id, self.month)} - {k.node_id} for k in kept]
            is_whole = any(mention.node_id in above for above in path_of)
            if not (is_whole and re.search(r"(?:inom|i|på|av)\s+(?:den\s+)?$", text[: mention.start])):
                kept.append(mention)
        return kept


def _in_order(text: str, numbers: Sequence[Number], number: Number, nodes: Sequence[NodeMention]) -> str | None:
    """`A och B visar 5 respektive 6`: the first number is the first node's."""
    index = list(numbers).index(number)
    for first in (index - 1, index):
        if first < 0 or first + 1 >= len(numbers):
            continue
        here, then = numbers[first], numbers[first + 1]
        if re.search(r"respektive", text[here.end : then.start]):
            before = [node for node in nodes if node.end <= here.start][-2:]
            if len(before) == 2:
                return before[index - first].node_id
    return None
