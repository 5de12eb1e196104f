"""Reads a target's wording as its rule."""

from __future__ import annotations

import re

from nsvh_dash.model.catalogue import fold
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.target import ChangeSinceNewYear, Milestones, NoTarget, TargetRule, YearGoal
from nsvh_dash.model.wording.forms import FORMS
from nsvh_dash.model.wording.reading import Reading
from nsvh_dash.model.wording.vocabulary import PROVISIONAL, SPREADS

_LONGEST = 400
_PROVISIONAL = re.compile(PROVISIONAL)
_SPREADS = {choice: re.compile(rf"(?P<core>.+?),? (?:{pattern})") for choice, pattern in SPREADS.items()}


def parse(wording: str, indicator: Indicator, year: int) -> TargetRule:
    """The rule that a wording says for an indicator and a year.

    WordingError when it has no accepted form (they are then listed), when its unit is not the indicator's, when
    it asks for the worse direction, or when it names another year.
    """
    reading = Reading(wording, indicator, year)
    text = fold(wording).strip(" .\"'”“")
    if len(text) > _LONGEST:
        raise reading.not_understood()
    provisional = _PROVISIONAL.fullmatch(text)
    core, milestones = _without_spread(provisional["core"] if provisional else text)
    rule = next((found for form in FORMS if (found := form(reading, core))), None)
    if rule is None:
        raise reading.not_understood()
    if milestones is not None:
        if not isinstance(rule, ChangeSinceNewYear | YearGoal):
            raise reading.refuse("fördelar målet över månaderna, men bara ett mål för hela året kan fördelas")
        rule = rule.model_copy(update={"milestones": milestones})
    if provisional and isinstance(rule, NoTarget):
        raise reading.refuse("är preliminärt, men säger inget mål")
    return rule.model_copy(update={"provisional": True}) if provisional else rule


def _without_spread(text: str) -> tuple[str, Milestones | None]:
    for choice, pattern in _SPREADS.items():
        if found := pattern.fullmatch(text):
            return found["core"], choice
    return text, None
