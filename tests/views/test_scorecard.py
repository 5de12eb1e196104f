"""What the scorecard shows for a node, in which order, and what it says in sentences."""

from __future__ import annotations

from nsvh_dash.kpi import Figure
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views.scorecard import Scorecard, build_scorecard
from nsvh_dash.views.tile import Tile
from tests.views.fakes import APRIL, CATALOGUE, figure

WHY = "Nytt schemasystem införs."
PHONE = figure("phone", "vc", 91.1, 95.0, Status.MISSED)
PHONE_YTD = figure("phone", "vc", 92.3, 95.0, Status.MISSED, kind=PeriodKind.YEAR_TO_DATE)
LISTED = figure("listed", "vc", 170391, 171332, Status.NEAR)
SICK = figure("sick", "nsvh", None, None, Status.NOT_MEASURABLE, state=State.NOT_MEASURABLE, reason=WHY)
TURNOVER = figure("turnover", "nsvh", 17.09, 15.2, Status.MISSED, kind=PeriodKind.ROLLING_12)
ASSESSMENT = figure("assessment", "vc", 90.0, 90.0, Status.REACHED)
INDEX = figure("index", "nsvh", 79.0, month=Month(2023, 12))


def scorecard(*figures: Figure, node: str = "nsvh") -> Scorecard:
    return build_scorecard(CATALOGUE, figures, node, APRIL)


def tile(card: Scorecard, indicator_id: str) -> Tile:
    return next(found for found in card.tiles if found.indicator_id == indicator_id)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_what_misses_its_target_comes_first_and_furthest_first() -> None:
    card = scorecard(PHONE, LISTED, TURNOVER, ASSESSMENT)
    assert [found.indicator_id for found in card.attention] == ["turnover", "phone"]
    assert [section.title for section in card.sections] == ["Verksamhet", "Medarbetare"]


def test_an_indicator_of_an_area_below_is_shown_with_its_homes_figures_and_says_so() -> None:
    found = tile(scorecard(PHONE, PHONE_YTD), "phone")
    assert (found.place, plain(found.value), plain(found.period)) == ("vc", "91,1 %", "april 2024")
    assert plain(found.note) == "−3,9 procentenheter mot målet 95 %"
    assert plain(found.second) == "jan–apr 2024: 92,3 %, når inte målet"


def test_indicators_of_another_branch_are_not_shown() -> None:
    shown = {found.indicator_id for found in scorecard(PHONE, SICK, node="ftv").tiles}
    assert shown == {"sick", "index"}


def test_a_unit_shows_only_what_units_of_its_kind_report() -> None:
    clinic = {found.indicator_id for found in scorecard(node="gläntan").tiles}
    assert "turnover" not in clinic
    assert "turnover" in {found.indicator_id for found in scorecard(node="ekudden").tiles}


def test_no_value_has_its_reason_where_the_value_would_have_explained_itself() -> None:
    found = tile(scorecard(SICK), "sick")
    assert (found.value, found.note, found.status_word) == ("–", WHY, "Kan inte följas upp")


def test_missing_months_are_counted() -> None:
    incomplete = figure(
        "turnover", "nsvh", None, kind=PeriodKind.ROLLING_12, reason="months", months_reporting=9, months_expected=12
    )
    assert tile(scorecard(incomplete), "turnover").note == "9 av 12 månader har uppgift"


def test_what_only_has_a_year_to_date_is_shown_with_it() -> None:
    found = tile(scorecard(figure("phone", "vc", None), PHONE_YTD), "phone")
    assert (plain(found.value), plain(found.period)) == ("92,3 %", "jan–apr 2024")


def test_a_yearly_indicator_shows_the_last_year_there_is() -> None:
    found = tile(scorecard(INDEX), "index")
    assert (found.value, found.period) == ("79", "2023")


def test_the_summary_counts_names_and_explains() -> None:
    said = [plain(sentence) for sentence in scorecard(PHONE, LISTED, SICK, TURNOVER, ASSESSMENT, INDEX).summary]
    assert said == [
        "En av fyra bedömda indikatorer når målet i april 2024.",
        "Två når inte målet; längst från det är personalomsättning, R12: 17,1 % mot målet 15,2 %.",
        "Nära målet är listade patienter.",
        "En har inget mål och en kan inte följas upp (sjukfrånvaro).",
    ]


def test_the_summary_of_nothing_but_success() -> None:
    said = [plain(sentence) for sentence in scorecard(ASSESSMENT, node="vc").summary]
    assert said[0] == "Indikatorn med mål når målet i april 2024."


def test_the_summary_when_nothing_reaches_its_target() -> None:
    assert plain(scorecard(PHONE, TURNOVER).summary[0]) == "Ingen av två bedömda indikatorer når målet i april 2024."


def test_the_summary_of_no_data() -> None:
    said = scorecard().summary
    assert plain(said[0]) == "Ingen indikator kan bedömas mot ett mål i april 2024."
    assert said[1] == "Sex saknar uppgift."


def test_coverage_names_the_indicator_that_lacks_most() -> None:
    complete = scorecard(PHONE)
    lacking = scorecard(PHONE, figure("listed", "vc", 100, reporting=2, expected=3))
    assert complete.coverage == "alla enheter har lämnat sina uppgifter"
    assert lacking.coverage == "2 av 3 enheter har lämnat alla uppgifter om listade patienter"
