"""What a file is, by its first bytes and never by its name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import Enum

from nsvh_dash.sources.issue_log import Refusal


class FileKind(Enum):
    """The kinds of file that can be read."""

    TEXT = "text"
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OTHERS = {
    b"%PDF": "en PDF-fil",
    b"\x89PNG": "en bild",
    b"\xff\xd8\xff": "en bild",
    b"GIF8": "en bild",
    b"\x1f\x8b": "en gzip-packad fil",
    b"BZh": "en bzip2-packad fil",
    b"\xfd7zXZ": "en xz-packad fil",
    b"\x28\xb5\x2f\xfd": "en zstandard-packad fil",
    b"RIFF": "en bild eller ett ljud",
    b"SQLite format 3": "en databas",
    b"7z\xbc\xaf": "en 7z-packad fil",
    b"Rar!": "en RAR-packad fil",
    b"PAR1": "en Parquet-fil",
    b"{\\rtf": "en RTF-fil",
    b"MZ": "ett program",
    b"\x7fELF": "ett program",
}
_MARKUP = {
    b"<!doctype": "en webbsida",
    b"<html": "en webbsida",
    b"<table": "en webbsida",
    b"<?xml": "en XML-fil",
    b"<workbook": "en XML-fil",
}
_ADVICE = "Spara den som XLSX eller CSV och försök igen."
_ENCRYPTED = "filen är lösenordsskyddad. Ta bort lösenordet och spara på nytt."
_LOCKED_XLS = re.compile(
    rb"\x09\x08(?:\x10\x00\x00\x06\x05\x00.{12}|\x08\x00\x00\x05\x05\x00.{4})(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)
"""How the workbook in an old Excel file begins when the rest of it is encrypted: its first record, then FILEPASS."""
_LOCKED_ODS = b"encryption-data"
_MANIFEST = "META-INF/manifest.xml"
_LONGEST_MANIFEST = 1_000_000


def file_kind(data: bytes) -> FileKind:
    """The kind of a file's content; Refusal with advice for anything else."""
    if not data.strip():
        raise Refusal("empty_file", "filen är tom.")
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(_ZIP):
        return _zip_kind(data)
    start = data.removeprefix(b"\xef\xbb\xbf")[:200].lstrip().lower()
    for signs, where in ((_OTHERS, data), (_MARKUP, start)):
        for sign, what in signs.items():
            if where.startswith(sign):
                raise Refusal("unknown_file_kind", f"filen är {what}, inte en tabell. {_ADVICE}")
    return FileKind.TEXT


def _ole_kind(data: bytes) -> FileKind:
    """An old Excel file, or the shell Office puts around an encrypted one."""
    shells = ("EncryptedPackage", "EncryptionInfo")
    if any(name.encode("utf-16-le") in data for name in shells) or _LOCKED_XLS.search(data):
        raise Refusal("encrypted_file", _ENCRYPTED)
    if not any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        raise Refusal("unknown_file_kind", f"filen är ett Office-dokument utan kalkylblad. {_ADVICE}")
    return FileKind.XLS


def _zip_kind(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if any(member.flag_bits & 1 for member in members) or _is_locked_document(archive, names):
                raise Refusal("encrypted_file", _ENCRYPTED)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError, IndexError) as error:
        raise Refusal("damaged_file", "filen är skadad och kan inte öppnas. Hämta den på nytt.") from error
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if "content.xml" in names and "mimetype" in names:
        return FileKind.ODS
    what = "en binär Excel-fil (XLSB)" if "xl/workbook.bin" in names else "ett zip-arkiv"
    raise Refusal("unknown_file_kind", f"filen är {what}, inte ett kalkylblad som kan läsas. {_ADVICE}")


def _is_locked_document(archive: zipfile.ZipFile, names: set[str]) -> bool:
    """Whether an OpenDocument file's list of parts says that they are encrypted."""
    if _MANIFEST not in names:
        return False
    with archive.open(_MANIFEST) as manifest:
        return _LOCKED_ODS in manifest.read(_LONGEST_MANIFEST)
