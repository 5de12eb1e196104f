"""From slides as they were chosen to slides as they are shown, by the figures of a node and month."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from nsvh_dash.model.comment import Comment
from nsvh_dash.model.meeting import Slide
from nsvh_dash.model.slide import ShownSlide, SlideKind
from nsvh_dash.views.slides.bridge import bridge_slide
from nsvh_dash.views.slides.comparison import comparison_slide
from nsvh_dash.views.slides.goals import goals_slide
from nsvh_dash.views.slides.indicator import indicator_slide
from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.slides.quoting import quote_of
from nsvh_dash.views.slides.risks import risks_slide
from nsvh_dash.views.slides.scorecard import scorecard_slide
from nsvh_dash.views.slides.written import written_slide

_OF_FIGURES: dict[SlideKind, Callable[[Occasion, Slide], ShownSlide]] = {
    SlideKind.SCORECARD: scorecard_slide,
    SlideKind.INDICATOR: indicator_slide,
    SlideKind.COMPARISON: comparison_slide,
    SlideKind.BRIDGE: bridge_slide,
    SlideKind.GOALS: goals_slide,
    SlideKind.RISKS: risks_slide,
}
_OF_PLANS = (SlideKind.GOALS, SlideKind.RISKS)


def show(occasion: Occasion, slides: Sequence[Slide]) -> tuple[ShownSlide, ...]:
    """Every slide made from the figures, with the title and notes in one's own words where there are any.

    Lines that somebody has written about goals or risks are shown instead of their table.
    Where nobody has written what to say of an indicator, the notes are its signed comment; its beginning stands
    beneath the drawing where that is asked for.
    """
    return tuple(_shown(occasion, slide, slides) for slide in slides)


def _shown(occasion: Occasion, slide: Slide, of_meeting: Sequence[Slide]) -> ShownSlide:
    is_own = bool(slide.lines) and slide.kind in _OF_PLANS
    make = None if is_own else _OF_FIGURES.get(slide.kind)
    proposed = make(occasion, slide) if make else written_slide(occasion, slide, of_meeting)
    signed = occasion.signed.get(slide.subject) if slide.kind is SlideKind.INDICATOR else None
    notes = slide.notes or (signed.text if signed else "")
    shown = proposed.model_copy(update={"title": slide.title or proposed.title, "notes": notes})
    return _quoting(shown, signed) if signed and slide.comment else shown


def _quoting(shown: ShownSlide, signed: Comment) -> ShownSlide:
    """The slide with what is signed beneath its drawing, which gives way for it."""
    quote = quote_of(signed)
    if quote is None or shown.chart is None:
        return shown
    return shown.model_copy(update={"quote": quote, "chart": shown.chart.model_copy(update={"is_low": True})})
