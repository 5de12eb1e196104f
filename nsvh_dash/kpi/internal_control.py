"""The rules of the internkontrollplan: what a risk's value asks for, where it stood when the last report was given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.model.record import Control, ControlResult, Risk, RiskLevel
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.model.report_period import ReportPeriod

WATCH_FROM, ACT_FROM = 4, 9
"""The least values, likelihood times consequence, that are watched and that something is done about."""


class Movement(StrEnum):
    """How a risk's value has moved since the last report."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class StandingRisk:
    """A risk as assessed on a day, and as it was assessed when the last report was given."""

    now: Risk
    before: Risk | None
    """None for one that was not in the plan then."""

    @property
    def movement(self) -> Movement:
        """By the value; the step of likelihood or consequence alone does not count."""
        if self.before is None:
            return Movement.NEW
        now, before = value_of(self.now), value_of(self.before)
        if now == before:
            return Movement.SAME
        return Movement.UP if now > before else Movement.DOWN


def value_of(risk: Risk) -> int:
    """Likelihood times consequence, 1 to 16."""
    return risk.likelihood * risk.consequence


def level_of(likelihood: int, consequence: int) -> RiskLevel:
    """What a value asks for; what is decided about a risk may be another."""
    value = likelihood * consequence
    if value >= ACT_FROM:
        return RiskLevel.ACT
    return RiskLevel.WATCH if value >= WATCH_FROM else RiskLevel.ACCEPT


def assessed(history: Sequence[Risk], day: dt.date) -> Risk | None:
    """The assessment that held on a day: the latest by its own day, of two from one day the one written last."""
    known = [risk for risk in history if risk.assessed_on <= day]
    return max(enumerate(known), key=lambda found: (found[1].assessed_on, found[0]))[1] if known else None


def risks_on(book: RecordBook, day: dt.date) -> list[StandingRisk]:
    """The plan's risks on a day, each as it stood then and when the last report was given."""
    last = ReportPeriod.under_way(day).before.last_day
    found = [(assessed(history, day), assessed(history, last)) for history in book.histories(Risk)]
    return [StandingRisk(now, before) for now, before in found if now is not None]


def controls_of(book: RecordBook, risk_id: str) -> list[Control]:
    """What is done against a risk again and again."""
    return [control for control in book.standing(Control) if control.risk == risk_id]


def results_of(book: RecordBook, control_id: str) -> dict[ReportPeriod, ControlResult]:
    """What a control showed, by the period of the report."""
    return {found.period: found for found in book.standing(ControlResult) if found.control == control_id}
