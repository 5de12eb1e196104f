"""Slides that are words: agenda, points to focus on, text, and goals and risks that somebody has written about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from nsvh_dash.model.meeting import Slide
from nsvh_dash.model.slide import ShownFigure, ShownSlide, SlideKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.slides.focus import focus_points
from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.texts import slides as words

_EMPTY = {SlideKind.FOCUS: words.NOTHING_TO_FOCUS_ON, SlideKind.AGENDA: words.NOTHING_ON_THE_AGENDA}


def written_slide(occasion: Occasion, slide: Slide, of_meeting: Sequence[Slide]) -> ShownSlide:
    """The lines somebody wrote; an agenda and points to focus on are proposed where nobody did."""
    lines, figures = slide.lines, tuple[ShownFigure, ...]()
    if not lines and slide.kind is SlideKind.FOCUS:
        lines, figures = focus_points(occasion)
    if not lines and slide.kind is SlideKind.AGENDA:
        lines = agenda(of_meeting)
    return ShownSlide(
        kind=slide.kind,
        subject=slide.subject,
        title=words.TITLE[slide.kind],
        subtitle=f"{occasion.node_name}, {fmt.month(occasion.month)}",
        lines=lines,
        empty="" if lines else _EMPTY.get(slide.kind, words.NOTHING_WRITTEN),
        footer=occasion.footer(fmt.month(occasion.month)),
        link=occasion.link("oversikt") if slide.kind is SlideKind.FOCUS else "",
        figures=figures,
    )


def agenda(slides: Sequence[Slide]) -> tuple[str, ...]:
    """What the slides are about, in their order; several of one kind after each other are one point."""
    rest = [slide for slide in slides if slide.kind is not SlideKind.AGENDA]
    points: list[str] = []
    for kind, alike in groupby(rest, key=lambda slide: slide.kind):
        points += _agenda_points(kind, list(alike))
    return tuple(points)


def _agenda_points(kind: SlideKind, slides: list[Slide]) -> list[str]:
    titled = [slide.title for slide in slides if slide.title]
    if kind is SlideKind.TEXT or len(slides) == len(titled) == 1:
        return titled
    if kind is SlideKind.INDICATOR:
        return [f"Indikatorer ({len(slides)})" if len(slides) > 1 else words.KIND[kind]]
    return [words.KIND[kind]]
