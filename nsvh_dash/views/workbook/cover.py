"""The sheet Läs mig: what the workbook is, of whom and when, how it is read, and what is where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.texts import workbook as words
from nsvh_dash.views.workbook.history import NodeHistory
from nsvh_dash.views.workbook.sheet import (
    Column,
    ColumnKind,
    LeftOut,
    Link,
    Row,
    Sheet,
    Workbook,
    judged,
)


def build_workbook(
    history: NodeHistory, version: str, imported_at: dt.datetime | None, parts: Sequence[Sheet | LeftOut]
) -> Workbook:
    """The workbook of a node and month: its first sheet tells of the others, and of those that had nothing to hold."""
    sheets = [part for part in parts if isinstance(part, Sheet)]
    left_out = [part for part in parts if isinstance(part, LeftOut)]
    title = f"{texts.PRODUCT}: {history.node_name}, {fmt.month(history.month)}"
    known = f"{words.DATA_VERSION} {version}"
    if imported_at is not None:
        known = f"{words.IMPORTED} {fmt.moment(imported_at)}, {known[:1].lower()}{known[1:]}"
    rows = (
        *_about(history, version, imported_at),
        *_contents(sheets),
        *_left_out(left_out),
        *_how_to_read(),
    )
    columns = (Column(words.WHAT, ColumnKind.LINK), Column("", ColumnKind.PROSE))
    cover = Sheet(words.README, title, words.WHAT_IS_IT, columns, rows, is_list=False)
    return Workbook(title, known, history.catalogue.notice, imported_at, (cover, *sheets))


def _section(name: str) -> Row:
    return Row((name, None), is_sum=True)


def _about(history: NodeHistory, version: str, imported_at: dt.datetime | None) -> Iterator[Row]:
    sources = {one.placed.indicator.source for one in history.indicators}
    yield _section(words.ABOUT)
    yield Row((words.NODE, history.node_name))
    yield Row((words.MONTH, fmt.capital(fmt.month(history.month))))
    yield Row((words.DATA_VERSION, version))
    if imported_at is not None:
        yield Row((words.IMPORTED, fmt.moment(imported_at)))
    yield Row((words.SOURCES, ", ".join(sorted(sources, key=fmt.alphabetical))))


def _contents(sheets: Sequence[Sheet]) -> Iterator[Row]:
    yield _section(words.CONTENTS)
    for sheet in sheets:
        yield Row((Link(sheet.name), f"{sheet.title} ({len(sheet.rows)} {words.ROWS})"))


def _left_out(left_out: Sequence[LeftOut]) -> Iterator[Row]:
    if left_out:
        yield _section(words.LEFT_OUT)
    for part in left_out:
        yield Row((part.name, part.reason))


def _how_to_read() -> Iterator[Row]:
    yield _section(words.HOW_TO_READ)
    for status, meaning in words.STATUS_MEANS.items():
        yield Row((judged(status), meaning))
    yield _section(words.RULES_HEADING)
    for rule in words.RULES:
        yield Row((None, rule))
