"""Reads the source systems, and checks that every indicator's source is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from nsvh_dash.catalogue.files import Record
from nsvh_dash.catalogue.problems import Problems
from nsvh_dash.catalogue.validation import validate
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.source import Source

_ALIKE = 0.8
"""Names that have so large a share of their letters in common are taken for one name misspelt."""


def read_sources(records: Iterable[Record], problems: Problems) -> tuple[Source, ...]:
    """The sources of the records that could be read; a name, and the bookings, may stand at one only."""
    found: list[Source] = []
    first: dict[str, Record] = {}
    for record in records:
        source = validate(record, Source, problems)
        known = first.setdefault(record.string("name"), record)
        if known is not record:
            problems.add(record.place("name"), f"finns redan på rad {known.line}", record.string("name"))
        if source is None:
            continue
        books = next((other.name for other in found if other.accounts), None)
        if source.accounts and books is not None:
            problems.add(record.place("accounts"), f"bokföringen lämnas redan av ”{books}”")
        found.append(source)
    return tuple(found)


def check_sources(
    indicators: Sequence[tuple[Record, Indicator]], records: Sequence[Record], problems: Problems
) -> None:
    """Note every indicator whose source is a source system misspelt; a new source has no day to be late by."""
    names = {record.string("name") for record in records} - {""}
    for record, indicator in indicators:
        if indicator.source not in names and get_close_matches(indicator.source, names, 1, _ALIKE):
            problems.add(record.place("source"), "finns inte i sources.toml", indicator.source, names)
