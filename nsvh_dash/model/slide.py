"""What a slide shows, whole: words, numbers and drawing, as it was shown and can be shown again."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from nsvh_dash.model.observation import Status


class SlideKind(StrEnum):
    """What a slide is about; the first six are made of what is known, the rest of what somebody wrote."""

    SCORECARD = "scorecard"
    INDICATOR = "indicator"
    COMPARISON = "comparison"
    BRIDGE = "bridge"
    GOALS = "goals"
    RISKS = "risks"
    AGENDA = "agenda"
    FOCUS = "focus"
    TEXT = "text"


class ChartKind(StrEnum):
    """How a slide's numbers are drawn."""

    LINE = "line"
    COLUMN = "column"
    BAR = "bar"
    BRIDGE = "bridge"


class SeriesRole(StrEnum):
    """What a series stands for, which decides how it is drawn."""

    ACTUAL = "actual"
    TARGET = "target"
    LAST_YEAR = "last_year"


class _Shape(BaseModel):
    # Kept by one version of the program and read by another: fields it does not know are passed over.
    model_config = ConfigDict(frozen=True, extra="ignore")


class Series(_Shape):
    """One line or set of columns; a place a category, None where there is no value."""

    name: str
    role: SeriesRole
    values: tuple[float | None, ...]
    texts: tuple[str, ...]
    """The values as people read them; empty where there is none."""


class Span(_Shape):
    """One bar of a bridge, from where to where."""

    start: float
    end: float
    text: str
    role: str
    """One of views.bridge.Role: budget, favourable, unfavourable, unexplained, actual."""


class SlideChart(_Shape):
    """A drawing without its looks: the presentation, the deck and the PDF draw it each in its own way."""

    kind: ChartKind
    categories: tuple[str, ...]
    """Months, units, or the steps of a bridge."""
    unit: str
    decimals: int
    """How many decimals the values are written with."""
    series: tuple[Series, ...] = ()
    spans: tuple[Span, ...] = ()
    """The bars of a bridge, one a category; a bridge has no series."""
    statuses: tuple[Status, ...] = ()
    """One a category where units are compared."""
    breaks: tuple[int, ...] = ()
    """The categories from which the definition is another: the line is not drawn across."""
    preliminary: tuple[int, ...] = ()
    is_low: bool = False
    """True for one over time that leaves room beneath it for a comment."""
    chosen: tuple[int, ...] = ()
    """The categories to point out, for instance one's own unit."""


class SlideTable(_Shape):
    """Rows of a slide that is a table."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...]
    statuses: tuple[Status, ...] = ()
    status_column: int | None = None


class SlideFact(_Shape):
    """A label and what stands beside it at the right of a slide."""

    label: str
    text: str
    status: Status | None = None
    word: str = ""
    """What the status is called here, where it is called something else than of an indicator."""


class SlideQuote(_Shape):
    """What somebody has signed about what the slide shows."""

    text: str
    signature: str
    """Who, and on which day."""


class ShownFigure(_Shape):
    """A figure as it was shown, to be held against what is known later."""

    key: str
    """What makes it the same figure: indicator or line, node, month, period and what of it, by their ids."""
    label: str
    """`Telefontillgänglighet, Vårdcentralen Halland, april 2024`."""
    text: str
    value: float | None


class ShownSlide(_Shape):
    """A slide ready to be shown."""

    kind: SlideKind
    subject: str = ""
    """The indicator, breakdown or focus area it is about."""
    title: str
    """The message, a sentence of at most two lines."""
    subtitle: str = ""
    """What is shown: measure, period, place."""
    chart: SlideChart | None = None
    table: SlideTable | None = None
    facts: tuple[SlideFact, ...] = ()
    """At most three."""
    lines: tuple[str, ...] = ()
    """Points of an agenda, points to focus on, paragraphs of a text."""
    quote: SlideQuote | None = None
    alt: str = ""
    """The drawing in words."""
    empty: str = ""
    """Why there is nothing to draw; empty when there is."""
    notes: str = ""
    """What the speaker wants to say."""
    footer: str = ""
    """Source, period and as of what."""
    link: str = ""
    """The page that shows more, with its address."""
    figures: tuple[ShownFigure, ...] = ()
