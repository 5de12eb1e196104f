"""One file a fault, named after it: each gives one clear issue at the right place, and never an exception."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from nsvh_dash.model.errors import Severity
from nsvh_dash.sources import Delivery
from tests.rows import observations_of
from tests.sources.conftest import FILES

BAD = FILES / "bad"
Read = Callable[[Path], Delivery]

# file: (code, sheet, row, column, value, words of the message)
ROWS: dict[str, tuple[str, str | None, int, str | None, str | None, str]] = {
    "unknown_unit.csv": ("unknown_unit", None, 3, "Enhet", "Vårdcentralen Ekuden", "”Vårdcentralen Ekudden”"),
    "unknown_indicator.csv": (
        "unknown_indicator",
        None,
        3,
        "Indikator",
        "Antal besok inkl distans",
        "Antal besök inkl.",
    ),
    "no_unit.csv": ("no_unit", None, 3, "Enhet", None, "enheten saknas"),
    "no_indicator.csv": ("no_indicator", None, 3, "Indikator", None, "indikatorn saknas"),
    "no_period.csv": ("bad_period", None, 3, "Period", None, "perioden saknas"),
    "bad_number.csv": ("bad_number", None, 3, "Värde", "9I,1", "ska vara ett tal"),
    "huge_number.csv": ("bad_number", None, 3, "Värde", "99999999999999999999", "orimligt stort"),
    "uncertain_thousands.csv": ("bad_number", None, 4, "Värde", "6.207", "tusental"),
    "bad_period.csv": ("bad_period", None, 3, "Period", "2024-13", "ska vara en period"),
    "period_of_the_future.csv": ("future_period", None, 3, "Period", "2024-06", "inte varit än"),
    "month_for_yearly.csv": ("period_kind", None, 3, "Period", "2024-04", "ett år"),
    "year_for_monthly.csv": ("period_kind", None, 3, "Period", "2023", "en månad"),
    "unit_closed.csv": ("unit_not_open", None, 3, "Enhet", "Sprututbyte Kungsbacka", "2021-01–2023-10"),
    "unit_not_yet_open.csv": ("unit_not_open", None, 3, "Enhet", "Vårdcentralen Ekudden", "från 2021-01"),
    "conflicting_rows.csv": ("conflicting_rows", None, 4, None, None, "rad 2 har en annan uppgift"),
    "negative_percent.csv": ("percent_out_of_range", None, 3, "Värde", "-3", "mellan 0 och 100"),
    "percent_sign_on_count.csv": ("bad_number", None, 3, "Värde", "12 %", "utan procenttecken"),
    "account_as_indicator.csv": ("wrong_indicator", None, 3, "Indikator", "Egen personal", "Enhet;Konto;Period"),
    "indicator_as_account.csv": ("wrong_account", None, 3, "Konto", "Antal besök inkl. distans", "är en indikator"),
    "numerator_above_denominator.csv": ("numerator_above_denominator", None, 3, "Täljare", "11", "större än nämnaren"),
    "negative_denominator.csv": ("negative_denominator", None, 3, "Nämnare", "-10", "negativ"),
    "no_denominator.csv": ("no_denominator", None, 3, "Nämnare", None, "nämnaren saknas"),
    "unknown_quality.csv": ("bad_quality", None, 3, "Kvalitet", "kanske", "preliminär"),
    "unquoted_separator.csv": ("too_many_cells", None, 3, None, "5", "fler celler än rubriken (4)"),
    "open_quote.csv": ("bad_quotes", None, 3, None, None, "citattecknen"),
    "text_after_quote.csv": ("bad_quotes", None, 3, None, None, "citattecknen"),
    "very_long_cell.csv": ("cell_too_long", None, 3, None, None, "32\N{NO-BREAK SPACE}767 tecken"),
    "formula_without_value.xlsx": ("bad_number", "Data", 3, "Värde", "=2+3", "uträknat värde"),
    "broken_formula.xlsx": ("bad_number", "Data", 3, "Värde", "#REF!", "ska vara ett tal"),
    "date_as_value.xlsx": ("bad_number", "Data", 3, "Värde", "2024-01-02", "ett datum"),
    "boolean_as_value.xlsx": ("bad_number", "Data", 3, "Värde", "True", "sanningsvärde"),
    "percent_format_on_count.xlsx": ("bad_number", "Data", 3, "Värde", "0.12", "procentformat"),
}

HEADERS: dict[str, tuple[str, str]] = {
    "unknown_headers.csv": ("unknown_layout", "”Plats”, ”Vad”, ”När”, ”Hur många”"),
    "unknown_headers.xlsx": ("unknown_layout", "”Plats”, ”Vad”, ”När”"),
    "no_value_column.csv": ("unknown_layout", "som också behöver Värde"),
    "prose.csv": ("unknown_layout", "ingen tabell"),
    "two_value_columns.csv": ("ambiguous_header", "”Värde” och ”Utfall”"),
    "month_twice.csv": ("ambiguous_header", "”jan 2024” och ”2024-01”"),
    "months_without_year.csv": ("month_without_year", "(jan, feb …)"),
    "headers_only.csv": ("no_rows", "inga uppgifter"),
}

UNREADABLE: dict[str, str] = {
    "empty.csv": "empty_file",
    "only_blank_lines.csv": "empty_file",
    "empty_sheet.xlsx": "empty_file",
    "only_hidden_sheet.xlsx": "empty_file",
    "a_picture.xlsx": "unknown_file_kind",
    "a_web_page.csv": "unknown_file_kind",
    "an_archive.xlsx": "unknown_file_kind",
    "control_characters.csv": "not_text",
    "random_bytes.xlsx": "not_text",
    "half_a_character.csv": "unknown_encoding",
    "broken_mojibake.csv": "mojibake",
    "encrypted.xlsx": "encrypted_file",
    "encrypted.xls": "encrypted_file",
    "encrypted.ods": "encrypted_file",
    "cut_off.xlsx": "damaged_file",
    "cut_off_inside.xlsx": "damaged_file",
    "damaged_xml.xlsx": "damaged_file",
    "damaged.xls": "damaged_file",
    "unclosed.ods": "damaged_file",
    "endless_chain.xls": "damaged_file",
    "entity_bomb.xlsx": "hostile_file",
    "lying_size.xlsx": "damaged_file",
    "zip_bomb.xlsx": "unpacks_too_big",
    "text_repeated.xlsx": "unpacks_too_big",
    "cell_far_away.xlsx": "too_many_columns",
    "cell_far_down.xlsx": "too_many_cells",
    "repeated_cells.ods": "too_many_cells",
    "huge_text.xlsx": "cell_too_long",
}


def test_every_bad_file_is_tried() -> None:
    assert {path.name for path in BAD.iterdir()} == {*ROWS, *HEADERS, *UNREADABLE}


@pytest.mark.parametrize("name", ROWS)
def test_a_bad_row_is_named_with_what_was_expected(name: str, read: Read) -> None:
    delivery = read(BAD / name)
    code, sheet, row, column, value, words = ROWS[name]
    (issue,) = delivery.issues
    assert (issue.code, issue.file, issue.sheet, issue.row, issue.column, issue.value) == (
        code, name, sheet, row, column, value,
    )  # fmt: skip
    assert words in issue.expected
    assert issue.severity is Severity.ERROR


@pytest.mark.parametrize("name", ROWS)
def test_the_good_rows_beside_it_are_read(name: str, read: Read) -> None:
    delivery = read(BAD / name)
    assert len(delivery.rows)
    assert ROWS[name][2] not in {observation.row for observation in observations_of(delivery.rows)}


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_that_cannot_be_used_is_explained(name: str, read: Read) -> None:
    delivery = read(BAD / name)
    code, words = HEADERS[name]
    (issue,) = delivery.issues
    assert issue.code == code
    assert words in issue.expected
    assert len(delivery.rows) == 0


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_file_gives_one_issue(name: str, read: Read) -> None:
    delivery = read(BAD / name)
    issue, *told = delivery.issues
    assert (issue.code, issue.severity) == (UNREADABLE[name], Severity.ERROR)
    assert [other.code for other in told] == (["hidden_sheet"] if name == "only_hidden_sheet.xlsx" else [])
    assert (len(delivery.rows), delivery.profile_id) == (0, None)


def test_a_file_that_is_not_there_gives_one_issue(tmp_path: Path, read: Read) -> None:
    assert [issue.code for issue in read(tmp_path / "saknas.csv").issues] == ["unreadable_file"]
    assert [issue.code for issue in read(tmp_path).issues] == ["unreadable_file"]


GOOD = [
    FILES / "dialects" / "31_tal_som_text.xlsx",
    FILES / "dialects" / "14_bred_manader.csv",
    Path(__file__).parent / "files" / "old_excel.xls",
    Path(__file__).parent / "files" / "open_document.ods",
]


@pytest.mark.parametrize("source", GOOD, ids=lambda path: path.name)
def test_no_damage_is_too_odd(source: Path, tmp_path: Path, read: Read) -> None:
    """A sound file with bytes overwritten, everywhere in turn, is read or refused: nothing else."""
    sound = source.read_bytes()
    path = tmp_path / source.name
    for place in range(0, len(sound), len(sound) // 60):
        path.write_bytes(sound[:place] + b"\x00<\xff\x7f" + sound[place + 4 :])
        delivery = read(path)
        assert len(delivery.rows) or delivery.issues
