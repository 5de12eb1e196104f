"""A file's bytes as sheets of rows, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from nsvh_dash.model.upload import Upload
from nsvh_dash.sources.cells import Sheet
from nsvh_dash.sources.file_kind import FileKind, file_kind
from nsvh_dash.sources.issue_log import IssueLog, Refusal
from nsvh_dash.sources.limits import MAX_TEXT_BYTES, MAX_WORKBOOK_BYTES, MEGABYTE
from nsvh_dash.sources.text_file import read_text
from nsvh_dash.sources.workbook import read_workbook


def check_size(size: int) -> None:
    """Refusal when a file has more bytes than are read."""
    if size > MAX_TEXT_BYTES:
        raise Refusal("file_too_big", f"filen är {size // MEGABYTE} MB. Högst {MAX_TEXT_BYTES // MEGABYTE} MB läses.")


def open_sheets(data: bytes, log: IssueLog) -> tuple[bool, Iterable[Sheet]]:
    """Whether the file is a workbook, and its sheets: for a text one a possible separator, likeliest first."""
    kind = file_kind(data)
    if kind is FileKind.TEXT:
        return False, read_text(data, log)
    if len(data) > MAX_WORKBOOK_BYTES:
        raise Refusal(
            "file_too_big",
            f"filen är {len(data) // MEGABYTE} MB. Högst {MAX_WORKBOOK_BYTES // MEGABYTE} MB läses ur ett kalkylark.",
        )
    return True, read_workbook(data, kind)


def content_of(source: Path | Upload) -> bytes:
    """The file's bytes; Refusal when it is missing, unreadable or too big."""
    if isinstance(source, Upload):
        check_size(len(source.content))
        return source.content
    try:
        check_size(source.stat().st_size)
        return source.read_bytes()
    except OSError as error:
        raise Refusal("unreadable_file", "filen går inte att läsa. Finns den, och är det en fil?") from error
