"""What is wrong with a record, field by field: named, with what stood there and what was expected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from nsvh_dash.model.errors import NsvhError
from nsvh_dash.model.plain_text import plain
from nsvh_dash.model.record import KINDS, Record, RecordKind

_QUOTED = 100
"""So many characters of a value are quoted in a message."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One field that does not hold."""

    kind: RecordKind
    record_id: str
    field: str
    value: str
    """Empty where nothing stood."""
    expected: str

    @property
    def title(self) -> str:
        """The field as people call it."""
        return KINDS[self.kind].model_fields[self.field].title or self.field

    @property
    def said(self) -> str:
        """What is wrong, for beside the field."""
        return plain(f"”{self.value}”: {self.expected}" if self.value else f"saknas: {self.expected}")

    def __str__(self) -> str:
        return plain(f"{KINDS[self.kind].word} {self.record_id or '(ny)'}, {self.title} {self.said}")


class RecordFaults(NsvhError):
    """A record, or several, that cannot be kept as they stand; every fault is told."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def read_record(kind: RecordKind, values: Mapping[str, Any]) -> Record:
    """The record of what stands in its fields; RecordFaults with all that does not hold."""
    try:
        return KINDS[kind].model_validate(dict(values))
    except ValidationError as error:
        places = dict.fromkeys(str(fault["loc"][0]) for fault in error.errors())
        raise RecordFaults(_fault(kind, values, field) for field in places) from error


def shortened(value: Any) -> str:
    """A value as a message quotes it: not longer than a person reads."""
    whole = isinstance(value, float) and value.is_integer()
    text = "" if value is None else str(int(value) if whole else value)
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"


def _fault(kind: RecordKind, values: Mapping[str, Any], field: str) -> Fault:
    expected = KINDS[kind].model_fields[field].description
    return Fault(kind, shortened(values.get("id")), field, shortened(values.get(field)), f"skriv {expected}")
