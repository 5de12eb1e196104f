"""A worksheet's size is known before it is read, also when its references are odd."""

from __future__ import annotations

import io
import zipfile
from contextlib import nullcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nsvh_dash.sources.issue_log import Refusal
from nsvh_dash.sources.limits import MAX_CELL_CHARACTERS
from nsvh_dash.sources.package import inspect_xlsx
from nsvh_dash.sources.used_area import used_area


@pytest.mark.parametrize(
    ("content", "area"),
    [
        (b'<row r="1"><c r="A1"/><c r="C1"/></row><row r="12"/>', (12, 3)),
        (b"<c r='AB7'/>", (7, 28)),
        (b'<c r="xfd1048576"/>', (1_048_576, 16_384)),
        (b'<c s="1"\nr="B2"/>', (2, 2)),
        (b'<c xr="Z99"/><c r="A"/><c r=""/><c r="A1x"/>', (0, 1)),
        (b'<c r="A9999999999"/><c r="ABCDEFGHIJ1"/>', (0, 1)),
        (b'<c r="B2', (0, 2)),
        (b"", (0, 0)),
    ],
)
def test_the_used_area(content: bytes, area: tuple[int, int]) -> None:
    assert used_area(content) == area


@given(st.lists(st.tuples(st.integers(1, 700), st.integers(1, 10**9 - 1)), max_size=5))
def test_the_greatest_of_any_references(cells: list[tuple[int, int]]) -> None:
    content = b"".join(b'<c r="%s%d"><v>1</v></c>' % (_letters(column), row) for column, row in cells)
    rows = max((row for _column, row in cells), default=0)
    assert used_area(content) == (rows, max((column for column, _row in cells), default=0))


def _letters(column: int) -> bytes:
    letters = b""
    while column:
        column, last = divmod(column - 1, 26)
        letters = b"%c" % (65 + last) + letters
    return letters


def test_references_are_found_wherever_in_a_large_sheet_they_stand() -> None:
    for place in range(2**19 - 30, 2**19 + 5):
        content = b" " * place + b'<c r="XFD1048576"/>' + b" " * 99
        assert used_area(content) == (1_048_576, 16_384)


@pytest.mark.parametrize("before", [0, 1, MAX_CELL_CHARACTERS // 2 - 1, MAX_CELL_CHARACTERS])
@pytest.mark.parametrize("too_long", [False, True])
def test_a_text_too_long_is_found_wherever_it_stands(before: int, too_long: bool) -> None:
    text = b"x" * (MAX_CELL_CHARACTERS - (not too_long))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<a>" + b"<" * before + b"<is>" + text + b"</is></a>")
    with pytest.raises(Refusal, match="längre än") if too_long else nullcontext():
        inspect_xlsx(file.getvalue())
