"""The special assignments: each with its own measures beside the same period last year, and how its money goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi import Figure, Snapshot, read_figures
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator
from nsvh_dash.model.organisation import Node, NodeKind
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.changes import SAME_PERIOD_LAST_YEAR, comparisons
from nsvh_dash.views.chart_block import Cell, ChartBlock, DataTable, heading
from nsvh_dash.views.lookup import Figures, Placed
from nsvh_dash.views.scorecard import HISTORY_MONTHS
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.texts import special as words
from nsvh_dash.views.tile import Spark, build_tile

_YTD = PeriodKind.YEAR_TO_DATE


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure of one assignment."""

    node_name: str
    level: int
    """1 for an assignment that lies within no other listed."""
    indicator_name: str
    month: str
    year_to_date: str
    last_year: str
    difference: str
    raw: tuple[Cell, ...]
    """The four figures unrounded."""
    spark: Spark
    link: str


@dataclass(frozen=True, slots=True)
class SpecialScreen:
    """The special assignments at and below a node."""

    node_name: str
    month: Month
    rows: tuple[MeasureRow, ...]
    measures: ChartBlock
    finances: ChartBlock
    notes: tuple[str, ...]
    """What has closed, and what has no measure of its own."""

    @property
    def is_empty(self) -> bool:
        """True where there are no special assignments."""
        return not self.finances.table.rows


def read_special_assignments(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> SpecialScreen:
    """The special assignments at and below a node in a month."""
    nodes = [node.id for node in assignments(catalogue, node_id, month)]
    indicators = [indicator.id for indicator in (*measures(catalogue), *_variance(catalogue))]
    kinds = (PeriodKind.MONTH, _YTD)
    figures = read_figures(snapshot, indicators, nodes, month.plus(1 - HISTORY_MONTHS), month, kinds)
    return build_special_assignments(catalogue, node_id, month, figures)


def assignments(catalogue: Catalogue, node_id: str, month: Month) -> list[Node]:
    """The open special assignments at and below a node, and the groups that hold nothing else."""
    organisation = catalogue.organisation
    return [
        node
        for node in organisation.below(node_id, month)
        if node.exists(month) and node.kind in (NodeKind.GROUP, NodeKind.SPECIAL_ASSIGNMENT)
        and {unit.kind for unit in organisation.units(node.id, month)} == {NodeKind.SPECIAL_ASSIGNMENT}
    ]  # fmt: skip


def measures(catalogue: Catalogue) -> list[Indicator]:
    """What special assignments alone report."""
    return [
        indicator
        for indicator in catalogue.indicators
        if indicator.shown and {reporter.kind for reporter in indicator.reported_by} == {NodeKind.SPECIAL_ASSIGNMENT}
    ]


def _variance(catalogue: Catalogue) -> list[Indicator]:
    return [indicator for indicator in catalogue.indicators if indicator.formula is Formula.BUDGET_VARIANCE]


def build_special_assignments(
    catalogue: Catalogue, node_id: str, month: Month, figures: Iterable[Figure]
) -> SpecialScreen:
    """The screen of the special assignments from their figures."""
    by_key = Figures(figures)
    nodes = assignments(catalogue, node_id, month)
    pairs = [(node, found) for node in nodes for found in measures(catalogue) if _has(catalogue, found, node, month)]
    levels = _levels(catalogue, [node for node, _indicator in pairs], month)
    rows = tuple(_measure_row(catalogue, node, levels[node.id], found, month, by_key) for node, found in pairs)
    name = catalogue.organisation[node_id].name
    about = f"{name}, {fmt.month(month)}"
    return SpecialScreen(
        name,
        month,
        rows,
        ChartBlock(words.TITLE, about, words.LIKE_FOR_LIKE, _measures_table(rows)),
        ChartBlock(words.FINANCES, f"{about}, tkr", "", _finances_table(catalogue, nodes, month, by_key)),
        tuple(_notes(catalogue, node_id, month, nodes, [node.id for node, _indicator in pairs])),
    )


def _has(catalogue: Catalogue, indicator: Indicator, node: Node, month: Month) -> bool:
    return indicator.home in {above.id for above in catalogue.organisation.path(node.id, month)}


def _levels(catalogue: Catalogue, nodes: Iterable[Node], month: Month) -> dict[str, int]:
    """How many of the nodes lie at and above each of them: the figures of those above hold its own."""
    listed = {node.id for node in nodes}
    path = catalogue.organisation.path
    return {node_id: len(listed & {above.id for above in path(node_id, month)}) for node_id in listed}


def _measure_row(
    catalogue: Catalogue, node: Node, level: int, indicator: Indicator, month: Month, figures: Figures
) -> MeasureRow:
    now = figures.get(indicator.id, node.id, month, PeriodKind.MONTH)
    year = figures.get(indicator.id, node.id, month, _YTD)
    before = figures.value(indicator.id, node.id, month.plus(-12), _YTD)
    change = next(
        (c.value for c in (comparisons(indicator, year, year) if year else ()) if c.name == SAME_PERIOD_LAST_YEAR), None
    )
    values = (now.value if now else None, year.value if year else None, before)
    tile = build_tile(catalogue, Placed(indicator, node.id, False), month, figures)
    return MeasureRow(
        node.name,
        level,
        indicator.short_name,
        fmt.figure(values[0], indicator),
        fmt.figure(values[1], indicator, _YTD),
        fmt.figure(values[2], indicator, _YTD),
        fmt.ABSENT if change is None else fmt.difference(change, indicator, _YTD),
        (*values, change),
        tile.spark,
        link_to(catalogue, "indikator", node.id, month, indikator=indicator.id),
    )


def _measures_table(rows: Sequence[MeasureRow]) -> DataTable:
    return DataTable(
        words.TITLE,
        (
            words.ASSIGNMENT, words.MEASURE, words.MONTH, words.YEAR_TO_DATE, words.LAST_YEAR, words.DIFFERENCE,
        ),
        tuple((r.node_name, r.indicator_name, r.month, r.year_to_date, r.last_year, r.difference) for r in rows),
        tuple((r.node_name, r.indicator_name, *r.raw) for r in rows),
        (2, 3, 4, 5),
        links=tuple(row.link for row in rows),
        levels=tuple(row.level for row in rows),
    )  # fmt: skip


def _finances_table(catalogue: Catalogue, nodes: Sequence[Node], month: Month, figures: Figures) -> DataTable:
    rows, raw = [], []
    variance = _variance(catalogue)
    for node in nodes:
        for indicator in variance:
            found = figures.get(indicator.id, node.id, month, _YTD)
            value = found.value if found else None
            rows.append((node.name, fmt.ABSENT if value is None else fmt.amount(value, signed=True)))
            raw.append((node.name, value))
    links = tuple(link_to(catalogue, "ekonomi", node.id, month) for node in nodes for _indicator in variance)
    depth = _levels(catalogue, nodes, month)
    levels = tuple(depth[node.id] for node in nodes for _indicator in variance)
    headings = (words.ASSIGNMENT, heading(words.VARIANCE, "tkr"))
    return DataTable(words.FINANCES, headings, tuple(rows), tuple(raw), (1,), links=links, levels=levels)


def _notes(
    catalogue: Catalogue, node_id: str, month: Month, nodes: Sequence[Node], measured: Sequence[str]
) -> Iterable[str]:
    organisation = catalogue.organisation
    without = [node.name for node in nodes if node.kind.is_unit and node.id not in measured]
    if without:
        yield words.WITHOUT.format(names=fmt.listing(without))
    for node in organisation.nodes:
        last = node.memberships[-1].valid_to
        here = node_id in {above.id for above in organisation.path(node.id, month)}
        if node.kind is NodeKind.SPECIAL_ASSIGNMENT and last is not None and last < month and here:
            yield words.CLOSED.format(name=node.name, month=fmt.month(last))
