"""Turns a record into a model object, or into Swedish sentences about what is wrong with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from nsvh_dash.catalogue.files import Record
from nsvh_dash.catalogue.problems import Problems

Model = TypeVar("Model", bound=BaseModel)

_MESSAGES = {
    "missing": "fältet saknas",
    "extra_forbidden": "fältet finns inte",
    "enum": "är inget tillåtet värde",
    "literal_error": "är inget tillåtet värde",
    "union_tag_invalid": "är inget tillåtet värde",
    "union_tag_not_found": "tabellen behöver kind",
    "string_type": "ska vara text inom citattecken",
    "int_type": "ska vara ett heltal utan citattecken",
    "int_parsing": "ska vara ett heltal",
    "int_from_float": "ska vara ett heltal",
    "float_type": "ska vara ett tal utan citattecken, med punkt före decimalerna",
    "bool_type": "ska vara true eller false",
    "tuple_type": "ska vara en lista inom hakparenteser",
    "dict_type": "ska vara en tabell inom klamrar",
    "model_type": "ska vara en tabell inom klamrar",
    "model_attributes_type": "ska vara en tabell inom klamrar",
    "string_pattern_mismatch": "ska bara ha små bokstäver a–z, siffror och understreck, med en bokstav först",
    "greater_than_equal": "ska vara minst {ge}",
    "less_than_equal": "ska vara högst {le}",
    "too_short": "ska ha minst {min_length} värde",
    "string_too_long": "får ha högst {max_length} tecken",
    "date_parsing": "är inget datum; skriv år, månad och dag som 2024-02-01",
}


def validate(record: Record, model: type[Model], problems: Problems) -> Model | None:
    """The record as a model object; None, with every mistake noted, when something is wrong."""
    empty = [name for name, info in model.model_fields.items() if info.is_required() and record.values.get(name) == ""]
    for name in empty:
        problems.add(record.place(name), "får inte vara tomt")
    try:
        # Strict JSON: "95" is no number, while a word still becomes a member of its vocabulary.
        return model.model_validate_json(json.dumps(record.values, default=str), strict=True)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if str(detail["loc"][-1:]) not in {str((name,)) for name in empty}:
                _note(record, model, detail, problems)
        return None


def _note(record: Record, model: type[BaseModel], error: ErrorDetails, problems: Problems) -> None:
    kind, value = error["type"], error["input"]
    context: dict[str, Any] = error.get("ctx", {})
    message = _MESSAGES.get(kind, "är inget giltigt värde").format(**context)
    path = list(_path(model, error["loc"]))
    valid: Sequence[str] = ()
    if kind == "value_error":
        message, value, path = _own_message(str(context["error"]), value, path)
    elif kind == "extra_forbidden":
        valid = sorted(_model_at(model, error["loc"][:-1]).model_fields)
    elif kind in ("enum", "literal_error", "union_tag_invalid"):
        valid = re.findall(r"'([^']+)'", str(context.get("expected_tags", context.get("expected"))))
    if kind == "union_tag_invalid":
        path, value = [*path, "kind"], context["tag"]
    if kind in ("missing", "extra_forbidden") or isinstance(value, dict | list):
        value = None
    word = path[-1] if kind == "extra_forbidden" else value
    place = record.place(".".join(path), word) if path else record.place()
    problems.add(place, message, value, valid)


def _own_message(text: str, value: object, path: list[str]) -> tuple[str, object, list[str]]:
    """Message, value and path of an error the model itself raised."""
    if text.startswith("not a month"):
        return "är ingen månad; skriv år och månad som 2024-04", value, path
    name, _colon, message = text.partition(": ")
    return message, None, [*path, name]


def _path(model: type[BaseModel], loc: tuple[int | str, ...]) -> Iterator[str]:
    """The field names of an error's location, without list positions and union tags."""
    for position, step in enumerate(loc):
        is_tag = position and step in _tags(_candidates(model, loc[:position]))
        if isinstance(step, str) and step != "[key]" and not is_tag:
            yield step


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """The model whose fields a location stands among."""
    return _candidates(model, loc)[0]


def _candidates(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[type[BaseModel]]:
    candidates = [model]
    for step in loc:
        tagged = _tags(candidates)
        if len(candidates) > 1 and step in tagged:
            candidates = [tagged[str(step)]]
        elif isinstance(step, str) and (info := candidates[0].model_fields.get(step)):
            candidates = list(_models_in((info.annotation, info.metadata))) or candidates
    return candidates


def _tags(models: list[type[BaseModel]]) -> dict[str, type[BaseModel]]:
    """Models of a union by the `kind` that tells them apart; none when there is no union."""
    return {str(m.model_fields["kind"].default): m for m in models if len(models) > 1}


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    parts = annotation if isinstance(annotation, tuple | list) else get_args(annotation)
    for part in parts:
        yield from _models_in(part)
