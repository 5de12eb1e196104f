"""Lays one number beside the facts of what it is about: which are meant, which it equals, which is nearest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nsvh_dash.model.finance import Account
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views.numbers.claims import Claim, Stretch
from nsvh_dash.views.numbers.facts import VARIANCES, Fact, Meaning
from nsvh_dash.views.numbers.reading import Hedge, Number, Unit, agrees

_NO_PROOF = (Meaning.EARLIER, Meaning.BEST, Meaning.REACHED, Meaning.NOT_REACHED)
"""There are so many of these that a number may equal one by chance: they never explain a wrong number."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A number with all that is known of what it is meant to be."""

    number: Number
    claim: Claim
    stretch: Stretch | None
    month: Month
    subject: Indicator | Account


def fits_unit(number: Number, facts: Iterable[Fact]) -> bool:
    """True when a subject has any figure that could be written with the number's unit."""
    return any(_units_agree(number, fact) for fact in facts)


def meant(asked: Asked, facts: Sequence[Fact]) -> list[Fact]:
    """The facts that the words speak of; looser on the period where the indicator has none of that kind."""
    month = asked.stretch.month if asked.stretch and asked.stretch.month else asked.month
    meanings = _meanings(asked)
    fitting = [f for f in facts if f.meaning in meanings and f.month == month and _units_agree(asked.number, f)]
    if asked.claim.base is not None:
        fitting = [f for f in fitting if f.meaning is not Meaning.CHANGE or f.base is asked.claim.base]
    if asked.claim.same_period:
        fitting = [f for f in fitting if f.kind is not None or f.meaning is not Meaning.LAST_YEAR]
    kinds = asked.stretch.kinds if asked.stretch else ()
    if not kinds:
        return [f for f in fitting if f.kind is None or f.kind in _plain_kinds(asked.subject)]
    own = (PeriodKind.ROLLING_12,) if _rolls(asked.subject) else ()
    strict = [f for f in fitting if f.kind is None or f.kind in (*kinds, *own)]
    return strict if strict or not own else fitting


def _plain_kinds(subject: Indicator | Account) -> tuple[PeriodKind, ...]:
    """The periods a text means that names none; rolling twelve months only where the indicator is followed so."""
    own = (PeriodKind.ROLLING_12,) if _rolls(subject) else ()
    return (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, *own)


def _rolls(subject: Indicator | Account) -> bool:
    """An indicator followed over twelve months is reported so, whatever period the text is about."""
    return isinstance(subject, Indicator) and subject.headline is PeriodKind.ROLLING_12


def _meanings(asked: Asked) -> tuple[Meaning, ...]:
    meanings = asked.claim.meanings
    if isinstance(asked.subject, Indicator) and asked.subject.formula in VARIANCES:
        # What these indicators measure is a deviation: its value and its deviation are one.
        alike = (Meaning.VALUE, Meaning.DEVIATION, Meaning.FORECAST)
        return alike if set(meanings) & set(alike) else meanings
    if isinstance(asked.subject, Account) and asked.number.sign > 0 and meanings == (Meaning.VALUE,):
        return (Meaning.DEVIATION,)
    return meanings


def equal(asked: Asked, facts: Iterable[Fact]) -> list[Fact]:
    """Those of some facts that the number tells rightly."""
    return [fact for fact in facts if _tells(asked, fact)]


def others_equal(asked: Asked, facts: Sequence[Fact]) -> list[Fact]:
    """Facts of another meaning or period that the number happens to be: what it was taken from."""
    month = asked.stretch.month if asked.stretch and asked.stretch.month else asked.month
    known = [f for f in facts if f.meaning not in _NO_PROOF and f.month == month and _units_agree(asked.number, f)]
    return [fact for fact in known if fact.value and agrees(asked.number, fact.value)]


def nearest(number: Number, facts: Iterable[Fact]) -> list[Fact]:
    """The facts by how near they come to the number, each told once."""
    told: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda fact: abs(abs(fact.value) - number.value)):
        told.setdefault(f"{fact.label}{fact.shown}", fact)
    return list(told.values())


def _tells(asked: Asked, fact: Fact) -> bool:
    number = asked.number
    if number.hedge in (Hedge.ABOVE, Hedge.BELOW) and fact.meaning is Meaning.VALUE:
        above = abs(fact.value) - number.value
        return 0 <= (above if number.hedge is Hedge.ABOVE else -above) <= 0.05 * number.value + number.step
    if not agrees(number, fact.value):
        return False
    if not fact.value or isinstance(asked.subject, Account):
        return True  # costs are below zero by nature and told without a sign
    way = 1 if fact.value > 0 else -1
    return all(said in (0, way) for said in (asked.claim.direction, number.sign))


def _units_agree(number: Number, fact: Fact) -> bool:
    if number.of_units:
        return fact.meaning in (Meaning.REACHED, Meaning.NOT_REACHED)
    if fact.meaning in (Meaning.REACHED, Meaning.NOT_REACHED):
        return False
    if fact.unit is Unit.POINTS:
        return number.unit in (Unit.POINTS, Unit.PERCENT)
    return fact.unit is number.unit
