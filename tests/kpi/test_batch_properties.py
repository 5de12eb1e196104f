"""What holds of every history of deliveries: how they were packed, what undo and redo leave, and asking as of now."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from nsvh_dash import intake
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi import Figure, StatementRow, read_figures, read_statement
from nsvh_dash.settings import Settings

UNITS = ("Vårdcentralen Ekudden", "Vårdcentralen Åsen", "Vårdcentralen Öringe")
PERIODS = ("2023-11", "2024-03", "2024-04")
Published = tuple[list[Figure], list[StatementRow]]

few = settings(max_examples=3, derandomize=True)
"""Each history is imported for real and computed more than once: three of them, the same every run."""


@st.composite
def lines(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Rows of three kinds of file: visits, referrals and premises; whole numbers, so that sums are exact."""
    rows = []
    for unit in UNITS:
        for period in PERIODS:
            size = draw(st.none() | st.integers(1, 500))
            if size is not None:
                rows.append((VISITS, f"{unit};Antal besök inkl. distans;{period};{size}"))
                rows.append((REFERRALS, f"{unit};Andel remisser korrekt märkta, SVF;{period};{size // 2};{size}"))
                rows.append((BOOKINGS, f"{unit};Lokaler;{period};-{size};-{size % 7};"))
    return rows


VISITS = "Enhet;Indikator;Period;Värde"
REFERRALS = "Enhet;Indikator;Period;Täljare;Nämnare"
BOOKINGS = "Enhet;Konto;Period;Utfall;Budget;Prognos"


@contextmanager
def store() -> Iterator[Settings]:
    """An empty database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        yield Settings(database=Path(folder) / "nsvh.duckdb")


def deliver(settings: Settings, rows: list[tuple[str, str]], *, publish: bool = True) -> int:
    """Import rows as one batch, in a file for each of their kinds; gives its number."""
    files = []
    for number, head in enumerate(dict.fromkeys(head for head, _ in rows)):
        file = settings.database.with_name(f"leverans{number}.csv")
        file.write_text("\n".join([head, *(line for kind, line in rows if kind == head)]), encoding="utf-8")
        files.append(file)
    receipt = intake.import_files(settings, files, publish_now=publish)
    assert receipt.batch is not None
    return receipt.batch


def published(settings: Settings) -> Published:
    """Everything pages read now."""
    dashboard = Dashboard.open(settings)
    try:
        return read_figures(dashboard.snapshot), read_statement(dashboard.snapshot)
    finally:
        dashboard.close()


def as_of(settings: Settings, batch: int) -> Published:
    """Everything as it was known after a batch."""
    with Dashboard.as_of(settings, batch) as then:
        return read_figures(then.snapshot), read_statement(then.snapshot)


@few
@given(lines(), st.data())
def test_how_a_delivery_is_split_into_files_and_batches_does_not_matter(
    rows: list[tuple[str, str]], data: st.DataObject
) -> None:
    if not rows:
        return
    shuffled = data.draw(st.permutations(rows))
    cut = data.draw(st.integers(0, len(rows)))
    with store() as whole, store() as split:
        deliver(whole, rows)
        for part in (shuffled[:cut], shuffled[cut:]):
            if part:
                deliver(split, part)
        assert published(split) == published(whole)


@few
@given(lines(), lines())
def test_undo_then_redo_changes_nothing_and_the_newest_batch_is_now(
    first: list[tuple[str, str]], second: list[tuple[str, str]]
) -> None:
    with store() as settings:
        known = [(VISITS, f"{UNITS[0]};Antal besök inkl. distans;2024-04;7")]
        deliver(settings, known + [row for row in first if not row[1].startswith(UNITS[0])])
        before = published(settings)
        batch = deliver(settings, [*second, (BOOKINGS, f"{UNITS[0]};Lokaler;2023-03;-5;-6;")])
        after = published(settings)
        assert as_of(settings, batch) == after

        undone = intake.undo(settings, batch)
        assert published(settings) == before == as_of(settings, undone) == as_of(settings, batch - 1)

        redone = intake.redo(settings, batch)
        assert published(settings) == after == as_of(settings, redone)
