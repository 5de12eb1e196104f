"""Utveckling: how a node's costs and revenues grow against last year, and against what the budget allows."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi import Snapshot
from nsvh_dash.kpi.finance.growth import by_line, by_unit
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.chart_block import ChartBlock
from nsvh_dash.views.finance.growth import GrowthScreen, Subject, build_growth
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.texts import finance as words


@dataclass(frozen=True, slots=True)
class DevelopmentScreen:
    """The development of one kind of amounts: beside the node stand its parts, or for a unit its lines."""

    kind: AccountKind
    growth: GrowthScreen
    lines: ChartBlock | None
    """The same by line, where the drawing is by part."""


def read_developments(
    snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month, unit: AmountUnit
) -> tuple[DevelopmentScreen, ...]:
    """Costs and revenues of a node for the year so far."""
    return tuple(_read(snapshot, catalogue, kind, node_id, month, unit) for kind in words.DEVELOPMENTS)


def _read(
    snapshot: Snapshot, catalogue: Catalogue, kind: AccountKind, node_id: str, month: Month, unit: AmountUnit
) -> DevelopmentScreen:
    node = catalogue.organisation[node_id]
    amounts = {} if unit is AmountUnit.TKR else {"belopp": unit.value}
    noun = words.DEVELOPMENTS[kind]
    where = f"{node.name}, {fmt.period(month, PeriodKind.YEAR_TO_DATE)}, {unit}"
    nodes = catalogue.organisation.by_id
    parts = Subject(
        noun,
        node.name,
        {found.id: found.name for found in nodes.values()},
        {found: link_to(catalogue, "ekonomi", found, month, vy=words.DEVELOPMENT_ID, **amounts) for found in nodes},
        words.PART,
        f"{noun} mot året före och mot budget: {where}",
    )
    names = {account.id: account.name for account in catalogue.accounts}
    lines = Subject(noun, node.name, names, {}, words.LINE, f"{noun} rad för rad: {where}")
    of_parts = by_unit(snapshot, catalogue, kind, node_id, month)
    of_lines = by_line(snapshot, catalogue, kind, node_id, month)
    if not of_parts.parts:
        return DevelopmentScreen(kind, build_growth(of_lines, lines, month, unit), None)
    return DevelopmentScreen(
        kind, build_growth(of_parts, parts, month, unit), build_growth(of_lines, lines, month, unit).block
    )
