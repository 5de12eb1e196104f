"""The control chart: its finding, both verdicts, where limits start anew, and when it is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nsvh_dash.kpi import Figure
from nsvh_dash.kpi.spc import control_chart
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views.control import Control, build_control, control_block
from tests.views.fakes import APRIL, CATALOGUE, figure
from tests.views.numbers import numbers_in

STEADY = [90.0, 91.0] * 9
ENDS_LOW = [*STEADY[:-1], 86.0]


def months_of(values: list[float | None], target: float | None = None, **more: object) -> list[Figure]:
    """Figures of the months that end with April 2024."""
    first = APRIL.plus(1 - len(values))
    return [
        figure(
            str(more.get("indicator", "phone")),
            "vc",
            value,
            target if value is not None else None,
            Status.MISSED if value is not None and target is not None else None,
            month=first.plus(at),
        )
        for at, value in enumerate(values)
    ]


def control(figures: list[Figure], indicator_id: str = "phone", kind: PeriodKind = PeriodKind.MONTH) -> Control:
    catalogue = CATALOGUE.showing(indicator_id, kind)
    indicator = catalogue.indicators_by_id[indicator_id]
    chart = control_chart(
        [(found.month.first_day, found.value) for found in figures],
        indicator.direction.sign,
        target=figures[-1].target if figures else None,
        rebase=[b.month.first_day for b in indicator.breaks if b.month in {found.month for found in figures}],
    )
    return build_control(catalogue, indicator_id, "vc", APRIL, chart, figures)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("values", "target", "title", "words"),
    [
        (STEADY, 85.0, "Telefontillgänglighet visar ingen säker förändring och brukar nå målet",
         ("Ingen säker förändring", "Brukar nå målet")),
        (STEADY, 90.5, "Telefontillgänglighet visar ingen säker förändring och når målet bara vissa månader",
         ("Ingen säker förändring", "Når målet ibland")),
        (ENDS_LOW, 95.0, "Telefontillgänglighet har säkert försämrats och brukar inte nå målet",
         ("Säker försämring", "Brukar inte nå målet")),
        (ENDS_LOW, 60.0, "Telefontillgänglighet har säkert försämrats men brukar nå målet",
         ("Säker försämring", "Brukar nå målet")),
        ([*STEADY, 99.0], None, "Telefontillgänglighet har säkert förbättrats",
         ("Säker förbättring", "Målet kan inte bedömas")),
    ],
)  # fmt: skip
def test_the_title_says_both_verdicts(
    values: list[float | None], target: float | None, title: str, words: tuple[str, str]
) -> None:
    found = control(months_of(values, target))
    assert plain(found.title) == title
    assert found.variation is not None
    assert found.assurance is not None
    assert (found.variation.word, found.assurance.word) == words


def test_the_summary_says_what_the_eye_sees() -> None:
    assert plain(control(months_of(STEADY, 85.0)).summary) == (
        "vc: medelvärdet är 90,5 % och gränserna 87,8 % till 93,2 %. Ingen månad sticker ut. Målet är 85 %."
    )
    assert "En av 18 månader sticker ut, senast april 2024: säker försämring (utanför gränserna)." in plain(
        control(months_of(ENDS_LOW, 95.0)).summary
    )


@pytest.mark.parametrize("values", [STEADY, ENDS_LOW, [90.0, None, 91.0, 90.0, 92.0, 90.0, 91.0]])
def test_every_number_of_the_summary_is_the_engines(values: list[float | None]) -> None:
    found = control(months_of(values, 95.0))
    limits = found.points[-1].limits
    assert limits is not None
    judged = [point for point in found.points if point.mark is not None]
    special = [point for point in judged if point.verdict != "Ingen säker förändring"]
    engine = {f"{number:.1f}".replace(".", ",") for number in (limits.mean, limits.lower, limits.upper)}
    allowed = engine | {"95", "2024", "2023", str(len(judged)), str(len(special)), "1"}
    assert numbers_in(found.summary.replace("sju i följd", "")) <= allowed


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (PeriodKind.ROLLING_12, "delar elva månader"),
        (PeriodKind.YEAR_TO_DATE, "innehåller alla tidigare månader"),
        (PeriodKind.TERTIAL, "för få att bedöma"),
    ],
)
def test_periods_that_overlap_are_refused_with_the_reason_and_a_way_to_the_months(kind: PeriodKind, why: str) -> None:
    found = control(months_of(STEADY, 85.0), kind=kind)
    assert found.is_empty
    assert found.wants_month
    assert found.title == "Telefontillgänglighet har inget styrdiagram här"
    assert why in found.summary
    assert (found.variation, found.assurance) == (None, None)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([], "för få månader"),
        ([91.0], "för få månader"),
        ([None, None, None, None, None], "för få månader"),
        ([90.0] * 14, "varierar inte"),
    ],
)
def test_without_limits_the_reason_is_said_in_words(values: list[float | None], why: str) -> None:
    found = control(months_of(values, 95.0))
    assert found.is_empty
    assert not found.wants_month
    assert why in found.summary
    assert numbers_in(found.summary) <= {"4"}, "the least number of months, and nothing else"


def test_months_that_cannot_be_followed_up_are_left_out_and_the_verdict_says_which_month_it_is_about() -> None:
    figures = months_of([*STEADY, None])
    figures[-1] = figure("phone", "vc", None, None, Status.NOT_MEASURABLE, state=State.NOT_MEASURABLE, reason="Nytt.")
    found = control(figures)
    assert plain(found.summary) == (
        "vc: medelvärdet är 90,5 % och gränserna 87,8 % till 93,2 %. Ingen månad sticker ut."
    )
    assert "Bedömningen gäller mars 2024, den senaste månaden med ett värde." in [plain(note) for note in found.notes]


def test_few_months_give_limits_that_are_called_provisional() -> None:
    few, many = control(months_of(STEADY[:6])), control(months_of(STEADY))
    assert any("preliminära" in note for note in few.notes)
    assert not any("preliminära" in note for note in many.notes)


def test_limits_start_anew_at_a_changed_definition() -> None:
    values: list[float | None] = [*([80.0, 81.0] * 6), *([90.0, 91.0, 90.0, 91.0, 90.0, 91.0, 90.0])]
    found = control(months_of(values, indicator="assessment"), "assessment")
    means = {point.month: point.limits.mean for point in found.points if point.limits}
    assert means[Month(2023, 9)] == pytest.approx(80.5)
    assert means[Month(2023, 10)] == pytest.approx((4 * 90 + 3 * 91) / 7)
    assert {point.group for point in found.points} == {0, 1}
    assert "medelvärdet sedan oktober 2023 är 90,4 %" in plain(found.summary)
    assert any("Närakuten ingår" in note for note in found.notes)


def test_months_too_few_to_judge_by_a_new_definition_stand_unjudged_beside_those_before() -> None:
    figures = months_of([*([80.0, 81.0] * 6), 90.0, 91.0, 70.0], 85.0, indicator="assessment")
    figures = [replace(found, month=found.month.plus(-4)) for found in figures]
    found = control(figures, "assessment")
    assert plain(found.title) == (
        "Medicinsk bedömning har för få månader efter den ändrade definitionen för att bedömas"
    )
    assert (found.is_empty, found.variation, found.assurance, found.mean_label) == (False, None, None, "")
    assert [point.limits is not None for point in found.points] == [True] * 12 + [False] * 3
    assert {point.mark for point in found.points[12:]} == {None}
    assert plain(found.summary) == (
        "vc: medelvärdet till och med september 2023 är 80,5 % och gränserna 77,8 % till 83,2 %. "
        "Ingen månad sticker ut. Definitionen ändrades i oktober 2023 och har gett värden för tre månader sedan dess. "
        "De bedöms när de är fyra, för först då räknas gränser. Målet är 85 %."
    )
    assert not any("Bedömningen gäller" in note for note in found.notes)


def test_a_new_definition_without_values_leaves_the_verdicts_of_the_one_before() -> None:
    figures = months_of([*([80.0, 81.0] * 6), None, None, None], indicator="assessment")
    found = control([replace(figure, month=figure.month.plus(-4)) for figure in figures], "assessment")
    assert found.variation is not None
    assert "medelvärdet är 80,5 %" in plain(found.summary)


def test_a_gap_is_a_gap_also_where_the_engine_has_no_row() -> None:
    figures = months_of(STEADY)
    del figures[5]
    figures[9] = figure("phone", "vc", None, month=figures[9].month)
    found = control(figures)
    assert len(found.points) == len(STEADY)
    assert [index for index, point in enumerate(found.points) if point.value is None] == [5, 10]


def test_a_verdict_on_an_earlier_month_says_so() -> None:
    found = control([*months_of(STEADY)[:-1], figure("phone", "vc", None)])
    assert "Bedömningen gäller mars 2024, den senaste månaden med ett värde." in [plain(note) for note in found.notes]


def test_a_preliminary_month_is_told_apart() -> None:
    figures = months_of(STEADY)
    figures[-1] = figure("phone", "vc", 91.0, state=State.PRELIMINARY)
    assert [point.is_preliminary for point in control(figures).points[-2:]] == [False, True]


def test_the_table_has_every_month_with_its_limits_and_verdict_newest_first() -> None:
    table = control_block(control(months_of(ENDS_LOW, 95.0)), "källa Växeln").table
    assert table.headings[:2] == ("Månad", "Utfall, %")
    assert len(table.rows) == len(table.raw) == len(ENDS_LOW)
    assert plain(table.rows[0][0]) == "april 2024"
    assert table.raw[0][1] == 86.0
    assert table.rows[0][-1] == "Säker försämring (utanför gränserna)"
    assert all(len(row) == len(table.headings) for row in (*table.rows, *table.raw))
