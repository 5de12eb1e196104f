"""Everything an app run without a browser says: texts, names, choices, tooltips and the tables of its charts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pyarrow as pa
from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

_FOR_MACHINES = frozenset(
    "id form_id key url query_string page_script_hash icon type fragment_id color element_id spec data arrow_data "
    "datasets args json_args html_content css_content js_content mixed_data element_hash url_path testid "
    "body_type query_param_key tag component_name json".split()
)
"""Fields that nobody is shown."""
_SPOKEN = ("title", "aria-label", "alt", "placeholder", "aria-description")


class _Words(HTMLParser):
    """Texts and spoken attributes of a piece of HTML or Markdown; what a style sheet says is no text."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        self.said += [value or "" for name, value in attrs if name in _SPOKEN]

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if not self._in_style:
            self.said.append(data)


def words_in(text: str) -> list[str]:
    """What a reader is told by a piece of HTML or Markdown."""
    parser = _Words()
    parser.feed(text)
    parser.close()
    return parser.said


def everything(app: AppTest) -> Iterator[str]:
    """Each text of the page that was last run."""
    for node in app._tree:
        proto = getattr(node, "proto", None)
        if isinstance(proto, Message):
            if node.type == "text_input" and node.label == node.key:
                continue  # the fields that hold the address are not shown
            if node.type == "date_input":
                yield node.label
                continue  # its dates are written by the browser, as 2024-04-30
            for text in _strings(proto):
                yield from words_in(text)
            if node.type == "bidi_component":
                for text in _leaves(json.loads(proto.json)):
                    yield from words_in(text)
            if node.type == "vega_lite_chart":
                yield from of_drawing(json.loads(proto.spec), pa.ipc.open_stream(proto.data.data).read_pandas())


def of_drawing(spec: Any, data: pd.DataFrame) -> Iterator[str]:
    """What a chart writes and what its tooltips answer: titles, fixed texts, and each text of its data."""
    yield from _titles(spec)
    for name in _read_out(spec):
        for value in data[name]:
            # Vega writes an absent value as the word null.
            yield "null" if pd.isna(value) else str(value)


def _strings(message: Message) -> Iterator[str]:
    for field, value in message.ListFields():
        if field.name in _FOR_MACHINES:
            continue
        values = value if field.is_repeated else [value]
        if field.type == FieldDescriptor.TYPE_STRING:
            yield from values
        elif field.type == FieldDescriptor.TYPE_MESSAGE and not field.message_type.GetOptions().map_entry:
            for one in values:
                yield from _strings(one)


def _leaves(given: Any) -> Iterator[str]:
    """The texts a script of ours is handed; what they are called there is its own affair."""
    if isinstance(given, dict):
        given = list(given.values())
    for one in given if isinstance(given, list) else []:
        yield from [one] if isinstance(one, str) else _leaves(one)


def _titles(spec: Any) -> Iterator[str]:
    """The words of a drawing that are not in its data."""
    for part in _parts(spec):
        for name in ("title", "text"):
            if isinstance(part.get(name), str):
                yield part[name]


def _read_out(spec: Any) -> set[str]:
    """The fields whose values a reader meets as text: in tooltips, as marks, and as names along an axis."""
    found = set()
    for part in _parts(spec):
        for channel in ("tooltip", "text"):
            given = part.get(channel)
            for one in given if isinstance(given, list) else [given]:
                if isinstance(one, dict) and "field" in one:
                    found.add(one["field"])
    return found


def _parts(spec: Any) -> Iterator[dict[str, Any]]:
    if isinstance(spec, dict):
        yield spec
        for value in spec.values():
            yield from _parts(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from _parts(value)
