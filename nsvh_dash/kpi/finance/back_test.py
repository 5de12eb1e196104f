"""The methods tried on years that are over: what they would have said month by month, beside what it became."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.finance.forecasting import MONTHS_A_YEAR, Estimate, Method, estimate
from nsvh_dash.model.period import Month


@dataclass(frozen=True, slots=True)
class Trial:
    """What a method would have said of a year after one of its months (rolling origin)."""

    method: Method
    origin: Month
    said: Estimate
    became: float

    @property
    def error(self) -> float:
        """How far off, either way."""
        return abs(self.said.year - self.became)

    @property
    def held(self) -> bool | None:
        """Whether the outcome fell in the interval; None where the method gave none."""
        if self.said.low is None or self.said.high is None:
            return None
        return self.said.low <= self.became <= self.said.high


@dataclass(frozen=True, slots=True)
class Record:
    """A method's past errors, all methods over the same origins."""

    method: Method
    trials: int
    mean_error: float
    largest_error: float
    by_year: tuple[tuple[int, float], ...]
    """Mean error of each year tried."""
    held: int
    with_interval: int
    """The outcome fell in `held` of so many intervals."""


def run_up_to(series: Mapping[Month, float], month: Month) -> list[float]:
    """The months without a gap that end in one; empty when that month itself is unknown."""
    found = []
    while month in series:
        found.append(series[month])
        month = month.plus(-1)
    return found[::-1]


def try_out(series: Mapping[Month, float], last_year: int) -> list[Trial]:
    """Every method after each month of every whole year up to one; only origins at which all of them can answer."""
    found = []
    for year in sorted({month.year for month in series if month.year <= last_year}):
        months = [Month(year, number + 1) for number in range(MONTHS_A_YEAR)]
        if any(month not in series for month in months):
            continue
        became = sum(series[month] for month in months)
        for origin in months[:-1]:
            known = run_up_to(series, origin)
            said = {method: estimate(method, known, MONTHS_A_YEAR - origin.month) for method in Method}
            answers = {method: answer for method, answer in said.items() if answer is not None}
            if len(answers) == len(Method):
                found += [Trial(method, origin, answer, became) for method, answer in answers.items()]
    return found


def records(trials: Sequence[Trial]) -> tuple[Record, ...]:
    """Each method's record, the best first: the one with the smallest mean error is what a page shows at once."""
    found = [_record(method, mine) for method in Method if (mine := [t for t in trials if t.method is method])]
    return tuple(sorted(found, key=lambda record: record.mean_error))


def _record(method: Method, trials: Sequence[Trial]) -> Record:
    years = sorted({trial.origin.year for trial in trials})
    intervals = [trial.held for trial in trials if trial.held is not None]
    return Record(
        method,
        len(trials),
        _mean([trial.error for trial in trials]),
        max(trial.error for trial in trials),
        tuple((year, _mean([trial.error for trial in trials if trial.origin.year == year])) for year in years),
        sum(intervals),
        len(intervals),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
