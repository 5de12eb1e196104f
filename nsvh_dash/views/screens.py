"""Reads what each screen needs from a snapshot, and no more, and builds its model."""

from __future__ import annotations

from nsvh_dash.kpi import Figure, Snapshot, read_figures, read_places
from nsvh_dash.kpi.finance.doubts import doubts
from nsvh_dash.kpi.finance.lines import statement_lines
from nsvh_dash.kpi.verdicts import indicator_chart
from nsvh_dash.kpi.why import NoFigure, explain
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Group, Indicator, TimeRule
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views.control import Control, build_control
from nsvh_dash.views.detail import Detail, build_detail
from nsvh_dash.views.finance.statement import Statement, build_statement
from nsvh_dash.views.lookup import place, placed_indicators, shown_month
from nsvh_dash.views.scorecard import HISTORY_MONTHS, Scorecard, build_scorecard
from nsvh_dash.views.trend import TREND_MONTHS, Trend, build_trend
from nsvh_dash.views.why import Why, build_why

_EVERY_KIND = (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12, PeriodKind.TERTIAL)


def read_scorecard(
    snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month, group: Group | None = None
) -> Scorecard:
    """The scorecard of a node in a month, of one subject when a group is given."""
    shown = [
        placed
        for placed in placed_indicators(catalogue, node_id, month)
        if group is None or placed.indicator.group is group
    ]
    places = [(placed.indicator.id, placed.node_id, placed.indicator.headline) for placed in shown]
    figures = read_places(snapshot, places, month.plus(1 - HISTORY_MONTHS), month)
    months: dict[str, list[Figure]] = {placed.indicator.id: [] for placed in shown}
    for figure in figures:
        if figure.period_kind is PeriodKind.MONTH:
            months[figure.indicator_id].append(figure)
    charts = {placed.indicator.id: indicator_chart(placed.indicator, months[placed.indicator.id]) for placed in shown}
    return build_scorecard(catalogue, figures, charts, node_id, month, group)


def read_trend(snapshot: Snapshot, catalogue: Catalogue, indicator_id: str, node_id: str, month: Month) -> Trend:
    """The trend of an indicator for a node, or for the indicator's home below it."""
    indicator = catalogue.indicators_by_id[indicator_id]
    # One year more than is drawn, for the year before.
    first = month.plus(1 - TREND_MONTHS - 12)
    at_node = _node_of(catalogue, indicator, node_id, month)
    figures = read_figures(snapshot, [indicator_id], [at_node], first, month, [indicator.headline])
    return build_trend(catalogue, indicator_id, node_id, month, figures)


def read_control(snapshot: Snapshot, catalogue: Catalogue, indicator_id: str, node_id: str, month: Month) -> Control:
    """The control chart of an indicator for a node, or for the indicator's home below it."""
    indicator = catalogue.indicators_by_id[indicator_id]
    at_node = _node_of(catalogue, indicator, node_id, month)
    figures = read_figures(snapshot, [indicator_id], [at_node], last_month=month, period_kinds=[PeriodKind.MONTH])
    chart = indicator_chart(indicator, figures)
    return build_control(catalogue, indicator_id, at_node, month, chart, figures)


def read_period_kinds(
    snapshot: Snapshot, catalogue: Catalogue, indicator_id: str, node_id: str, month: Month
) -> tuple[PeriodKind, ...]:
    """The kinds of period an indicator has figures for; a stock and a yearly figure have their own kind alone."""
    indicator = catalogue.indicators_by_id[indicator_id]
    if indicator.time_rule in (TimeRule.LAST, TimeRule.YEARLY):
        return (indicator.headline,)
    at_node = _node_of(catalogue, indicator, node_id, month)
    figures = read_figures(snapshot, [indicator_id], [at_node], month.plus(1 - TREND_MONTHS), month, _EVERY_KIND)
    known = {figure.period_kind for figure in figures if figure.value is not None} | {indicator.headline}
    return tuple(kind for kind in _EVERY_KIND if kind in known)


def read_detail(
    snapshot: Snapshot, catalogue: Catalogue, indicator_id: str, node_id: str, month: Month
) -> Detail | None:
    """The facts of an indicator for a node; None when it belongs to another branch of the organisation."""
    indicator = catalogue.indicators_by_id[indicator_id]
    at_node = _node_of(catalogue, indicator, node_id, month)
    first = month.plus(1 - HISTORY_MONTHS)
    figures = read_figures(snapshot, [indicator_id], [at_node], first, month, _EVERY_KIND)
    return build_detail(catalogue, indicator_id, node_id, month, figures)


def read_why(snapshot: Snapshot, catalogue: Catalogue, indicator_id: str, node_id: str, month: Month) -> Why | None:
    """Where an indicator's headline figure for a node comes from, row by row; None where there is no figure."""
    indicator = catalogue.indicators_by_id[indicator_id]
    at_node, at = _node_of(catalogue, indicator, node_id, month), shown_month(indicator, month)
    try:
        explanation = explain(snapshot, catalogue, indicator, at_node, at, indicator.headline)
    except NoFigure:
        return None
    return build_why(catalogue, explanation)


def read_income_statement(
    snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month, kind: PeriodKind
) -> Statement:
    """The income statement of a node for a month, the year up to and including it, or the year as forecast then."""
    trees = statement_lines(snapshot, catalogue, node_id, month, kind)
    return build_statement(catalogue, trees, doubts(snapshot, catalogue, node_id, month), node_id, month, kind)


def indicator_choices(catalogue: Catalogue, node_id: str, month: Month) -> list[Indicator]:
    """The indicators a reader may choose between for a node, in catalogue order."""
    return [placed.indicator for placed in placed_indicators(catalogue, node_id, month)]


def _node_of(catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month) -> str:
    placed = place(catalogue, indicator, node_id, month)
    return placed.node_id if placed else node_id
