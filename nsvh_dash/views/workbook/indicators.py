"""The sheets Indikatorer and Månader: every indicator of a node in its month, and month by month over three years."""

from __future__ import annotations

from collections.abc import Iterator

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.changes import (
    PREVIOUS_MONTH,
    SAME_MONTH_LAST_YEAR,
    SAME_PERIOD_LAST_YEAR,
    YEAR_START,
    comparisons,
)
from nsvh_dash.views.lookup import Figures, period_text, reason_text, shown_figure, shown_month, status_word
from nsvh_dash.views.texts import workbook as words
from nsvh_dash.views.trend import TREND_MONTHS, build_trend
from nsvh_dash.views.workbook.history import IndicatorHistory, NodeHistory
from nsvh_dash.views.workbook.sheet import (
    Cell,
    Column,
    ColumnKind,
    Judged,
    Sheet,
    Value,
    count,
    judged,
    rows_of,
    titled,
    value,
)

_NUMBER, _STATUS = ColumnKind.NUMBER, ColumnKind.STATUS
_KINDS = (PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12, PeriodKind.TERTIAL)
_CHANGES = (PREVIOUS_MONTH, YEAR_START, SAME_MONTH_LAST_YEAR, SAME_PERIOD_LAST_YEAR)
_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)
_COLUMNS = (
    Column(texts.INDICATOR),
    Column(words.SHORT_NAME),
    Column(words.SUBJECT),
    Column(words.PERSPECTIVE),
    Column(words.CONCERNS),
    Column(words.MEASURE),
    Column(words.PERIOD_END, ColumnKind.MONTH),
    Column(words.PERIOD),
    Column(words.ACTUAL, _NUMBER),
    Column(texts.TARGET, _NUMBER),
    Column(texts.DEVIATION, _NUMBER),
    Column(texts.STATUS_HEADING, _STATUS),
    Column(words.MONTH_VALUE, _NUMBER),
    Column(words.YTD, _NUMBER),
    Column(words.YTD_STATUS, _STATUS),
    Column(words.ROLLING, _NUMBER),
    Column(words.ROLLING_STATUS, _STATUS),
    Column(words.TERTIAL, _NUMBER),
    Column(words.TERTIAL_STATUS, _STATUS),
    Column(words.PREVIOUS_MONTH, _NUMBER),
    Column(texts.SINCE_NEW_YEAR, _NUMBER),
    Column(words.SAME_MONTH, _NUMBER),
    Column(words.LIKE_FOR_LIKE, _NUMBER),
    Column(words.REPORTING, _NUMBER),
    Column(words.EXPECTED, _NUMBER),
    Column(words.REACHED, _NUMBER),
    Column(words.NEAR, _NUMBER),
    Column(words.MISSED, _NUMBER),
    Column(words.STATE),
    Column(words.REMARK, ColumnKind.PROSE),
    Column(texts.SOURCE),
    Column(words.DEFINED_SINCE, ColumnKind.MONTH),
)
_MONTH_COLUMNS = (
    Column(words.SHORT_NAME),
    Column(words.CONCERNS),
    Column(words.PERIOD_END, ColumnKind.MONTH),
    Column(words.PERIOD),
    Column(words.MEASURE),
    Column(words.ACTUAL, _NUMBER),
    Column(texts.TARGET, _NUMBER),
    Column(texts.DEVIATION, _NUMBER),
    Column(texts.LAST_YEAR, _NUMBER),
    Column(texts.STATUS_HEADING, _STATUS),
    Column(words.REMARK, ColumnKind.PROSE),
)


def indicator_sheet(history: NodeHistory) -> Sheet:
    """A row for each indicator: its figures of every kind of period, how it is judged and who delivered."""
    return Sheet(
        words.INDICATORS,
        titled(words.INDICATORS, history.node_name, fmt.month(history.month)),
        _counted(history),
        _COLUMNS,
        rows_of(_indicator_row(history, one) for one in history.indicators),
    )


def _counted(history: NodeHistory) -> str:
    """How many of the judged indicators reach their target."""
    found = [_shown(history, one) for one in history.indicators]
    statuses = [figure.status for figure in found if figure is not None and figure.status in _JUDGED]
    return f"{statuses.count(Status.REACHED)} av {len(statuses)} bedömda indikatorer når målet." if statuses else ""


def _shown(history: NodeHistory, one: IndicatorHistory) -> Figure | None:
    indicator = one.placed.indicator
    return shown_figure(indicator, one.placed.node_id, shown_month(indicator, history.month), Figures(one.figures))


def _indicator_row(history: NodeHistory, one: IndicatorHistory) -> tuple[Cell, ...]:
    indicator, node_id = one.placed.indicator, one.placed.node_id
    at, figures = shown_month(indicator, history.month), Figures(one.figures)
    found = _shown(history, one)
    kind = found.period_kind if found else indicator.headline
    ytd = figures.get(indicator.id, node_id, at, PeriodKind.YEAR_TO_DATE)
    month = figures.get(indicator.id, node_id, at, PeriodKind.MONTH)
    return (
        indicator.name,
        indicator.short_name,
        texts.PAGE_OF_GROUP[indicator.group],
        texts.PERSPECTIVE[indicator.perspective],
        history.catalogue.organisation[node_id].name,
        measure_text(indicator, kind),
        at,
        period_text(indicator, at, kind),
        _figure(found, indicator),
        _target(found, indicator),
        _deviation(found, indicator),
        Judged(found.status if found else Status.MISSING, status_word(found)),
        _figure(month, indicator),
        *(cell for kind in _KINDS for cell in _of_kind(figures.get(indicator.id, node_id, at, kind), indicator)),
        *_changes(found, ytd, indicator),
        *_coverage(found),
        texts.STATE[found.state if found else State.MISSING],
        " ".join(_remarks(found, ytd, indicator)),
        indicator.source,
        defined_since(indicator, history.month),
    )


def measure_text(indicator: Indicator, kind: PeriodKind) -> str:
    """`procent`; both where the month and the year to date are measured differently."""
    shown, longer = (
        fmt.MEASURE_NAMES[fmt.effective_measure(indicator, each)] for each in (kind, PeriodKind.YEAR_TO_DATE)
    )
    return shown if shown == longer else f"{shown}, {words.YTD.lower()} {longer}"


def _figure(found: Figure | None, indicator: Indicator) -> Value | None:
    return value(found.value, fmt.bare(found.value, indicator, found.period_kind)) if found else None


def _target(found: Figure | None, indicator: Indicator) -> Value | None:
    return value(found.target, fmt.bare_target(found.target, indicator, found.period_kind)) if found else None


def _deviation(found: Figure | None, indicator: Indicator) -> Value | None:
    return value(found.deviation, fmt.bare_difference(found.deviation, indicator, found.period_kind)) if found else None


def _of_kind(found: Figure | None, indicator: Indicator) -> tuple[Cell, Cell]:
    """A figure of a longer period, and its judgement where there is a figure."""
    known = found if found is not None and found.value is not None else None
    return _figure(known, indicator), judged(known.status) if known else None


def _changes(found: Figure | None, ytd: Figure | None, indicator: Indicator) -> Iterator[Cell]:
    changes = {change.name: change for change in comparisons(indicator, found, ytd)} if found else {}
    for name in _CHANGES:
        change = changes.get(name)
        yield value(change.value, fmt.bare_difference(change.value, indicator, change.kind)) if change else None


def _coverage(found: Figure | None) -> tuple[Cell, ...]:
    if found is None:
        return (None,) * 5
    return tuple(count(n) for n in (found.reporting, found.expected, found.reached, found.near, found.missed))


def _remarks(found: Figure | None, ytd: Figure | None, indicator: Indicator) -> Iterator[str]:
    """Why there is no figure or no judgement, and the comparisons that a change of definition forbids."""
    if reason := reason_text(found):
        yield f"{reason.rstrip('.')}."
    for change in comparisons(indicator, found, ytd) if found else ():
        if change.blocked_by is not None:
            yield f"{change.label} {change.reason.rstrip('.')}."


def defined_since(indicator: Indicator, month: Month) -> Month | None:
    """From when the definition that holds in a month holds; None where it has always been the same."""
    return max((change.month for change in indicator.breaks if change.month <= month), default=None)


def month_sheet(history: NodeHistory) -> Sheet:
    """A row for each indicator and month over three years, with what there is to say where a number is missing."""
    return Sheet(
        words.MONTHS,
        titled(words.MONTHS, history.node_name),
        f"{fmt.capital(fmt.month(history.month.plus(1 - TREND_MONTHS)))} till {fmt.month(history.month)}, "
        "varje indikator för den period den följs upp för.",
        _MONTH_COLUMNS,
        rows_of(row for one in history.indicators for row in _month_rows(history, one)),
        kept=3,
    )


def _month_rows(history: NodeHistory, one: IndicatorHistory) -> Iterator[tuple[Cell, ...]]:
    indicator, kind = one.placed.indicator, one.placed.indicator.headline
    trend = build_trend(history.catalogue, indicator.id, history.node_id, history.month, one.figures)
    place, measure = (
        history.catalogue.organisation[one.placed.node_id].name,
        fmt.MEASURE_NAMES[fmt.effective_measure(indicator, kind)],
    )
    breaks = {mark.month: mark.text for mark in trend.breaks}
    for point in trend.points:
        actual, target, deviation, last_year = point.cells
        remarks = (point.reason, words.PRELIMINARY if point.is_preliminary else "", breaks.get(point.month, ""))
        yield (
            indicator.short_name,
            place,
            point.month,
            point.period_text,
            measure,
            value(point.actual, actual),
            value(point.target, target),
            value(point.deviation, deviation),
            value(point.last_year, last_year),
            Judged(point.status, point.status_word),
            " ".join(remark for remark in remarks if remark),
        )
