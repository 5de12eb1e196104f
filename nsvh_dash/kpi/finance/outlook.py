"""The year's result ahead: forecasts as they were submitted, beside what can be computed from the months booked."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi.finance.back_test import Record, records, run_up_to, try_out
from nsvh_dash.kpi.finance.forecasting import MONTHS_A_YEAR, Estimate, Method, estimate
from nsvh_dash.kpi.finance.tables import minus
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Snapshot


@dataclass(frozen=True, slots=True)
class Report:
    """One submitted forecast of a year's result; `variance` is that against the year's budget."""

    month: Month
    forecast: float
    annual_budget: float | None
    variance: float | None
    change: float | None
    """How the variance moved since the year's report before."""
    became: float | None
    """The year's result, when the year is over."""


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed year: the result and its variance against the year's budget."""

    method: Method
    result: Estimate
    variance: Estimate | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """All that is said of how a node's year will end, tkr."""

    actual: float | None
    variance: float | None
    """The year so far against its budget."""
    annual_budget: float | None
    reports: tuple[Report, ...]
    """Newest last; of this year and the ones before."""
    computed: tuple[Computed, ...]
    """The method with the best record first, and without a record in the order of `Method`."""
    records: tuple[Record, ...]

    @property
    def newest(self) -> Report | None:
        """The forecast that stands."""
        return next((report for report in reversed(self.reports) if report.became is None), None)

    @property
    def low(self) -> float | None:
        """Where the computed range of the variance begins, intervals included."""
        return min(self._ends(), default=None)

    @property
    def high(self) -> float | None:
        """Where it ends."""
        return max(self._ends(), default=None)

    def _ends(self) -> list[float]:
        found = [one.variance for one in self.computed if one.variance is not None]
        ends = [end for one in found for end in (one.year, one.low, one.high)]
        return [end for end in ends if end is not None]


def outlook(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> Outlook:
    """The outlook of a node's result as it was known in a month."""
    account = catalogue.result_account.id
    booked = _months(snapshot, account, node_id, month)
    years = _years(snapshot, account, node_id, month)
    budget = years[month][1] if month in years else None
    so_far = snapshot.rows(
        "SELECT actual, budget FROM statement WHERE account_id = ? AND node_id = ? AND month = ? AND period_kind = ?",
        (account, node_id, month.first_day, str(PeriodKind.YEAR_TO_DATE)),
    )
    actual, budgeted = so_far[0] if so_far else (None, None)
    past = records(try_out(booked, month.year - 1))
    return Outlook(
        actual,
        minus(actual, budgeted),
        budget,
        _reports(snapshot, years, booked, month),
        _computed(booked, budget, month, past),
        past,
    )


def _months(snapshot: Snapshot, account: str, node_id: str, month: Month) -> dict[Month, float]:
    rows = snapshot.rows(
        "SELECT month, actual FROM statement WHERE account_id = ? AND node_id = ? AND period_kind = ? AND month <= ? "
        "AND actual IS NOT NULL ORDER BY month",
        (account, node_id, str(PeriodKind.MONTH), month.first_day),
    )
    return {Month.of(day): amount for day, amount in rows}


def _years(
    snapshot: Snapshot, account: str, node_id: str, month: Month
) -> dict[Month, tuple[float | None, float | None]]:
    """The forecast that stood after each month, and the whole year's budget."""
    rows = snapshot.rows(
        "SELECT month, forecast, budget FROM statement WHERE account_id = ? AND node_id = ? AND period_kind = ? "
        "AND month <= ? ORDER BY month",
        (account, node_id, str(PeriodKind.YEAR), month.first_day),
    )
    return {Month.of(day): (forecast, budget) for day, forecast, budget in rows}


def _reports(
    snapshot: Snapshot, years: dict[Month, tuple[float | None, float | None]], booked: dict[Month, float], month: Month
) -> tuple[Report, ...]:
    dates = snapshot.rows(
        "SELECT DISTINCT month FROM observation WHERE scenario = 'forecast' AND month <= ? ORDER BY month",
        (month.first_day,),
    )
    found: list[Report] = []
    for (day,) in dates:
        at = Month.of(day)
        forecast, budget = years.get(at, (None, None))
        if forecast is None:
            continue
        variance = minus(forecast, budget)
        before = found[-1].variance if found and found[-1].month.year == at.year else None
        found.append(Report(at, forecast, budget, variance, minus(variance, before), _became(booked, at.year, month)))
    return tuple(found)


def _became(booked: dict[Month, float], year: int, month: Month) -> float | None:
    months = [Month(year, number + 1) for number in range(MONTHS_A_YEAR)]
    if year >= month.year or any(one not in booked for one in months):
        return None
    return sum(booked[one] for one in months)


def _computed(
    booked: dict[Month, float], budget: float | None, month: Month, past: tuple[Record, ...]
) -> tuple[Computed, ...]:
    known, left = run_up_to(booked, month), MONTHS_A_YEAR - month.month
    best_first = [record.method for record in past] or list(Method)
    said = ((method, estimate(method, known, left)) for method in best_first)
    return tuple(Computed(method, found, _against(found, budget)) for method, found in said if found is not None)


def _against(found: Estimate, budget: float | None) -> Estimate | None:
    if budget is None:
        return None
    return Estimate(found.year - budget, minus(found.low, budget), minus(found.high, budget))
