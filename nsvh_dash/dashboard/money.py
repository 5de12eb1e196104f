"""The part of the dashboard that reads money."""

from __future__ import annotations

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Snapshot
from nsvh_dash.views import screens
from nsvh_dash.views.finance.development import DevelopmentScreen, read_developments
from nsvh_dash.views.finance.investments import InvestmentFacts, read_investments
from nsvh_dash.views.finance.outlook import OutlookFacts, read_outlook
from nsvh_dash.views.finance.staffing import StaffingFacts, read_staffing
from nsvh_dash.views.finance.statement import Statement
from nsvh_dash.views.finance.variance import VarianceScreen, read_variance
from nsvh_dash.views.money import AmountUnit


class MoneyDoors:
    """A node's money in one data version."""

    snapshot: Snapshot
    catalogue: Catalogue

    def statement(self, node_id: str, month: Month, kind: PeriodKind = PeriodKind.YEAR_TO_DATE) -> Statement:
        """The income statement: of a month, the year up to and including it, or the year as forecast then."""
        return screens.read_income_statement(self.snapshot, self.catalogue, node_id, month, kind)

    def budget_variance(self, node_id: str, month: Month, unit: AmountUnit) -> VarianceScreen:
        """What a node's budget variance is made of, and which of its units are in balance."""
        return read_variance(self.snapshot, self.catalogue, node_id, month, unit)

    def developments(self, node_id: str, month: Month, unit: AmountUnit) -> tuple[DevelopmentScreen, ...]:
        """How a node's costs and revenues grow."""
        return read_developments(self.snapshot, self.catalogue, node_id, month, unit)

    def outlook(self, node_id: str, month: Month) -> OutlookFacts:
        """How a node's year is expected to end: submitted and computed."""
        return read_outlook(self.snapshot, self.catalogue, node_id, month)

    def staffing(self, node_id: str, month: Month) -> StaffingFacts | None:
        """What a node's staff costs; None where no share of hired staff is followed."""
        return read_staffing(self.snapshot, self.catalogue, node_id, month)

    def investments(self, node_id: str, month: Month) -> InvestmentFacts:
        """A node's investments of the year, by part, and the plan."""
        return read_investments(self.snapshot, self.catalogue, node_id, month)
