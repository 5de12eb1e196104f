"""Fields of a comment, `{{ack: utfall}}`: numbers that are not typed but follow the figures of their subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nsvh_dash.model.catalogue import nearest
from nsvh_dash.model.comment import Comment
from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import texts
from nsvh_dash.views.numbers import NumberCheck
from nsvh_dash.views.numbers.facts import Base, Fact, Meaning
from nsvh_dash.views.numbers.reading import Unit
from nsvh_dash.views.texts import finance as texts_finance

_FIELD = re.compile(r"\{\{([^{}]*)\}\}")
_MEANING = {
    Meaning.VALUE: "utfall",
    Meaning.TARGET: "mål",
    Meaning.DEVIATION: "avvikelse",
    Meaning.LAST_YEAR: "förra året",
    Meaning.FORECAST: "prognos",
    Meaning.REACHED: "enheter som når målet",
    Meaning.NOT_REACHED: "enheter som inte når målet",
}
_BASE = {
    Base.PREVIOUS_MONTH: "mot förra månaden",
    Base.NEW_YEAR: "sedan årsskiftet",
    Base.LAST_YEAR: "mot förra året",
}
_KIND: dict[PeriodKind | None, str] = {
    PeriodKind.MONTH: "månad",
    PeriodKind.YEAR_TO_DATE: "ack",
    PeriodKind.ROLLING_12: "r12",
    PeriodKind.TERTIAL: "tertial",
    None: "helår",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A number that may be inserted: how it is written in a text, what it is, and what it is now."""

    name: str
    label: str
    shown: str

    @property
    def written(self) -> str:
        """As it stands in the text."""
        return f"{{{{{self.name}}}}}"


def fields_of(facts: Iterable[Fact], month: Month, *, of_account: bool) -> dict[str, Field]:
    """The fields of a subject for a month, by name: its values, targets, deviations, changes and unit counts."""
    found: dict[str, Field] = {}
    for fact in facts:
        # What an indicator's target was decided as is no number of a period; an account's year budget is.
        if fact.month == month and (fact.kind is not None or of_account):
            for name in _names(fact, of_account=of_account):
                if name not in found:
                    found[name] = Field(name, fact.label, fact.shown)
                    break
    return found


def _names(fact: Fact, *, of_account: bool) -> Iterator[str]:
    """`ack: mot förra året`, and what it is called where that name is taken by the same thing in another unit."""
    words = _BASE[fact.base] if fact.base else _MEANING.get(fact.meaning)
    if words is None:
        return
    if of_account and fact.meaning is Meaning.TARGET:
        words = texts_finance.BUDGET_BAR.lower()
    in_percent = " i procent" if fact.base and fact.unit is Unit.PERCENT else ""
    yield f"{_KIND[fact.kind]}: {words}{in_percent}"
    if fact.meaning is Meaning.DEVIATION and fact.unit is Unit.COUNT:
        yield f"{_KIND[fact.kind]}: fattas till målet"


def names_in(text: str) -> list[str]:
    """The fields a text has, as they are named in it."""
    return [name.strip() for name in _FIELD.findall(text)]


def filled(text: str, fields: Mapping[str, Field]) -> str:
    """The text as it is read: each field replaced by its number, or by the words that there is none."""
    return _FIELD.sub(lambda found: _shown(fields.get(found[1].strip())), text)


def _shown(field: Field | None) -> str:
    return field.shown if field else f"({texts.STATUS[Status.MISSING].lower()})"


def fields_for(subject_id: str, check: NumberCheck) -> dict[str, Field]:
    """The fields a text about a subject may have, at the node and month of a number check."""
    of_account = subject_id in check.catalogue.accounts_by_id
    return fields_of(check.facts(subject_id), check.month, of_account=of_account)


def read_as(comment: Comment, check: NumberCheck) -> Comment:
    """A comment as it is read at its node and month."""
    if not names_in(comment.text):
        return comment
    return replace(comment, text=filled(comment.text, fields_for(comment.subject, check)))


def check_names(text: str, fields: Mapping[str, Field]) -> None:
    """NsvhError naming every field of a text that there is not, with those it is most like."""
    wrong = [name for name in dict.fromkeys(names_in(text)) if name not in fields]
    if not wrong:
        return
    told = [f"”{{{{{name}}}}}” finns inte.{_like(name, fields)}" for name in wrong]
    raise NsvhError("Texten har fält som inte kan fyllas. " + " ".join(told))


def _like(name: str, fields: Mapping[str, Field]) -> str:
    alike = nearest(name, fields) or list(fields)[:3]
    return f" Menade du {' eller '.join(f'{{{{{each}}}}}' for each in alike)}?" if alike else " Här finns inga tal."
