"""Looks into a workbook's package before a reader does: how big it unpacks, and what the reader would not tell.

calamine gives nothing for a cell with an error, a formula never calculated, a percentage format or a hidden row;
all of them change what a value means. Entities are never resolved: a part that defines any is refused.
"""

from __future__ import annotations

import html
import io
import itertools
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field, replace
from xml.parsers import expat

import numpy as np

from nsvh_dash.sources.hidden import Rows, hidden_ods_rows, hidden_rows
from nsvh_dash.sources.issue_log import Refusal
from nsvh_dash.sources.limits import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_PARTS,
    MAX_ROWS,
    MAX_SHEET_CELLS,
    MAX_UNPACKED_BYTES,
    MEGABYTE,
    grouped,
)
from nsvh_dash.sources.used_area import used_area

_LONG_NUMBER = 10
"""A number of so many digits or more is no count of anything."""

Place = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What only the package knows of a sheet's cells."""

    texts: dict[Place, str] = field(default_factory=dict)
    """Cells with an error (`#REF!`), or a formula without a stored value (`=A1+B1`)."""
    percent: frozenset[Place] = frozenset()
    """Cells shown as percentages."""
    hidden: Rows = frozenset()


_LONG_TEXT = re.compile(rb">[^<>]{%d}" % MAX_CELL_CHARACTERS)
# What is inside a cell never reaches past the next one: a sheet of unclosed cells takes no longer to look through.
_CELL = re.compile(rb"<(?:\w+:)?c\b([^<>]*?)(?:/>|>([^<]*(?:<(?!/?(?:\w+:)?c\b)[^<]*)*)</(?:\w+:)?c>)")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b[^<>]*>([^<]*)<")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^<>]*>([^<]+)<|<(?:\w+:)?is\b")
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_STYLE = re.compile(rb"""\bs=["']([0-9]+)["']""")
_TEXT_CELL = re.compile(rb"""\bt=["']s["'][^<>]*>\s*<(?:\w+:)?v>([0-9]{1,9})<""")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^<>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^<>]*)>")
_ODS_TAG = re.compile(rb"<(?:\w+:)?(table-row|table-cell|covered-table-cell)\b([^<>]*)")


def unpack(data: bytes, wanted: str) -> dict[str, bytes]:
    """The parts of a package whose names match a pattern, each proven to unpack to the size it declares."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    size = sum(member.file_size for member in members)
    if size > MAX_UNPACKED_BYTES or len(members) > MAX_PARTS:
        raise Refusal(
            "unpacks_too_big",
            f"filen packar upp till {grouped(size // MEGABYTE)} MB i {grouped(len(members))} delar. "
            f"Högst {MAX_UNPACKED_BYTES // MEGABYTE} MB och {grouped(MAX_PARTS)} delar läses.",
        )
    parts = {member.filename: _inflate(data, member) for member in members if re.fullmatch(wanted, member.filename)}
    # To look for one byte takes a hundredth of the time that looking for two does.
    if any(b"!" in part and (b"<!DOCTYPE" in part or b"<!ENTITY" in part) for part in parts.values()):
        raise Refusal("hostile_file", "filen innehåller XML-definitioner (DTD) som ett kalkylark aldrig har.")
    return parts


def _inflate(data: bytes, member: zipfile.ZipInfo) -> bytes:
    try:
        name_length, extra_length = struct.unpack_from("<HH", data, member.header_offset + 26)
        start = member.header_offset + 30 + name_length + extra_length
        packed = data[start : start + member.compress_size]
        if member.compress_type == zipfile.ZIP_DEFLATED:
            # One byte more than declared is allowed out, so that a bomb shows itself without going off.
            packed = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, member.file_size + 1)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or len(packed) != member.file_size:
            raise ValueError(member.filename)
    except (struct.error, zlib.error, ValueError) as error:
        raise _damaged() from error
    return packed


def inspect_xlsx(data: bytes) -> dict[str, SheetFacts]:
    """Facts by sheet name; Refusal when the package is too big or damaged."""
    parts = unpack(data, r"xl/.*\.(?:xml|rels)")
    _check_texts(parts)
    percent_styles = _percent_styles(parts.get("xl/styles.xml", b""))
    names = _sheet_parts(parts)
    facts = {}
    for part, content in parts.items():
        name = names.get(part, "")
        if _has_long_text(content):
            raise Refusal(
                "cell_too_long", f"en cell är längre än {grouped(MAX_CELL_CHARACTERS)} tecken.", sheet=name or None
            )
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            _check_rectangle(content, name)
            facts[name] = replace(_cell_facts(content, percent_styles), hidden=hidden_rows(content))
    return facts


def inspect_ods(data: bytes) -> dict[str, SheetFacts]:
    """Facts by sheet name; Refusal when the file is too big, or becomes so when its repeated cells are written out."""
    parts = unpack(data, r"content\.xml|styles\.xml|meta\.xml|META-INF/manifest\.xml")
    for part in parts.values():
        # The reader looks for the end of a broken document for ever.
        _check_well_formed(part)
    content = parts.get("content.xml", b"")
    rows = size = 0
    tags = list(_ODS_TAG.finditer(content))
    for tag, following in itertools.pairwise([*tags, None]):
        if tag is None:
            break
        if tag[1] == b"table-row":
            rows = _repeats(tag[2], b"rows")
        elif b"value" in tag[2]:
            end = following.start() if following else len(content)
            size += rows * _repeats(tag[2], b"columns") * (end - tag.start())
    if size > MAX_UNPACKED_BYTES:
        raise Refusal("too_many_cells", "filens upprepade celler blir orimligt många. Ta bort dem och spara på nytt.")
    hidden = hidden_ods_rows(content).items()
    return {html.unescape(name.decode("utf-8", "replace")): SheetFacts(hidden=rows) for name, rows in hidden}


def _check_well_formed(part: bytes) -> None:
    try:
        expat.ParserCreate("utf-8").Parse(part, True)
    except expat.ExpatError as error:
        raise _damaged() from error


def _damaged() -> Refusal:
    return Refusal("damaged_file", "filen är skadad och kan inte öppnas. Hämta den på nytt.")


def _repeats(attributes: bytes, what: bytes) -> int:
    number = _attribute(attributes, rb"(?:\w+:)?number-" + what + b"-repeated")
    return int(number) if number.isdigit() and len(number) < _LONG_NUMBER else 1


def _check_texts(parts: dict[str, bytes]) -> None:
    """Texts are stored once and written out for every cell that refers to them: measure that before it is done."""
    texts = re.split(rb"<(?:\w+:)?si\b", parts.get("xl/sharedStrings.xml", b""))[1:]
    longest = max(map(len, texts), default=0)
    size = 0
    for part, content in parts.items():
        # A cell with a text takes more bytes than this, so that most sheets need not be looked through.
        most = len(content) // len(b"t='s'><v>0<")
        if part.startswith("xl/worksheets/") and most * longest > MAX_UNPACKED_BYTES:
            numbers = map(int, _TEXT_CELL.findall(content))
            size += sum(len(texts[number]) for number in numbers if number < len(texts))
    if size > MAX_UNPACKED_BYTES:
        raise Refusal(
            "unpacks_too_big",
            f"filens texter blir {grouped(size // MEGABYTE)} MB. Högst {MAX_UNPACKED_BYTES // MEGABYTE} MB läses.",
        )


def _has_long_text(content: bytes) -> bool:
    """True when a part has a text longer than a cell may hold."""
    # Such a text fills at least one stretch of half its length: where each has a bracket, there is none.
    half = MAX_CELL_CHARACTERS // 2
    stretches = range(0, len(content) - half + 1, half)
    if all(content.find(b"<", start, start + half) >= 0 for start in stretches):
        return False
    return _LONG_TEXT.search(content) is not None


def _pairs(content: bytes, pair: bytes) -> int:
    """How often two bytes stand side by side: ten times as fast as to count them in the bytes."""
    wanted = np.frombuffer(pair, np.uint16)
    halves = (np.frombuffer(content, np.uint16, (len(content) - start) // 2, start) for start in (0, 1))
    return sum(int(np.count_nonzero(half == wanted)) for half in halves) if len(content) > 1 else 0


def _check_rectangle(content: bytes, sheet: str) -> None:
    """Measure from the first to the last used cell before a reader reserves memory for it."""
    rows, columns = used_area(content)
    if columns > MAX_COLUMNS:
        raise Refusal(
            "too_many_columns", f"bladet har {grouped(columns)} kolumner. Högst {MAX_COLUMNS} läses.", sheet=sheet
        )
    if rows > MAX_ROWS:
        raise Refusal(
            "too_many_rows", f"bladet har {grouped(rows)} rader. Högst {grouped(MAX_ROWS)} läses.", sheet=sheet
        )
    # Counts other parts that begin with c as well, of which a sheet has few.
    if max(rows * columns, _pairs(content, b"<c")) > MAX_SHEET_CELLS:
        raise Refusal(
            "too_many_cells",
            f"bladets använda område är {grouped(rows)} rader × {columns} kolumner. "
            f"Högst {grouped(MAX_SHEET_CELLS)} celler läses; ta bort tomma men formaterade rader.",
            sheet=sheet,
        )


def _cell_facts(content: bytes, percent_styles: set[bytes]) -> SheetFacts:
    styled = any(b's="%s"' % style in content for style in percent_styles)
    has_formulas = _pairs(content, b"<f") or _pairs(content, b":f")
    has_errors = _pairs(content, b'"e') and b't="e"' in content
    if not (styled or has_formulas or has_errors):
        return SheetFacts()
    texts: dict[Place, str] = {}
    percent = set()
    for attributes, inside in _CELL.findall(content):
        reference = _REFERENCE.search(attributes)
        if reference is None:
            continue
        place = (int(reference[2]) - 1, _column_number(reference[1]) - 1)
        style = _STYLE.search(attributes)
        if style and style[1] in percent_styles:
            percent.add(place)
        value = _VALUE.search(inside)
        if b't="e"' in attributes and value and value[1]:
            texts[place] = html.unescape(value[1].decode("utf-8", "replace"))
        elif value is None and b't="str"' not in attributes and (formula := _FORMULA.search(inside)):
            texts[place] = "=" + html.unescape(formula[1].decode("utf-8", "replace"))
    return SheetFacts(texts, frozenset(percent))


def _percent_styles(styles: bytes) -> set[bytes]:
    """The numbers of the cell styles that show a percentage."""
    # 9 and 10 are Excel's built-in `0 %` and `0,00 %`.
    formats = {b"9", b"10"} | {
        _attribute(match, b"numFmtId")
        for match in re.findall(rb"<(?:\w+:)?numFmt\b([^<>]*)>", styles)
        if b"%" in _attribute(match, b"formatCode")
    }
    start = max(styles.find(b"cellXfs"), 0)
    used = (
        re.findall(rb"<(?:\w+:)?xf\b([^<>]*)>", styles[start : styles.find(b"cellXfs", start + 1)])
        if start >= 0
        else []
    )
    return {b"%d" % number for number, style in enumerate(used) if _attribute(style, b"numFmtId") in formats}


def _sheet_parts(parts: dict[str, bytes]) -> dict[str, str]:
    """Sheet names by the part that holds them."""
    relations = {
        _attribute(match, b"Id"): _attribute(match, b"Target").decode("utf-8", "replace")
        for match in _RELATION.findall(parts.get("xl/_rels/workbook.xml.rels", b""))
    }
    names = {}
    for match in _SHEET.findall(parts.get("xl/workbook.xml", b"")):
        target = relations.get(_attribute(match, rb"\w+:id"), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        names[part] = html.unescape(_attribute(match, b"name").decode("utf-8", "replace"))
    return names


def _attribute(attributes: bytes, name: bytes) -> bytes:
    match = re.search(rb"(?:^|\s)" + name + rb"""\s*=\s*(?:"([^"]*)"|'([^']*)')""", attributes)
    return (match[1] if match[1] is not None else match[2]) if match else b""


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
