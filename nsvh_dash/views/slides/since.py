"""What was shown at a meeting held against what is known now: the same slides made anew, figure by figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nsvh_dash.model.meeting import Kept, Slide
from nsvh_dash.model.slide import ShownFigure, ShownSlide, SlideKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.slides.occasion import Occasion
from nsvh_dash.views.slides.show import show

_MUST_BE_SAID = ("value", "variance", "state")
"""What of a figure is worth a line when it can no longer be told: not what only follows from it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that was shown otherwise than it is known now."""

    slide: int
    """The first slide that showed it, counted from 1."""
    label: str
    then: str
    now: str


def changed_since(occasion: Occasion, kept: Kept, chosen: Sequence[Slide]) -> tuple[Changed, ...]:
    """Every figure of the kept slides that reads otherwise today, in the order it was shown."""
    now = _by_key(show(occasion, chosen))
    then = _by_key(kept.slides)
    missing = [key for key in then if key not in now]
    now = _asked_anew(occasion, missing) | now
    return tuple(
        Changed(at, figure.label, figure.text, text)
        for key, (at, figure) in then.items()
        if (text := _text(key, now)) is not None and text != figure.text
    )


def _by_key(slides: Iterable[ShownSlide]) -> dict[str, tuple[int, ShownFigure]]:
    """Each figure once, with the first slide that shows it."""
    found: dict[str, tuple[int, ShownFigure]] = {}
    for at, slide in enumerate(slides, 1):
        for figure in slide.figures:
            found.setdefault(figure.key, (at, figure))
    return found


def _asked_anew(occasion: Occasion, keys: Iterable[str]) -> dict[str, tuple[int, ShownFigure]]:
    """Figures that no slide shows now, because another has taken their place: as the indicator's own slide has them."""
    places = dict.fromkeys(tuple(key.split("|")[:2]) for key in keys)
    found: dict[str, tuple[int, ShownFigure]] = {}
    for subject, node_id in places:
        if subject in occasion.catalogue.indicators_by_id and node_id in occasion.catalogue.organisation:
            at_node = Occasion(occasion.snapshot, occasion.catalogue, node_id, occasion.month)
            found |= _by_key(show(at_node, [Slide(kind=SlideKind.INDICATOR, subject=subject)]))
    return found


def _text(key: str, now: dict[str, tuple[int, ShownFigure]]) -> str | None:
    """How a figure reads now; a dash where it has none, None where nothing can be said of it."""
    if key in now:
        return now[key][1].text
    return fmt.ABSENT if key.split("|")[4] in _MUST_BE_SAID else None
