"""A figure explained in Swedish: the equation with its numbers, the verdict, and where the rows stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi.why import explain
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.settings import Settings
from nsvh_dash.views.format import NBSP
from nsvh_dash.views.why import Why, build_why


@pytest.fixture(scope="module")
def demo(demo_settings: Settings) -> Iterator[Dashboard]:
    dashboard = Dashboard.open(demo_settings)
    yield dashboard
    dashboard.close()


def told(demo: Dashboard, indicator: str, node: str, kind: str, month: str = "2024-04") -> Why:
    """What is told of a figure."""
    found = demo.catalogue.find_indicator(indicator)
    why = build_why(
        demo.catalogue,
        explain(demo.snapshot, demo.catalogue, found, node, Month.parse(month), PeriodKind(kind)),
    )
    assert NBSP in why.headline, "numbers and their units stay on one line"
    return why


@pytest.mark.parametrize(
    ("indicator", "node", "kind", "sentence"),
    [
        (
            "phone_access",
            "vc",
            "month",
            "91,1 % = 54 250 / 59 550 (besvarade samma dag av inkomna samtal, april 2024, 24 av 24 enheter); "
            "målet minst 95 % nås inte: −3,9 procentenheter",
        ),
        (
            "budget_variance",
            "nsvh",
            "ytd",
            "8 252 tkr = −37 583 − (−45 835) (resultat, utfall minus budget, jan–apr 2024, "
            "63 av 63 enheter har lämnat hela perioden, 4 av 4 månader); målet minst 0 tkr nås: +8 252 tkr",
        ),
        (
            "forecast_variance",
            "nsvh",
            "ytd",
            "5 000 tkr = −106 528 − (−111 528) (resultat, prognos minus budget, prognos helår 2024, "
            "63 av 63 enheter); målet minst 0 tkr nås: +5 000 tkr",
        ),
        (
            "dental_subscription_share",
            "ftv",
            "ytd",
            "32,0 % = medelvärdet av 31,8; 31,9; 32,1; 32,2 (jan–apr 2024, 22 av 22 enheter har lämnat hela perioden, "
            "4 av 4 månader); målet minst 32,5 % nås nästan: −0,5 procentenheter",
        ),
        (
            "listed_patients",
            "vc",
            "month",
            "170 391 = summan av 24 enheters värden (april 2024, 24 av 24 enheter); "
            "målet (minst 500 fler listade än vid årets början; för april 171 334) nås inte: −943",
        ),
        (
            "chat_response_median",
            "vc",
            "month",
            "12 min (så som det är lämnat, april 2024); målet högst 15 min nås: −3 min",
        ),
        (
            "sick_leave",
            "nsvh",
            "month",
            "Sjukfrånvaro har inget värde för april 2024 och bedöms inte mot något mål",
        ),
    ],
)
def test_the_equation_and_the_verdict(demo: Dashboard, indicator: str, node: str, kind: str, sentence: str) -> None:
    assert told(demo, indicator, node, kind).headline.replace(NBSP, " ") == sentence


@pytest.mark.parametrize(
    ("indicator", "kind", "beginning"),
    [
        ("visits", "month", "66 020 = summan av 24 enheters värden (april 2024, 24 av 24 enheter); "),
        ("visits", "ytd", "248 485 = 61 449 + 57 092 + 63 924 + 66 020 (jan–apr 2024, "),
        ("visits", "rolling_12", "704 162 = summan av tolv månaders värden (12 mån t.o.m. april 2024, "),
        ("listed_patients", "ytd", "170 391 = summan av 24 enheters värden (läget i april 2024, "),
    ],
)
def test_sums_are_written_out_while_they_are_few(demo: Dashboard, indicator: str, kind: str, beginning: str) -> None:
    assert told(demo, indicator, "vc", kind).headline.replace(NBSP, " ").startswith(beginning)


def test_why_there_is_no_value_is_a_sentence_of_its_own(demo: Dashboard) -> None:
    first = told(demo, "sick_leave", "nsvh", "month").sentences[0]
    assert first.startswith("Nytt schemasystem införs. ")
    assert first.endswith("klart.")


@pytest.mark.parametrize(("indicator", "is_told"), [("cost_development", True), ("phone_access", False)])
def test_a_deviation_that_is_not_the_rounded_figures_distance_says_so(
    demo: Dashboard, indicator: str, is_told: bool
) -> None:
    kind = demo.catalogue.indicators_by_id[indicator].headline
    assert any("oavrundade" in said for said in told(demo, indicator, "vc_ekudden", kind).sentences) is is_told


def test_an_inherited_target_and_the_version_of_the_definitions_are_told(demo: Dashboard) -> None:
    sentences = " ".join(told(demo, "phone_access", "vc_ekudden", "ytd").sentences)

    assert "Målet för 2024, ”95%”, ärvs från Vårdcentralen Halland." in sentences
    assert "phone_access" not in sentences, "a target is named by its wording, not by its id"
    assert demo.catalogue.fingerprint[:8] in sentences
    assert demo.version in sentences
    assert "8 levererade rader" in sentences


def test_a_changed_definition_is_told(demo: Dashboard) -> None:
    (change,) = demo.catalogue.indicators_by_id["medical_assessment"].breaks
    mixed = told(demo, "medical_assessment", "vc", "ytd", f"{change.month.year}-12").sentences
    later = told(demo, "medical_assessment", "vc", "month").sentences

    assert any(s.startswith("Perioden blandar två definitioner") and change.text in s for s in mixed)
    assert any(s.startswith("Definitionen är den från") and change.text in s for s in later)


def test_units_and_months_stand_with_their_numbers(demo: Dashboard) -> None:
    why = told(demo, "phone_access", "vc", "ytd")

    assert [line.label.replace(NBSP, " ") for line in why.months] == [
        "januari 2024",
        "februari 2024",
        "mars 2024",
        "april 2024",
    ]
    assert len(why.units) == 24
    assert all(line.counts and line.has_pair for line in (*why.months, *why.units))
    assert told(demo, "phone_access", "vc", "month").months == (), "one month says no more than the figure"


def test_each_row_stands_with_file_sheet_row_and_import(demo: Dashboard) -> None:
    places = [row.place for row in told(demo, "listed_patients", "vc_ekudden", "month").sources]

    assert len(places) == 1
    assert places[0].startswith("listning_2024-04.xlsx, blad ”Uttag”, rad ")
    assert "(import " in places[0]
