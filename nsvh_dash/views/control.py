"""The control chart of one indicator: which months are more than chance, and whether the target is within reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.kpi.spc import Chart, ChartPoint, Limits, PointType
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts, verdict_text
from nsvh_dash.views.chart_block import ChartBlock, DataTable, heading
from nsvh_dash.views.events import EventMark, events_for
from nsvh_dash.views.texts import indicator as words
from nsvh_dash.views.trend import BreakMark, break_marks
from nsvh_dash.views.verdict_text import Verdict

_KIND = PeriodKind.MONTH


class Mark(StrEnum):
    """What a month's value says, as a drawing tells it by shape and colour."""

    COMMON = "common"
    """No more than chance gives."""
    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"
    """More than chance, where no way is the better one."""


_MARKS = {
    PointType.COMMON_CAUSE: Mark.COMMON,
    PointType.IMPROVEMENT: Mark.BETTER,
    PointType.CONCERN: Mark.WORSE,
    PointType.NEUTRAL_HIGH: Mark.CHANGED,
    PointType.NEUTRAL_LOW: Mark.CHANGED,
}


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One month with the limits it is judged by."""

    month: Month
    value: float | None
    limits: Limits | None
    target: float | None
    mark: Mark | None
    """None for a month without limits."""
    group: int
    """Limits start anew with each group; nothing is drawn across."""
    is_preliminary: bool
    value_text: str
    limits_text: str
    target_text: str
    cells: tuple[str, ...]
    """Value, mean, lower and upper limit, and target without their unit, for the table."""
    verdict: str
    """What the month says, and by which sign."""


@dataclass(frozen=True, slots=True)
class Control:
    """What a control chart shows and says."""

    indicator_id: str
    title: str
    """The finding; where there is no chart, that there is none."""
    subtitle: str
    unit: str
    points: tuple[ControlPoint, ...]
    breaks: tuple[BreakMark, ...]
    events: tuple[EventMark, ...]
    mean_label: str
    """Empty where the mean ends before the months do: there it would be read as theirs."""
    target_label: str
    variation: Verdict | None
    assurance: Verdict | None
    summary: str
    """The chart in words; where there is none, why."""
    notes: tuple[str, ...]
    wants_month: bool
    """True when single months could be judged, but another kind of period is asked for."""

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to draw."""
        return not self.points


def build_control(
    catalogue: Catalogue, indicator_id: str, node_id: str, month: Month, chart: Chart, figures: Iterable[Figure]
) -> Control:
    """The chart at the node whose figures it is of; refused for periods that overlap."""
    indicator = catalogue.indicators_by_id[indicator_id]
    subtitle = f"{indicator.name}, {_measure(indicator)}, per månad, {catalogue.organisation[node_id].name}"
    kind = indicator.headline
    wants_month = kind is not _KIND and chart.reason not in ("cumulative", "yearly")
    why_not = words.REFUSED[kind] if wants_month else verdict_text.WHY_NO_CHART.get(chart.reason, "")
    last = next((point for point in reversed(chart.points) if point.limits and point.value is not None), None)
    is_new = chart.reason == "too_few" and not wants_month
    if last is None or last.limits is None or (why_not and not is_new):
        return _without_chart(indicator, subtitle, why_not, wants_month=wants_month)
    points = _points(indicator, chart, {figure.month: figure for figure in figures})
    target = points[-1].target_text
    events = events_for(catalogue, indicator_id, node_id, points[0].month, points[-1].month)
    judged = chart.variation
    return Control(
        indicator_id,
        _finding(indicator, chart),
        subtitle,
        fmt.unit(indicator, _KIND),
        points,
        break_marks(indicator, [point.month for point in points]),
        events,
        f"{words.MEAN} {fmt.figure(last.limits.mean, indicator)}" if judged else "",
        f"{texts.TARGET} {target}" if target else "",
        verdict_text.variation(judged, last.rule, indicator) if judged else None,
        verdict_text.assurance(chart.assurance) if judged else None,
        _summary(catalogue.organisation[node_id].name, indicator, points, last),
        (*_notes(indicator, chart, last, month, points), *(event.text for event in events)),
        wants_month=False,
    )


def _without_chart(indicator: Indicator, subtitle: str, why: str, *, wants_month: bool) -> Control:
    return Control(
        indicator.id,
        words.NO_CONTROL_CHART.format(name=indicator.short_name),
        subtitle,
        fmt.unit(indicator, _KIND),
        (),
        (),
        (),
        mean_label="",
        target_label="",
        variation=None,
        assurance=None,
        summary=why,
        notes=(),
        wants_month=wants_month,
    )


def _measure(indicator: Indicator) -> str:
    return fmt.MEASURE_NAMES[fmt.effective_measure(indicator, _KIND)]


def _finding(indicator: Indicator, chart: Chart) -> str:
    """`Telefontillgänglighet visar ingen säker förändring och når målet bara vissa månader`."""
    if chart.variation is None:
        return words.TOO_NEW.format(name=indicator.short_name)
    change = verdict_text.VARIATION_PHRASE[chart.variation]
    if chart.assurance is None:
        return f"{indicator.short_name} {change}"
    joined = "men" if (chart.variation, chart.assurance) in verdict_text.AT_ODDS else "och"
    return f"{indicator.short_name} {change} {joined} {verdict_text.ASSURANCE_PHRASE[chart.assurance]}"


def _points(indicator: Indicator, chart: Chart, figures: dict[Month, Figure]) -> tuple[ControlPoint, ...]:
    """Every month from the first value on; a month the engine has no row for is a gap too."""
    judged = {Month.of(point.date): point for point in chart.points}
    first = min(month for month, point in judged.items() if point.value is not None)
    months = [first.plus(n) for n in range(max(judged).months_since(first) + 1)]
    return tuple(_point(indicator, month, judged.get(month), figures.get(month)) for month in months)


def _point(indicator: Indicator, month: Month, judged: ChartPoint | None, figure: Figure | None) -> ControlPoint:
    value = judged.value if judged else None
    limits = judged.limits if judged else None
    target = figure.target if figure else None
    return ControlPoint(
        month,
        value,
        limits,
        target,
        _MARKS[judged.type] if judged and judged.type else None,
        sum(1 for change in indicator.breaks if change.month <= month),
        figure is not None and figure.state is State.PRELIMINARY,
        fmt.figure(value, indicator),
        _range_text(limits, indicator) if limits else fmt.ABSENT,
        fmt.target(target, indicator) if target is not None else "",
        (
            *(fmt.bare(number, indicator) for number in (value, *_lines(limits))),
            fmt.bare_target(target, indicator),
        ),
        _verdict(judged),
    )


def _lines(limits: Limits | None) -> tuple[float | None, float | None, float | None]:
    return (limits.mean, limits.lower, limits.upper) if limits else (None, None, None)


def _verdict(judged: ChartPoint | None) -> str:
    if judged is None or judged.type is None:
        return ""
    word = verdict_text.VARIATION_WORD[judged.type]
    return f"{word} ({words.RULE[judged.rule]})" if judged.rule else word


def _range_text(limits: Limits, indicator: Indicator) -> str:
    return f"{fmt.figure(limits.lower, indicator)} till {fmt.figure(limits.upper, indicator)}"


def _summary(place: str, indicator: Indicator, points: tuple[ControlPoint, ...], last: ChartPoint) -> str:
    """Mean, limits, the months that stand out and the target, for who does not see the chart; `last` has limits."""
    assert last.limits is not None
    changes = [change.month for change in indicator.breaks if points[0].month < change.month <= points[-1].month]
    since = [month for month in changes if month <= Month.of(last.date)]
    unjudged = [point.month for point in points if point.value is not None and point.month > Month.of(last.date)]
    when = f" sedan {fmt.month(since[-1])}" if since else ""
    if unjudged:
        when = f"{when} till och med {fmt.month(Month.of(last.date))}"
    judged = [point for point in points if point.mark is not None]
    special = [point for point in judged if point.mark is not Mark.COMMON]
    sentences = [
        f"{place}: medelvärdet{when} är {fmt.figure(last.limits.mean, indicator)} "
        f"och gränserna {_range_text(last.limits, indicator)}."
    ]
    if special:
        newest = special[-1]
        count = f"{fmt.capital(fmt.counting(len(special)))} av {fmt.counting(len(judged))} månader sticker ut"
        sentences.append(
            f"{count}, senast {fmt.month(newest.month)}: {newest.verdict[:1].lower()}{newest.verdict[1:]}."
        )
    else:
        sentences.append("Ingen månad sticker ut.")
    if unjudged:
        changed = next(month for month in changes if month > Month.of(last.date))
        sentences.append(words.NOT_YET_JUDGED.format(changed=fmt.month(changed), count=_months(len(unjudged))))
    if points[-1].target_text:
        sentences.append(f"Målet är {points[-1].target_text}.")
    return " ".join(sentences)


def _months(count: int) -> str:
    return "en månad" if count == 1 else f"{fmt.counting(count)} månader"


def _notes(
    indicator: Indicator, chart: Chart, last: ChartPoint, month: Month, points: tuple[ControlPoint, ...]
) -> tuple[str, ...]:
    """What one has to know to trust the verdicts."""
    notes = [words.HOW_TO_READ]
    if chart.reason == "provisional":
        notes.append(verdict_text.PROVISIONAL)
    if chart.variation is not None and Month.of(last.date) != month:
        notes.append(f"Bedömningen gäller {fmt.month(Month.of(last.date))}, den senaste månaden med ett värde.")
    notes += [mark.text for mark in break_marks(indicator, [point.month for point in points])]
    return tuple(notes)


def control_block(control: Control, source: str) -> ChartBlock:
    """A control chart as a chart block, newest month first in its table."""
    points = [point for point in reversed(control.points) if point.value is not None]
    headings = (texts.ACTUAL, words.MEAN, words.LOWER, words.UPPER, texts.TARGET)
    table = DataTable(
        f"{words.CONTROL_TABLE}: {control.subtitle}",
        (texts.MONTH, *(heading(word, control.unit) for word in headings), words.VERDICT),
        tuple((fmt.month(p.month), *p.cells, p.verdict) for p in points),
        tuple((fmt.month(p.month), p.value, *_lines(p.limits), p.target, p.verdict) for p in points),
        (1, 2, 3, 4, 5),
    )
    return ChartBlock(
        control.title, f"{control.subtitle}; {source}", control.summary, table, control.notes, control.is_empty
    )
