"""Who is to deliver a series in a month: the catalogue's word, for a delivery's checks and for completeness."""

from __future__ import annotations

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator, TimeRule
from nsvh_dash.model.organisation import Node, NodeKind
from nsvh_dash.model.period import Month


def delivered_indicators(catalogue: Catalogue) -> list[Indicator]:
    """The indicators and component series that come in files, in catalogue order; the others are computed."""
    return [indicator for indicator in catalogue.indicators if indicator.formula is Formula.REPORTED]


class Expectation:
    """Who is to deliver what in a month, worked out once for all indicators of a home and the same kinds of unit."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._organisation = catalogue.organisation
        self._known: dict[tuple[str, frozenset[NodeKind], Month], list[Node]] = {}

    def units(self, indicator: Indicator, month: Month) -> list[Node]:
        """The units that are to deliver an indicator in a month; its home, where no kind of unit is named."""
        if indicator.time_rule is TimeRule.YEARLY and month.month < 12:
            return []
        if not indicator.reported_by:
            home = self._organisation[indicator.home]
            return [home] if home.exists(month) else []
        kinds = frozenset(r.kind for r in indicator.reported_by if r.valid_from is None or r.valid_from <= month)
        key = (indicator.home, kinds, month)
        if key not in self._known:
            units = self._organisation.units(indicator.home, month)
            self._known[key] = [unit for unit in units if unit.kind in kinds]
        return self._known[key]
