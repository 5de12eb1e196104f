"""One indicator at one node over three years, with the target as it was valid and the year before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator, Measure, TimeRule
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.changes import break_text
from nsvh_dash.views.events import EventMark, events_for
from nsvh_dash.views.lookup import (
    Figures,
    is_incomplete,
    months_known,
    period_text,
    place,
    reason_text,
    shown_month,
    status_phrase,
    status_word,
)

TREND_MONTHS = 36
_TERTIAL = 4
KIND_WORDS = {
    PeriodKind.MONTH: "per månad",
    PeriodKind.YEAR_TO_DATE: "ackumulerat från årets början",
    PeriodKind.ROLLING_12: "rullande tolv månader",
    PeriodKind.TERTIAL: "per tertial",
}


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One month of a trend, as numbers for the chart and as text for tooltip and table."""

    month: Month
    period_text: str
    actual: float | None
    target: float | None
    deviation: float | None
    last_year: float | None
    status: Status
    is_preliminary: bool
    segment: int
    """Different segments are not joined: a definition changed, or a year's accumulation began anew."""
    actual_text: str
    target_text: str
    last_year_text: str
    cells: tuple[str, str, str, str]
    """Actual, target, deviation and last year without their units, for the table."""
    status_word: str
    reason: str


@dataclass(frozen=True, slots=True)
class BreakMark:
    """A month from which the definition is another."""

    month: Month
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """What a trend chart shows and says."""

    indicator_id: str
    title: str
    """The finding."""
    subtitle: str
    """What is shown: measure, period kind, unit."""
    unit: str
    difference_unit: str
    as_columns: bool
    """Counts and money are columns from zero, rates and stocks lines."""
    months_apart: int
    """How far the periods shown end from each other."""
    points: tuple[TrendPoint, ...]
    breaks: tuple[BreakMark, ...]
    events: tuple[EventMark, ...]
    actual_label: str
    target_label: str
    last_year_label: str
    summary: str
    """The chart in one sentence."""

    @property
    def is_empty(self) -> bool:
        """True when no month has a value."""
        return all(point.actual is None for point in self.points)


def build_trend(
    catalogue: Catalogue, indicator_id: str, node_id: str, month: Month, figures: Iterable[Figure]
) -> Trend:
    """The trend of an indicator's headline figure at the node where it is placed, ending with a month."""
    indicator = catalogue.indicators_by_id[indicator_id]
    placed = place(catalogue, indicator, node_id, month)
    at_node = placed.node_id if placed else node_id
    kind = indicator.headline
    by_key = Figures(figures)
    months = _months(month, kind)
    points = tuple(_point(indicator, at_node, m, kind, by_key) for m in months)
    current = by_key.get(indicator_id, at_node, shown_month(indicator, month), kind)
    node_name = catalogue.organisation[at_node].name
    latest = next((point for point in reversed(points) if point.target is not None), None)
    return Trend(
        indicator_id,
        finding(indicator, current, month),
        _subtitle(indicator, kind, node_name),
        fmt.unit(indicator, kind),
        fmt.difference_unit(indicator, kind),
        _as_columns(indicator),
        _TERTIAL if kind is PeriodKind.TERTIAL else 1,
        points,
        break_marks(indicator, months),
        events_for(catalogue, indicator_id, at_node, months[0], month),
        next((point.actual_text for point in reversed(points) if point.actual is not None), ""),
        f"{texts.TARGET} {latest.target_text}" if latest else "",
        texts.LAST_YEAR.lower(),
        _summary(indicator, points, node_name),
    )


def _months(last: Month, kind: PeriodKind) -> list[Month]:
    """The months that periods end in. A tertial still under way ends where one looks."""
    months = [last.plus(offset) for offset in range(1 - TREND_MONTHS, 1)]
    return [m for m in months if kind is not PeriodKind.TERTIAL or m.month % _TERTIAL == 0 or m == last]


def finding(indicator: Indicator, current: Figure | None, month: Month) -> str:
    """`Telefontillgänglighet når inte målet och är lägre än i april 2023`."""
    name = indicator.short_name
    at = shown_month(indicator, month)
    if current is None or current.value is None:
        phrase = status_phrase(current)
        if current is not None and current.state not in (State.NOT_MEASURABLE, State.SUPPRESSED):
            phrase = texts.STATUS_PHRASE[Status.MISSING]
        return f"{name} {phrase} för {period_text(indicator, at, indicator.headline)}"
    if is_incomplete(current):
        return f"{name} har uppgift för {months_known(current)}"
    parts = [texts.STATUS_PHRASE[current.status]] if current.status is not Status.MISSING else []
    change = current.change_same_month_last_year
    if change is not None:
        parts.append(f"är {_direction(change, indicator)} {_year_before(indicator, at)}")
    return f"{name} {fmt.listing(parts)}" if parts else f"{name}: {fmt.figure(current.value, indicator)}"


def _year_before(indicator: Indicator, month: Month) -> str:
    return fmt.month(month.plus(-12)) if indicator.headline is PeriodKind.MONTH else "ett år tidigare"


def _direction(change: float, indicator: Indicator) -> str:
    if fmt.number(change, max(indicator.decimals, 1)).strip("0,") == "":
        return "på samma nivå som"
    return "högre än" if change > 0 else "lägre än"


def _point(indicator: Indicator, node_id: str, month: Month, kind: PeriodKind, figures: Figures) -> TrendPoint:
    found = figures.get(indicator.id, node_id, month, kind)
    last_year = figures.value(indicator.id, node_id, month.plus(-12), kind)
    if indicator.break_between(month.plus(-12), month, kind):
        last_year = None  # before and after a changed definition are not compared
    status = found.status if found else Status.MISSING
    has_value = found is not None and found.value is not None
    return TrendPoint(
        month,
        period_text(indicator, month, kind),
        found.value if found else None,
        found.target if found else None,
        found.deviation if found else None,
        last_year,
        status,
        has_value and found is not None and found.state is State.PRELIMINARY,
        _segment(indicator, month, kind),
        fmt.figure(found.value if found else None, indicator, kind),
        fmt.target(found.target, indicator, kind) if found and found.target is not None else "",
        fmt.figure(last_year, indicator, kind) if last_year is not None else "",
        (
            fmt.bare(found.value if found else None, indicator, kind),
            fmt.bare_target(found.target if found else None, indicator, kind),
            fmt.bare_difference(found.deviation if found else None, indicator, kind),
            fmt.bare(last_year, indicator, kind),
        ),
        status_word(found),
        "" if has_value else reason_text(found),
    )


def _segment(indicator: Indicator, month: Month, kind: PeriodKind) -> int:
    breaks = sum(1 for change in indicator.breaks if change.month <= month)
    return breaks * 10_000 + (month.year if kind is PeriodKind.YEAR_TO_DATE else 0)


def _as_columns(indicator: Indicator) -> bool:
    if indicator.time_rule is TimeRule.LAST or indicator.headline is PeriodKind.ROLLING_12:
        return indicator.measure is Measure.TKR
    return indicator.measure in (Measure.COUNT, Measure.HOURS, Measure.TKR, Measure.DONE_OF_PLANNED)


def _subtitle(indicator: Indicator, kind: PeriodKind, node_name: str) -> str:
    measure = fmt.MEASURE_NAMES[fmt.effective_measure(indicator, kind)]
    words = "per år" if indicator.time_rule is TimeRule.YEARLY else KIND_WORDS[kind]
    return f"{indicator.name}, {measure}, {words}, {node_name}"


def break_marks(indicator: Indicator, months: list[Month]) -> tuple[BreakMark, ...]:
    """The changes of definition within a stretch of months."""
    return tuple(
        BreakMark(change.month, texts.DEFINITION_CHANGED.lower(), break_text(change))
        for change in indicator.breaks
        if months[0] < change.month <= months[-1]
    )


def _summary(indicator: Indicator, points: tuple[TrendPoint, ...], node_name: str) -> str:
    """Latest, lowest, highest and how often the target was reached, for who does not see the chart."""
    known = [point for point in points if point.actual is not None]
    if not known:
        nothing = f"{indicator.short_name} har inga värden för {node_name} de senaste tre åren."
        return " ".join([nothing, *_not_now(indicator, points[-1])])
    latest = known[-1]
    against = f" mot målet {latest.target_text}" if latest.target_text else ""
    opening = f"{node_name}: {latest.actual_text} {_when(indicator, latest)}{against}"
    return " ".join(
        [f"{opening}{_range(indicator, known)}.", *_not_now(indicator, points[-1]), *_reached(indicator, known)]
    )


def _when(indicator: Indicator, point: TrendPoint) -> str:
    preliminary = " (preliminärt)" if point.is_preliminary else ""
    joined = "i" if indicator.headline is PeriodKind.MONTH and indicator.time_rule is not TimeRule.YEARLY else "för"
    return f"{joined} {point.period_text}{preliminary}"


def _range(indicator: Indicator, known: list[TrendPoint]) -> str:
    """Lowest and highest; before and after a changed definition are not compared."""
    since = [change.month for change in indicator.breaks if known[0].month < change.month <= known[-1].month]
    kind = indicator.headline
    compared = [point for point in known if not since or point.month.start_of(kind) >= since[-1]]
    # What a year adds up to is lowest in January and highest in December, whatever happens.
    if len(compared) < 2 or (indicator.time_rule is TimeRule.SUM and kind is PeriodKind.YEAR_TO_DATE):
        return ""
    low = min(compared, key=lambda point: point.actual or 0.0)
    high = max(compared, key=lambda point: point.actual or 0.0)
    over = f"sedan definitionen ändrades {fmt.month(since[-1])}" if since else "på tre år"
    return f"; lägst {low.actual_text} ({low.period_text}) och högst {high.actual_text} ({high.period_text}) {over}"


def _not_now(indicator: Indicator, last: TrendPoint) -> list[str]:
    """Why the period asked for has no value, where more is known than that it has none."""
    if last.actual is not None or last.reason == texts.NO_ROW or indicator.time_rule is TimeRule.YEARLY:
        return []
    return [f"{fmt.capital(last.period_text)}: {last.reason.rstrip('.')}."]


def _reached(indicator: Indicator, known: list[TrendPoint]) -> list[str]:
    """How many of the judged periods reached the target."""
    judged = [point for point in known if point.status in (Status.REACHED, Status.NEAR, Status.MISSED)]
    if len(judged) < 2:
        return []
    month = indicator.headline is PeriodKind.MONTH and indicator.time_rule is not TimeRule.YEARLY
    many = "månader" if month else "perioder"
    reached = sum(point.status is Status.REACHED for point in judged)
    if reached == len(judged):
        return [f"Målet nåddes i alla {fmt.counting(len(judged))} bedömda {many}."]
    if reached == 0:
        return [f"Målet nåddes inte i någon av {fmt.counting(len(judged))} bedömda {many}."]
    return [f"Målet nåddes i {fmt.counting(reached)} av {fmt.counting(len(judged))} bedömda {many}."]
