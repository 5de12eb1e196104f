"""The organisation as a tree whose memberships have dates: units open, close and move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from nsvh_dash.model.period import Month


class NodeKind(StrEnum):
    """What a node of the organisation is."""

    ADMINISTRATION = "administration"
    BUSINESS_AREA = "business_area"
    GROUP = "group"
    HEALTH_CENTRE = "health_centre"
    EMERGENCY_CENTRE = "emergency_centre"
    DENTAL_CLINIC = "dental_clinic"
    ORTHODONTIC_CLINIC = "orthodontic_clinic"
    SPECIAL_ASSIGNMENT = "special_assignment"
    SUPPORT = "support"

    @property
    def is_unit(self) -> bool:
        """True for what people call an enhet: a node that delivers its own figures and has no children."""
        return self not in (NodeKind.ADMINISTRATION, NodeKind.BUSINESS_AREA, NodeKind.GROUP)


@dataclass(frozen=True, slots=True)
class Membership:
    """Where a node sat in the tree from one month up to and including another (None: still)."""

    parent_id: str | None
    valid_from: Month
    valid_to: Month | None = None

    def holds(self, month: Month) -> bool:
        """True when the membership covers the month."""
        return self.valid_from <= month and (self.valid_to is None or month <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Node:
    """A unit, group, business area or the administration itself."""

    id: str
    name: str
    kind: NodeKind
    memberships: tuple[Membership, ...]
    municipality: str = ""
    aliases: tuple[str, ...] = ()

    def parent_at(self, month: Month) -> str | None:
        """The parent's id in a month; None for the root and outside the node's life."""
        return next((m.parent_id for m in self.memberships if m.holds(month)), None)

    def exists(self, month: Month) -> bool:
        """True when the node is open in the month."""
        return any(m.holds(month) for m in self.memberships)


@dataclass(frozen=True, slots=True)
class TreeChange:
    """The units that a node has at one time and not at another."""

    joined: tuple[Node, ...]
    left: tuple[Node, ...]


@dataclass(frozen=True)
class Organisation:
    """All nodes, in the order people list them."""

    nodes: tuple[Node, ...]

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def _children_of(self) -> dict[Month, dict[str, list[Node]]]:
        """The tree of each month asked about so far: every page walks it many times."""
        return {}

    @cached_property
    def _kinds_in(self) -> dict[tuple[str, Month], frozenset[NodeKind]]:
        """The kinds of unit inside each node and month asked about so far."""
        return {}

    @cached_property
    def root(self) -> Node:
        """The administration: the one node that never has a parent."""
        return next(n for n in self.nodes if all(m.parent_id is None for m in n.memberships))

    def __getitem__(self, node_id: str) -> Node:
        return self.by_id[node_id]

    def __contains__(self, node_id: str) -> bool:
        return node_id in self.by_id

    def children(self, node_id: str, month: Month) -> list[Node]:
        """Nodes directly below another in the tree of a month."""
        below = self._children_of.get(month)
        if below is None:
            below = {}
            for node in self.nodes:
                parent_id = node.parent_at(month)
                if parent_id is not None:
                    below.setdefault(parent_id, []).append(node)
            self._children_of[month] = below
        return below.get(node_id, [])

    def path(self, node_id: str, month: Month) -> list[Node]:
        """From the root down to and including the node, in the tree of a month (last known place if closed)."""
        node = self.by_id[node_id]
        path = [node]
        while True:
            parent_id = node.parent_at(month) or node.memberships[-1].parent_id
            if parent_id is None:
                return path[::-1]
            node = self.by_id[parent_id]
            path.append(node)

    def below(self, node_id: str, month: Month) -> Iterator[Node]:
        """The node itself and everything under it in the tree of a month, depth first."""
        yield self.by_id[node_id]
        for child in self.children(node_id, month):
            yield from self.below(child.id, month)

    def units(self, node_id: str, month: Month) -> list[Node]:
        """The units (enheter) at or under a node in a month."""
        return [node for node in self.below(node_id, month) if node.kind.is_unit and node.exists(month)]

    def unit_kinds(self, node_id: str, month: Month) -> frozenset[NodeKind]:
        """The kinds of unit at or under a node in a month."""
        if (node_id, month) not in self._kinds_in:
            self._kinds_in[node_id, month] = frozenset(unit.kind for unit in self.units(node_id, month))
        return self._kinds_in[node_id, month]

    def changed(self, node_id: str, earlier: Month, later: Month) -> TreeChange:
        """The units that came to a node and went from it between two months: opened, closed or moved."""
        before, after = self.units(node_id, earlier), self.units(node_id, later)
        return TreeChange(
            tuple(unit for unit in after if unit not in before), tuple(unit for unit in before if unit not in after)
        )

    def business_area(self, node_id: str, month: Month) -> Node | None:
        """The business area a node belongs to; None for the administration."""
        return next((n for n in self.path(node_id, month) if n.kind is NodeKind.BUSINESS_AREA), None)
