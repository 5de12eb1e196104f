"""Slides of every kind for decks, without figures of anybody: the longest names, gaps, breaks, sums below zero."""

from __future__ import annotations

from nsvh_dash.model.observation import Status
from nsvh_dash.model.slide import (
    ChartKind,
    Series,
    SeriesRole,
    ShownSlide,
    SlideChart,
    SlideFact,
    SlideKind,
    SlideQuote,
    SlideTable,
    Span,
)
from nsvh_dash.views.finance.bridge import Role

LONG_NAME = "Bemanningskostnader, läkare och sjuksköterskor, i relation till totala personalkostnader, R12"
UNIT = "Regiongemensamma utvecklingsuppdrag, vårdval närsjukvård"
HOSTILE = ("=1+1", "#let x = 1", "<b>fet</b>", "läget 😀 är bra", "ö" * 400, "$x^2$ \\ [a](b) *c* @SUM(A1)")
FOOT = "Källa: Ekonomisystemet och Personalsystemet · jan–apr 2024 · underlag t.o.m. import 40 · Demodata"
JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)


def months(count: int) -> tuple[str, ...]:
    """`jan 2022` and on."""
    names = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    return tuple(f"{names[at % 12]} {2022 + at // 12}" for at in range(count))


def series(name: str, role: SeriesRole, values: list[float | None], unit: str = "%") -> Series:
    """A series whose values are written with one decimal."""
    said = tuple("" if value is None else f"{value:.1f}\u00a0{unit}".replace(".", ",") for value in values)
    return Series(name=name, role=role, values=tuple(values), texts=said)


def over_time(kind: ChartKind, count: int = 28) -> SlideChart:
    """Values with a month missing, a lone value, another definition from the twelfth and two that are preliminary."""
    actual: list[float | None] = [90 + (at * 7 % 5) + at / 10 for at in range(count)]
    actual[3] = actual[5] = None
    return SlideChart(
        kind=kind,
        categories=months(count),
        unit="%",
        decimals=1,
        series=(
            series("Utfall", SeriesRole.ACTUAL, actual),
            series("Mål", SeriesRole.TARGET, ([None] * 6 + [95.0] * count)[:count]),
            series("Föregående år", SeriesRole.LAST_YEAR, ([None] * 12 + actual)[:count]),
        ),
        breaks=(12,) if count > 12 else (),
        preliminary=(count - 2, count - 1),
    )


def units(count: int) -> SlideChart:
    """Units with long names, one of them one's own, one without a value."""
    values: list[float | None] = [97.5 - at * 3.75 for at in range(count)]
    values[-1] = None
    return SlideChart(
        kind=ChartKind.BAR,
        categories=tuple(f"{at + 1}. Folktandvården Tärnholmen {at}" for at in range(count)),
        unit="%",
        decimals=1,
        series=(series("Utfall", SeriesRole.ACTUAL, values), series("Mål", SeriesRole.TARGET, [60.0] * count)),
        statuses=tuple(JUDGED[min(at // 8, 2)] for at in range(count)),
        chosen=(4,),
    )


def bridge(budget: float, *steps: float) -> SlideChart:
    """From a budget by steps to an actual, on whichever side of zero."""
    spans = [Span(start=0, end=budget, text=_said(budget), role=Role.BUDGET)]
    at = budget
    for step in steps:
        role = Role.FAVOURABLE if step >= 0 else Role.UNFAVOURABLE
        spans.append(Span(start=at, end=at + step, text=_said(step, plus="+"), role=role))
        at += step
    spans.append(Span(start=0, end=at, text=_said(at), role=Role.ACTUAL))
    names = ("Budget", *(UNIT if number == 1 else f"Del {number}" for number in range(len(steps))), "Utfall")
    return SlideChart(kind=ChartKind.BRIDGE, categories=names, unit="mnkr", decimals=1, spans=tuple(spans))


def _said(amount: float, plus: str = "") -> str:
    sign = "−" if amount < 0 else plus
    return sign + f"{abs(amount):.1f}".replace(".", ",")


def scorecard(rows: int) -> SlideTable:
    """Indicators with their status, some with the longest name."""
    return SlideTable(
        headings=("Indikator", "Utfall", "Mål", "Status"),
        rows=tuple(
            (LONG_NAME if at % 3 else f"Rad {at}", "7 477 timmar", "32,5 %", "Når inte mål") for at in range(rows)
        ),
        numeric=(1, 2),
        statuses=(Status.MISSED,) * rows,
        status_column=3,
    )


FACTS = (
    SlideFact(label="12 mån t.o.m. april 2024", text="91,1 %", status=Status.MISSED),
    SlideFact(label="Mot målet 95 %", text="−3,9 procentenheter"),
    SlideFact(label=f"Bäst: {UNIT}", text="97,3 %", status=Status.REACHED),
)


def slide(kind: SlideKind, **more: object) -> ShownSlide:
    """A slide with a foot and notes."""
    given = {
        "title": "Telefontillgängligheten sjunker och når inte målet",
        "subtitle": f"{LONG_NAME}, procent, per månad, {UNIT}",
        "footer": FOOT,
        "notes": "Säg detta.\nOch detta.",
    }
    return ShownSlide.model_validate({"kind": kind, "alt": "Det som bilden visar."} | given | more)


def charted(chart: SlideChart, kind: SlideKind = SlideKind.INDICATOR, **more: object) -> ShownSlide:
    """A slide with a drawing and facts."""
    return slide(kind, **{"chart": chart, "facts": FACTS} | more)


def quote(text: str) -> SlideQuote:
    """A comment as a slide quotes it."""
    return SlideQuote(text=f"”{text}”", signature=f"{'Kim Berg ' * 4}…, 8 maj 2024")


def every_kind() -> list[ShownSlide]:
    """Every kind of slide and drawing, the longest names, more than a page holds, hostile words."""
    paragraphs = tuple(f"{LONG_NAME} har ökat sedan årsskiftet. " * 3 for _ in range(4))
    return [
        slide(SlideKind.AGENDA, lines=tuple(f"Punkt {at}" for at in range(7))),
        slide(SlideKind.SCORECARD, table=scorecard(6), facts=FACTS),
        charted(over_time(ChartKind.LINE)),
        charted(over_time(ChartKind.COLUMN), title=f"{LONG_NAME} når inte målet och är högre än ett år tidigare"),
        charted(over_time(ChartKind.LINE, 7), title=f"{LONG_NAME}. {LONG_NAME}. {LONG_NAME}"),
        charted(over_time(ChartKind.LINE), quote=quote("Två sjuksköterskor börjar i juni. Då hålls målet igen.")),
        charted(over_time(ChartKind.COLUMN), title=f"{LONG_NAME} når inte målet", quote=quote("W" * 150)),
        charted(units(24), SlideKind.COMPARISON),
        charted(units(6), SlideKind.COMPARISON),
        charted(units(12), SlideKind.COMPARISON, subtitle=UNIT),
        charted(bridge(-45.8, 5.2, 5.4, -2.5), SlideKind.BRIDGE),
        charted(bridge(-3.0, 5.0, -9.0, 14.0, -1.0), SlideKind.BRIDGE),
        charted(bridge(12.0, 0.0, 3.0, -4.0), SlideKind.BRIDGE),
        slide(SlideKind.GOALS, lines=(f"{LONG_NAME} ska minska.", "Nära och sammanhållen vård.")),
        slide(SlideKind.RISKS, lines=("Kompetensförsörjning", "It-stöd")),
        slide(SlideKind.FOCUS, lines=tuple(f"{LONG_NAME}: 3,2 % mot målet 2 %" for _ in range(5))),
        slide(SlideKind.TEXT, lines=paragraphs),
        slide(SlideKind.TEXT, title="=1+1 <b> #let", lines=HOSTILE, notes="=2+2"),
        charted(
            over_time(ChartKind.LINE).model_copy(update={"categories": tuple(f"={name}" for name in months(28))}),
            title="ö" * 400,
            subtitle="#let x <b> 😀",
            facts=tuple(SlideFact(label=text, text=text) for text in HOSTILE[2:5]),
        ),
        slide(SlideKind.INDICATOR, title="Utan värde", empty="Indikatorn följs inte upp här."),
    ]
