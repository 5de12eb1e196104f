"""One figure before it is judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from nsvh_dash.model.observation import State


class Origin(StrEnum):
    """Whether somebody reported the figure for the node itself, or it was worked out."""

    REPORTED = "reported"
    COMPUTED = "computed"


class Why(StrEnum):
    """Why there is no figure, or why a figure is not judged."""

    NOTHING = ""
    UNRELIABLE = "unreliable"
    SAID_SO = "said_so"
    """The delivery itself says that it cannot be followed up or does not apply."""
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
    """scale · numerator / denominator; None when either is absent or the denominator is 0."""
    if numerator is None or not denominator:
        return None
    return scale * numerator / denominator
