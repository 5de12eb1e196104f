"""Groups of units that can be compared with each other: those of a municipality and those of a size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.peers import Size, size_classes
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.organisation import Node
from nsvh_dash.views import format as fmt
from nsvh_dash.views.units import texts

EVERYONE = ""
"""The group of all units; it is not written in an address."""


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """Units that can be compared, by what the address calls them and what the reader sees."""

    id: str
    label: str
    unit_ids: frozenset[str]


def size_indicator(catalogue: Catalogue, units: Sequence[Node]) -> Indicator | None:
    """What the size of these units is measured by; None where the catalogue names nothing."""
    kinds = {unit.kind for unit in units}
    sized = (indicator for indicator in catalogue.indicators if indicator.measures_size)
    return next((i for i in sized if any(reporter.kind in kinds for reporter in i.reported_by)), None)


def peer_groups(units: Sequence[Node], sizes: Mapping[str, float], measure: str, node_id: str) -> list[PeerGroup]:
    """Everyone, then the groups of the chosen unit, then the others; a group of one is none.

    `measure` is what sizes count, in plural.
    """
    found = [*_by_municipality(units, node_id), *_by_size(sizes, measure, node_id)]
    own = [group for group in found if node_id in group.unit_ids and len(units) > 1]
    others = [group for group in found if group not in own]
    everyone = PeerGroup(EVERYONE, texts.EVERY_PEER, frozenset(unit.id for unit in units))
    return [everyone, *own, *others]


def _by_municipality(units: Sequence[Node], node_id: str) -> Iterator[PeerGroup]:
    for name in dict.fromkeys(unit.municipality for unit in units if unit.municipality):
        ids = frozenset(unit.id for unit in units if unit.municipality == name)
        if 1 < len(ids) < len(units):
            word = texts.SAME_MUNICIPALITY if node_id in ids else texts.MUNICIPALITY
            yield PeerGroup(f"kommun-{name.casefold()}", f"{word} {name} ({len(ids)} enheter)", ids)


def _by_size(sizes: Mapping[str, float], measure: str, node_id: str) -> Iterator[PeerGroup]:
    classes = size_classes(sizes)
    for size in Size if classes else ():
        ids = frozenset(unit for unit, found in classes.items() if found is size)
        if ids:
            within = sorted(sizes[unit] for unit in ids)
            span = f"{fmt.number(within[0])}{fmt.EN_DASH}{fmt.number(within[-1])} {measure}".rstrip()
            word = texts.SAME_SIZE if node_id in ids else texts.SIZE
            yield PeerGroup(f"storlek-{texts.SIZES[size]}", f"{word} {texts.SIZES[size]} ({span})", ids)
