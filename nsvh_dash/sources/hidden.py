"""Rows and sheets of a workbook that nobody sees, hidden by hand or by a filter, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nsvh_dash.sources.limits import MAX_ROWS, grouped

Rows = frozenset[int]
"""Numbers of rows, as in the file, from 1."""

_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)")
_NUMBER = re.compile(rb"""\sr=["']([0-9]{1,7})["']""")
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")

_ODS_PART = re.compile(rb"<(?:\w+:)?table-row\b([^<>]*)|<(?:\w+:)?table\s([^<>]*)")
_ODS_NAME = re.compile(rb"""\btable:name=["']([^"'<>]*)["']""")
_ODS_REPEATED = re.compile(rb"""number-rows-repeated=["']([0-9]{1,7})["']""")
_ODS_HIDDEN = re.compile(rb"""\bvisibility=["'](?:collapse|filter)["']""")


def hidden_rows(content: bytes) -> Rows:
    """The hidden rows of an Excel worksheet."""
    # Columns are hidden too, above the rows: a sheet without a hidden row costs one search.
    start = max(content.find(b"sheetData"), 0)
    if content.find(b"hidden=", start) < 0:
        return frozenset()
    found, number = [], 0
    for attributes in _ROW.findall(content, start):
        given = _NUMBER.search(attributes)
        number = int(given[1]) if given else number + 1
        if _HIDDEN.search(attributes):
            found.append(number)
    return frozenset(found)


def hidden_ods_rows(content: bytes) -> dict[bytes, Rows]:
    """The hidden rows of each table of an OpenDocument file, by its name as it is written there."""
    if b"visibility=" not in content:
        return {}
    found: dict[bytes, list[int]] = {}
    rows: list[int] = []
    number = 0
    for row, table in _ODS_PART.findall(content):
        if table:
            name = _ODS_NAME.search(table)
            rows, number = found.setdefault(name[1] if name else b"", []), 0
            continue
        repeated = _ODS_REPEATED.search(row)
        last = min(number + (int(repeated[1]) if repeated else 1), MAX_ROWS)
        if _ODS_HIDDEN.search(row):
            rows.extend(range(number + 1, last + 1))
        number = last
    return {name: frozenset(rows) for name, rows in found.items()}


def told_rows(hidden: Sequence[int]) -> str:
    """What is said of hidden rows that were read: who filters a sheet may believe that only what is seen counts."""
    if len(hidden) == 1:
        return "raden är dold eller bortfiltrerad men lästes. Ska den inte räknas, så ta bort den ur filen."
    return (
        f"{grouped(len(hidden))} rader är dolda eller bortfiltrerade men lästes: den första är rad {hidden[0]} och den "
        f"sista rad {hidden[-1]}. Ska de inte räknas, så ta bort dem ur filen."
    )


def told_sheet(filled: Sequence[int]) -> str:
    """What is said of a hidden sheet that would have been read, had it been seen, by its rows with something in."""
    first, last = filled[0], filled[-1]
    rows = f"en rad, rad {first}," if first == last else f"{grouped(len(filled))} rader, {first}–{last},"
    return (
        f"bladet är dolt och lästes inte; det har {rows} under en känd rubrikrad. "
        "Ska det räknas, så visa bladet och spara filen."
    )
