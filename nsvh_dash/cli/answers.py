"""The JSON answers of the command line's contract. Numbers are unrounded; what is absent is null, with a reason."""

from __future__ import annotations

from typing import Any

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.cli.output import chart_answer
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi import Figure, read_figures
from nsvh_dash.kpi.verdicts import indicator_chart
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import UnknownName
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.organisation import Node, Organisation
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.settings import Settings
from nsvh_dash.views.changes import (
    PREVIOUS_MONTH,
    SAME_MONTH_LAST_YEAR,
    SAME_PERIOD_LAST_YEAR,
    YEAR_START,
    comparisons,
    moves,
)
from nsvh_dash.views.lookup import place, reason_text


def catalogue_answer(settings: Settings) -> dict[str, Any]:
    """Units (id, name, kind, parent, valid) and indicators with their rules and targets."""
    catalogue = load_catalogue(settings.catalogue)
    units = [
        {
            "id": node.id,
            "name": node.name,
            "kind": node.kind,
            "parent": m.parent_id,
            "municipality": node.municipality,
            "valid_from": m.valid_from,
            "valid_to": m.valid_to,
            "aliases": node.aliases,
        }
        for node in catalogue.organisation.nodes
        for m in node.memberships
    ]
    indicators = [
        {
            **i.model_dump(mode="json"),
            "targets": [
                {
                    "unit": t.node,
                    "year": t.year,
                    "valid_from": t.first_month,
                    "valid_to": t.last_month,
                    "wording": t.wording,
                    "reason": t.reason,
                    **t.rule.model_dump(mode="json"),
                }
                for t in catalogue.targets
                if t.indicator == i.id
            ],
        }
        for i in catalogue.indicators
    ]
    return {
        "units": units,
        "indicators": indicators,
        "accounts": [account.model_dump(mode="json") for account in catalogue.accounts],
    }


def shown_at(catalogue: Catalogue, indicator: Indicator, asked: Node, month: Month) -> Node:
    """The node whose figures answer for the one asked about: itself, or the indicator's home below it."""
    placed = place(catalogue, indicator, asked.id, month)
    if placed is None:
        home = catalogue.organisation[indicator.home].name
        raise UnknownName(f"”{indicator.name}” följs inom {home} och finns inte för {asked.name}.")
    return catalogue.organisation[placed.node_id]


def kpi_answer(dashboard: Dashboard, indicator_name: str, unit_name: str, month: Month) -> dict[str, Any]:
    """Every figure of an indicator at a node in a month."""
    catalogue = dashboard.catalogue
    indicator = catalogue.find_indicator(indicator_name)
    asked = catalogue.find_node(unit_name)
    node = shown_at(catalogue, indicator, asked, month)
    figures = {
        f.period_kind: f
        for f in read_figures(
            dashboard.snapshot,
            indicators=[indicator.id],
            nodes=[node.id],
            first_month=month,
            last_month=month,
        )
    }
    headline = figures.get(indicator.headline)
    base = {
        "indicator": indicator.id,
        "unit": node.id,
        "asked_unit": asked.id,
        "month": month,
        "headline": indicator.headline,
        "measure": indicator.measure,
    }
    return (
        base
        | _values(figures, headline)
        | {"change": _change(catalogue.organisation, indicator, headline, figures.get(PeriodKind.YEAR_TO_DATE))}
        | _judgements(figures, headline)
        | _origin(dashboard, indicator, node, month, headline)
    )


def _values(figures: dict[PeriodKind, Figure], headline: Figure | None) -> dict[str, Any]:
    def value(kind: PeriodKind) -> float | None:
        return figures[kind].value if kind in figures else None

    return {
        "actual": headline.value if headline else None,
        "month_value": value(PeriodKind.MONTH),
        "ytd": value(PeriodKind.YEAR_TO_DATE),
        "rolling_12": value(PeriodKind.ROLLING_12),
        "tertial": value(PeriodKind.TERTIAL),
        "numerator": headline.numerator if headline else None,
        "denominator": headline.denominator if headline else None,
    }


def _change(
    organisation: Organisation, indicator: Indicator, headline: Figure | None, year_to_date: Figure | None
) -> dict[str, Any]:
    """Each comparison of the headline figure, why it is null when it is, and the units that came and went since."""
    found = {c.name: c for c in comparisons(indicator, headline, year_to_date)} if headline else {}
    plain: dict[str, Any] = dict.fromkeys((PREVIOUS_MONTH, YEAR_START, SAME_MONTH_LAST_YEAR))
    plain |= {name: change.value for name, change in found.items()}
    beside = found.get(SAME_PERIOD_LAST_YEAR)
    plain[SAME_PERIOD_LAST_YEAR] = beside and {
        "value": beside.value, "matched": beside.matched, "matchable": beside.matchable
    }  # fmt: skip
    moved = {
        name: moves(organisation, indicator, headline.node_id, change.base, headline.month)
        for name, change in found.items()
        if headline and name != SAME_PERIOD_LAST_YEAR
    }
    return plain | {
        "reason": {name: change.reason or None for name, change in found.items()},
        "organisation": {
            name: {"joined": [unit.id for unit in change.joined], "left": [unit.id for unit in change.left]}
            for name, change in moved.items()
        },
    }


def _judgements(figures: dict[PeriodKind, Figure], headline: Figure | None) -> dict[str, Any]:
    def status(kind: PeriodKind) -> str | None:
        return figures[kind].status if kind in figures else None

    h = headline
    return {
        "target": h.target if h else None,
        "deviation": h.deviation if h else None,
        "status": h.status if h else Status.MISSING,
        "ytd_status": status(PeriodKind.YEAR_TO_DATE),
        "ytd_target": figures[PeriodKind.YEAR_TO_DATE].target if PeriodKind.YEAR_TO_DATE in figures else None,
        "r12_status": status(PeriodKind.ROLLING_12),
        "state": h.state if h else State.MISSING,
        "reason": reason_text(h) or None,
        "coverage": {"reporting": h.reporting if h else 0, "expected": h.expected if h else 0},
        "units": {"reached": h.reached, "missed": h.missed, "near": h.near, "not_judged": h.not_judged} if h else None,
        "ytd_units": _unit_counts(figures.get(PeriodKind.YEAR_TO_DATE)),
    }


def _unit_counts(figure: Figure | None) -> dict[str, int] | None:
    if figure is None:
        return None
    return {
        "reached": figure.reached,
        "missed": figure.missed,
        "near": figure.near,
        "not_judged": figure.not_judged,
    }


def _origin(
    dashboard: Dashboard, indicator: Indicator, node: Node, month: Month, headline: Figure | None
) -> dict[str, Any]:
    target = dashboard.catalogue.targets_by_id.get(headline.target_id or "") if headline else None
    series = [indicator.id, *indicator.numerator, *indicator.denominator]
    inside = [n.id for n in dashboard.catalogue.organisation.below(node.id, month)]
    rows = dashboard.snapshot.rows(
        "SELECT DISTINCT batch_id FROM observation WHERE series_id IN (SELECT unnest(?::VARCHAR[])) "
        "AND node_id IN (SELECT unnest(?::VARCHAR[])) AND month = ? ORDER BY batch_id",
        (series, inside, month.first_day),
    )
    months = read_figures(
        dashboard.snapshot, [indicator.id], [node.id], last_month=month, period_kinds=[PeriodKind.MONTH]
    )
    return {
        "target_text": target.wording if target else None,
        "target_kind": target.rule.kind if target else None,
        "definition": indicator.definition,
        "breaks": [
            {
                "month": change.month,
                "text": change.text,
                "old": change.old or None,
                "new": change.new or None,
                "rebase_from": change.rebase_from,
            }
            for change in indicator.breaks
            if change.month <= month
        ],
        "origin": headline.origin if headline else None,
        "batches": [batch for (batch,) in rows],
        "spc": chart_answer(indicator_chart(indicator, months)),
    }
