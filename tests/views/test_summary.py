"""The summary of a node's month in every state it can be in: three to five sentences, and no number of its own."""

from __future__ import annotations

import re

import pytest

from nsvh_dash.kpi import Figure
from nsvh_dash.kpi.spc import Chart
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views.scorecard import Scorecard
from tests.views import fakes
from tests.views.fakes import figure
from tests.views.standings import chart, scorecard

MARCH = Month(2024, 3)
OCTOBER = Month(2023, 10)
WHY = "Nytt schemasystem införs."
PHONE = figure("phone", "vc", 91.1, 95.0, Status.MISSED)
PHONE_BEFORE = figure("phone", "vc", 94.2, 95.0, Status.NEAR, month=MARCH)
LISTED = figure("listed", "vc", 170391, 171332, Status.NEAR)
LISTED_BEFORE = figure("listed", "vc", 168000, 171290, Status.MISSED, month=MARCH)
ASSESSMENT = figure("assessment", "vc", 90.0, 90.0, Status.REACHED)
ASSESSMENT_BEFORE = figure("assessment", "vc", 91.0, 90.0, Status.REACHED, month=MARCH)
SICK = figure("sick", "nsvh", None, None, Status.NOT_MEASURABLE, state=State.NOT_MEASURABLE, reason=WHY)
TURNOVER = figure("turnover", "nsvh", 17.09, 15.2, Status.MISSED, kind=PeriodKind.ROLLING_12)
INDEX = figure("index", "nsvh", 79.0, month=Month(2023, 12))
WORSE = ("phone", chart(fakes.PHONE, 20.0))
BETTER = ("assessment", chart(fakes.PHONE, 90.0))
STEADY = ("listed", chart(fakes.PHONE, 50.0))

States = tuple[tuple[Figure, ...], tuple[tuple[str, Chart], ...], tuple[str, ...]]
STATES: dict[str, States] = {
    "no data": (
        (),
        (),
        (
            "Ingen indikator kan bedömas mot ett mål i april 2024.",
            "Ingen indikator kan jämföras med mars 2024.",
            "För ingen indikator går det ännu att skilja en säker förändring från slump.",
            "Sex saknar uppgift.",
        ),
    ),
    "one month": (
        (PHONE, LISTED, ASSESSMENT, TURNOVER),
        (),
        (
            "En av fyra bedömda indikatorer når målet i april 2024, och en är nära (listade patienter).",
            "Två når inte målet; längst ifrån ligger personalomsättning, R12 (17,1 % mot målet 15,2 %).",
            "Ingen indikator kan jämföras med mars 2024.",
            "För ingen indikator går det ännu att skilja en säker förändring från slump.",
            "Två saknar uppgift.",
        ),
    ),
    "all reached": (
        (ASSESSMENT, ASSESSMENT_BEFORE, figure("phone", "vc", 96.0, 95.0, Status.REACHED)),
        (BETTER, STEADY),
        (
            "Båda indikatorerna som kan bedömas når målet i april 2024.",
            "Ingen indikator har fått bättre eller sämre status sedan mars 2024.",
            "Säker förbättring syns för en av två indikatorer med styrdiagram; ingen försämring är säker.",
            "Fyra saknar uppgift.",
        ),
    ),
    "none reached": (
        (PHONE, PHONE_BEFORE, LISTED, LISTED_BEFORE),
        (WORSE,),
        (
            "Ingen av två bedömda indikatorer når målet i april 2024, men en är nära (listade patienter).",
            "Målet nås inte för telefontillgänglighet (vc): 91,1 % mot målet 95 %.",
            "Sedan mars 2024 har en indikator fått bättre status (listade patienter) "
            "och en sämre (telefontillgänglighet).",
            "Säker försämring syns för den enda indikatorn med styrdiagram (telefontillgänglighet); "
            "ingen förbättring är säker.",
            "Fyra saknar uppgift.",
        ),
    ),
    "both ways": (
        (PHONE, PHONE_BEFORE, ASSESSMENT, ASSESSMENT_BEFORE),
        (WORSE, BETTER, STEADY),
        (
            "En av två bedömda indikatorer når målet i april 2024.",
            "Målet nås inte för telefontillgänglighet (vc): 91,1 % mot målet 95 %.",
            "Sedan mars 2024 har en indikator fått sämre status (telefontillgänglighet) och ingen bättre.",
            "Säker försämring syns för en av tre indikatorer med styrdiagram (telefontillgänglighet) "
            "och säker förbättring för en.",
            "Fyra saknar uppgift.",
        ),
    ),
    "only noise": (
        (LISTED, LISTED_BEFORE),
        (STEADY,),
        (
            "Den enda indikator som kan bedömas, listade patienter, är nära målet i april 2024.",
            "Sedan mars 2024 har en indikator fått bättre status (listade patienter) och ingen sämre.",
            "Ingen förändring är säker; skillnaderna mot tidigare månader kan vara slump.",
            "Fem saknar uppgift.",
        ),
    ),
    "not measurable": (
        (SICK, INDEX),
        (),
        (
            "Ingen indikator kan bedömas mot ett mål i april 2024.",
            "Ingen indikator kan jämföras med mars 2024.",
            "För ingen indikator går det ännu att skilja en säker förändring från slump.",
            "En kan inte följas upp (sjukfrånvaro), fyra saknar uppgift och en har inget mål.",
        ),
    ),
}


def said(card: Scorecard) -> tuple[str, ...]:
    return tuple(sentence.replace("\u00a0", " ") for sentence in card.summary)


@pytest.mark.parametrize("state", STATES)
def test_each_state_is_told_in_three_to_five_sentences(state: str) -> None:
    figures, charts, expected = STATES[state]
    assert said(scorecard(*figures, charts=charts)) == expected
    assert 3 <= len(expected) <= 5


@pytest.mark.parametrize("state", STATES)
def test_every_number_is_a_figure_a_target_or_a_month(state: str) -> None:
    figures, charts, _ = STATES[state]
    card = scorecard(*figures, charts=charts)
    given = " ".join(
        [*(f"{found.tile.value} {found.tile.target_text} {found.tile.short_name}" for found in card.cards)]
    )
    known = {*re.findall(r"\d[\d\u00a0]*(?:,\d+)?", given), "2024"}
    for sentence in card.summary:
        assert set(re.findall(r"\d[\d\u00a0]*(?:,\d+)?", sentence)) <= known


def test_all_counted_in_a_summary_are_all_there_are() -> None:
    card = scorecard(PHONE, LISTED, SICK, TURNOVER, ASSESSMENT, INDEX)
    assert sum(found.count for found in card.counts) == len(card.cards) == len(fakes.CATALOGUE.indicators)


def test_names_with_a_comma_of_their_own_are_told_apart() -> None:
    close = [
        figure("turnover", "nsvh", 15.3, 15.2, Status.NEAR, kind=PeriodKind.ROLLING_12),
        LISTED,
        figure("phone", "vc", 94.0, 95.0, Status.NEAR),
    ]
    assert "(telefontillgänglighet; personalomsättning, R12; och listade patienter)" in said(scorecard(*close))[0]


def test_more_than_four_are_not_all_named() -> None:
    every = [
        figure(found.id, found.home, 90.0, 95.0, Status.NEAR, kind=found.headline)
        for found in fakes.CATALOGUE.indicators
        if found.id != "index"
    ]
    assert "och en till" in said(scorecard(*every))[0]
