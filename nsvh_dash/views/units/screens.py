"""Reads what the page Enheter needs from a snapshot: units beside each other, over time and over indicators."""

from __future__ import annotations

from nsvh_dash.kpi import Figure, Snapshot, read_figures
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views.lookup import shown_month
from nsvh_dash.views.units.against_area import AgainstArea, build_against_area
from nsvh_dash.views.units.comparison import (
    Comparison,
    build_comparison,
    compared_area,
    compared_units,
)
from nsvh_dash.views.units.matrix import UnitMatrix, build_matrix, matrix_indicators, matrix_units
from nsvh_dash.views.units.multiples import Multiples, build_multiples
from nsvh_dash.views.units.order import Order
from nsvh_dash.views.units.peers import EVERYONE, size_indicator
from nsvh_dash.views.units.row import COMPARED_MONTHS


def read_comparison(
    snapshot: Snapshot,
    catalogue: Catalogue,
    indicator_id: str,
    node_id: str,
    month: Month,
    order: Order = Order.BEST,
    peers_id: str = EVERYONE,
) -> Comparison:
    """The units of the node's area on one indicator, in an order; all of them or a group."""
    figures = _history(snapshot, catalogue, indicator_id, node_id, month)
    return build_comparison(catalogue, indicator_id, node_id, month, figures, order, peers_id)


def read_multiples(
    snapshot: Snapshot,
    catalogue: Catalogue,
    indicator_id: str,
    node_id: str,
    month: Month,
    order: Order,
    peers_id: str,
) -> Multiples:
    """The same units over two years, each in a panel of its own."""
    figures = _history(snapshot, catalogue, indicator_id, node_id, month)
    compared = build_comparison(catalogue, indicator_id, node_id, month, figures, order, peers_id)
    return build_multiples(catalogue, compared, node_id, month, figures)


def read_against_area(
    snapshot: Snapshot, catalogue: Catalogue, indicator_id: str, node_id: str, month: Month
) -> AgainstArea | None:
    """One unit beside its area over two years; None where no unit can be shown so."""
    figures = _history(snapshot, catalogue, indicator_id, node_id, month)
    compared = build_comparison(catalogue, indicator_id, node_id, month, figures, Order.FURTHEST)
    return build_against_area(catalogue, compared, node_id, month, figures)


def read_matrix(
    snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month, order: str, peers_id: str
) -> UnitMatrix:
    """Every unit of the node's area on every indicator with a target."""
    units = matrix_units(catalogue, node_id, month)
    wanted: dict[tuple[Month, PeriodKind], list[str]] = {}
    for indicator in matrix_indicators(catalogue, units, month):
        wanted.setdefault((shown_month(indicator, month), indicator.headline), []).append(indicator.id)
    ids = [unit.id for unit in units]
    figures = _sizes(snapshot, catalogue, ids, month)
    for (at, kind), indicators in wanted.items():
        figures += read_figures(snapshot, indicators, ids, at, at, [kind])
    return build_matrix(catalogue, node_id, month, figures, order, peers_id)


def _history(snapshot: Snapshot, catalogue: Catalogue, indicator_id: str, node_id: str, month: Month) -> list[Figure]:
    """Two years of an indicator's figures of the compared units and of their area, and the units' sizes."""
    indicator = catalogue.indicators_by_id[indicator_id]
    at = shown_month(indicator, month)
    units = [unit.id for unit in compared_units(catalogue, indicator, node_id, month)]
    area = compared_area(catalogue, indicator, node_id, month)
    first = at.plus(1 - COMPARED_MONTHS)
    figures = read_figures(snapshot, [indicator_id], [*units, area.id], first, at, [indicator.headline])
    return figures + _sizes(snapshot, catalogue, units, month, besides=indicator_id)


def _sizes(snapshot: Snapshot, catalogue: Catalogue, units: list[str], month: Month, besides: str = "") -> list[Figure]:
    measure = size_indicator(catalogue, [catalogue.organisation[unit] for unit in units])
    if measure is None or measure.id == besides:
        return []
    return read_figures(snapshot, [measure.id], units, month, month, [measure.headline])
