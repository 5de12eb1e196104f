"""Signal or noise: each indicator in its one place, what has no chart told with the reason, and nothing stale."""

from __future__ import annotations

import pytest

from nsvh_dash.exports.table_file import to_csv, to_xlsx
from nsvh_dash.kpi.spc import Chart
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.views.signal import SignalGrid, build_signal_grid
from nsvh_dash.views.standing import build_standing
from tests.views import fakes
from tests.views.fakes import APRIL, CATALOGUE, figure
from tests.views.standings import chart, scorecard

FIGURES = (
    figure("phone", "vc", 91.1, 95.0, Status.MISSED),
    figure("listed", "vc", 50.0, 55.0, Status.MISSED),
    figure("assessment", "vc", 90.0, 90.0, Status.REACHED),
    figure("sick", "nsvh", 5.0),
)
CHARTS: tuple[tuple[str, Chart], ...] = (
    ("phone", chart(fakes.PHONE, 20.0, target=95.0)),
    ("listed", chart(fakes.LISTED, 50.0, target=51.0)),
    ("assessment", chart(fakes.ASSESSMENT, 90.0, target=10.0)),
    ("sick", chart(fakes.SICK, 20.0)),
    ("turnover", Chart((), None, None, "cumulative")),
)


def grid(perspective: str = "", area: str = "") -> SignalGrid:
    return build_signal_grid(CATALOGUE, scorecard(*FIGURES, charts=CHARTS).cards, perspective, area)


def placed(found: SignalGrid) -> dict[str, list[str]]:
    return {cell.title: [card.tile.indicator_id for card in cell.cards] for cell in found.cells if cell.cards}


def test_each_indicator_stands_where_its_verdicts_put_it() -> None:
    assert placed(grid()) == {
        "Säker förbättring – Brukar nå målet": ["assessment"],
        "Säker förbättring – Målet kan inte bedömas": ["sick"],
        "Ingen säker förändring – Når målet ibland": ["listed"],
        "Säker försämring – Brukar inte nå målet": ["phone"],
    }
    assert len(grid().cells) == 12


def test_what_has_no_chart_is_told_with_the_reason() -> None:
    told = {reason: [card.tile.indicator_id for card in those] for reason, those in grid().without}
    assert [ids for reason, ids in told.items() if "räknas upp månad för månad" in reason] == [["turnover"]]
    assert [ids for reason, ids in told.items() if "för få månader" in reason] == [["index"]]


def test_the_table_lists_every_indicator_once() -> None:
    assert sorted(card.tile.indicator_id for card in grid().rows) == sorted(i.id for i in CATALOGUE.indicators)


def test_a_file_has_the_same_rows_with_real_numbers() -> None:
    block = grid().block("Förvaltningen, april 2024")
    table = block.table
    assert [row[0] for row in table.rows] == [card.tile.name for card in grid().rows]
    phone = dict(zip(table.headings, next(row for row in table.raw if row[0] == fakes.PHONE.name), strict=True))
    assert phone == {
        "Indikator": fakes.PHONE.name,
        "Enhet": "vc",
        "Värde": 91.1,
        "Måttenhet": "%",
        "Period": "april\u00a02024",
        "Status": "Når inte mål",
        "Förändring": "Säker försämring",
        "Målet": "Brukar inte nå målet",
        "Anmärkning": "",
    }
    without = table.raw[-1]
    assert (without[2], without[6]) == (None, "Inget styrdiagram")
    assert without[8], "what has no chart says why"
    assert to_xlsx(block)
    assert to_csv(table).decode("utf-8-sig").count("\r\n") == 1 + len(table.rows)


def test_the_summary_counts_signals_noise_and_targets_out_of_reach() -> None:
    assert grid().summary == (
        "Av fyra indikatorer med styrdiagram visar två säker förbättring, en säker försämring "
        "och en ingen säker förändring.",
        "Ett av tre mål för månaden ligger bortom vad värdena brukar nå.",
        "Två har inget styrdiagram.",
    )


def test_the_summary_of_nothing_in_the_grid() -> None:
    none = build_signal_grid(CATALOGUE, scorecard().cards, "", "")
    assert none.summary == ("Ingen av sex indikatorer kan visas i styrdiagram.",)
    alone = build_signal_grid(CATALOGUE, scorecard().cards[:1], "", "")
    assert alone.summary == ("Den enda indikatorn kan inte visas i styrdiagram.",)
    assert build_signal_grid(CATALOGUE, (), "", "").summary == ()


def test_a_perspective_or_an_area_may_be_chosen() -> None:
    assert {card.tile.indicator_id for card in grid("population").rows} == {"phone"}
    assert {card.tile.indicator_id for card in grid(area="vc").rows} == {"phone", "listed", "assessment"}
    assert {card.tile.indicator_id for card in grid("staff", "vc").rows} == set()
    assert list(grid().areas.values()) == ["Alla verksamhetsområden", "Hela förvaltningen", "vc"]


def test_a_choice_that_does_not_exist_means_all() -> None:
    assert grid("qq", "zz").rows == grid().rows


def test_a_verdict_on_an_earlier_month_is_none_on_this_one() -> None:
    found = build_standing(chart(fakes.SICK, None), fakes.SICK, APRIL, PeriodKind.MONTH)
    assert (found.variation, found.verdicts, found.reason) == (None, (), "Månaden har inget värde att bedöma.")
    later = build_standing(chart(fakes.SICK, 50.0), fakes.SICK, APRIL.plus(1), PeriodKind.MONTH)
    assert (later.verdicts, later.reason) == ((), "Månaden har inget värde att bedöma.")


@pytest.mark.parametrize(("kind", "note"), [(PeriodKind.MONTH, ""), (PeriodKind.ROLLING_12, "per månad")])
def test_a_longer_period_says_that_its_chart_is_over_single_months(kind: PeriodKind, note: str) -> None:
    found = build_standing(chart(fakes.TURNOVER, 50.0, target=52.0), fakes.TURNOVER, APRIL, kind)
    assert found.note == note
    assert [verdict.word for verdict in found.verdicts] == ["Ingen säker förändring", "Når målet ibland"]
