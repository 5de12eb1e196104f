"""One unit's figure among those it is compared with: its place, its distance to the target and since when."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi.shortfall import cases_to_target, missed_in_a_row
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator, TimeRule
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.lookup import Figures, reason_text, shown_month, status_phrase, status_word
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.units import texts as unit_texts
from nsvh_dash.views.units.order import Found

COMPARED_MONTHS = 24
"""How far back a unit's misses in a row are followed."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit's figure."""

    rank: int | None
    """1 for the best, shared by equal values; None for a unit without a value."""
    node_id: str
    name: str
    municipality: str
    value: float | None
    target: float | None
    deviation: float | None
    value_text: str
    target_text: str
    deviation_text: str
    cells: tuple[str, str, str]
    """Actual, target and deviation without their units, for the table."""
    cases: int | None
    """How many cases more (fewer) would have reached the target; None where it cannot be told in cases."""
    cases_text: str
    since_text: str
    """For how many months in a row the target is missed."""
    status: Status
    status_word: str
    status_phrase: str
    """The status as a word and within a sentence."""
    chosen: bool
    """True for the unit the reader came from."""
    note: str
    link: str
    """The unit's own page on the indicator."""


def unit_row(
    catalogue: Catalogue,
    indicator: Indicator,
    found: Found,
    month: Month,
    figures: Figures,
    ranks: dict[str, int],
    chosen: set[str],
) -> UnitRow:
    """The row of one unit; `ranks` are the places of those with a value, `chosen` the units one came from."""
    unit, figure = found
    kind = figure.period_kind if figure else PeriodKind.MONTH
    status = figure.status if figure else Status.MISSING
    value, target, deviation = (figure.value, figure.target, figure.deviation) if figure else (None, None, None)
    cases = cases_to_target(catalogue, figure) if figure else None
    return UnitRow(
        ranks.get(unit.id),
        unit.id,
        unit.name,
        unit.municipality,
        value,
        target,
        deviation,
        fmt.figure(value, indicator, kind),
        fmt.target(target, indicator, kind) if target is not None else "",
        fmt.difference(deviation, indicator, kind) if deviation is not None else "",
        (
            fmt.bare(value, indicator, kind),
            fmt.bare_target(target, indicator, kind),
            fmt.bare_difference(deviation, indicator, kind),
        ),
        cases,
        unit_texts.cases_text(indicator, cases),
        _since(indicator, unit.id, shown_month(indicator, month), figures),
        status,
        status_word(figure),
        status_phrase(figure),
        unit.id in chosen,
        reason_text(figure) if value is None else "",
        link_to(catalogue, "indikator", unit.id, month, indikator=indicator.id),
    )


def _since(indicator: Indicator, node_id: str, month: Month, figures: Figures) -> str:
    """For how many months in a row a unit misses its target; a yearly figure has no months."""
    if indicator.time_rule is TimeRule.YEARLY:
        return ""
    months = (month.plus(-back) for back in range(COMPARED_MONTHS))
    known = (figures.get(indicator.id, node_id, at, indicator.headline) for at in months)
    return unit_texts.since_text(missed_in_a_row([figure for figure in known if figure], month))
