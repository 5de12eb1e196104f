"""Which indicators a node shows, at which node their figures lie, and quick access to those figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator, TimeRule
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts


class Figures:
    """Figures by indicator, node, month and period kind."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by_key = {(f.indicator_id, f.node_id, f.month, f.period_kind): f for f in figures}

    def get(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> Figure | None:
        """The figure, or None where the engine has no row."""
        return self._by_key.get((indicator_id, node_id, month, kind))

    def value(self, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> float | None:
        """The figure's value; None also when there is no row."""
        found = self.get(indicator_id, node_id, month, kind)
        return None if found is None else found.value


@dataclass(frozen=True, slots=True)
class Placed:
    """An indicator and the node whose figures of it are shown."""

    indicator: Indicator
    node_id: str
    elsewhere: bool
    """True when the figures are those of the indicator's home below the chosen node."""


def place(catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month) -> Placed | None:
    """Where an indicator's figures are read for a node; None when it belongs to another branch."""
    organisation = catalogue.organisation
    if indicator.home in {node.id for node in organisation.path(node_id, month)}:
        return Placed(indicator, node_id, False) if _delivers(catalogue, indicator, node_id, month) else None
    if node_id in {node.id for node in organisation.path(indicator.home, month)}:
        return Placed(indicator, indicator.home, True)
    return None


def placed_indicators(catalogue: Catalogue, node_id: str, month: Month) -> list[Placed]:
    """The indicators shown for a node, in catalogue order."""
    found = (place(catalogue, indicator, node_id, month) for indicator in catalogue.indicators if indicator.shown)
    return [placed for placed in found if placed is not None]


def _delivers(catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month) -> bool:
    """True when the node is the indicator's home or holds a unit of a kind that reports it."""
    if node_id == indicator.home or not indicator.reported_by:
        return True
    kinds = catalogue.organisation.unit_kinds(node_id, month)
    return any(
        reporter.kind in kinds and (reporter.valid_from is None or reporter.valid_from <= month)
        for reporter in indicator.reported_by
    )


def shown_month(indicator: Indicator, month: Month) -> Month:
    """The month whose figure is shown: the last December for what is followed up once a year."""
    if indicator.time_rule is TimeRule.YEARLY and month.month < 12:
        return Month(month.year - 1, 12)
    return month


def shown_figure(indicator: Indicator, node_id: str, month: Month, figures: Figures) -> Figure | None:
    """The headline figure; the year to date where only that was reported, and reported to the end.

    A figure hidden because it stands on too few was reported: another period's does not take its place.
    """
    headline = figures.get(indicator.id, node_id, month, indicator.headline)
    is_absent = headline is not None and headline.value is None and headline.status is Status.MISSING
    if is_absent and not is_hidden(headline):
        year_to_date = figures.get(indicator.id, node_id, month, PeriodKind.YEAR_TO_DATE)
        if year_to_date is not None and year_to_date.value is not None and not is_incomplete(year_to_date):
            return year_to_date
    return headline


def is_incomplete(found: Figure) -> bool:
    """True for what a longer period has come to while some of its months lack: it is shown, not judged or compared."""
    return found.value is not None and found.months_reporting < found.months_expected


def months_known(found: Figure) -> str:
    """`4 av 5 månader`."""
    return f"{found.months_reporting} av {found.months_expected} månader"


def is_hidden(found: Figure | None) -> bool:
    """True for a figure that there is and that is not shown, because it stands on too few."""
    return found is not None and found.state is State.SUPPRESSED


def status_word(found: Figure | None) -> str:
    """How a figure stands, as a word: what is hidden is not lacking."""
    if is_hidden(found):
        return texts.HIDDEN
    return texts.STATUS[found.status if found else Status.MISSING]


def status_phrase(found: Figure | None) -> str:
    """The same within a sentence: `når målet`."""
    if is_hidden(found):
        return texts.HIDDEN_PHRASE
    return texts.STATUS_PHRASE[found.status if found else Status.MISSING]


def period_text(indicator: Indicator, month: Month, kind: PeriodKind) -> str:
    """The stretch a figure of an indicator covers, in words."""
    if indicator.time_rule is TimeRule.YEARLY:
        return str(month.year)
    if indicator.formula is Formula.FORECAST_VARIANCE:
        return f"prognos {fmt.period(month, PeriodKind.YEAR)}"
    return fmt.period(month, kind)


def reason_text(found: Figure | None) -> str:
    """Why there is no value or no judgement; empty when there is both."""
    if found is None:
        return texts.NO_ROW
    if found.reason == "months" and found.months_expected > 1:
        return f"{months_known(found)} har uppgift."
    if found.reason and found.reason != "months":
        return texts.REASONS.get(found.reason, found.reason)
    if found.value is None:
        return texts.NO_ROW if found.state is State.MISSING else texts.STATE[found.state]
    return ""
