"""The risk matrix: likelihood upwards, consequence to the right, each risk where it is and where it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.kpi.internal_control import Movement, StandingRisk, level_of
from nsvh_dash.model.record import RiskLevel
from nsvh_dash.model.record_fields import HIGHEST
from nsvh_dash.views.texts import internal_control as words

STEPS = range(1, HIGHEST + 1)


@dataclass(frozen=True, slots=True)
class MatrixRisk:
    """A risk in its cell."""

    id: str
    movement: Movement
    mark: str
    """A shape for how it has moved; empty for one that has not."""
    word: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One likelihood with one consequence."""

    value: int
    level: RiskLevel
    """What the value asks for."""
    risks: tuple[MatrixRisk, ...]
    left: tuple[str, ...]
    """The risks that stood here when the last report was given."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows from the greatest likelihood down, each from the least consequence on."""

    rows: tuple[tuple[str, tuple[MatrixCell, ...]], ...]
    """What the likelihood is called, and its cells."""
    headings: tuple[str, ...]
    """What each consequence is called."""


def build_matrix(risks: Iterable[StandingRisk]) -> Matrix:
    """The matrix of a plan's risks."""
    found = list(risks)
    rows = tuple(
        (words.LIKELIHOOD[likelihood], tuple(_cell(found, likelihood, consequence) for consequence in STEPS))
        for likelihood in reversed(STEPS)
    )
    return Matrix(rows, tuple(words.CONSEQUENCE[step] for step in STEPS))


def _cell(risks: list[StandingRisk], likelihood: int, consequence: int) -> MatrixCell:
    place = (likelihood, consequence)
    here = [risk for risk in risks if (risk.now.likelihood, risk.now.consequence) == place]
    left = [
        risk.now.id
        for risk in risks
        if risk.before and (risk.before.likelihood, risk.before.consequence) == place and risk not in here
    ]
    told = (MatrixRisk(r.now.id, r.movement, words.MARK[r.movement], words.MOVEMENT[r.movement]) for r in here)
    return MatrixCell(likelihood * consequence, level_of(likelihood, consequence), tuple(told), tuple(left))
