"""What the reader has chosen: a node of the organisation and a month, with the choices there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.organisation import Node, NodeKind
from nsvh_dash.model.period import Month
from nsvh_dash.views import texts

EVERY_UNIT = ""
"""The choice of no unit in particular; such a choice is not written in an address."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list: what the address says and what the reader sees."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the path from the administration to the chosen node."""

    node_id: str
    area_id: str
    unit_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Selection:
    """A valid choice of node and month, and every other choice."""

    node_id: str
    node_name: str
    area_id: str
    unit_id: str
    month: Month
    areas: tuple[Choice, ...]
    units: tuple[Choice, ...]
    months: tuple[Month, ...]
    """Newest first."""
    crumbs: tuple[Crumb, ...]

    @property
    def parameters(self) -> dict[str, str]:
        """The choice as it stands in the address."""
        return address(self.area_id, self.unit_id, self.month)

    def link(self, **more: str) -> str:
        """The address of the page one is on, with more said."""
        return f"?{urlencode({**self.parameters, **more})}"


def address(area_id: str, unit_id: str, month: Month) -> dict[str, str]:
    """Query parameters of a choice."""
    unit = {"enhet": unit_id} if unit_id != EVERY_UNIT else {}
    return {"omrade": area_id, **unit, "manad": str(month)}


def link_to(catalogue: Catalogue, page: str, unit_id: str, month: Month, **more: str) -> str:
    """The address of a page for a unit, from any other page: whole, so that Back need not pass what it lacked."""
    area = catalogue.organisation.business_area(unit_id, month) or catalogue.organisation.root
    unit = EVERY_UNIT if unit_id == area.id else unit_id
    return f"{page}?{urlencode({**address(area.id, unit, month), **more})}"


def select(
    catalogue: Catalogue,
    months: Sequence[Month],
    opening: Month,
    area_id: str,
    unit_id: str,
    month_text: str,
) -> Selection:
    """The choice that the address asks for; what it asks for in vain is the widest, in the month to open with.

    A unit decides its area; a unit that lies in another area than the one asked for is let go of.
    """
    organisation = catalogue.organisation
    month = next((m for m in months if str(m) == month_text), opening)
    root = organisation.root
    areas = [root, *(n for n in organisation.children(root.id, month) if n.kind is NodeKind.BUSINESS_AREA)]
    area = next((n for n in areas if n.id == area_id), None)
    unit = _unit(catalogue, unit_id, month)
    unit_area = organisation.business_area(unit.id, month) if unit else None
    if unit is not None and area is not None and area is not root and unit_area is not area:
        unit = None
    area = (unit_area if unit else area) or root
    node = unit or area
    return Selection(
        node.id,
        node.name,
        area.id,
        unit.id if unit else EVERY_UNIT,
        month,
        tuple(Choice(n.id, texts.ADMINISTRATION_WIDE if n is root else n.name) for n in areas),
        (Choice(EVERY_UNIT, texts.ALL_UNITS), *_below(catalogue, area, month)),
        tuple(sorted(months, reverse=True)),
        tuple(_crumbs(catalogue, node, month)),
    )


def _unit(catalogue: Catalogue, unit_id: str, month: Month) -> Node | None:
    if unit_id not in catalogue.organisation:
        return None
    node = catalogue.organisation[unit_id]
    wide = node.kind in (NodeKind.ADMINISTRATION, NodeKind.BUSINESS_AREA)
    return None if wide or not node.exists(month) else node


def _below(catalogue: Catalogue, area: Node, month: Month) -> list[Choice]:
    """Groups and units under an area, in the order people list them; areas themselves are left out."""
    nodes = [n for n in catalogue.organisation.below(area.id, month) if n.exists(month)]
    return [
        Choice(node.id, node.name)
        for node in nodes
        if node.kind not in (NodeKind.ADMINISTRATION, NodeKind.BUSINESS_AREA)
    ]


def _crumbs(catalogue: Catalogue, node: Node, month: Month) -> list[Crumb]:
    organisation = catalogue.organisation
    crumbs = []
    for step in organisation.path(node.id, month):
        area = organisation.business_area(step.id, month) or organisation.root
        wide = step.kind in (NodeKind.ADMINISTRATION, NodeKind.BUSINESS_AREA)
        crumbs.append(Crumb(step.id, area.id, EVERY_UNIT if wide else step.id, step.name))
    return crumbs
