"""The small picture beside a warning: a series with its control limits and the new value outside them."""

from __future__ import annotations

import html
from collections.abc import Callable

from nsvh_dash.model.period import Month
from nsvh_dash.views import format as fmt
from nsvh_dash.views.importing.preview import PicturePoint, SeriesPicture

WIDTH = 440
HEIGHT = 116
_LEFT, _RIGHT, _TOP, _BOTTOM = 6.0, 96.0, 12.0, 22.0
Place = Callable[[int, float], tuple[float, float]]


def control_picture(picture: SeriesPicture) -> str:
    """Inline SVG with its sentence as text alternative: limits as a pale band, the mean thin, the new value marked."""
    points = (*picture.points, picture.new)
    place = _places(picture, len(points))
    x0, x1 = place(0, picture.mean)[0], place(len(points) - 1, picture.mean)[0]
    top, bottom = place(0, picture.upper)[1], place(0, picture.lower)[1]
    mean = place(0, picture.mean)[1]
    new = place(len(points) - 1, picture.new.value if picture.new.value is not None else picture.mean)
    label = html.escape(picture.summary, quote=True)
    return (
        f'<svg class="control" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}">'
        f'<rect class="band" x="{x0:.1f}" y="{top:.1f}" width="{x1 - x0:.1f}" height="{max(bottom - top, 1):.1f}"/>'
        f'<path class="mean" d="M{x0:.1f},{mean:.1f}H{x1:.1f}"/>'
        f'<path class="series" d="{_line(points, place)}"/>'
        f'<circle class="new" cx="{new[0]:.1f}" cy="{new[1]:.1f}" r="5"/>'
        f'<text class="strong" x="{new[0] + 10:.1f}" y="{new[1] + 4:.1f}">{html.escape(picture.new_text)}</text>'
        f"{_months(points, place)}</svg>"
    )


def _places(picture: SeriesPicture, count: int) -> Place:
    """Where a value of a month stands: everything there is fits, the limits too."""
    values = [point.value for point in (*picture.points, picture.new) if point.value is not None]
    low, high = min(*values, picture.lower), max(*values, picture.upper)
    span = (high - low) or 1.0

    def place(index: int, value: float) -> tuple[float, float]:
        x = _LEFT + index * (WIDTH - _LEFT - _RIGHT) / max(count - 1, 1)
        return x, HEIGHT - _BOTTOM - (value - low) / span * (HEIGHT - _TOP - _BOTTOM)

    return place


def _line(points: tuple[PicturePoint, ...], place: Place) -> str:
    """The series as a path; a gap is a gap."""
    drawn, is_drawing = "", False
    for index, point in enumerate(points):
        if point.value is None:
            is_drawing = False
            continue
        x, y = place(index, point.value)
        drawn += f"{'L' if is_drawing else 'M'}{x:.1f},{y:.1f}"
        is_drawing = True
    return drawn


def _months(points: tuple[PicturePoint, ...], place: Place) -> str:
    """The first month and the newest under the line."""
    return "".join(
        f'<text x="{place(index, 0.0)[0]:.1f}" y="{HEIGHT - 4}" text-anchor="{side}">'
        f"{fmt.month_of_year(Month.of(points[index].date))}</text>"
        for index, side in ((0, "start"), (len(points) - 1, "end"))
    )
