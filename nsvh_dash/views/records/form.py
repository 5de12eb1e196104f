"""A living record as a form: what each field is called, how it is filled in, and what there is to choose between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.record import (
    Activity,
    Control,
    ControlResult,
    Record,
    Risk,
    Strand,
    WorkArea,
    columns,
)
from nsvh_dash.model.record_book import RecordBook
from nsvh_dash.model.worded import Worded
from nsvh_dash.views import format as fmt
from nsvh_dash.views.texts import internal_control as texts_internal_control
from nsvh_dash.views.texts import records as texts_records

_LONG = 300
"""A text that may be longer gets several lines."""
_LINKS: dict[str, type[Risk] | type[Control]] = {"risk": Risk, "control": Control}
_APART = "."


class Entry(Enum):
    """How a field is filled in."""

    LINE = "line"
    PROSE = "prose"
    ONE = "one"
    """One of the options."""
    MANY = "many"
    """Any of the options."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the form."""

    name: str
    label: str
    entry: Entry
    value: Any
    """What stands in it at first: text, an option's code, or several."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Codes by what they are called."""


def build_form(
    catalogue: Catalogue, book: RecordBook, model: type[Record], record: Record | None, node_id: str
) -> tuple[FormField, ...]:
    """The form of a record, or of a new one at a node. What a record is known by is not changed."""
    fixed = {"id", "invented", "strand"}
    if isinstance(record, ControlResult):
        fixed |= {"control", "year", "report"}
    return tuple(_field(catalogue, book, model, record, name, node_id) for name in columns(model) if name not in fixed)


def read_form(model: type[Record], filled: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in as the record's own fields: what an activity belongs to says of which strand it is."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in filled.items()
    }
    if model is Activity and values.get("belongs_to"):
        values["strand"], _, values["belongs_to"] = values["belongs_to"].partition(_APART)
    kept = {name: value for name, value in values.items() if value is not None}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}


def _field(
    catalogue: Catalogue, book: RecordBook, model: type[Record], record: Record | None, name: str, node_id: str
) -> FormField:
    about = model.model_fields[name]
    label = about.title or name
    value = getattr(record, name, None)
    options = _options(catalogue, book, about.annotation, name)
    if name == "indicators":
        return FormField(name, label, Entry.MANY, list(value or ()), options)
    if name == "belongs_to" and isinstance(record, Activity):
        value = f"{record.strand}{_APART}{record.belongs_to}"
    if name == "node":
        value = value or node_id
    if options:
        return FormField(name, label, Entry.ONE, None if value is None else str(value), options)
    longest = next((limit.max_length for limit in about.metadata if hasattr(limit, "max_length")), 0)
    entry = Entry.PROSE if longest > _LONG else Entry.LINE
    hint = texts_records.DAY_HINT if about.annotation not in (str, int) else ""
    return FormField(name, f"{label}{hint}", entry, "" if value is None else str(value))


def _options(catalogue: Catalogue, book: RecordBook, kind: Any, name: str) -> dict[str, str]:
    if name == "likelihood":
        return {str(step): word for step, word in texts_internal_control.LIKELIHOOD.items()}
    if name == "consequence":
        return {str(step): word for step, word in texts_internal_control.CONSEQUENCE.items()}
    if name == "node":
        return {node.id: node.name for node in catalogue.organisation.nodes}
    if name == "indicators":
        return {indicator.id: indicator.name for indicator in catalogue.indicators}
    if name == "belongs_to":
        return _belonging(catalogue, book)
    if name in _LINKS:
        return {record.id: record_label(record) for record in book.records if isinstance(record, _LINKS[name])}
    if isinstance(kind, type) and issubclass(kind, Worded):
        return {one.value: fmt.capital(one.word) for one in kind}
    return {}


def _belonging(catalogue: Catalogue, book: RecordBook) -> dict[str, str]:
    """Everything an activity may be a part of."""
    parts = {
        Strand.INTERNAL_CONTROL: {risk.id: record_label(risk) for risk in book.standing(Risk)},
        Strand.WORK_ENVIRONMENT: {area.id: record_label(area) for area in book.standing(WorkArea)},
        Strand.GOALS: {
            one.id: f"{one.name} ({plan.year})" for plan in reversed(catalogue.plans) for one in plan.assignments
        },
    }
    return {
        f"{strand}{_APART}{one}": f"{fmt.capital(strand.word)}: {name}"
        for strand, known in parts.items()
        for one, name in known.items()
    }


def record_label(record: Record) -> str:
    """A record in a list to choose from: `Risk R1: Remisser blir liggande`."""
    if isinstance(record, ControlResult):
        return fmt.capital(record.name)
    told = record.title if isinstance(record, WorkArea) else getattr(record, "text", "")
    return f"{fmt.capital(record.name)}: {told}"
