"""Who is to deliver a series in a month: the catalogue's word, for a delivery's checks and for completeness."""

from __future__ import annotations

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator, TimeRule
from nsvh_dash.model.organisation import Node
from nsvh_dash.model.period import Month


def delivered_indicators(catalogue: Catalogue) -> list[Indicator]:
    """The indicators and component series that come in files, in catalogue order; the others are computed."""
    return [indicator for indicator in catalogue.indicators if indicator.formula is Formula.REPORTED]


def expected_units(catalogue: Catalogue, indicator: Indicator, month: Month) -> list[Node]:
    """The units that are to deliver an indicator in a month; its home, where no kind of unit is named."""
    organisation = catalogue.organisation
    if indicator.time_rule is TimeRule.YEARLY and month.month < 12:
        return []
    if not indicator.reported_by:
        home = organisation[indicator.home]
        return [home] if home.exists(month) else []
    kinds = {r.kind for r in indicator.reported_by if r.valid_from is None or r.valid_from <= month}
    return [unit for unit in organisation.units(indicator.home, month) if unit.kind in kinds]
