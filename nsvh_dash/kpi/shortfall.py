"""How far a figure is from its target in cases, and since when: what a unit can act on and tell as new or old."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from math import floor

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.kpi.status import SLACK
from nsvh_dash.kpi.targets import is_strict
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month

_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)


def cases_to_target(catalogue: Catalogue, figure: Figure) -> int | None:
    """How many cases more (fewer when lower is better) of the same whole would have reached the target.

    0 when it is reached. None where the figure is no share of cases: no target, no whole, or a value that was
    delivered as it stands and is not the share of its parts.
    """
    indicator = catalogue.indicators_by_id[figure.indicator_id]
    value, part, whole, target = figure.value, figure.numerator, figure.denominator, figure.target
    if indicator.cases is None or figure.status not in _JUDGED:
        return None
    if value is None or part is None or not whole or target is None or whole < 0:
        return None
    if abs(indicator.scale * part / whole - value) > SLACK * max(abs(value), 1.0):
        return None
    if figure.status is Status.REACHED:
        return 0
    sign, slack = indicator.direction.sign, abs(target) * SLACK
    strict = is_strict(catalogue.targets_by_id[figure.target_id or ""].rule)

    def reaches(cases: int) -> bool:
        ahead = (indicator.scale * (part + sign * cases) / whole - target) * sign
        return ahead > slack if strict else ahead >= -slack

    least = max(floor(sign * (target * whole / indicator.scale - part)), 1)
    cases = next(number for number in count(least) if reaches(number))
    return cases if part + sign * cases >= 0 else None


@dataclass(frozen=True, slots=True)
class Streak:
    """An unbroken run of figures that do not reach their target."""

    months: int
    """How many, the latest one counted in; 0 when the latest reaches it or cannot be judged."""
    reached_before: bool
    """True when the figure just before the run reached its target: then the run is known from its start."""


def missed_in_a_row(figures: Iterable[Figure], month: Month) -> Streak:
    """The run that ends in a month, over figures of one indicator, node and kind of period.

    A month that cannot be judged ends the run: nobody knows what it would have been.
    """
    statuses = {figure.month: figure.status for figure in figures}
    months = next(n for n in count() if statuses.get(month.plus(-n)) not in (Status.NEAR, Status.MISSED))
    return Streak(months, statuses.get(month.plus(-months)) is Status.REACHED)
