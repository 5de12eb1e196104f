"""The deck of a meeting, or of the slides proposed for a node and month: as a presentation and as PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from nsvh_dash.charts.slide import slide_chart
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports import deck_pdf, deck_pptx
from nsvh_dash.exports.chart_picture import drawing_to_svg
from nsvh_dash.exports.deck.about import About
from nsvh_dash.handouts import Progress
from nsvh_dash.model.meeting import Meeting
from nsvh_dash.model.period import Month
from nsvh_dash.model.slide import ShownSlide, SlideChart
from nsvh_dash.views import format as fmt
from nsvh_dash.views.texts import deck as words

__all__ = ["MAKERS", "About", "about_meeting", "about_node", "make_pdf", "make_pptx"]


def make_pptx(slides: Sequence[ShownSlide], about: About, progress: Progress) -> bytes:
    """The slides as a presentation whose charts and tables can be edited. The same slides make the same bytes."""
    return deck_pptx.to_pptx(slides, about, _pages_told(progress))


def make_pdf(slides: Sequence[ShownSlide], about: About, progress: Progress) -> bytes:
    """The same pages as PDF that can be read aloud."""
    return deck_pdf.to_pdf(slides, about, _draw, _pages_told(progress))


def about_node(dashboard: Dashboard, node_id: str, month: Month) -> About:
    """What a deck of a node and month is called, and when its figures were imported."""
    name = dashboard.catalogue.organisation[node_id].name
    return About(f"{words.DECK} {fmt.month(month)}, {name}", dashboard.imported_at or _NEVER)


def about_meeting(dashboard: Dashboard, meeting: Meeting) -> About:
    """What a meeting is called, and when what it shows was kept or imported."""
    at = meeting.kept.at if meeting.kept else dashboard.imported_at
    return About(f"{meeting.name}, {fmt.date(meeting.held_on)}", at or _NEVER)


_NEVER = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""Stands for the moment of figures that nobody has imported."""
MAKERS = {".pptx": make_pptx, ".pdf": make_pdf}
"""What makes which kind of file."""


def _draw(chart: SlideChart) -> str:
    return drawing_to_svg(*slide_chart(chart))


def _pages_told(progress: Progress) -> Callable[[int, int], None]:
    return lambda done, of_all: progress(done / of_all, words.PAGE.format(done=done, of_all=of_all))
