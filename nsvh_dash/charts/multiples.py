"""Small panels on one scale, as inline SVG: as many as there are units, on any width, drawn with the page."""

from __future__ import annotations

from xml.sax.saxutils import escape

from nsvh_dash.charts import theme
from nsvh_dash.views.chart_block import ChartBlock
from nsvh_dash.views.units.multiples import Multiples, Panel, Series

WIDTH, HEIGHT = 220, 84
_MARGIN = 5.0
_COLUMNS, _CELL_WIDTH, _CELL_HEIGHT, _TOP = 4, 250, 136, 96
"""The sheet for files: panels in rows, each under its name, beneath the title."""


def panel_drawing(found: Multiples, panel: Panel) -> str:
    """One unit's lines: its own, its target dashed, its area faint. Hidden from screen readers: words stand beside."""
    return (
        f'<svg class="panel" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
        f"{_lines(found, panel)}</svg>"
    )


def _lines(found: Multiples, panel: Panel) -> str:
    last = max(index for index, value in enumerate(panel.actual) if value is not None)
    end = f"M{_place(found, last, panel.actual[last] or 0.0)}h0"
    return "".join(
        (
            _path(found, found.area, theme.FAINT, 1.5),
            _path(found, panel.target, theme.INK, 1, "4 3"),
            _path(found, panel.actual, theme.ACTUAL, 2),
            f'<path d="{end}" fill="none" style="stroke:{theme.ACTUAL}" stroke-width="7" stroke-linecap="round"'
            ' vector-effect="non-scaling-stroke"/>',
        )
    )


def _path(found: Multiples, series: Series, colour: str, width: float, dash: str = "") -> str:
    """A line broken where a value is missing or a stretch begins anew; a lone month is a dot."""
    drawn = ""
    for index, value in enumerate(series):
        if value is None:
            continue
        starts = index == 0 or series[index - 1] is None or index in found.begins_anew
        place = _place(found, index, value)
        drawn += f"M{place}h0" if starts else f"L{place}"
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<path d="{drawn}" fill="none" style="stroke:{colour}" stroke-width="{width}" stroke-linecap="round"'
        f' stroke-linejoin="round" vector-effect="non-scaling-stroke"{dashed}/>'
        if drawn
        else ""
    )


def _place(found: Multiples, index: int, value: float) -> str:
    span = (found.high - found.low) or 1.0
    x = _MARGIN + index * (WIDTH - 2 * _MARGIN) / (len(found.months) - 1)
    y = HEIGHT - _MARGIN - (value - found.low) / span * (HEIGHT - 2 * _MARGIN)
    return f"{x:.1f},{y:.1f}"


def sheet(found: Multiples, block: ChartBlock) -> str:
    """All panels as one picture, for files."""
    rows = -(-len(found.panels) // _COLUMNS)
    width, height = _COLUMNS * _CELL_WIDTH + 20, _TOP + rows * _CELL_HEIGHT + 20
    cells = "".join(_cell(found, panel, index) for index, panel in enumerate(found.panels))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' font-family=\'{theme.FONT}\'><rect width="100%" height="100%" fill="var(--nsvh-ground)"/>'
        f"{_text(20, 34, block.title, 18, 600)}{_text(20, 58, block.subtitle, 12)}{cells}</svg>"
    )


def _cell(found: Multiples, panel: Panel, index: int) -> str:
    x, y = 20 + index % _COLUMNS * _CELL_WIDTH, _TOP + index // _COLUMNS * _CELL_HEIGHT
    about = f"{panel.row.value_text} · {panel.row.status_word}"
    return (
        f"{_text(x, y, panel.row.name, 13, 600)}{_text(x, y + 17, about, 12)}"
        f'<g transform="translate({x},{y + 24})">{_lines(found, panel)}</g>'
    )


def _text(x: int, y: int, text: str, size: int, weight: int = 400) -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{theme.INK}">{escape(text)}</text>'
