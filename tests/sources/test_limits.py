"""What is too big is refused before it is parsed, and the message says the limit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import UnknownName
from nsvh_dash.sources import Delivery, delivery, forms, issue_log, layout, opening, read_delivery, text_file
from tests.sources.conftest import FILES, ReadText

HEADER = "Enhet;Indikator;Period;Värde\n"
ROW = "Vårdcentralen Åsen;Antal startade chattar;2024-04;5\n"


def said(found: Delivery) -> str:
    """The one thing said of a file that was not read."""
    (issue,) = found.issues
    assert len(found.rows) == 0
    return issue.expected


def test_a_text_file_that_is_too_big(read_text: ReadText, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_TEXT_BYTES", 50)
    monkeypatch.setattr(opening, "MEGABYTE", 10)
    assert said(read_text(HEADER + ROW)) == "filen är 8 MB. Högst 5 MB läses."


def test_a_workbook_that_is_too_big(read: Callable[[Path], Delivery], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_WORKBOOK_BYTES", 5000)
    monkeypatch.setattr(opening, "MEGABYTE", 1000)
    assert (
        said(read(FILES / "dialects" / "31_tal_som_text.xlsx")) == "filen är 12 MB. Högst 5 MB läses ur ett kalkylark."
    )


def test_too_many_rows(read_text: ReadText, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "MAX_ROWS", 2)
    assert said(read_text(HEADER + ROW * 2)) == "filen har 3 rader. Högst 2 rader läses."


def test_too_many_columns(read_text: ReadText, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (layout, delivery):
        monkeypatch.setattr(module, "MAX_COLUMNS", 3)
    assert said(read_text(HEADER + ROW)) == "tabellen har fler än 3 kolumner; fler läses inte."


def test_too_many_cells_in_a_wide_table(read_text: ReadText, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "MAX_SHEET_CELLS", 5)
    text = "Enhet;Indikator;jan 2024\n" + "Vårdcentralen Åsen;Antal startade chattar;5\n" * 2
    assert said(read_text(text)) == "tabellen har mer än 5 celler."


def test_a_line_without_end(read_text: ReadText, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "MAX_LINE_BYTES", 60)
    assert read_text(HEADER + ROW).issues == ()
    assert said(read_text(HEADER + ROW + "x" * 61)) == "raden är längre än 60 tecken. Är det en tabell?"


def test_a_file_that_is_all_wrong_is_not_read_to_its_end(read_text: ReadText, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(issue_log, "MAX_FOUND", 300)
    issues = read_text(HEADER + "".join(f"Vårdcentralen Åsen;Fel{n};2024-04;5\n" for n in range(1000))).issues
    assert issues[0].code == "reading_stopped"
    assert issues[-1].expected == "200 anmärkningar visas av 301 (301 fel och 0 varningar)."


def test_a_profile_can_be_named(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "leverans.csv"
    path.write_text(HEADER + ROW, encoding="utf-8")
    assert len(read_delivery(path, catalogue, "long_sv").rows) == 1
    assert [issue.code for issue in read_delivery(path, catalogue, "economy").issues] == ["unknown_layout"]
    with pytest.raises(UnknownName, match="long_sv"):
        read_delivery(path, catalogue, "long")
