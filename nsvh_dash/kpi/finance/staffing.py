"""What staff costs: hired staff as a share and by profession, cost for each visit and clinical hour, and hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure, read_figures
from nsvh_dash.kpi.finance.tables import minus
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Snapshot

_YTD = PeriodKind.YEAR_TO_DATE
MONTHS_SHOWN = 28
"""The months drawn: from the beginning of the year before last, in April."""


@dataclass(frozen=True, slots=True)
class Profession:
    """Hired staff of one profession: a line of the statement, tkr with costs negative."""

    account_id: str
    name: str
    actual: float | None
    budget: float | None
    previous_year: float | None
    year_before: float | None
    """The whole year before."""


@dataclass(frozen=True, slots=True)
class AgencyMonth:
    """What hired staff cost in a month, by profession, in the order of the professions."""

    month: Month
    amounts: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class CostOfWork:
    """Staff cost of the units that count a kind of work, for each piece of it: kronor, year to date."""

    work: str
    """What is counted, in the catalogue's own word."""
    amount: float | None
    """How many visits or hours."""
    cost: float | None
    """Staff cost of the same units and months, tkr."""
    each: float | None
    previous_year: float | None


@dataclass(frozen=True, slots=True)
class Hours:
    """Scheduled hours of the year so far, and those worked: less absence, where absence can be relied upon."""

    scheduled: float | None
    worked: float | None
    scheduled_before: float | None
    worked_before: float | None
    reason: str
    """Why worked hours are not told."""


@dataclass(frozen=True, slots=True)
class Staffing:
    """All about what staff costs at a node."""

    indicator_id: str
    rolling_12: Figure | None
    year_to_date: Figure | None
    year_to_date_before: Figure | None
    professions: tuple[Profession, ...]
    months: tuple[AgencyMonth, ...]
    work: tuple[CostOfWork, ...]
    hours: Hours


def staffing(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> Staffing | None:
    """The staffing of a node, for the year up to and including a month; None where no cost share is followed."""
    share = next((indicator for indicator in catalogue.indicators if indicator.formula is Formula.COST_SHARE), None)
    if share is None:
        return None
    lines, counting = share.numerator, _counting(catalogue)
    return Staffing(
        share.id,
        _figure(snapshot, share.id, node_id, month, PeriodKind.ROLLING_12),
        _figure(snapshot, share.id, node_id, month, _YTD),
        _figure(snapshot, share.id, node_id, month.plus(-12), _YTD),
        tuple(_profession(snapshot, catalogue, line, node_id, month) for line in lines),
        _months(snapshot, lines, node_id, month),
        tuple(_cost_of(snapshot, catalogue, share, work, counting[work], node_id, month) for work in counting),
        _hours(snapshot, catalogue, node_id, month),
    )


def _counting(catalogue: Catalogue) -> dict[str, list[str]]:
    """The indicators that count each kind of work staff cost is set against."""
    found: dict[str, list[str]] = {}
    for indicator in catalogue.indicators:
        if indicator.staff_cost_per:
            found.setdefault(indicator.staff_cost_per, []).append(indicator.id)
    return found


def _figure(snapshot: Snapshot, indicator_id: str, node_id: str, month: Month, kind: PeriodKind) -> Figure | None:
    found = read_figures(snapshot, [indicator_id], [node_id], month, month, [kind])
    return found[0] if found else None


def _profession(snapshot: Snapshot, catalogue: Catalogue, line: str, node_id: str, month: Month) -> Profession:
    rows = snapshot.rows(
        "SELECT period_kind, actual, budget, previous_year FROM statement WHERE account_id = ? AND node_id = ? "
        "AND month = ? AND period_kind IN ('ytd', 'year')",
        (line, node_id, month.first_day),
    )
    found = {kind: amounts for kind, *amounts in rows}
    nothing = (None, None, None)
    actual, budget, before = found.get("ytd", nothing)
    return Profession(line, catalogue.accounts_by_id[line].name, actual, budget, before, found.get("year", nothing)[2])


def _months(snapshot: Snapshot, lines: Sequence[str], node_id: str, month: Month) -> tuple[AgencyMonth, ...]:
    rows = snapshot.rows(
        "SELECT month, account_id, actual FROM statement WHERE account_id IN (SELECT unnest(?::VARCHAR[])) "
        "AND node_id = ? AND period_kind = 'month' AND month BETWEEN ? AND ? AND actual IS NOT NULL",
        (list(lines), node_id, month.plus(1 - MONTHS_SHOWN).first_day, month.first_day),
    )
    amounts = {(Month.of(day), line): amount for day, line, amount in rows}
    shown = (month.plus(step) for step in range(1 - MONTHS_SHOWN, 1))
    found = (AgencyMonth(at, tuple(amounts.get((at, line)) for line in lines)) for at in shown)
    return tuple(each for each in found if any(amount is not None for amount in each.amounts))


def _cost_of(
    snapshot: Snapshot,
    catalogue: Catalogue,
    share: Indicator,
    work: str,
    counting: Sequence[str],
    node_id: str,
    month: Month,
) -> CostOfWork:
    amount, cost = _work_and_cost(snapshot, catalogue, share, counting, node_id, month)
    amount_before, cost_before = _work_and_cost(snapshot, catalogue, share, counting, node_id, month.plus(-12))
    return CostOfWork(work, amount, cost, _each(cost, amount), _each(cost_before, amount_before))


def _each(cost: float | None, amount: float | None) -> float | None:
    return None if cost is None or not amount else -1000 * cost / amount


def _work_and_cost(
    snapshot: Snapshot, catalogue: Catalogue, share: Indicator, counting: Sequence[str], node_id: str, month: Month
) -> tuple[float | None, float | None]:
    """Unit by unit and month by month, by the tree of the month: cost counts only where the work is counted too."""
    months = [Month(month.year, number + 1) for number in range(month.month)]
    places = [(unit.id, at.first_day) for at in months for unit in catalogue.organisation.units(node_id, at)]
    rows = snapshot.rows(
        """
        WITH place AS (SELECT unnest(?::VARCHAR[]) AS node_id, unnest(?::DATE[]) AS month),
        counted AS (
            SELECT node_id, month, sum(value) AS amount FROM kpi JOIN place USING (node_id, month)
            WHERE indicator_id IN (SELECT unnest(?::VARCHAR[])) AND period_kind = 'month' AND value IS NOT NULL
            GROUP BY ALL),
        spent AS (
            SELECT node_id, month, sum(actual) AS cost FROM statement JOIN place USING (node_id, month)
            WHERE account_id IN (SELECT unnest(?::VARCHAR[])) AND period_kind = 'month' AND actual IS NOT NULL
            GROUP BY ALL)
        SELECT sum(amount), sum(cost) FROM counted JOIN spent USING (node_id, month)""",
        (
            [unit for unit, _ in places],
            [day for _, day in places],
            list(counting),
            list(share.denominator),
        ),
    )
    amount, cost = rows[0]
    return amount, cost


def _hours(snapshot: Snapshot, catalogue: Catalogue, node_id: str, month: Month) -> Hours:
    leave = next((indicator for indicator in catalogue.indicators if indicator.absence), None)
    if leave is None:
        return Hours(None, None, None, None, "")

    def total(at: Month, series: Sequence[str]) -> float | None:
        known = [figure.value for one in series if (figure := _figure(snapshot, one, node_id, at, _YTD))]
        return sum(value for value in known if value is not None) if any(v is not None for v in known) else None

    def of(at: Month) -> tuple[float | None, float | None, str]:
        scheduled = total(at, leave.denominator)
        share = _figure(snapshot, leave.id, node_id, at, _YTD)
        if share is None or share.state is State.NOT_MEASURABLE:
            return scheduled, None, share.reason if share else ""
        return scheduled, minus(scheduled, total(at, leave.numerator)), ""

    scheduled, worked, reason = of(month)
    before, worked_before, _ = of(month.plus(-12))
    return Hours(scheduled, worked, before, worked_before, reason)
