"""Slides as they are shown: the message, at most three facts, every figure named, nothing hidden given away."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Measure, TimeRule, UnitRule
from nsvh_dash.model.meeting import Slide
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.model.slide import ShownSlide, SlideKind, SlideQuote
from nsvh_dash.model.target import Level
from nsvh_dash.settings import Settings
from nsvh_dash.store.schema import COMMENT
from nsvh_dash.views.slides import Occasion, show
from nsvh_dash.views.slides.comparison import MOST_UNITS
from nsvh_dash.views.slides.written import agenda
from nsvh_dash.views.texts import slides as words
from tests.reference.building import indicator
from tests.spec.fast import fast_snapshot
from tests.spec.world import TREE, rows, target

APRIL = Month(2024, 4)
PLAN = indicator("plan", UnitRule.RATIO, TimeRule.RATIO, Measure.PERCENT, least_denominator=5)
WORLD = Catalogue(
    organisation=TREE,
    indicators=(PLAN,),
    accounts=(),
    targets=(target(PLAN, Level(value=60.0)),),
    profiles=(),
)
VALUES = """
    unit     period       numerator denominator
    ekudden  2024-01..03  6         10
    åsen     2024-01..03  9         20
    öringe   2024-01..03  4         8
    ekudden  2024-04      2         4
    åsen     2024-04      10        20
    öringe   2024-04      3         6
"""


def of(kind: SlideKind, subject: str = "", **more: str | tuple[str, ...]) -> Slide:
    return Slide.model_validate({"kind": kind, "subject": subject, **more})


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def shown_of(slide: Slide, node: str = "vc", month: Month = APRIL) -> ShownSlide:
    with fast_snapshot(WORLD, rows(VALUES, "plan")) as snapshot:
        return show(Occasion(snapshot, WORLD, node, month), [slide])[0]


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    found = Dashboard.open(demo_settings)
    yield found
    found.close()


@pytest.fixture(scope="module")
def deck(dashboard: Dashboard) -> dict[SlideKind, ShownSlide]:
    """The first slide of each kind of the deck proposed for the administration."""
    slides = dashboard.show_slides(dashboard.suggest_slides("nsvh", APRIL), "nsvh", APRIL)
    return {slide.kind: slide for slide in reversed(slides)}


def test_an_indicator_is_its_finding_its_line_and_three_facts() -> None:
    slide = shown_of(of(SlideKind.INDICATOR, "plan"))
    assert plain(slide.title) == "plan når inte målet"
    assert [(plain(fact.label), plain(fact.text), fact.status) for fact in slide.facts] == [
        ("April 2024", "50,0 %", Status.MISSED),
        ("Mot målet 60 %", "−10,0 procentenheter", None),
        ("Mot mars 2024", "0,0 procentenheter", None),
    ]
    assert slide.chart is not None
    assert slide.chart.categories == ("jan 2024", "feb 2024", "mar 2024", "apr 2024")
    assert [series.name for series in slide.chart.series] == ["Utfall", "Mål"]
    assert "underlag t.o.m. import 1" in slide.footer


def test_a_suppressed_figure_is_nowhere_on_a_slide() -> None:
    alone = shown_of(of(SlideKind.INDICATOR, "plan"), "ekudden")
    beside = shown_of(of(SlideKind.COMPARISON, "plan"), "ekudden")
    scorecard = shown_of(of(SlideKind.SCORECARD), "ekudden")
    assert alone.chart is not None
    assert alone.chart.series[0].values[-1] is None
    assert alone.facts[0].text == "–"
    assert len(alone.facts) == 1
    assert beside.chart is not None
    assert beside.chart.categories == ("1. öringe",)
    for slide in (alone, beside, scorecard):
        at_ekudden = [f for f in slide.figures if f.key.startswith("plan|ekudden|2024-04|month|value")]
        assert all(figure.value is None and figure.text == "–" for figure in at_ekudden)


def test_what_cannot_be_shown_says_why() -> None:
    assert shown_of(of(SlideKind.INDICATOR, "gone")).empty == words.UNKNOWN_INDICATOR
    assert shown_of(of(SlideKind.COMPARISON, "gone")).empty == words.UNKNOWN_INDICATOR
    assert shown_of(of(SlideKind.INDICATOR, "plan"), month=Month(2020, 1)).chart is None
    assert shown_of(of(SlideKind.INDICATOR, "plan"), month=Month(2020, 1)).empty
    assert shown_of(of(SlideKind.TEXT)).empty == words.NOTHING_WRITTEN


def test_ones_own_words_stand_before_the_proposed() -> None:
    slide = shown_of(of(SlideKind.INDICATOR, "plan", title="Vi behöver hjälp", notes="Börja med åsen."))
    assert (slide.title, slide.notes) == ("Vi behöver hjälp", "Börja med åsen.")
    assert shown_of(of(SlideKind.FOCUS, lines=("Ring fler.",))).lines == ("Ring fler.",)


def test_a_signed_comment_is_quoted_where_it_is_asked_for_and_a_later_draft_is_not() -> None:
    at = dt.datetime(2024, 5, 8, 12)
    told = [
        (1, "plan", "vc", APRIL.first_day, "Målet nås i juni.", "Kim", "signed", "", at),
        (2, "plan", "vc", APRIL.first_day, "Eller i maj.", "Kim", "draft", "", at),
    ]
    with fast_snapshot(WORLD, rows(VALUES, "plan")) as snapshot:
        snapshot._connection.create("comment_version", COMMENT, told)
        occasion = Occasion(snapshot, WORLD, "vc", APRIL)
        quoted, bare = show(occasion, [of(SlideKind.INDICATOR, "plan", comment=True), of(SlideKind.INDICATOR, "plan")])
    assert quoted.quote == SlideQuote(text="”Målet nås i juni.”", signature="Kim, 8\xa0maj\xa02024")
    assert quoted.notes == bare.notes
    assert (bare.quote, bare.notes) == (None, "Målet nås i juni.")


def test_the_agenda_is_made_of_the_slides() -> None:
    chosen = [
        of(SlideKind.AGENDA),
        of(SlideKind.SCORECARD),
        of(SlideKind.INDICATOR, "plan"),
        of(SlideKind.INDICATOR, "plan"),
        of(SlideKind.TEXT, title="Nästa steg"),
    ]
    assert agenda(chosen) == ("Läget", "Indikatorer (2)", "Nästa steg")


def test_the_proposed_deck_has_every_kind_and_no_more_than_three_facts(deck: dict[SlideKind, ShownSlide]) -> None:
    assert set(deck) == set(SlideKind)
    for slide in deck.values():
        assert len(slide.facts) <= 3
        assert not slide.empty
        assert slide.chart is None or slide.alt
        assert all(figure.text and figure.key.count("|") >= 3 for figure in slide.figures)


def test_the_scorecard_is_the_scorecards_tiles(deck: dict[SlideKind, ShownSlide], dashboard: Dashboard) -> None:
    table = deck[SlideKind.SCORECARD].table
    tiles = [card.tile for card in dashboard.scorecard("nsvh", APRIL).cards]
    assert table is not None
    assert [row[1] for row in table.rows] == [tile.value for tile in tiles][: len(table.rows)]
    assert table.statuses == tuple(tile.status for tile in tiles)[: len(table.rows)]


def test_an_indicators_chart_is_the_engines_numbers(deck: dict[SlideKind, ShownSlide], dashboard: Dashboard) -> None:
    slide = deck[SlideKind.INDICATOR]
    points = dashboard.trend(slide.subject, "nsvh", APRIL).points
    assert slide.chart is not None
    assert slide.chart.series[0].values == tuple(point.actual for point in points)


def test_many_units_are_the_best_ones_own_and_the_last(dashboard: Dashboard) -> None:
    compared = dashboard.comparison("phone_access", "vc_ekudden", APRIL)
    (slide,) = dashboard.show_slides([of(SlideKind.COMPARISON, "phone_access")], "vc_ekudden", APRIL)
    assert slide.chart is not None
    ranks = [int(name.split(".")[0]) for name in slide.chart.categories]
    assert len(compared.rows) > MOST_UNITS >= len(ranks)
    assert ranks == sorted(ranks)
    assert ranks[0] == 1
    assert ranks[-1] == len(compared.rows)
    assert [slide.chart.categories[at].split(". ")[1] for at in slide.chart.chosen] == ["Vårdcentralen Ekudden"]
    assert len([figure for figure in slide.figures if figure.key.endswith("value")]) == len(compared.rows) + 1


def test_a_bridge_leads_from_budget_to_actual(deck: dict[SlideKind, ShownSlide], dashboard: Dashboard) -> None:
    slide = deck[SlideKind.BRIDGE]
    assert slide.chart is not None
    assert slide.chart.spans[0].role == "budget"
    assert slide.chart.spans[-1].role == "actual"
    assert plain(slide.facts[0].text) == "+8,3 mnkr"
    (unit,) = dashboard.show_slides([of(SlideKind.BRIDGE, words.BY_PARTS)], "vc_ekudden", APRIL)
    assert unit.subject == words.BY_LINES, "a unit has no parts"
    assert unit.facts[0].text.endswith("tkr")


def test_the_points_to_focus_on_are_five_at_most_and_each_about_something_else(
    deck: dict[SlideKind, ShownSlide],
) -> None:
    lines = deck[SlideKind.FOCUS].lines
    assert len(lines) == 5
    assert len({line.split(":")[0] for line in lines}) == 5
