"""Files broken by accident or on purpose, made here: each is read exactly, or refused with its place and its value."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from nsvh_dash.sources import Delivery
from tests.rows import observations_of

Read = Callable[[Path], Delivery]

ASEN, CHATS = "Vårdcentralen Åsen", "Antal startade chattar"
HEADER = "Enhet;Indikator;Period;Värde\n"
ROW = f"{ASEN};{CHATS};2024-04;5\n"
GOOD = HEADER + ROW
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
COMMENTED = HEADER.replace("Värde", "Värde;Kommentar")


def with_value(text: str) -> str:
    return GOOD.replace(";5\n", f";{text}\n")


def with_period(text: str) -> str:
    return GOOD.replace("2024-04", text)


def with_unit(text: str) -> str:
    return GOOD.replace(ASEN, text)


READ: dict[str, str | bytes] = {
    "two_byte_order_marks": "\ufeff\ufeff" + GOOD,
    "utf_16_big_endian": b"\xfe\xff" + GOOD.encode("utf-16-be"),
    "utf_32": GOOD.encode("utf-32"),
    "decomposed_letters": unicodedata.normalize("NFD", GOOD),
    "no_break_spaces_in_names": GOOD.replace(" ", "\N{NO-BREAK SPACE}"),
    "zero_width_space_in_a_name": with_unit("Vårdcentralen Å\u200bsen"),
    "soft_hyphen_in_a_name": with_unit("Vård\u00adcentralen Åsen"),
    "marks_of_direction_in_a_name": with_unit(f"\u202a{ASEN}\u202c"),
    "separator_said_first": "sep=;\n" + GOOD,
    "header_twice": HEADER + GOOD,
    "total_first": HEADER + ROW.replace(ASEN, "Totalt") + ROW,
    "form_feed_last": GOOD + "\x0b\x0c\n",
    "spaces_around": GOOD.replace(";", " ; "),
    "cell_of_two_lines": COMMENTED + ROW.strip() + ';"rad ett\nrad två"\n',
    "script_as_comment": COMMENTED + ROW.strip() + ";<script>alert(1)</script>\n",
    "formula_as_comment": COMMENTED + ROW.strip() + ";=cmd|' /C calc'!A0\n",
    "blank_lines_between": HEADER.replace("\n", "\n\n\n") + ROW + "\n\n",
    "separators_last_in_every_row": GOOD.replace("\n", ";;;\n"),
    "no_line_end_last": GOOD.strip(),
    "other_unicode_spaces": with_value("\u2007\u20095\u202f"),
}

MENDED: dict[str, str | bytes] = {
    "broken_twice": GOOD.encode().decode("cp1252").encode().decode("cp1252"),
    "broken_as_latin_1": GOOD.encode().decode("latin-1"),
}

# name: the file, and code, row, column and value of what is said
REFUSED: dict[str, tuple[str | bytes, tuple[str, int | None, str | None, str | None]]] = {
    "a_zero_byte": (GOOD + "x\0y\n", ("not_text", 3, None, None)),
    "zero_bytes_alone": (b"\0" * 5000, ("not_text", 1, None, None)),
    "half_utf_16": (b"\xff\xfe" + GOOD.encode("utf-16-le") + b"x", ("unknown_encoding", None, None, None)),
    "lone_surrogate": (b"\xff\xfe" + GOOD.encode("utf-16-le") + b"\x00\xd8", ("unknown_encoding", None, None, None)),
    "one_bad_byte": (GOOD.encode() + b"\xc3", ("unknown_encoding", 3, None, None)),
    "two_encodings": (GOOD.encode() + ROW.encode("cp1252"), ("unknown_encoding", 3, None, None)),
    "letters_lost": (with_unit("V\ufffdrdc"), ("unknown_unit", 2, "Enhet", "V\ufffdrdc")),
    "letters_as_question_marks": (GOOD.replace("ä", "?"), ("unknown_layout", 1, None, None)),
    "ebcdic": (GOOD.encode("cp500"), ("unknown_layout", None, None, None)),
    "cyrillic_look_alike": (with_unit("\u0430sen"), ("unknown_unit", 2, "Enhet", "\u0430sen")),
    "escape_codes": (with_unit(f"\x1b[31m{ASEN}"), ("unknown_unit", 2, "Enhet", f"\x1b[31m{ASEN}")),
    "formula_as_unit": (with_unit("=cmd|' /C calc'!A0"), ("unknown_unit", 2, "Enhet", "=cmd|' /C calc'!A0")),
    "link_as_unit": (with_unit("[x](javascript:a)"), ("unknown_unit", 2, "Enhet", "[x](javascript:a)")),
    "path_as_unit": (with_unit("../../etc/passwd"), ("unknown_unit", 2, "Enhet", "../../etc/passwd")),
    "statement_as_unit": (with_unit("'' OR 1=1 --"), ("unknown_unit", 2, "Enhet", "'' OR 1=1 --")),
    "unit_without_end": (with_unit("x" * 30_000), ("unknown_unit", 2, "Enhet", "x" * 99 + "…")),
    "single_quotes": (with_unit(f"'{ASEN}'"), ("unknown_unit", 2, "Enhet", f"'{ASEN}'")),
    "formula_as_header": (GOOD.replace("Enhet", "=A1"), ("unknown_layout", 1, None, None)),
    "other_separator_in_the_rows": (HEADER + ROW.replace(";", ","), ("other_separator", 2, None, None)),
    "separator_nobody_uses": (GOOD.replace(";", "^"), ("unknown_layout", None, None, None)),
    "columns_of_fixed_width": (GOOD.replace(";", "    "), ("unknown_layout", None, None, None)),
    "separators_alone": (";;;\n;;;\n", ("unknown_layout", None, None, None)),
    "a_quote_alone": ('"', ("unknown_layout", None, None, None)),
    "one_letter": ("x", ("unknown_layout", None, None, None)),
    "a_byte_order_mark_alone": (b"\xef\xbb\xbf", ("unknown_layout", None, None, None)),
    "json": ('[{"Enhet": "x"}]', ("unknown_layout", None, None, None)),
    "a_letter": ("From: a@b\nSubject: Hej\n\nHej\n", ("unknown_layout", None, None, None)),
    "headers_alone_repeated": (HEADER * 3, ("no_rows", None, None, None)),
    "formula_as_value": (with_value("=cmd|' /C calc'!A0"), ("bad_number", 2, "Värde", "=cmd|' /C calc'!A0")),
    "text_formula_as_value": (with_value('="5"'), ("bad_number", 2, "Värde", '="5"')),
    "exponent": (with_value("1e999"), ("bad_number", 2, "Värde", "1e999")),
    "infinity": (with_value("inf"), ("bad_number", 2, "Värde", "inf")),
    "arabic_digits": (with_value("٥"), ("bad_number", 2, "Värde", "٥")),
    "unit_of_measure": (with_value("5 kr"), ("bad_number", 2, "Värde", "5 kr")),
    "apostrophe_for_thousands": (with_value("6'207"), ("bad_number", 2, "Värde", "6'207")),
    "two_signs": (with_value("--5"), ("bad_number", 2, "Värde", "--5")),
    "sixteen_digits": (with_value("1234567890123456"), ("bad_number", 2, "Värde", "1234567890123456")),
    "digits_without_end": (with_value("9" * 45), ("bad_number", 2, "Värde", "9" * 45)),
    "day_or_month_first": (with_period("01/04/2024"), ("bad_period", 2, "Period", "01/04/2024")),
    "quarter": (with_period("2024 kv 2"), ("bad_period", 2, "Period", "2024 kv 2")),
    "week": (with_period("2024-W17"), ("bad_period", 2, "Period", "2024-W17")),
    "month_alone": (with_period("april"), ("bad_period", 2, "Period", "april")),
    "year_zero": (with_period("0000-04"), ("bad_period", 2, "Period", "0000-04")),
    "far_future": (with_period("9999-12"), ("bad_period", 2, "Period", "9999-12")),
    "row_cut_short": (HEADER + f"{ASEN};{CHATS}\n" + ROW, ("bad_period", 2, "Period", None)),
    "row_too_long": (HEADER + ROW.strip() + ";7;8\n", ("too_many_cells", 2, None, "7")),
    "row_of_ten_thousand_cells": (HEADER + "x;" * 10_000 + "\n", ("too_many_cells", 2, None, "x")),
    "ten_thousand_columns": (
        HEADER.strip() + "".join(f";k{n}" for n in range(9_996)) + "\n" + ROW, ("too_many_columns", 1, None, None),
    ),
    "rows_of_separators": ((";" * 190_000 + "\n") * 70, ("unknown_layout", None, None, None)),
    "a_line_of_a_megabyte": (GOOD + "x" * 1_000_000, ("line_too_long", 3, None, None)),
    "a_million_cells_in_a_line": (GOOD + "x;" * 500_000, ("line_too_long", 3, None, None)),
    "quotes_without_end": (HEADER + '"' + "x\n" * 40_000, ("cell_too_long", 2, None, None)),
    "gzip": (gzip.compress(GOOD.encode()), ("unknown_file_kind", None, None, None)),
    "bzip2": (bz2.compress(GOOD.encode()), ("unknown_file_kind", None, None, None)),
    "xz": (lzma.compress(GOOD.encode()), ("unknown_file_kind", None, None, None)),
    "zstandard": (b"\x28\xb5\x2f\xfd" + b"\0" * 50, ("unknown_file_kind", None, None, None)),
    "database": (b"SQLite format 3\0" + b"\0" * 100, ("unknown_file_kind", None, None, None)),
    "film": (b"\0\0\0\x18ftypmp42" + b"\0" * 20, ("not_text", 1, None, None)),
    "picture_of_the_web": (b"RIFF\0\0\0\0WEBP", ("unknown_file_kind", None, None, None)),
    "pdf": (b"%PDF-1.7", ("unknown_file_kind", None, None, None)),
    "xml_of_old_excel": (b'<?xml version="1.0"?><Workbook/>', ("unknown_file_kind", None, None, None)),
    "empty_archive": (b"PK\x05\x06" + b"\0" * 18, ("unknown_file_kind", None, None, None)),
    "header_of_old_excel_alone": (OLD_EXCEL + b"\0" * 600, ("unknown_file_kind", None, None, None)),
    "old_excel_cut_off": (
        OLD_EXCEL + "Workbook".encode("utf-16-le"), ("damaged_file", None, None, None),
    ),
}  # fmt: skip


def deliver(tmp_path: Path, read: Read, content: str | bytes) -> Delivery:
    path = tmp_path / "leverans.csv"
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return read(path)


@pytest.mark.parametrize("name", READ)
def test_what_only_looks_odd_is_read(name: str, tmp_path: Path, read: Read) -> None:
    delivery = deliver(tmp_path, read, READ[name])
    assert [(o.node_id, o.series_id, str(o.month), o.value) for o in observations_of(delivery.rows)] == [
        ("asen", "chats", "2024-04", 5.0)
    ]
    assert delivery.issues == ()


@pytest.mark.parametrize("name", MENDED)
def test_letters_broken_more_than_once_are_mended_and_it_is_said(name: str, tmp_path: Path, read: Read) -> None:
    delivery = deliver(tmp_path, read, MENDED[name])
    assert [o.node_id for o in observations_of(delivery.rows)] == ["asen"]
    assert [issue.code for issue in delivery.issues] == ["mojibake"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_place(name: str, tmp_path: Path, read: Read) -> None:
    content, said = REFUSED[name]
    issue = deliver(tmp_path, read, content).issues[0]
    assert (issue.code, issue.row, issue.column, issue.value) == said
    assert (issue.file, issue.expected[-1] in ".?") == ("leverans.csv", True)


def rezipped(content: bytes, change: Callable[[str, bytes], bytes], **options: int) -> bytes:
    """A workbook with its parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", **options) as package:  # type: ignore[call-overload]
        for name in source.namelist():
            package.writestr(name, change(name, source.read(name)))
    return target.getvalue()


@pytest.fixture
def workbook() -> bytes:
    """A sound workbook of one value."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        for number, row in enumerate((HEADER, ROW)):
            sheet.write_row(number, 0, row.strip().split(";")[:3])
        sheet.write(0, 3, "Värde")
        sheet.write(1, 3, 57)
    return target.getvalue()


def in_sheet(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    """Replaces a text in the sheet."""
    return lambda name, part: part.replace(old, new) if name.endswith("sheet1.xml") else part


def in_texts(old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    """Replaces a text among the workbook's texts."""
    return lambda name, part: part.replace(old, new) if name.endswith("sharedStrings.xml") else part


OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
BOOKS: dict[str, tuple[Callable[[str, bytes], bytes], tuple[str, str | None, int | None, str | None]]] = {
    "entity_in_the_texts": (in_texts(b"<sst", OUTSIDE + b"<sst"), ("hostile_file", None, None, None)),
    "entity_in_the_sheet": (in_sheet(b"<worksheet", OUTSIDE + b"<worksheet"), ("hostile_file", None, None, None)),
    "sheet_cut_off": (in_sheet(b"</sheetData>", b""), ("damaged_file", None, None, None)),
    "broken_letters": (in_texts("Åsen".encode(), "Ã…sen".encode()), ("mojibake", "Data", 2, "Vårdcentralen Ã…sen")),
    "text_of_a_number_too_many": (in_sheet(b"<v>0</v>", b"<v>999999</v>"), ("damaged_file", None, None, None)),
    "formula_of_another_program": (
        in_sheet(b"<v>57</v>", b"<f>cmd|' /C calc'!A0</f>"), ("bad_number", "Data", 2, "=cmd|' /C calc'!A0"),
    ),
    "value_not_a_number": (in_sheet(b"<v>57</v>", b"<v>NaN</v>"), ("bad_number", "Data", 2, "nan")),
    "value_beyond_all_numbers": (in_sheet(b"<v>57</v>", b"<v>1e999</v>"), ("bad_number", "Data", 2, "inf")),
    "error_as_unit": (
        in_sheet(b'<c r="A2" t="s"><v>3</v>', b'<c r="A2" t="e"><v>#REF!</v>'), ("unknown_unit", "Data", 2, "#REF!"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_with_something_wrong_is_refused_with_its_place(
    name: str, workbook: bytes, tmp_path: Path, read: Read
) -> None:
    change, said = BOOKS[name]
    changed = rezipped(workbook, change)
    assert changed != rezipped(workbook, lambda _name, part: part)
    issue = deliver(tmp_path, read, changed).issues[0]
    assert (issue.code, issue.sheet, issue.row, issue.value) == said


def test_a_workbook_packed_another_way_is_read_or_refused(workbook: bytes, tmp_path: Path, read: Read) -> None:
    plain = deliver(tmp_path, read, rezipped(workbook, lambda _name, part: part, compression=zipfile.ZIP_STORED))
    assert (len(plain.rows), plain.issues) == (1, ())
    for compression in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        packed = deliver(tmp_path, read, rezipped(workbook, lambda _name, part: part, compression=compression))
        assert [issue.code for issue in packed.issues] == ["damaged_file"]


def test_an_archive_that_leaves_its_folder_writes_nothing(workbook: bytes, tmp_path: Path, read: Read) -> None:
    content = io.BytesIO(workbook)
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("../../escaped.txt", "utanför")
    assert len(deliver(tmp_path, read, content.getvalue()).rows) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["leverans.csv"]
    assert not (tmp_path.parent.parent / "escaped.txt").exists()
