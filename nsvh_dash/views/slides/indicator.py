"""A slide of one indicator: its last three years, and what it came to."""

from __future__ import annotations

from collections.abc import Iterator

from nsvh_dash.kpi import Figure, read_figures
from nsvh_dash.model.indicator import Indicator, TimeRule
from nsvh_dash.model.meeting import Slide
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.slide import ChartKind, Series, SeriesRole, ShownFigure, ShownSlide, SlideChart, SlideFact
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.changes import PREVIOUS_MONTH, SAME_MONTH_LAST_YEAR, Change, comparisons
from nsvh_dash.views.lookup import Figures, Placed, place, shown_figure, shown_month
from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.texts import slides as words
from nsvh_dash.views.tile import Tile, build_tile
from nsvh_dash.views.trend import TREND_MONTHS, Trend, TrendPoint, build_trend

_KINDS = (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE)
_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)


def indicator_slide(occasion: Occasion, slide: Slide) -> ShownSlide:
    """An indicator at the node, or at its home below it; with the reason where there is nothing to show."""
    catalogue, month = occasion.catalogue, occasion.month
    indicator = catalogue.indicators_by_id.get(slide.subject)
    placed = place(catalogue, indicator, occasion.node_id, month) if indicator else None
    if indicator is None or placed is None:
        why = words.NOT_FOLLOWED_HERE if indicator else words.UNKNOWN_INDICATOR
        name = indicator.short_name if indicator else slide.subject
        return ShownSlide(
            kind=slide.kind, subject=slide.subject, title=name, empty=why, footer=occasion.footer(fmt.month(month))
        )
    kinds = list({*_KINDS, indicator.headline})
    first = month.plus(1 - TREND_MONTHS - 12)
    figures = read_figures(occasion.snapshot, [indicator.id], [placed.node_id], first, month, kinds)
    trend = build_trend(catalogue, indicator.id, occasion.node_id, month, figures)
    tile = build_tile(catalogue, placed, month, Figures(figures))
    found = shown_figure(indicator, placed.node_id, shown_month(indicator, month), Figures(figures))
    change = _change(indicator, found)
    chart = trend_chart(indicator, trend)
    return ShownSlide(
        kind=slide.kind,
        subject=indicator.id,
        title=trend.title,
        subtitle=trend.subtitle,
        chart=chart,
        facts=tuple(_facts(indicator, tile, found, change)),
        alt=trend.summary if chart else "",
        empty="" if chart else trend.summary,
        footer=occasion.footer(tile.period, [indicator.source]),
        link=occasion.link("indikator", indikator=indicator.id),
        figures=(
            *_now(occasion, indicator, placed, tile, found, change),
            *_drawn(occasion, indicator, placed, trend),
        ),
    )


def trend_chart(indicator: Indicator, trend: Trend) -> SlideChart | None:
    """A trend from its first value on; None without any. What is followed once a year has its years alone."""
    points = list(trend.points)
    while points and points[0].actual is None:
        del points[0]
    if not points:
        return None
    yearly = indicator.time_rule is TimeRule.YEARLY
    if yearly:
        points = [point for point in points if point.actual is not None]
    spelled = yearly or trend.months_apart > 1
    changed = {mark.month for mark in trend.breaks}
    return SlideChart(
        kind=ChartKind.COLUMN if trend.as_columns else ChartKind.LINE,
        categories=tuple(point.period_text if spelled else _month(point.month) for point in points),
        unit=trend.unit,
        decimals=fmt.decimals_of(indicator, indicator.headline),
        series=tuple(_series(points)),
        breaks=tuple(at for at, point in enumerate(points) if point.month in changed),
        preliminary=tuple(at for at, point in enumerate(points) if point.is_preliminary),
    )


def _month(month: Month) -> str:
    return f"{fmt.month_short(month)} {month.year}"


def _series(points: list[TrendPoint]) -> Iterator[Series]:
    """The actual always, the target and the year before where there are any."""
    lines = (
        (texts.ACTUAL, SeriesRole.ACTUAL, [(p.actual, p.actual_text) for p in points]),
        (texts.TARGET, SeriesRole.TARGET, [(p.target, p.target_text) for p in points]),
        (texts.LAST_YEAR, SeriesRole.LAST_YEAR, [(p.last_year, p.last_year_text) for p in points]),
    )
    for name, role, cells in lines:
        if any(value is not None for value, _ in cells):
            said = tuple(text if value is not None else "" for value, text in cells)
            yield Series(name=name, role=role, values=tuple(value for value, _ in cells), texts=said)


def _change(indicator: Indicator, found: Figure | None) -> Change | None:
    """The change to speak of: on the same month last year, else on the month before."""
    if found is None or found.value is None:
        return None
    known = {change.name: change for change in comparisons(indicator, found, None) if change.value is not None}
    return known.get(SAME_MONTH_LAST_YEAR) or known.get(PREVIOUS_MONTH)


def _facts(indicator: Indicator, tile: Tile, found: Figure | None, change: Change | None) -> Iterator[SlideFact]:
    """The value with its status, its distance from the target or the year so far, and a change."""
    word = tile.status_word if tile.is_hidden else ""
    yield SlideFact(label=fmt.capital(tile.period), text=tile.value, status=tile.status, word=word)
    if found is not None and found.deviation is not None and found.target is not None:
        gap = fmt.difference(found.deviation, indicator, found.period_kind)
        yield SlideFact(label=f"Mot målet {tile.target_text}", text=gap)
    elif tile.second:
        label, _, text = tile.second.partition(": ")
        yield SlideFact(label=fmt.capital(label), text=text)
    if change is not None and change.value is not None:
        yield SlideFact(label=change.label, text=fmt.difference(change.value, indicator, change.kind))


def _now(
    occasion: Occasion, indicator: Indicator, placed: Placed, tile: Tile, found: Figure | None, change: Change | None
) -> Iterator[ShownFigure]:
    """What the facts say."""
    if found is None:
        return
    at, kind = found.month, found.period_kind

    def figure(what: str, said: str, value: float | None, text: str) -> ShownFigure:
        return occasion.figure(indicator, placed.node_id, at, kind, what, said, value, text)

    yield figure("value", "", found.value, tile.value)
    if found.status in _JUDGED:
        yield figure("status", texts.STATUS_HEADING.lower(), None, tile.status_word)
    if found.deviation is not None:
        yield figure("deviation", "mot målet", found.deviation, fmt.difference(found.deviation, indicator, kind))
    if change is not None and change.value is not None:
        said = change.label[:1].lower() + change.label[1:]
        yield figure(change.name, said, change.value, fmt.difference(change.value, indicator, kind))


def _drawn(occasion: Occasion, indicator: Indicator, placed: Placed, trend: Trend) -> Iterator[ShownFigure]:
    """What the chart draws: the year before is the same figure twelve months earlier."""
    kind = indicator.headline
    for point in trend.points:
        cells = (
            ("value", "", point.month, point.actual, point.actual_text),
            ("target", texts.TARGET.lower(), point.month, point.target, point.target_text),
            ("value", "", point.month.plus(-12), point.last_year, point.last_year_text),
        )
        for what, said, month, value, text in cells:
            if value is not None:
                yield occasion.figure(indicator, placed.node_id, month, kind, what, said, value, text)
