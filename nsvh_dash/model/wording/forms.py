"""The forms a wording may have, one function a form: the rule it says, or None when it has another form."""

from __future__ import annotations

import re
from collections.abc import Callable

from nsvh_dash.model.indicator import Measure, TimeRule
from nsvh_dash.model.target import (
    AboveLastYear,
    Budget,
    ChangeSinceNewYear,
    Growth,
    Level,
    NoTarget,
    Phased,
    TargetRule,
    YearGoal,
)
from nsvh_dash.model.wording import vocabulary as v
from nsvh_dash.model.wording.reading import Reading

_BOUND = v.alternatives(v.BOUNDS)
_NUMBER = rf"(?P<number>{v.SIGNED})"
_UNIT = rf"(?: ?(?P<unit>{v.WORDS}))??"
_NOUN = rf"(?: (?P<noun>{v.WORDS}))??"
_EVERY_MONTH = r"(?: (?:varje månad|per månad|i månaden))"

_UNDECIDED = re.compile("|".join(v.UNDECIDED))
_BUDGET = re.compile(v.BUDGET)
_ABOVE_LAST_YEAR = re.compile(
    rf"(?P<word>{v.VERB}|{v.MORE}){_NOUN}(?:{_EVERY_MONTH} {v.COMPARED} {v.LAST_YEAR}|"
    rf" {v.COMPARED} samma månad {v.LAST_YEAR.replace('base', 'base_month')}(?:,?{_EVERY_MONTH})?)"
)
_GROWTH = (
    re.compile(
        rf"(?P<word>{v.VERB}(?: med)? |\+ ?|- ?)(?:(?P<bound>{v.CHANGE_BOUND}) )?(?P<number>{v.NUMBER}) ?(?:%|procent)"
        rf"{_NOUN} {v.COMPARED} {v.LAST_YEAR}"
    ),
    re.compile(
        rf"(?:(?P<bound>{v.CHANGE_BOUND}) )?(?P<number>{v.NUMBER}) ?(?:%|procent) (?P<word>{v.MORE})"
        rf"{_NOUN} {v.COMPARED} {v.LAST_YEAR}"
    ),
)
_CHANGE = (
    re.compile(
        rf"(?P<word>{v.VERB}(?: med)? |\+ ?|- ?)(?:(?P<bound>{v.CHANGE_BOUND}) )?(?P<number>{v.NUMBER}){_UNIT}"
        rf" (?:under (?:hela )?året|(?:sedan|från|{v.COMPARED}) {v.NEW_YEAR})"
    ),
    re.compile(
        rf"(?:(?P<bound>{v.CHANGE_BOUND}) )?(?P<number>{v.NUMBER}){_UNIT} (?P<word>{v.MORE}){_NOUN}"
        rf"(?: vid årets slut)? än {v.NEW_YEAR}"
    ),
)
_PLAN_ITEM = re.compile(
    rf"{_NUMBER}{_UNIT} (?P<until>i|t\.o\.m\.) (?P<month>{v.alternatives(v.MONTHS)})(?: (?P<year>\d{{4}}))?"
)
_PLAN_SEPARATOR = re.compile(r", (?:och )?|; ?| och ")
_UNTIL = re.compile(r"till och med|t\.? ?o\.? ?m\.?(?= )")
_YEAR_GOAL = re.compile(
    rf"(?:(?P<bound>{_BOUND}) ?)?(?:totalt |sammanlagt )?{_NUMBER}{_UNIT} "
    rf"(?:(?P<during>{v.DURING_THE_YEAR})|{v.AT_YEAR_END})"
)
_LEVEL = re.compile(
    rf"(?:(?P<before>{_BOUND}) ?)?{_NUMBER}{_UNIT}(?: (?P<after>eller \w+))?(?P<monthly>{_EVERY_MONTH})?"
)


def undecided(reading: Reading, text: str) -> TargetRule | None:
    """`Inte klart än`, `Inget målvärde`, `Följs upp årsvis`."""
    return NoTarget() if _UNDECIDED.fullmatch(text) else None


def budget(reading: Reading, text: str) -> TargetRule | None:
    """`Enligt budget`, `Enligt budgeterade timmar`."""
    found = _BUDGET.fullmatch(text)
    if found is None:
        return None
    reading.check_noun(found["noun"])
    return Budget()


def above_last_year(reading: Reading, text: str) -> TargetRule | None:
    """`Öka varje månad jämfört med föregående år`."""
    found = _ABOVE_LAST_YEAR.fullmatch(text)
    if found is None:
        return None
    reading.sign(None, found["word"])
    reading.check_noun(found["noun"])
    reading.check_year(found["base"] or found["base_month"], reading.year - 1)
    return AboveLastYear()


def growth(reading: Reading, text: str) -> TargetRule | None:
    """`Öka med 10 % jämfört med fg år`."""
    found = _any(_GROWTH, text)
    if found is None:
        return None
    reading.check_noun(found["noun"])
    reading.check_year(found["base"], reading.year - 1)
    percent = reading.amount(found["number"], None, Measure.PERCENT)
    return Growth(percent=reading.sign(found["bound"], found["word"].strip()) * percent)


def change_since_new_year(reading: Reading, text: str) -> TargetRule | None:
    """`Öka med minst 1 000 listade under året`."""
    found = _any(_CHANGE, text)
    if found is None:
        return None
    reading.check_noun(found.groupdict().get("noun"))
    amount = reading.difference(found["number"], found["unit"])
    if reading.is_done_of_planned or reading.indicator.time_rule not in (
        TimeRule.LAST,
        TimeRule.MEAN,
        TimeRule.RATIO,
        TimeRule.REPORTED,
    ):
        name = reading.indicator.short_name
        raise reading.refuse(f"utgår från läget vid årets början, men {name} räknas över en längre tid")
    return ChangeSinceNewYear(amount=reading.sign(found["bound"], found["word"].strip()) * amount)


def phased(reading: Reading, text: str) -> TargetRule | None:
    """`56 632 i april, 57 000 i maj`; `834 till och med april` for what is done of what is planned."""
    items = [_PLAN_ITEM.fullmatch(part) for part in _PLAN_SEPARATOR.split(_UNTIL.sub("t.o.m.", text))]
    months: dict[int, float] = {}
    for item in items:
        if item is None or (item["until"] != "i" and not reading.is_done_of_planned):
            return None
        number = v.MONTHS[item["month"]]
        if number in months:
            raise reading.refuse(f"har två värden för {item['month']}")
        reading.check_year(item["year"], reading.year)
        months[number] = reading.amount(item["number"], item["unit"], reading.measure)
    return Phased(months=months)


def year_goal(reading: Reading, text: str) -> TargetRule | None:
    """`minst 60 000 under året`, and for a stock `minst 172 000 vid årets slut`."""
    found = _YEAR_GOAL.fullmatch(text)
    if found is None:
        return None
    value = reading.amount(found["number"], found["unit"], reading.measure)
    strict = reading.is_strict(found["bound"])
    reading.check_year(found["year"] or found["end"], reading.year)
    indicator, name = reading.indicator, reading.indicator.short_name
    if not (indicator.adds_up or indicator.is_stock or reading.is_done_of_planned):
        raise reading.refuse(f"är ett mål för hela året, men {name} är inget antal som summeras eller ändras över året")
    if indicator.is_stock and found["during"]:
        raise reading.refuse(f"säger ”{found['during']}”, men {name} summeras inte; skriv ”vid årets slut”")
    return YearGoal(value=value, strict=strict)


def level(reading: Reading, text: str) -> TargetRule | None:
    """`95 %`, `minst 95 %`, `> 90 %`; a bare number of what adds up is the plan of every month."""
    found = _LEVEL.fullmatch(text)
    bounds = [bound for bound in (found["before"], found["after"]) if bound] if found else []
    if found is None or len(bounds) > 1 or not v.BOUNDS.keys() >= set(bounds):
        return None
    if found["monthly"] and not reading.indicator.adds_up:
        return None
    bound = bounds[0] if bounds else None
    strict = reading.is_strict(bound)
    is_share = reading.is_done_of_planned and found["unit"] in v.UNITS[Measure.PERCENT]
    measure = Measure.PERCENT if is_share else reading.measure
    value = reading.amount(found["number"], found["unit"], measure)
    if reading.is_done_of_planned and not is_share:
        if strict:
            raise reading.refuse("är en plan, som ska nås; skriv antalet utan ”fler än”")
        return _every_month(value)
    return _every_month(value) if reading.indicator.adds_up and bound is None else Level(value=value, strict=strict)


FORMS: tuple[Callable[[Reading, str], TargetRule | None], ...] = (
    undecided,
    budget,
    above_last_year,
    growth,
    change_since_new_year,
    phased,
    year_goal,
    level,
)
"""Tried in turn: the first that knows the text decides."""


def _any(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.fullmatch(text))), None)


def _every_month(value: float) -> Phased:
    return Phased(months=dict.fromkeys(range(1, 13), value))
