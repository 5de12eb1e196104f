"""What the scorecard shows for a node, in which order, and what it says in sentences."""

from __future__ import annotations

from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views.lookup import Figures, Placed
from nsvh_dash.views.scorecard import Scorecard
from nsvh_dash.views.tile import Tile, build_tile
from tests.views.fakes import CATALOGUE, figure
from tests.views.fakes import PHONE as PHONE_INDICATOR
from tests.views.standings import chart, scorecard

WHY = "Nytt schemasystem införs."
PHONE = figure("phone", "vc", 91.1, 95.0, Status.MISSED)
PHONE_YTD = figure("phone", "vc", 92.3, 95.0, Status.MISSED, kind=PeriodKind.YEAR_TO_DATE)
LISTED = figure("listed", "vc", 170391, 171332, Status.NEAR)
SICK = figure("sick", "nsvh", None, None, Status.NOT_MEASURABLE, state=State.NOT_MEASURABLE, reason=WHY)
TURNOVER = figure("turnover", "nsvh", 17.09, 15.2, Status.MISSED, kind=PeriodKind.ROLLING_12)
ASSESSMENT = figure("assessment", "vc", 90.0, 90.0, Status.REACHED)
INDEX = figure("index", "nsvh", 79.0, month=Month(2023, 12))


def tile(card: Scorecard, indicator_id: str) -> Tile:
    return next(found.tile for found in card.cards if found.tile.indicator_id == indicator_id)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def ids(card: Scorecard) -> list[str]:
    return [found.tile.indicator_id for found in card.attention]


def test_what_misses_comes_first_furthest_first_and_then_what_is_near() -> None:
    card = scorecard(PHONE, LISTED, TURNOVER, ASSESSMENT)
    assert ids(card) == ["turnover", "phone", "listed"]
    assert [section.title for section in card.sections] == ["Verksamhet", "Medarbetare"]


def test_a_sure_change_for_the_worse_goes_before_distance_but_not_before_status() -> None:
    worse = [("phone", chart(PHONE_INDICATOR, 20.0)), ("listed", chart(PHONE_INDICATOR, 20.0))]
    assert ids(scorecard(PHONE, LISTED, TURNOVER, charts=worse)) == ["phone", "turnover", "listed"]


def test_a_sure_change_for_the_worse_needs_no_attention_while_the_target_is_reached() -> None:
    assert ids(scorecard(ASSESSMENT, charts=[("assessment", chart(PHONE_INDICATOR, 20.0))])) == []


def test_statuses_are_counted_and_the_three_judgements_always_told() -> None:
    counted = [(found.word, found.count) for found in scorecard(PHONE, SICK, TURNOVER).counts]
    assert counted == [
        ("Når mål", 0),
        ("Nära mål", 0),
        ("Når inte mål", 2),
        ("Kan inte följas upp", 1),
        ("Uppgift saknas", 3),
    ]


def test_what_cannot_be_judged_is_told_by_reason() -> None:
    told = [(found.word, found.reason, found.names) for found in scorecard(PHONE, SICK, TURNOVER, INDEX).unjudged]
    assert told == [
        ("Kan inte följas upp", WHY, ("Sjukfrånvaro",)),
        ("Uppgift saknas", "Ingen uppgift finns för perioden.", ("Listade patienter", "Medicinsk bedömning")),
        ("Mål saknas", "Inget mål gäller för perioden.", ("HME",)),
    ]
    (sick,) = scorecard(SICK).unjudged[0].indicators
    assert (sick.name, sick.link) == ("Sjukfrånvaro", "indikator?omrade=nsvh&manad=2024-04&indikator=sick")


def test_an_indicator_of_an_area_below_is_shown_with_its_homes_figures_and_says_so() -> None:
    found = tile(scorecard(PHONE, PHONE_YTD), "phone")
    assert (found.place, plain(found.value), plain(found.period)) == ("vc", "91,1 %", "april 2024")
    assert plain(found.note) == "−3,9 procentenheter mot målet 95 %"
    assert plain(found.second) == "jan–apr 2024: 92,3 %, når inte målet"


def test_indicators_of_another_branch_are_not_shown() -> None:
    shown = {found.tile.indicator_id for found in scorecard(PHONE, SICK, node="ftv").cards}
    assert shown == {"sick", "index"}


def test_a_unit_shows_only_what_units_of_its_kind_report() -> None:
    clinic = {found.tile.indicator_id for found in scorecard(node="gläntan").cards}
    assert "turnover" not in clinic
    assert "turnover" in {found.tile.indicator_id for found in scorecard(node="ekudden").cards}


def test_no_value_has_its_reason_where_the_value_would_have_explained_itself() -> None:
    found = tile(scorecard(SICK), "sick")
    assert (found.value, found.note, found.status_word) == ("–", WHY, "Kan inte följas upp")


def test_missing_months_are_counted() -> None:
    incomplete = figure(
        "turnover", "nsvh", None, kind=PeriodKind.ROLLING_12, reason="months", months_reporting=9, months_expected=12
    )
    assert tile(scorecard(incomplete), "turnover").note == "9 av 12 månader har uppgift."


def test_what_only_has_a_year_to_date_is_shown_with_it() -> None:
    found = tile(scorecard(figure("phone", "vc", None), PHONE_YTD), "phone")
    assert (plain(found.value), plain(found.period)) == ("92,3 %", "jan–apr 2024")


def test_a_year_that_lacks_its_last_month_takes_no_months_place_and_is_not_judged() -> None:
    lacking = {"reason": "months", "months_reporting": 3, "months_expected": 4}
    year = figure("phone", "vc", 92.3, 95.0, Status.MISSING, kind=PeriodKind.YEAR_TO_DATE, **lacking)
    found = tile(scorecard(figure("phone", "vc", None, 95.0, Status.MISSING, reason="not_reported"), year), "phone")
    assert (found.value, plain(found.period), found.note) == ("–", "april 2024", "Ingen uppgift har lämnats.")
    assert plain(found.second) == "jan–apr 2024: 92,3 % (3 av 4 månader)"


def test_a_hidden_month_is_said_to_be_hidden_and_the_year_to_date_stands_beside_it() -> None:
    hidden = figure("phone", "vc", None, 95.0, state=State.SUPPRESSED, reason="suppressed")
    card = scorecard(hidden, PHONE_YTD)
    found = tile(card, "phone")
    assert (found.value, found.amount, found.period.replace("\u00a0", " ")) == ("–", None, "april 2024")
    assert (found.status_word, found.note, found.severity) == ("Visas inte", "Visas inte: för få fall.", 0.0)
    assert plain(found.second) == "jan–apr 2024: 92,3 %, når inte målet"
    assert "phone" not in ids(card)
    counts = {found.word: found.count for found in card.counts}
    assert (counts["Visas inte"], counts["Uppgift saknas"]) == (1, len(card.cards) - 1)
    assert any(one.word == "Visas inte" and one.names == ("Telefontillgänglighet",) for one in card.unjudged)
    assert any("en visas inte, för det gäller för få fall (telefontillgänglighet)" in said for said in card.summary)


def test_a_yearly_indicator_shows_the_last_year_there_is() -> None:
    found = tile(scorecard(INDEX), "index")
    assert (found.value, found.period) == ("79", "2023")


def test_coverage_names_the_indicator_that_lacks_most() -> None:
    complete = scorecard(PHONE)
    lacking = scorecard(PHONE, figure("listed", "vc", 100, reporting=2, expected=3))
    assert complete.coverage == "alla enheter har lämnat sina uppgifter"
    assert lacking.coverage == "2 av 3 enheter har lämnat alla uppgifter om listade patienter"


def test_twelve_months_that_begin_before_the_data_are_not_held_against_the_units() -> None:
    whole = figure("listed", "vc", 170391, reporting=3, expected=3)
    twelve = figure("turnover", "nsvh", None, kind=PeriodKind.ROLLING_12, reason="months", reporting=0, expected=3)
    assert scorecard(whole, twelve).coverage == "alla enheter har lämnat sina uppgifter"


def test_the_period_beside_a_value_does_not_read_as_a_day() -> None:
    card = scorecard(PHONE, INDEX, TURNOVER)
    beside = {name: plain(tile(card, name).beside_value) for name in ("phone", "index", "turnover")}
    assert beside == {"phone": "i april 2024", "index": "för 2023", "turnover": "12 mån t.o.m. april 2024"}


def test_a_number_nobody_reported_and_that_cannot_be_added_up_says_so() -> None:
    assert tile(scorecard(), "index").note == "Ingen uppgift har lämnats, och den kan inte räknas fram ur andra."
    assert tile(scorecard(), "phone").note == "Ingen uppgift finns för perioden."


def test_in_january_the_year_to_date_says_nothing_more_than_the_month() -> None:
    january = Month(2024, 1)
    kinds = (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE)
    told = [figure("phone", "vc", 91.1, month=january, kind=kind) for kind in kinds]
    placed = Placed(PHONE_INDICATOR, "vc", elsewhere=False)
    assert build_tile(CATALOGUE, placed, january, Figures(told)).second == ""
