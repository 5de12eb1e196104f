"""Text files: which encoding, then which separator. The layout found decides the separator."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import cast

from nsvh_dash.sources.cells import Row, Sheet
from nsvh_dash.sources.issue_log import IssueLog, Refusal
from nsvh_dash.sources.limits import MAX_CELL_CHARACTERS, MAX_LINE_BYTES, MAX_ROWS, grouped
from nsvh_dash.sources.mojibake import is_broken, mend
from nsvh_dash.sources.other_separator import SEPARATORS
from nsvh_dash.sources.text_columns import TextBytes

_BOMS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    codecs.BOM_UTF8: "utf-8-sig",
}
# Each byte that å, ä and ö have in the encodings Swedish systems write, UTF-8 apart.
_SINGLE_BYTE = {
    "cp1252": b"\xe5\xe4\xf6\xc5\xc4\xd6",
    "mac_roman": b"\x8c\x8a\x9a\x81\x80\x85",
    "cp850": b"\x86\x84\x94\x8f\x8e\x99",
}
_HIGH = bytes(range(0x80, 0x100))
_PAIR = re.compile(rb"[\xc2\xc3][\x80-\xbf]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE_BYTES = 1_000_000


def read_text(data: bytes, log: IssueLog) -> list[Sheet]:
    """The file as one sheet a possible separator, most likely first; Refusal when it is no table of text."""
    text = _in_utf8(data, log)
    _check_rows(text)
    content = TextBytes(text)
    if not content.is_text:
        raise Refusal(
            "not_text",
            "filen innehåller styrtecken och är inte en textfil. Spara den som CSV eller XLSX.",
            row=_row_of(text, found.start()) if (found := _CONTROL.search(text)) else None,
        )
    _check_lines(content)
    return [
        Sheet("", _reader(content.content, separator), partial(content.table, separator), separator)
        for separator in SEPARATORS
    ]


def _in_utf8(data: bytes, log: IssueLog) -> bytes:
    """The text in UTF-8 with line ends; the same bytes when that is what they are."""
    encoding, text = _decode(data)
    if is_broken(text):
        encoding, text = "", _repair(text, log)
    if text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        # Joined files bring a byte order mark each.
        encoding, text = "", text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")
    if "\n" not in text:
        # Old Macs end lines with a carriage return alone.
        encoding, text = "", text.replace("\r", "\n")
    return data if encoding == "utf-8" else text.encode()


def _decode(data: bytes) -> tuple[str, str]:
    """The encoding and the text; Refusal when it cannot be told."""
    encoding = next((encoding for bom, encoding in _BOMS.items() if data.startswith(bom)), "")
    if not encoding and data[:1000].count(0) * 4 > len(data[:1000]):
        encoding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        if encoding:
            return encoding, data.decode(encoding)
        try:
            return "utf-8", data.decode()
        except UnicodeDecodeError as error:
            if _is_mostly_utf8(data):
                raise Refusal(
                    "unknown_encoding",
                    "tecknen på raden är inte UTF-8 som i resten av filen. Spara hela filen som CSV UTF-8 eller XLSX.",
                    row=_row_of(data, error.start),
                ) from error
            encoding = _likeliest(data)
            return encoding, data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal(
            "unknown_encoding", "filens teckenkodning går inte att tolka. Spara den som CSV UTF-8 eller XLSX."
        ) from error


def _likeliest(data: bytes) -> str:
    """The encoding in which the file has most Swedish letters; Windows-1252 when nothing tells."""
    return max(_SINGLE_BYTE, key=lambda encoding: sum(data.count(letter) for letter in _SINGLE_BYTE[encoding]))


def _is_mostly_utf8(data: bytes) -> bool:
    """True when most bytes beyond plain letters are Swedish letters in UTF-8: then the others are the odd ones."""
    sample = data[:_SAMPLE_BYTES]
    high = len(sample) - len(sample.translate(None, _HIGH))
    return len(_PAIR.findall(sample)) * 4 >= high > 0


def _repair(text: str, log: IssueLog) -> str:
    """Undo UTF-8 once read as Windows-1252 (`VÃ¥rdcentralen`), and say so; Refusal when that gives no sense."""
    try:
        repaired = mend(text)
    except UnicodeError as error:
        raise Refusal(
            "mojibake", "å, ä och ö är förvanskade (”Ã¥”). Hämta filen på nytt från källsystemet som UTF-8."
        ) from error
    log.warn("mojibake", "å, ä och ö var förvanskade (”Ã¥”) och har rättats. Kontrollera namnen.")
    return repaired


def _check_rows(text: bytes) -> None:
    rows = text.count(b"\n")
    if rows > MAX_ROWS:
        raise Refusal("too_many_rows", f"filen har {grouped(rows)} rader. Högst {grouped(MAX_ROWS)} rader läses.")


def _check_lines(content: TextBytes) -> None:
    row, length = content.longest_line
    if length > MAX_LINE_BYTES:
        raise Refusal(
            "line_too_long", f"raden är längre än {grouped(MAX_LINE_BYTES)} tecken. Är det en tabell?", row=row
        )


def _row_of(text: bytes, place: int) -> int:
    return text.count(b"\n", 0, place) + 1


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
