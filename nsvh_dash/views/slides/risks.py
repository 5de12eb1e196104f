"""A slide of the internkontrollplan: its highest risks, now and when the last report was given."""

from __future__ import annotations

from collections.abc import Iterator

from nsvh_dash.model.meeting import Slide
from nsvh_dash.model.record import RiskLevel
from nsvh_dash.model.report_period import ReportPeriod
from nsvh_dash.model.slide import ShownFigure, ShownSlide, SlideFact, SlideTable
from nsvh_dash.views import format as fmt
from nsvh_dash.views.internal_control import InternalControl
from nsvh_dash.views.slides.fitting import fitting, short
from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.texts import internal_control as texts_internal_control
from nsvh_dash.views.texts import slides as words

_LETTERS = {0: 42}
"""Of a line in the column of the risks."""


def risks_slide(occasion: Occasion, slide: Slide) -> ShownSlide:
    """The risks at the node and below, the highest first, with what is late."""
    plan = occasion.internal_control
    month = fmt.month(occasion.month)
    rows = [(short(f"{r.id}: {r.text}"), r.now, r.before, r.level_word) for r in plan.risks]
    shown = fitting(words.RISKS_HEADINGS, rows, _LETTERS)
    cut = f"; {shown} av {len(rows)} risker, de högsta först" if shown < len(rows) else ""
    return ShownSlide(
        kind=slide.kind,
        title=_title(plan) if rows else words.TITLE[slide.kind],
        subtitle=f"{words.RISK_PLAN}, {occasion.node_name}, {month}{cut}",
        table=_table(occasion, plan, rows[:shown]) if rows else None,
        facts=tuple(_facts(plan)) if rows else (),
        alt=" ".join(plan.sentences) if rows else "",
        empty="" if rows else texts_internal_control.NOTHING,
        footer=occasion.footer(month, [words.RISK_PLAN.lower()]),
        link=occasion.link("internkontroll"),
        figures=tuple(_figures(occasion, plan)) if rows else (),
    )


def _of_level(plan: InternalControl, level: RiskLevel) -> int:
    return sum(risk.level is level for risk in plan.risks)


def _title(plan: InternalControl) -> str:
    """`Fyra av tio risker ska åtgärdas`."""
    count, act = len(plan.risks), _of_level(plan, RiskLevel.ACT)
    if count == 1:
        return words.ONE_RISK.format(level=plan.risks[0].level_word.lower())
    return words.RISKS_TO_ACT_ON.format(
        act=fmt.capital(fmt.counting(act)) if act else "Ingen", count=fmt.counting(count)
    )


def _before(occasion: Occasion) -> str:
    """The report that the risks are compared with."""
    return fmt.capital(ReportPeriod.under_way(occasion.month.last_day).before.name)


def _table(occasion: Occasion, plan: InternalControl, rows: list[tuple[str, str, str, str]]) -> SlideTable:
    first, now, level = words.RISKS_HEADINGS
    shapes = (texts_internal_control.LEVEL_STATUS[risk.level] for risk in plan.risks[: len(rows)])
    return SlideTable(
        headings=(first, now, _before(occasion), level),
        rows=tuple(rows),
        numeric=(1, 2),
        statuses=tuple(shapes),
        status_column=3,
    )


def _facts(plan: InternalControl) -> Iterator[SlideFact]:
    """How many risks are to be acted on and watched, and how many actions are late."""
    for level in (RiskLevel.ACT, RiskLevel.WATCH):
        label, shape = fmt.capital(level.word), texts_internal_control.LEVEL_STATUS[level]
        yield SlideFact(label=label, text=fmt.number(_of_level(plan, level)), status=shape, word=label)
    yield SlideFact(label=words.LATE_ACTIONS, text=fmt.number(len(plan.late)))


def _figures(occasion: Occasion, plan: InternalControl) -> Iterator[ShownFigure]:
    """Each risk's value now and before and its level, how many are at each level, and what is late."""
    node, month = occasion.node_id, occasion.month
    where = f"{occasion.node_name}, {fmt.month(month)}"
    for risk in plan.risks:
        name = f"Risk {risk.id}, {short(risk.text)}, {fmt.month(month)}"
        cells = (
            ("value", "", risk.now),
            ("before", f": {_before(occasion).lower()}", risk.before),
            ("level", f": {words.RISKS_HEADINGS[2].lower()}", risk.level_word),
        )
        for what, said, text in cells:
            key = f"risks|{node}|{month}|{risk.id}|{what}"
            yield ShownFigure(key=key, label=f"{name}{said}", text=text, value=None)
    counts = (
        *((level.value, fmt.capital(level.word), _of_level(plan, level)) for level in RiskLevel),
        ("late", words.LATE_ACTIONS, len(plan.late)),
    )
    for what, name, count in counts:
        key = f"risks|{node}|{month}||{what}"
        yield ShownFigure(
            key=key, label=f"{words.RISK_PLAN}, {where}: {name.lower()}", text=fmt.number(count), value=count
        )
