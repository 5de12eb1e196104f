"""What the search field finds: units, indicators and pages, each with where it leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.organisation import NodeKind
from nsvh_dash.model.period import Month
from nsvh_dash.views.lookup import place
from nsvh_dash.views.selection import Selection, address
from nsvh_dash.views.texts.frame import SEARCH_KIND

_WIDE = (NodeKind.ADMINISTRATION, NodeKind.BUSINESS_AREA)
_INDICATOR_PAGE = "indikator"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to find."""

    label: str
    page: str
    """The page it leads to; empty for the page one is on."""
    parameters: Mapping[str, str]
    """The address it leads to."""


def findings(catalogue: Catalogue, selection: Selection, pages: Mapping[str, str]) -> dict[str, Finding]:
    """Everything one can find from a choice, by a name of its own: pages first, then units, then indicators."""
    return _pages(selection, pages) | _units(catalogue, selection.month) | _indicators(catalogue, selection)


def _pages(selection: Selection, pages: Mapping[str, str]) -> dict[str, Finding]:
    return {
        f"page:{name}": Finding(f"{title} – {SEARCH_KIND['page']}", name, selection.parameters)
        for name, title in pages.items()
    }


def _units(catalogue: Catalogue, month: Month) -> dict[str, Finding]:
    organisation = catalogue.organisation
    found = {}
    for node in organisation.below(organisation.root.id, month):
        if node.exists(month):
            area = organisation.business_area(node.id, month) or organisation.root
            there = address(area.id, "" if node.kind in _WIDE else node.id, month)
            found[f"unit:{node.id}"] = Finding(f"{node.name} – {SEARCH_KIND['unit']}", "", there)
    return found


def _indicators(catalogue: Catalogue, selection: Selection) -> dict[str, Finding]:
    """Each indicator at the chosen node, or at its home when the node has no part in it."""
    found = {}
    for indicator in catalogue.indicators:
        if not indicator.shown:
            continue
        there = selection.parameters
        if place(catalogue, indicator, selection.node_id, selection.month) is None:
            there = _home(catalogue, indicator.home, selection.month)
        label = f"{indicator.short_name} – {SEARCH_KIND['indicator']}"
        found[f"indicator:{indicator.id}"] = Finding(label, _INDICATOR_PAGE, {**there, "indikator": indicator.id})
    return found


def _home(catalogue: Catalogue, home: str, month: Month) -> dict[str, str]:
    area = catalogue.organisation.business_area(home, month) or catalogue.organisation.root
    wide = catalogue.organisation[home].kind in _WIDE
    return address(area.id, "" if wide else home, month)
