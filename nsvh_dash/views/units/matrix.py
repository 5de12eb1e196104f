"""Every unit on every indicator that has a target: where the misses gather, by unit and by indicator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.observation import Status
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.chart_block import Cell, ChartBlock, DataTable, heading
from nsvh_dash.views.lookup import Figures, period_text, shown_month, status_word
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.units import texts as unit_texts
from nsvh_dash.views.units.comparison import unit_sizes
from nsvh_dash.views.units.order import Order, ahead_of_target
from nsvh_dash.views.units.peers import PeerGroup, peer_groups

MOST_MISSED = "missade"
"""The order of the matrix unless an indicator or the name is asked for, as the address says it."""
_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)
_TOLD = (*_JUDGED, Status.NOT_MEASURABLE)


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One indicator, and how many of the units reach its target."""

    indicator_id: str
    name: str
    unit: str
    period: str
    count: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One unit on one indicator."""

    status: Status | None
    """None where the indicator does not concern the unit."""
    word: str
    value: float | None
    value_text: str
    ahead: float | None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One unit on all indicators."""

    node_id: str
    name: str
    municipality: str
    missed: int
    judged: int
    cells: tuple[MatrixCell, ...]
    chosen: bool
    link: str


@dataclass(frozen=True, slots=True)
class UnitMatrix:
    """The units of an area by the indicators with a target."""

    title: str
    subtitle: str
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    peers: tuple[PeerGroup, ...]
    orders: tuple[tuple[str, str], ...]
    """What rows can be ordered by: as the address says it, and as people do."""
    order: str
    summary: str

    def block(self, source: str) -> ChartBlock:
        """Its words and its table, for files."""
        return ChartBlock(
            self.title, f"{self.subtitle}; {source}" if source else self.subtitle, self.summary, _table(self)
        )


def matrix_units(catalogue: Catalogue, node_id: str, month: Month) -> list[Node]:
    """The units of the node's business area; of the whole administration from its top."""
    organisation = catalogue.organisation
    area = organisation.business_area(node_id, month) or organisation.root
    return organisation.units(area.id, month)


def matrix_indicators(catalogue: Catalogue, units: Sequence[Node], month: Month) -> list[Indicator]:
    """The shown indicators that any of the units reports, in catalogue order."""
    kinds = {unit.kind for unit in units}
    return [i for i in catalogue.indicators if i.shown and kinds & _reporters(i, month)]


def _reporters(indicator: Indicator, month: Month) -> set[object]:
    return {r.kind for r in indicator.reported_by if r.valid_from is None or r.valid_from <= month}


def build_matrix(
    catalogue: Catalogue, node_id: str, month: Month, figures: Iterable[Figure], order: str, peers_id: str
) -> UnitMatrix:
    """Indicators that are judged for some unit as columns, units that are judged on some indicator as rows."""
    by_key = Figures(figures)
    units = matrix_units(catalogue, node_id, month)
    sizes, measure = unit_sizes(catalogue, units, month, by_key)
    groups = peer_groups(units, sizes, measure, node_id)
    group = next((g for g in groups if g.id == peers_id), groups[0])
    members = [unit for unit in units if unit.id in group.unit_ids]
    indicators = [
        i for i in matrix_indicators(catalogue, units, month) if any(_told(i, u, month, by_key) for u in members)
    ]
    rows = [_row(catalogue, indicators, unit, month, by_key, node_id) for unit in members]
    rows = [row for row in rows if any(cell.status in _TOLD for cell in row.cells)]
    orders = (
        (MOST_MISSED, unit_texts.MOST_MISSED),
        (Order.NAME.value, unit_texts.ORDERS[Order.NAME]),
        *((i.id, f"{unit_texts.WORST_OF} {i.short_name}") for i in indicators),
    )
    settled = order if order in dict(orders) else MOST_MISSED
    return UnitMatrix(
        _title(rows),
        f"{fmt.capital(fmt.counting(len(indicators)))} {'indikator' if len(indicators) == 1 else 'indikatorer'} "
        f"med mål, {fmt.month(month)}",
        tuple(_column(i, month, [row.cells[at] for row in rows]) for at, i in enumerate(indicators)),
        tuple(_ordered(rows, settled, [i.id for i in indicators])),
        tuple(groups),
        orders,
        settled,
        _summary(rows),
    )


def _told(indicator: Indicator, unit: Node, month: Month, figures: Figures) -> bool:
    found = figures.get(indicator.id, unit.id, shown_month(indicator, month), indicator.headline)
    return found is not None and found.status in _TOLD


def _row(
    catalogue: Catalogue, indicators: list[Indicator], unit: Node, month: Month, figures: Figures, node_id: str
) -> MatrixRow:
    cells = tuple(_cell(indicator, unit, month, figures) for indicator in indicators)
    own = {node.id for node in catalogue.organisation.units(node_id, month)}
    return MatrixRow(
        unit.id,
        unit.name,
        unit.municipality,
        sum(cell.status is Status.MISSED for cell in cells),
        sum(cell.status in _JUDGED for cell in cells),
        cells,
        own == {unit.id},
        link_to(catalogue, "oversikt", unit.id, month),
    )


def _cell(indicator: Indicator, unit: Node, month: Month, figures: Figures) -> MatrixCell:
    found = figures.get(indicator.id, unit.id, shown_month(indicator, month), indicator.headline)
    if found is None or unit.kind not in _reporters(indicator, month):
        return MatrixCell(None, "", None, "", None)
    return MatrixCell(
        found.status,
        status_word(found),
        found.value,
        fmt.figure(found.value, indicator, indicator.headline),
        ahead_of_target(indicator, found) if found.status in _JUDGED else None,
    )


def _column(indicator: Indicator, month: Month, cells: list[MatrixCell]) -> MatrixColumn:
    judged = [cell for cell in cells if cell.status in _JUDGED]
    reached = sum(cell.status is Status.REACHED for cell in judged)
    kind = indicator.headline
    return MatrixColumn(
        indicator.id,
        indicator.short_name,
        fmt.unit(indicator, kind),
        period_text(indicator, shown_month(indicator, month), kind),
        f"{reached} av {len(judged)} når" if judged else texts.STATUS[Status.NOT_MEASURABLE].lower(),
    )


def _ordered(rows: list[MatrixRow], order: str, indicator_ids: list[str]) -> list[MatrixRow]:
    def name(row: MatrixRow) -> str:
        return fmt.alphabetical(row.name)

    def worst(row: MatrixRow) -> tuple[bool, float, str]:
        ahead = row.cells[indicator_ids.index(order)].ahead
        return ahead is None, ahead or 0.0, name(row)

    if order == Order.NAME:
        return sorted(rows, key=name)
    return sorted(rows, key=worst if order in indicator_ids else lambda row: (-row.missed, name(row)))


def _title(rows: list[MatrixRow]) -> str:
    judged = [row for row in rows if row.judged]
    if not judged:
        return "Ingen enhet kan bedömas"
    without = sum(row.missed == 0 for row in judged)
    if without == 0:
        return "Alla enheter missar minst ett mål"
    return f"{fmt.capital(fmt.counting(without))} av {len(judged)} enheter missar inget mål"


def _summary(rows: list[MatrixRow]) -> str:
    judged = [row for row in rows if row.judged]
    if not judged:
        return f"Ingen enhet kan bedömas. {unit_texts.MATRIX_RULE}"
    most = max(row.missed for row in judged)
    if most == 0:
        return f"Ingen enhet missar något mål. {unit_texts.MATRIX_RULE}"
    names = [f"{row.name} ({row.missed} av {row.judged})" for row in judged if row.missed == most]
    who = fmt.listing(names) if len(names) <= 3 else f"{fmt.counting(len(names))} enheter med {most} var"
    return f"Flest missade mål: {who}. {unit_texts.MATRIX_RULE}"


def _table(matrix: UnitMatrix) -> DataTable:
    """A column for the value and one for the status of each indicator."""
    headings = [texts.UNIT_HEADING, texts.MUNICIPALITY, unit_texts.MISSED_HEADING, unit_texts.JUDGED_HEADING]
    for column in matrix.columns:
        headings += [heading(column.name, column.unit), f"{column.name}: {texts.STATUS_HEADING.lower()}"]
    rows: list[tuple[str, ...]] = []
    raw: list[tuple[Cell, ...]] = []
    for row in matrix.rows:
        start = (row.name, row.municipality)
        words: list[str] = [fmt.number(row.missed), fmt.number(row.judged)]
        values: list[Cell] = [row.missed, row.judged]
        for cell in row.cells:
            words += [cell.value_text, cell.word]
            values += [cell.value, cell.word]
        rows.append((*start, *words))
        raw.append((*start, *values))
    numeric = (2, 3, *range(4, len(headings), 2))
    return DataTable(matrix.title, tuple(headings), tuple(rows), tuple(raw), numeric)
