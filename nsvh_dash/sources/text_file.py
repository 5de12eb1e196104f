"""Text files: which encoding, then which separator. The layout found decides the separator."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import cast

from nsvh_dash.sources.cells import Row, Sheet
from nsvh_dash.sources.issue_log import IssueLog, Refusal
from nsvh_dash.sources.limits import MAX_CELL_CHARACTERS, MAX_LINE_BYTES, MAX_ROWS, grouped

SEPARATORS = (";", "\t", ",", "|")

_BOMS = {b"\xff\xfe\x00\x00": "utf-32", b"\x00\x00\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Each byte that å, ä and ö have in the encodings Swedish systems write, UTF-8 apart.
_SINGLE_BYTE = {
    "cp1252": b"\xe5\xe4\xf6\xc5\xc4\xd6",
    "mac_roman": b"\x8c\x8a\x9a\x81\x80\x85",
    "cp850": b"\x86\x84\x94\x8f\x8e\x99",
}
_MOJIBAKE = re.compile("Ã[¥¤¶…„–©]|â€[“”™]")
_CONTROL = bytes({*range(0x20)} - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})


def read_text(data: bytes, log: IssueLog) -> list[Sheet]:
    """The file as one sheet a possible separator, most likely first; Refusal when it is no table of text."""
    text = _decode(data)
    if ("Ã" in text or "â€" in text) and _MOJIBAKE.search(text):
        text = _repair(text, log)
    # Old Macs end lines with a carriage return alone.
    content = (text if "\n" in text else text.replace("\r", "\n")).encode("utf-8")
    del text
    if len(content.translate(None, _CONTROL)) < len(content):
        raise Refusal("not_text", "filen innehåller styrtecken och är inte en textfil. Spara den som CSV eller XLSX.")
    _check_limits(content)
    return [Sheet("", _reader(content, separator)) for separator in SEPARATORS]


def _decode(data: bytes) -> str:
    try:
        for bom, encoding in _BOMS.items():
            if data.startswith(bom):
                return data.decode(encoding)
        if b"\0" in data[:1000]:
            return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return data.decode(_likeliest(data))
    except UnicodeDecodeError as error:
        raise Refusal(
            "unknown_encoding", "filens teckenkodning går inte att tolka. Spara den som CSV UTF-8 eller XLSX."
        ) from error


def _likeliest(data: bytes) -> str:
    """The encoding in which the file has most Swedish letters; Windows-1252 when nothing tells."""
    return max(_SINGLE_BYTE, key=lambda encoding: sum(data.count(letter) for letter in _SINGLE_BYTE[encoding]))


def _repair(text: str, log: IssueLog) -> str:
    """Undo UTF-8 once read as Windows-1252 (`VÃ¥rdcentralen`), and say so; Refusal when that gives no sense."""
    try:
        repaired = text.encode("cp1252").decode("utf-8")
    except UnicodeError as error:
        raise Refusal(
            "mojibake", "å, ä och ö är förvanskade (”Ã¥”). Hämta filen på nytt från källsystemet som UTF-8."
        ) from error
    log.warn("mojibake", "å, ä och ö var förvanskade (”Ã¥”) och har rättats. Kontrollera namnen.")
    return repaired


def _check_limits(content: bytes) -> None:
    rows = content.count(b"\n")
    if rows > MAX_ROWS:
        raise Refusal("too_many_rows", f"filen har {grouped(rows)} rader. Högst {grouped(MAX_ROWS)} rader läses.")
    if _has_long_line(content):
        raise Refusal("line_too_long", f"en rad är längre än {grouped(MAX_LINE_BYTES)} tecken. Är det en tabell?")


def _has_long_line(content: bytes) -> bool:
    """True when two line ends lie too far apart; jumps from line end to line end, the longest step at a time."""
    start = 0
    while len(content) - start > MAX_LINE_BYTES:
        end = content.rfind(b"\n", start, start + MAX_LINE_BYTES)
        if end < 0:
            return True
        start = end + 1
    return False


def _reader(content: bytes, separator: str) -> Callable[[], Iterator[Row]]:
    """A function that starts over at the file's first row each time it is called."""

    def rows() -> Iterator[Row]:
        csv.field_size_limit(MAX_CELL_CHARACTERS)
        lines = io.TextIOWrapper(io.BytesIO(content), "utf-8", newline="")
        reader = csv.reader(lines, delimiter=separator, strict=True)
        read = 0
        try:
            for cells in reader:
                yield cast(Row, cells)
                read += 1
        except csv.Error as error:
            raise _unreadable(error, read + 1) from error

    return rows


def _unreadable(error: csv.Error, row: int) -> Refusal:
    if "field limit" in str(error):
        return Refusal(
            "cell_too_long",
            f"en cell är längre än {grouped(MAX_CELL_CHARACTERS)} tecken. Saknas ett citattecken?",
            row=row,
        )
    return Refusal("bad_quotes", 'citattecknen går inte ihop: varje cell som börjar med " ska sluta med ".', row=row)
