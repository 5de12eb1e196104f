"""A slide of the way from budget to actual, by the parts of the node or by the lines of its income statement."""

from __future__ import annotations

from collections.abc import Iterator

from nsvh_dash.kpi.finance.bridge import Bridge, by_line, by_unit
from nsvh_dash.model.meeting import Slide
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.model.slide import ChartKind, ShownFigure, ShownSlide, SlideChart, SlideFact, Span
from nsvh_dash.views import format as fmt
from nsvh_dash.views import money
from nsvh_dash.views.finance.bridge import Bar, BridgeScreen, Steps, build_bridge
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.texts import finance
from nsvh_dash.views.texts import slides as words


def bridge_slide(occasion: Occasion, slide: Slide) -> ShownSlide:
    """The node's budget variance for the year so far; by lines where it has no parts."""
    parts = by_unit(occasion.snapshot, occasion.catalogue, occasion.node_id, occasion.month)
    is_by_parts = slide.subject != words.BY_LINES and bool(parts.parts)
    lines = by_line(occasion.snapshot, occasion.catalogue, occasion.node_id, occasion.month)
    bridge = parts if is_by_parts else lines
    unit = amount_unit(occasion)
    period = fmt.period(occasion.month, PeriodKind.YEAR_TO_DATE)
    steps = _steps(occasion, is_by_parts, f"{occasion.node_name}, {period}, {unit}")
    accounts = {account.id: account.name for account in occasion.catalogue.accounts}
    screen = build_bridge(bridge, steps, unit, accounts)
    block = screen.block
    return ShownSlide(
        kind=slide.kind,
        subject=words.BY_PARTS if is_by_parts else words.BY_LINES,
        title=block.title,
        subtitle=block.subtitle,
        chart=_chart(screen.bars, unit) if screen.bars else None,
        facts=() if block.is_empty else tuple(_facts(bridge, unit)),
        alt="" if block.is_empty else " ".join([block.summary, *block.notes]),
        empty=block.summary if block.is_empty else "",
        footer=occasion.footer(period, [source.name for source in occasion.catalogue.sources if source.accounts]),
        link=occasion.link("ekonomi", vy=finance.VARIANCE_ID),
        figures=tuple(_figures(occasion, bridge, screen, unit)),
    )


def amount_unit(occasion: Occasion) -> AmountUnit:
    """Millions for the administration and its areas, thousands for a unit: its amounts are small."""
    is_unit = occasion.catalogue.organisation[occasion.node_id].kind.is_unit
    return AmountUnit.TKR if is_unit else AmountUnit.MNKR


def _steps(occasion: Occasion, is_by_parts: bool, where: str) -> Steps:
    if is_by_parts:
        names = {node.id: node.name for node in occasion.catalogue.organisation.nodes}
        return Steps(names, {}, finance.PART, f"{finance.BY_UNIT}: {where}", shares=False)
    lines = {account.id: account.name for account in occasion.catalogue.accounts}
    return Steps(lines, {}, finance.LINE, f"{finance.BY_LINE}: {where}", shares=True)


def _chart(bars: tuple[Bar, ...], unit: AmountUnit) -> SlideChart:
    return SlideChart(
        kind=ChartKind.BRIDGE,
        categories=tuple(bar.name for bar in bars),
        unit=unit.value,
        decimals=unit.decimals,
        spans=tuple(Span(start=bar.start, end=bar.end, text=bar.text, role=bar.role.value) for bar in bars),
    )


def _facts(bridge: Bridge, unit: AmountUnit) -> Iterator[SlideFact]:
    """The variance with its judgement, the actual and the budget."""
    status = Status.REACHED if (bridge.variance or 0.0) >= 0 else Status.MISSED
    yield SlideFact(label=finance.VARIANCE, text=money.written(bridge.variance, unit, signed=True), status=status)
    yield SlideFact(label=finance.ACTUAL_BAR, text=money.written(bridge.actual, unit))
    yield SlideFact(label=finance.BUDGET_BAR, text=money.written(bridge.budget, unit))


def _figures(occasion: Occasion, bridge: Bridge, screen: BridgeScreen, unit: AmountUnit) -> Iterator[ShownFigure]:
    """The variance, actual and budget of the whole, and what each step adds."""
    if screen.block.is_empty:
        return
    node, month = occasion.node_id, occasion.month
    where = f"{occasion.node_name}, {fmt.period(month, PeriodKind.YEAR_TO_DATE)}"
    whole = (
        ("variance", finance.VARIANCE, bridge.variance, True),
        ("actual", finance.ACTUAL_BAR, bridge.actual, False),
        ("budget", finance.BUDGET_BAR, bridge.budget, False),
    )
    for what, name, amount, signed in whole:
        key = f"bridge|{node}|{month}|{PeriodKind.YEAR_TO_DATE}|{what}"
        text = money.written(amount, unit, signed=signed)
        yield ShownFigure(key=key, label=f"{name}, {where}", text=text, value=amount)
    for bar in screen.bars:
        if bar.id:
            key = f"bridge|{node}|{month}|{PeriodKind.YEAR_TO_DATE}|variance|{bar.id}"
            label = f"{finance.VARIANCE}, {bar.name}, {where}"
            yield ShownFigure(key=key, label=label, text=fmt.with_unit(bar.text, unit), value=bar.end - bar.start)
