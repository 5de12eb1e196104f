"""How a slide's numbers become a native chart: lines, columns, bars of units, and the bridge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from math import ceil

from nsvh_dash.exports.deck import look, measure
from nsvh_dash.exports.deck.bridge import bridge_columns, bridge_scale
from nsvh_dash.exports.deck.drawing import Column, Drawing, Ink, Label
from nsvh_dash.exports.deck.look import Box
from nsvh_dash.exports.deck.scale import decimals_of, even_scale, number_format, ticks
from nsvh_dash.model.observation import Status
from nsvh_dash.model.plain_text import plain
from nsvh_dash.model.slide import ChartKind, Series, SeriesRole, SlideChart
from nsvh_dash.views import texts
from nsvh_dash.views.texts import deck as words

_LINE = Ink(line=look.ACCENT, width=2.75)
_EARLIER_LINE = Ink(line="7FAED3", width=2.75)
_TARGET = Ink(line=look.INK, width=1.75, dashed=True)
_LAST_YEAR = Ink(line=look.FAINT, width=1.5)
_SOLID = Ink(fill=look.ACCENT)
_EARLIER = Ink(fill="7FAED3")
_HOLLOW = Ink(fill=look.PAPER, line=look.ACCENT, width=2.0)
_INNER = Ink(fill="D6E6F4", line=look.ACCENT, width=1.0)
_DOT = Ink(fill=look.ACCENT, line=look.ACCENT)
_BARS = {
    Status.REACHED: Ink(fill=look.ACCENT),
    Status.NEAR: Ink(fill="E3B899", line=look.ATTENTION),
    Status.MISSED: Ink(fill=look.ATTENTION),
    Status.NOT_MEASURABLE: Ink(fill=look.LINE),
    Status.MISSING: Ink(fill=look.LINE),
    Status.NO_TARGET: Ink(fill=look.NOTE),
}
_LIGHT = (Status.NEAR, Status.NOT_MEASURABLE, Status.MISSING)
"""Whose bars carry dark letters."""
_PLANNED = Ink(line=look.INK, width=1.25)
_KEY_SIGN = 56.0
"""What the sign and the space of an entry of the key take beside its word, points."""
_KEY_LINE = 26.0
_NAME_SHARE = 0.5
"""How much of a chart's width the names of its bars may take."""
_OWN = "►"


def drawing_of(chart: SlideChart, whole: SlideChart, box: Box) -> Drawing:
    """The chart of one page. `whole` is the slide's, which decides the scale where it goes over several pages."""
    if chart.kind is ChartKind.BRIDGE:
        return _bridge(chart, whole, box)
    if chart.kind is ChartKind.BAR:
        return _units(chart, whole, box)
    return _months(chart, box)


def _of(chart: SlideChart, role: SeriesRole) -> Series | None:
    return next((series for series in chart.series if series.role is role), None)


def _months(chart: SlideChart, box: Box) -> Drawing:
    """Values over time, as lines or columns, with the target and the year before as lines."""
    columns = tuple(column for column in _over_time(chart) if any(value is not None for value in column.values))
    as_columns = chart.kind is ChartKind.COLUMN
    scale = even_scale([value for series in chart.series for value in series.values], from_zero=as_columns)
    left = max(measure.width(text, look.LEAST) for text in ticks(scale)) + 8
    last = max((measure.width(_last_text(series), look.LEAST, bold=True) for series in chart.series[:1]), default=0.0)
    right = last + 10 if not as_columns else 8.0
    drawing = Drawing(
        _named(chart),
        columns,
        number_format(chart.decimals, plain(chart.unit)),
        number_format(decimals_of(scale.step)),
        scale.low,
        scale.high,
        scale.step,
        right=right,
        label_every=_every(chart.categories, box.width - left - right),
    )
    return _with_key(drawing, box)


def _named(chart: SlideChart) -> tuple[str, ...]:
    return tuple(plain(name) for name in chart.categories)


def _last_text(series: Series) -> str:
    return next((plain(text) for text in reversed(series.texts) if text), "")


def _every(names: Sequence[str], room: float) -> int:
    """How many categories lie between two written ones; so that the last is written, if that costs little."""
    widest = max((measure.width(plain(name), look.LEAST) for name in names), default=0.0) + 12
    least = next((n for n in range(1, len(names) + 1) if n * room / len(names) >= widest), max(len(names), 1))
    ending = (n for n in range(least, least * 2) if (len(names) - 1) % n == 0)
    return next(ending, least)


def _over_time(chart: SlideChart) -> Iterator[Column]:
    as_columns = chart.kind is ChartKind.COLUMN
    actual = _of(chart, SeriesRole.ACTUAL)
    if actual is not None:
        yield from _actual(chart, actual, as_columns)
    for series, ink in ((_of(chart, SeriesRole.TARGET), _TARGET), (_of(chart, SeriesRole.LAST_YEAR), _LAST_YEAR)):
        if series is not None:
            lone = dict.fromkeys(_alone(series.values), Ink(fill=ink.line, line=ink.line))
            yield Column(_name(series), series.values, ink, as_line=True, marks=lone)


def _name(series: Series) -> str:
    """`Mål 95 %` where it has been the same throughout, else `Mål`."""
    said = {text for text in series.texts if text}
    same = series.role is SeriesRole.TARGET and len(said) == 1
    return plain(f"{series.name} {said.pop()}" if same else series.name)


def _actual(chart: SlideChart, series: Series, as_columns: bool) -> Iterator[Column]:
    """The actual, in a series of its own for each definition, and what is preliminary hollow in another."""
    hollow = set(chart.preliminary)
    edges = [0, *sorted(chart.breaks), len(series.values)]
    known = [at for at, value in enumerate(series.values) if value is not None]
    name = plain(series.name)
    for start, end in pairwise(edges):
        latest = end == len(series.values)
        said = name if latest else words.EARLIER_DEFINITION
        within = set(range(start, end))
        if as_columns:
            values = _only(series.values, within - hollow)
            yield Column(said, values, _SOLID if latest else _EARLIER)
            continue
        values = _only(series.values, within)
        labels = {known[-1]: Label("r", look.ACCENT)} if known and known[-1] in within else {}
        # A dot below that of what is preliminary makes the ring that LibreOffice does not draw around it.
        marks = dict.fromkeys({*_alone(values), *labels, *hollow & within}, _DOT)
        yield Column(said, values, _LINE if latest else _EARLIER_LINE, as_line=True, marks=marks, labels=labels)
    if hollow & set(known):
        values = _only(series.values, hollow)
        if as_columns:
            yield Column(words.PRELIMINARY, values, _HOLLOW)
        else:
            yield Column(words.PRELIMINARY, values, Ink(), as_line=True, dots=_INNER)


def _only(values: Sequence[float | None], places: Set[int]) -> tuple[float | None, ...]:
    return tuple(value if at in places else None for at, value in enumerate(values))


def _alone(values: Sequence[float | None]) -> list[int]:
    """The places of values without a neighbour, which a line alone would not show."""
    around = [None, *values, None]
    return [
        at for at, value in enumerate(values) if value is not None and around[at] is None and around[at + 2] is None
    ]


def _units(chart: SlideChart, whole: SlideChart, box: Box) -> Drawing:
    """Units below each other, in a series for each status; the target is an outline."""
    values = [0.0, *(value for series in whole.series for value in series.values if value is not None)]
    left, names = _bar_names(_pointed_out(chart), box, lines=1)
    widest = max(measure.width(plain(text), look.LEAST, bold=True) for s in whole.series for text in s.texts) + 12
    low, high = min(values), max(values) or 1.0
    drawing = Drawing(
        names,
        tuple(_by_status(chart, widest / (box.width - left - widest) * (high - low))),
        number_format(chart.decimals, plain(chart.unit)),
        number_format(chart.decimals),
        low,
        high,
        None,
        horizontal=True,
        left=left,
        right=widest,
    )
    return _with_key(drawing, box)


def _pointed_out(chart: SlideChart) -> tuple[str, ...]:
    return tuple(f"{_OWN} {name}" if at in chart.chosen else name for at, name in enumerate(_named(chart)))


def _bar_names(names: Sequence[str], box: Box, lines: int) -> tuple[float, tuple[str, ...]]:
    """How much room the names take, and as much of each as it holds."""
    widest = max((measure.width(name, look.LEAST) for name in names), default=0.0)
    room = min(widest, box.width * _NAME_SHARE)
    cut = (measure.cut(name, room, look.LEAST, lines) for name in names)
    return room + 12, tuple("\n".join(measure.lines(name, room, look.LEAST)) for name in cut)


def _by_status(chart: SlideChart, text_length: float) -> Iterator[Column]:
    """The bars, each with its value where no edge of a bar or target lies across it."""
    actual, target = _of(chart, SeriesRole.ACTUAL), _of(chart, SeriesRole.TARGET)
    if actual is None:
        return
    aims = target.values if target else (None,) * len(actual.values)
    judged = chart.statuses or (Status.NO_TARGET,) * len(actual.values)
    present = [status for status in _BARS if status in judged]
    beyond: dict[int, Label] = {}
    for status in present:
        values = tuple(value if own is status else None for value, own in zip(actual.values, judged, strict=True))
        labels = {}
        for at, value in enumerate(values):
            place = "" if value is None else _place_of(value, aims[at], text_length)
            if place == _BEYOND:
                beyond[at] = Label("outEnd", text=plain(actual.texts[at]))
            elif place:
                inside = look.INK if place == "outEnd" or status in _LIGHT else look.PAPER
                labels[at] = Label(place, inside)
        only = present == [Status.NO_TARGET]
        yield Column(
            plain(actual.name) if only else texts.STATUS[status],
            values,
            _SOLID if only else _BARS[status],
            labels=labels,
        )
    if target is not None:
        yield Column(_name(target), target.values, _PLANNED, labels=beyond)


_BEYOND = "beyond the target"


def _place_of(value: float, aim: float | None, text_length: float) -> str:
    """Where a bar's value stands: at its foot, at its end, or beyond it when it is too short for the text."""
    across = aim if aim is not None and 0 < aim < value else None
    if value > text_length and (across is None or across > text_length):
        return "inBase"
    if across is not None and value - across > text_length:
        return "inEnd"
    return _BEYOND if aim is not None and aim > value >= 0 else "outEnd"


def _bridge(chart: SlideChart, whole: SlideChart, box: Box) -> Drawing:
    """From budget to actual, each step beginning where the one before ended."""
    rows = box.height / max(len(chart.categories), 1)
    left, names = _bar_names(_named(chart), box, lines=max(int(rows // (look.LEAST * measure.LINE)), 1))
    room = max((measure.width(plain(span.text), look.LEAST, bold=True) for span in whole.spans), default=0.0) + 10
    scale = bridge_scale(whole, (box.width - left) / room if room else 1.0)
    return Drawing(
        names,
        bridge_columns(chart, scale),
        number_format(chart.decimals),
        number_format(chart.decimals),
        scale.low,
        scale.high,
        None,
        horizontal=True,
        stacked=True,
        left=left,
    )


def _with_key(drawing: Drawing, box: Box) -> Drawing:
    """With a key above, in as many lines as it takes, unless there is one kind of mark alone."""
    widths = [measure.width(column.name, look.LEAST) + _KEY_SIGN for column in drawing.columns]
    if len(widths) < 2 or drawing.stacked:
        return replace(drawing, top=look.LEAST * 0.6)
    # Programs give every entry the room of the widest.
    widest = min(max(widths), box.width)
    rows = ceil(len(widths) / (box.width // widest))
    return replace(drawing, top=rows * _KEY_LINE + 6, key_width=ceil(len(widths) / rows) * widest)
