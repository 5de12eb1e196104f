"""A native chart before it is written: the columns of its data sheet, and how each of them is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nsvh_dash.exports.deck import look


@dataclass(frozen=True, slots=True)
class Ink:
    """How something is filled and outlined; None is nothing."""

    fill: str | None = None
    line: str | None = None
    width: float = 1.5
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """What stands beside a point, and on which side of it."""

    place: str
    colour: str = look.INK
    text: str = ""
    """Empty for the point's own value in the chart's number format."""


@dataclass(frozen=True, slots=True)
class Column:
    """One series: a column of the data sheet."""

    name: str
    values: tuple[float | None, ...]
    ink: Ink
    as_line: bool = False
    dots: Ink | None = None
    """Of every point of a line."""
    marks: Mapping[int, Ink] = field(default_factory=dict)
    """The points of a line that have a dot, the bars that are drawn otherwise."""
    labels: Mapping[int, Label] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of one category axis and one value axis."""

    categories: tuple[str, ...]
    columns: tuple[Column, ...]
    number_format: str
    axis_format: str
    low: float
    high: float
    step: float | None
    """Between the lines of the value axis; None where values stand beside the bars instead."""
    horizontal: bool = False
    stacked: bool = False
    bar_gap: int = 40
    """Between bars, per cent of a bar."""
    label_every: int = 1
    """How many categories there are to a written one."""
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    """Room around the drawing for what is written there, points."""
    key_width: float = 0.0
    """Of the key above; 0 for none."""
