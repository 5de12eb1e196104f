"""Budgetavvikelse: what the variance of a node is made of, by unit and by line, and which units are in balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.kpi import Snapshot
from nsvh_dash.kpi.finance.bridge import Standing, by_line, by_unit, standings
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import money
from nsvh_dash.views.chart_block import ChartBlock, DataTable, heading
from nsvh_dash.views.finance.bridge import BridgeScreen, Steps, build_bridge
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.texts import finance as words

_MOST_NAMED = 3
_STATUS = {True: Status.REACHED, False: Status.MISSED, None: Status.MISSING}


@dataclass(frozen=True, slots=True)
class Mover:
    """A unit that moves the whole much, with the line behind it."""

    name: str
    link: str
    text: str


@dataclass(frozen=True, slots=True)
class VarianceScreen:
    """Everything the view Budgetavvikelse shows of a node."""

    sentence: str
    """Whether the node is in balance; for one unit also since when it is not."""
    movers: tuple[Mover, ...]
    """The three units that move the variance most; none where there are no more units than that."""
    by_unit: BridgeScreen | None
    """None for a unit, which has no parts."""
    by_line: BridgeScreen
    balance: ChartBlock | None
    """The units from the furthest below its budget to the furthest above; None for a single unit."""

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to hold against each other."""
        return self.by_line.block.is_empty


def read_variance(
    snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month, unit: AmountUnit
) -> VarianceScreen:
    """The budget variance of a node for the year so far."""
    period = fmt.period(month, PeriodKind.YEAR_TO_DATE)
    where = f"{catalogue.organisation[node_id].name}, {period}, {unit}"
    units = standings(snapshot, catalogue, node_id, month)
    nodes = catalogue.organisation.by_id
    links = {found: _link(catalogue, found, month, unit) for found in nodes}
    parts = by_unit(snapshot, catalogue, node_id, month)
    lines = by_line(snapshot, catalogue, node_id, month)
    names = {account.id: account.name for account in catalogue.accounts}
    is_unit = nodes[node_id].kind.is_unit
    below = Steps(
        {found.id: found.name for found in nodes.values()}, links, words.PART, f"{words.BY_UNIT}: {where}", shares=False
    )
    return VarianceScreen(
        _sentence(catalogue, node_id, period, lines.variance, units, unit),
        () if len(units) <= _MOST_NAMED else tuple(_movers(catalogue, units, links, unit)),
        build_bridge(parts, below, unit, names) if parts.parts else None,
        build_bridge(lines, Steps(names, {}, words.LINE, f"{words.BY_LINE}: {where}", shares=True), unit, names),
        None if is_unit or not units else _balance_block(catalogue, units, links, where, unit),
    )


def _link(catalogue: Catalogue, node_id: str, month: Month, unit: AmountUnit) -> str:
    """The same view of another node."""
    amounts = {} if unit is AmountUnit.TKR else {"belopp": unit.value}
    return link_to(catalogue, "ekonomi", node_id, month, vy=words.VARIANCE_ID, **amounts)


def _sentence(
    catalogue: Catalogue, node_id: str, period: str, variance: float | None, units: Sequence[Standing], unit: AmountUnit
) -> str:
    name = catalogue.organisation[node_id].name
    if variance is None:
        return f"{name} har inte både utfall och budget för {period}."
    if money.is_nothing(variance, AmountUnit.TKR):
        return f"{name} håller budgeten {period}."
    side = "bättre" if variance > 0 else "sämre"
    said = f"{name} går {money.written(abs(variance), unit)} {side} än budget {period}"
    own = next((found for found in units if found.node_id == node_id), None)
    return f"{said}, under budget {_since(own)}." if own and own.below_since else f"{said}."


def _since(standing: Standing) -> str:
    if standing.below_since is None:
        return ""
    earlier = " eller tidigare" if standing.since_is_earliest else ""
    return f"sedan {fmt.month(standing.below_since)}{earlier}"


def _movers(catalogue: Catalogue, units: Sequence[Standing], links: dict[str, str], unit: AmountUnit) -> list[Mover]:
    judged = [found for found in units if found.variance is not None]
    largest = sorted(judged, key=lambda found: -abs(found.variance or 0.0))[:_MOST_NAMED]
    return [
        Mover(
            catalogue.organisation[found.node_id].name,
            links[found.node_id],
            f"{money.written(found.variance, unit, signed=True)}, mest {_largest_line(catalogue, found, unit)}",
        )
        for found in largest
    ]


def _largest_line(catalogue: Catalogue, found: Standing, unit: AmountUnit) -> str:
    if found.line_id is None:
        return ""
    name = catalogue.accounts_by_id[found.line_id].name
    return f"{name} {money.written(found.line_variance, unit, signed=True)}"


def _balance_block(
    catalogue: Catalogue, units: Sequence[Standing], links: dict[str, str], where: str, unit: AmountUnit
) -> ChartBlock:
    below = [found for found in units if found.is_in_balance is False]
    judged = [found for found in units if found.is_in_balance is not None]
    unknown = len(units) - len(judged)
    noun = "enhet" if unknown == 1 else "enheter"
    notes = [f"{fmt.capital(fmt.counting(unknown))} {noun} saknar utfall eller budget."] if unknown else []
    return ChartBlock(
        _balance_title(len(below), len(judged)),
        f"{words.BALANCE}: {where}",
        words.BALANCE_RULE,
        _balance_table(catalogue, units, links, where, unit),
        tuple(notes),
    )


def _balance_title(below: int, judged: int) -> str:
    if not judged:
        return "Ingen enhet kan hållas mot sin budget"
    if not below:
        return "Alla enheter är i balans"
    return f"{fmt.capital(fmt.counting(below))} av {fmt.counting(judged)} enheter är inte i balans"


def _balance_table(
    catalogue: Catalogue, units: Sequence[Standing], links: dict[str, str], where: str, unit: AmountUnit
) -> DataTable:
    names = [catalogue.organisation[found.node_id].name for found in units]
    statuses = tuple(_STATUS[found.is_in_balance] for found in units)
    told = [
        (words.IN_BALANCE[found.is_in_balance], _since(found), _largest_line(catalogue, found, unit)) for found in units
    ]
    return DataTable(
        f"{words.BALANCE}: {where}",
        (
            words.UNIT, heading(words.VARIANCE, unit), words.BALANCE, words.BELOW_SINCE,
            words.LARGEST_LINE,
        ),
        tuple(
            (name, money.bare(found.variance, unit, signed=True), *texts)
            for name, found, texts in zip(names, units, told, strict=True)
        ),
        tuple(
            (name, money.scaled(found.variance, unit), *texts)
            for name, found, texts in zip(names, units, told, strict=True)
        ),
        (1,),
        statuses,
        2,
        links=tuple(links[found.node_id] for found in units),
    )  # fmt: skip
