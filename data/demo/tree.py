"""The units and names of the catalogue, read the way a source system would know them."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Unit:
    """A node of the organisation with its place and the months it was open (`2021-01`)."""

    id: str
    name: str
    kind: str
    parent: str
    valid_from: str
    valid_to: str

    def is_open(self, month: str) -> bool:
        """True in the months the unit was open."""
        return self.valid_from <= month and (not self.valid_to or month <= self.valid_to)


@dataclass(frozen=True)
class Tree:
    """The organisation as a list of nodes, and the Swedish name of every series and account."""

    nodes: dict[str, Unit]
    series_names: dict[str, str]

    def units(self, home: str, *kinds: str) -> list[Unit]:
        """The units of the given kinds at or below a node, open or closed, in the catalogue's order."""
        return [node for node in self.nodes.values() if node.kind in kinds and home in self._path(node)]

    def _path(self, node: Unit) -> Iterator[str]:
        yield node.id
        if node.parent:
            yield from self._path(self.nodes[node.parent])


STAFFED_KINDS = (
    "health_centre",
    "emergency_centre",
    "special_assignment",
    "dental_clinic",
    "orthodontic_clinic",
    "support",
)
"""Every kind of unit: all of them have staff and book their own money."""


def read_tree(catalogue: Path) -> Tree:
    """The organisation and the names in a catalogue folder."""
    with (catalogue / "organisation.csv").open(encoding="utf-8", newline="") as file:
        fields = ("id", "name", "kind", "parent", "valid_from", "valid_to")
        nodes = {row["id"]: Unit(*(row[f] for f in fields)) for row in csv.DictReader(file, delimiter=";")}
    with (catalogue / "accounts.csv").open(encoding="utf-8", newline="") as file:
        names = {row["id"]: row["name"] for row in csv.DictReader(file, delimiter=";")}
    for path in sorted((catalogue / "indicators").glob("*.toml")):
        names |= _indicator_names(tomllib.loads(path.read_text(encoding="utf-8")))
    return Tree(nodes, names)


def _indicator_names(document: dict[str, object]) -> dict[str, str]:
    tables = [table for value in document.values() if isinstance(value, list) for table in value]
    return {table["id"]: table["name"] for table in [document, *tables] if "id" in table}
