"""One figure before it is judged: as it was told, or made of a numerator and a denominator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from nsvh_dash.model.indicator import Formula, Indicator
from nsvh_dash.model.observation import Observation, State


class Origin(StrEnum):
    """Whether somebody reported the figure for the node itself, or it was worked out."""

    REPORTED = "reported"
    COMPUTED = "computed"


class Why(StrEnum):
    """Why there is no figure, or why a figure is not judged."""

    NOTHING = ""
    UNRELIABLE = "unreliable"
    YEARLY = "yearly"
    UNITS = "not_reported"
    """No unit inside has reported."""
    NO_PARTS = "no_parts"
    """The months have nothing that can be added to a ratio."""
    MONTHS = "months"
    """Months of the window are missing."""
    ZERO_DENOMINATOR = "zero_denominator"
    ROLLING_ONLY = "rolling_only"
    """An R12 measure has no year to date of its own."""
    REPORTED_ONLY = "reported_only"
    """Only a reported figure counts here, and nobody reported one."""
    SUPPRESSED = "suppressed"
    """It stands on too few, or would give away one that does."""


@dataclass(frozen=True)
class Value:
    """A figure with what it was made of; `value` None when there is none, and then `why`."""

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    state: State = State.MISSING
    origin: Origin | None = None
    why: Why = Why.NOTHING
    reason: str = ""
    months_reporting: int = 0
    """Months of the window that are part of the figure."""
    months_expected: int = 1
    """Months of the window in which the figure was due."""

    @property
    def has_parts(self) -> bool:
        """True when both a numerator and a denominator are known."""
        return self.numerator is not None and self.denominator is not None

    @property
    def is_whole(self) -> bool:
        """True when no month of the window is missing."""
        return self.months_reporting >= self.months_expected

    @property
    def is_delivered(self) -> bool:
        """True for a figure, and for the numbers of a share of nothing."""
        return self.value is not None or self.has_parts

    def over(self, reporting: int, expected: int) -> Value:
        """The same figure, of so many months out of so many."""
        return replace(self, months_reporting=reporting, months_expected=expected)


def quotient(numerator: float | None, denominator: float | None, scale: float) -> float | None:
    """Scale · numerator / denominator; None when either is absent or the denominator is 0."""
    if numerator is None or not denominator:
        return None
    return scale * numerator / denominator


def share(indicator: Indicator, numerator: float | None, denominator: float | None) -> float | None:
    """Numerator over denominator in the indicator's measure; a growth is what is above the whole."""
    found = quotient(numerator, denominator, indicator.scale)
    return found if found is None or indicator.formula is not Formula.DEVELOPMENT else found - 100.0


def as_told(indicator: Indicator, observation: Observation) -> Value:
    """An observation as the node's own figure: a delivered numerator and denominator decide a ratio.

    A share of nothing (denominator 0) does not apply. State `missing` means that nothing was said.
    """
    value, numerator, denominator = observation.value, observation.numerator, observation.denominator
    if observation.state in (State.NOT_MEASURABLE, State.NOT_APPLICABLE, State.SUPPRESSED):
        return Value(state=observation.state, reason=observation.comment)
    if observation.state is State.MISSING:
        return Value(why=Why.UNITS, reason=observation.comment)
    if not indicator.is_ratio:
        numerator = denominator = None
    elif numerator is not None and denominator is not None:
        if denominator == 0:
            return nothing_to_share(numerator, Origin.REPORTED)
        value = share(indicator, numerator, denominator)
    else:
        numerator = denominator = None
    if value is None:
        return Value(why=Why.UNITS)
    return Value(
        value,
        numerator,
        denominator,
        observation.state,
        Origin.REPORTED,
        reason=observation.comment,
        months_reporting=1,
    )


def computed(value: float | None) -> Value:
    """A figure worked out from others, if it could be."""
    if value is None:
        return Value(why=Why.UNITS)
    return Value(value, state=State.COMPUTED, origin=Origin.COMPUTED, months_reporting=1)


def ratio(indicator: Indicator, numerator: float | None, denominator: float | None) -> Value:
    """A figure worked out from its numerator and denominator, if there are any."""
    if numerator is None or denominator is None:
        return Value(why=Why.UNITS)
    if denominator == 0:
        return nothing_to_share(numerator)
    return Value(
        share(indicator, numerator, denominator),
        numerator,
        denominator,
        State.COMPUTED,
        Origin.COMPUTED,
        months_reporting=1,
    )


def nothing_to_share(numerator: float, origin: Origin = Origin.COMPUTED) -> Value:
    """Denominator 0: delivered, counted upward, but without a figure of its own."""
    return Value(None, numerator, 0.0, State.NOT_APPLICABLE, origin, why=Why.ZERO_DENOMINATOR, months_reporting=1)


def preliminary_if_any(figure: Value, parts: list[Value]) -> Value:
    """A figure made of anything preliminary is preliminary itself."""
    if figure.value is not None and any(part.state is State.PRELIMINARY for part in parts):
        return replace(figure, state=State.PRELIMINARY)
    return figure


def is_unmeasurable(figure: Value) -> bool:
    """True when the figure is absent because it cannot be followed up."""
    return figure.state is State.NOT_MEASURABLE
