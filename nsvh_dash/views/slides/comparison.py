"""A slide of units side by side: ranked, with the target, one's own pointed out."""

from __future__ import annotations

from collections.abc import Iterator

from nsvh_dash.model.indicator import Direction, Indicator
from nsvh_dash.model.meeting import Slide
from nsvh_dash.model.observation import Status
from nsvh_dash.model.slide import ChartKind, Series, SeriesRole, ShownFigure, ShownSlide, SlideChart, SlideFact
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.lookup import period_text, shown_month
from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.texts import slides as words
from nsvh_dash.views.units import texts as unit_texts
from nsvh_dash.views.units.comparison import Comparison, compared_area
from nsvh_dash.views.units.row import UnitRow
from nsvh_dash.views.units.screens import read_comparison

MOST_UNITS = 14
"""As many as can be read from the back of a room."""
_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)


def comparison_slide(occasion: Occasion, slide: Slide) -> ShownSlide:
    """The units of the node's area on an indicator, the best and the last of them where they are many."""
    indicator = occasion.catalogue.indicators_by_id.get(slide.subject)
    if indicator is None:
        return ShownSlide(
            kind=slide.kind,
            subject=slide.subject,
            title=slide.subject,
            empty=words.UNKNOWN_INDICATOR,
            footer=occasion.footer(fmt.month(occasion.month)),
        )
    compared = read_comparison(occasion.snapshot, occasion.catalogue, indicator.id, occasion.node_id, occasion.month)
    ranked = [row for row in compared.rows if row.value is not None]
    shown = chosen_rows(ranked)
    period = period_text(indicator, shown_month(indicator, occasion.month), indicator.headline)
    return ShownSlide(
        kind=slide.kind,
        subject=indicator.id,
        title=_title(indicator, compared, ranked),
        subtitle=_subtitle(compared, ranked, shown),
        chart=_chart(indicator, compared, shown) if shown else None,
        facts=tuple(_facts(indicator, compared, ranked)) if shown else (),
        alt=compared.summary if shown else "",
        empty="" if shown else compared.summary,
        footer=occasion.footer(period, [indicator.source]),
        link=occasion.link("enheter", indikator=indicator.id),
        figures=tuple(_figures(occasion, indicator, compared, ranked)),
    )


def chosen_rows(ranked: list[UnitRow]) -> list[UnitRow]:
    """All when they are few enough; else the best, one's own and the last, each with its rank."""
    if len(ranked) <= MOST_UNITS:
        return ranked
    own = [row for row in ranked if row.chosen][: MOST_UNITS // 2]
    edge = (MOST_UNITS - len(own)) // 2
    ends = [*ranked[:edge], *ranked[-edge:]]
    return [row for row in ranked if row in ends or row in own]


def _title(indicator: Indicator, compared: Comparison, ranked: list[UnitRow]) -> str:
    if not ranked or any(row.status in _JUDGED for row in ranked):
        return f"{indicator.short_name}: {compared.title[:1].lower()}{compared.title[1:]}"
    first, last = ranked[0], ranked[-1]
    best, worst = _extremes(indicator)
    if first is last:
        return f"{indicator.short_name}: {first.name} {first.value_text}"
    return (
        f"{indicator.short_name}: {best.lower()} är {first.name} med {first.value_text}, "
        f"{worst.lower()} {last.name} med {last.value_text}"
    )


def _extremes(indicator: Indicator) -> tuple[str, str]:
    up = indicator.direction is Direction.UP
    return (words.HIGHEST, words.LOWEST) if up else (words.LOWEST, words.HIGHEST)


def _subtitle(compared: Comparison, ranked: list[UnitRow], shown: list[UnitRow]) -> str:
    parts = [compared.subtitle]
    if len(shown) < len(ranked):
        own = " samt vald enhet" if any(row.chosen for row in shown) else ""
        parts.append(f"de bästa och de sista av {len(ranked)} enheter{own}")
    without = len(compared.rows) - len(ranked)
    if without:
        parts.append(f"{fmt.counting(without)} {'enheter' if without > 1 else 'enhet'} saknar värde")
    return "; ".join(parts)


def _chart(indicator: Indicator, compared: Comparison, shown: list[UnitRow]) -> SlideChart:
    actual = Series(
        name=texts.ACTUAL,
        role=SeriesRole.ACTUAL,
        values=tuple(row.value for row in shown),
        texts=tuple(row.value_text for row in shown),
    )
    target = Series(
        name=texts.TARGET,
        role=SeriesRole.TARGET,
        values=tuple(row.target for row in shown),
        texts=tuple(row.target_text for row in shown),
    )
    return SlideChart(
        kind=ChartKind.BAR,
        categories=tuple(f"{row.rank}. {row.name}" for row in shown),
        unit=compared.unit,
        decimals=fmt.decimals_of(indicator, indicator.headline),
        series=(actual, target) if any(row.target is not None for row in shown) else (actual,),
        statuses=tuple(row.status for row in shown),
        chosen=tuple(at for at, row in enumerate(shown) if row.chosen),
    )


def _facts(indicator: Indicator, compared: Comparison, ranked: list[UnitRow]) -> Iterator[SlideFact]:
    """How many reach the target, one's own unit or else the best, and the area."""
    judged = [row for row in ranked if row.status in _JUDGED]
    if judged:
        reached = sum(row.status is Status.REACHED for row in judged)
        yield SlideFact(label=words.UNITS_REACHING, text=f"{reached} av {len(judged)}")
    own = [row for row in ranked if row.chosen]
    if len(own) == 1:
        yield SlideFact(label=f"{own[0].name}, plats {own[0].rank} av {len(ranked)}", **_value(own[0]))
    else:
        label = words.BEST if judged else _extremes(indicator)[0]
        first = unit_texts.tied([row.name for row in ranked if row.rank == ranked[0].rank])
        yield SlideFact(label=f"{label}: {first}", **_value(ranked[0]))
    if compared.area is not None:
        yield SlideFact(label=compared.area_name, text=compared.area_text)


def _value(row: UnitRow) -> dict[str, str | Status | None]:
    return {"text": row.value_text, "status": row.status if row.status in _JUDGED else None}


def _figures(
    occasion: Occasion, indicator: Indicator, compared: Comparison, ranked: list[UnitRow]
) -> Iterator[ShownFigure]:
    """Every unit's value and target, how many reach it, and the area's value."""
    at, kind = shown_month(indicator, occasion.month), indicator.headline
    for row in ranked:
        yield occasion.figure(indicator, row.node_id, at, kind, "value", "", row.value, row.value_text)
        if row.target is not None:
            said = texts.TARGET.lower()
            yield occasion.figure(indicator, row.node_id, at, kind, "target", said, row.target, row.target_text)
    area = compared_area(occasion.catalogue, indicator, occasion.node_id, occasion.month).id
    judged = [row for row in ranked if row.status in _JUDGED]
    if judged:
        reached = sum(row.status is Status.REACHED for row in judged)
        said, text = words.UNITS_REACHING.lower(), f"{reached} av {len(judged)}"
        yield occasion.figure(indicator, area, at, kind, "units_reaching", said, reached, text)
    if compared.area is not None:
        text = fmt.figure(compared.area, indicator, kind)
        yield occasion.figure(indicator, area, at, kind, "value", "", compared.area, text)
