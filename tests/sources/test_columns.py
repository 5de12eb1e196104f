"""Reading whole columns at once gives the rows and the issues that reading row by row gives, whatever the file."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import Issue
from nsvh_dash.model.observation import Observation
from nsvh_dash.model.target import Level, Target
from nsvh_dash.sources import blocks, checks, read_delivery
from nsvh_dash.sources.columns import ColumnReader
from nsvh_dash.sources.gathered import gathered
from nsvh_dash.sources.names import Series
from nsvh_dash.sources.text_columns import TextBytes
from tests.rows import observations_of
from tests.sources.conftest import FILES, TODAY

EVERY_FILE = sorted(
    path
    for folder in (FILES, Path(__file__).parent / "files")
    for path in folder.rglob("*.*")
    if path.is_file() and path.suffix not in (".toml", ".md")
)
Read = tuple[tuple[Observation, ...], tuple[Issue, ...]]


def read(path: Path, catalogue: Catalogue) -> Read:
    delivery = read_delivery(path, catalogue, today=TODAY)
    return observations_of(delivery.rows), delivery.issues


def one_by_one(path: Path, catalogue: Catalogue) -> Read:
    """As if every row were doubtful."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TextBytes, "table", lambda *_: None)
        patch.setattr(ColumnReader, "read", lambda _self, block, _columns: (gathered(0), np.arange(len(block))))
        return read(path, catalogue)


def in_small_blocks(path: Path, catalogue: Catalogue) -> Read:
    """As columns, but of text taken apart row by row."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TextBytes, "table", lambda *_: None)
        patch.setattr(blocks, "BLOCK_ROWS", 3)
        return read(path, catalogue)


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.name)
def test_every_file_of_the_tests_reads_the_same(path: Path, catalogue: Catalogue) -> None:
    expected = one_by_one(path, catalogue)
    assert read(path, catalogue) == expected
    assert in_small_blocks(path, catalogue) == expected


TARGET = Target(indicator="phone_access", year=2024, node="vc", rule=Level(value=95.0), wording="95%")
UNITS = ["Vårdcentralen Ekudden", "vårdcentralen  åsen", "oringe", "Sprututbyte Kungsbacka", "Ekuden", "Summa", "", " "]
SERIES = ["Antal startade chattar", "phone_access", "Beläggningsgrad", "HSE", "Antal", "Egen personal", "Enhet", ""]
ACCOUNTS = ["Egen personal", "Kostnader", "Summa kostnader", "Resultat", "HSE", ""]
PERIODS = ["2024-04", "april 2024", "2023", "2024-12", "dec 2023", "ack 2024-03", "R12 2024-03", "2019-01", "snart", ""]
NUMBERS = [
    "5", "-5", "91,1", "0,5", "120", "1.234", "1,234", "1 234", "12 %", "(3)", "..", "kan inte följas upp", "9I", "",
    " ", "0", "1" * 30, "=cmd|'/c calc'!A1", "NULL", "1e5", "6.207,5", "6,207.5",
]  # fmt: skip
QUALITIES = ["", "", "", "prel", "definitiv", "kan inte följas upp", "kanske"]
COMMENTS = ["", "", " ok ", 'sade "nej"', "a;b", "rad\nbrytning", "=1+1"]


COLUMNS = {
    "Enhet": UNITS, "Indikator": SERIES, "Konto": ACCOUNTS, "Period": PERIODS, "Kvalitet": QUALITIES,
    "Kommentar": COMMENTS,
}  # fmt: skip
HEADERS = (
    "Enhet;Indikator;Period;Värde",
    "Enhet;Indikator;Period;Täljare;Nämnare;Värde;Budget;Kvalitet;Kommentar",
    "Enhet;Konto;Period;Utfall;Budget;Prognos",
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A text with rows of good, odd and bad cells, quoted or not, sometimes uneven, under a title or not."""
    header = draw(st.sampled_from(HEADERS))
    # A few different cells a column, so that rows meet: a file of everything is refused row by row.
    cells = [
        st.sampled_from(draw(st.lists(st.sampled_from(COLUMNS.get(name, NUMBERS)), min_size=1, max_size=3)))
        for name in header.split(";")
    ]
    quote = draw(st.sampled_from(["never", "needed", "all"]))
    lines = [draw(st.sampled_from(["", "", "Rapport;;\n\n"])) + header]
    for row in draw(st.lists(st.tuples(*cells), max_size=10)):
        extra = draw(st.sampled_from([*[""] * 12, ";", ";mer", "\n", ";;;"]))
        lines.append(";".join(_quoted(text, quote) for text in row) + extra)
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(st.sampled_from(["", "\n", "\n\n", "\nKälla: x"]))


def _quoted(text: str, quote: str) -> str:
    needed = any(mark in text for mark in ';"\n')
    return '"' + text.replace('"', '""') + '"' if quote == "all" or (quote == "needed" and needed) else text


@settings(max_examples=200, derandomize=True, suppress_health_check=list(HealthCheck))
@given(text=files())
@example(text="Enhet;Indikator;Period;Värde\noringe;phone_access;2024-04;1.234\noringe;phone_access;2024-03;12.3")
@example(text="Enhet;Indikator;Period;Värde\noringe;chats;2024-04;1,234\noringe;occupancy;2024-03;1,234")
@example(text="Enhet;Indikator;Period;Värde\noringe;phone_access;2024-04;0,9\noringe;phone_access;2024-03;1 %")
@example(text=f"Enhet;Indikator;Period;Värde\noringe;phone_access;2024-04;{'1' * 400}")
@example(text="Enhet;Indikator;Period;Täljare;Värde\noringe;phone_access;2024-04;..;kan inte följas upp")
def test_any_file_reads_the_same(text: str, catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "leverans.csv"
    path.write_bytes(text.encode())
    catalogue = dataclasses.replace(catalogue, targets=(TARGET,))
    expected = one_by_one(path, catalogue)
    assert read(path, catalogue) == expected
    assert in_small_blocks(path, catalogue) == expected


FIGURE = st.one_of(st.none(), st.sampled_from([-1.0, 0.0, 0.5, 7.0, 100.0, 101.5]))


@given(flags=st.tuples(*[st.booleans()] * 6), figures=st.tuples(FIGURE, FIGURE, FIGURE))
def test_the_checks_of_many_rows_are_those_of_one(flags: tuple[bool, ...], figures: tuple[float | None, ...]) -> None:
    names = ("is_percent", "is_count", "is_ratio", "is_share", "is_yearly", "may_be_negative")
    series = dataclasses.replace(Series("x", "x"), **dict(zip(names, flags, strict=True)))
    rules = checks.Rules.of([series], np.zeros(1, int))
    (found,) = checks.have_problem(rules, *(np.array([f], float) for f in figures))
    assert found == (checks.find_problem(series, *figures) is not None)


def test_a_regular_file_is_read_as_columns(tmp_path: Path, catalogue: Catalogue) -> None:
    seen: list[object] = []
    path = tmp_path / "leverans.csv"
    path.write_text('Enhet;Indikator;Period;Värde\n"oringe";chats;2024-04;5\nasen;chats;2024-04;"6"\n', "utf-8")
    table: Callable[..., object] = TextBytes.table
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TextBytes, "table", lambda *given: seen.append(table(*given)) or seen[-1])
        patch.setattr(ColumnReader, "keep", lambda _self, values: seen.append(len(values)))
        read(path, catalogue)
    assert seen[0] is not None
    assert seen[1] == 2
