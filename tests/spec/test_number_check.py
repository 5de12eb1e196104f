"""The number check: every number of a text is held against the figures. For the demo's April 2024.

A number agrees, means something else than its words say, is no figure at all, cannot be checked, or is about
nothing that is followed here. `said` gives each number's verdict, `told` what is said of the first that does not agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views.numbers import TextCheck, Verdict

AGREES, WRONG, NO_MATCH, NOT_CHECKED, NOT_HELD = Verdict
Check = Callable[[str], TextCheck]


@pytest.fixture(scope="module")
def check(demo_settings: Settings) -> Iterator[Check]:
    dashboard = Dashboard.open(demo_settings)
    yield dashboard.number_check("nsvh", Month(2024, 4)).check
    dashboard.close()


@pytest.fixture
def said(check: Check) -> Callable[[str], list[Verdict]]:
    return lambda text: [finding.verdict for finding in check(text).findings]


@pytest.fixture
def told(check: Check) -> Callable[[str], str]:
    return lambda text: check(text).alarms[0].explanation.replace("\u00a0", " ")


Said = Callable[[str], list[Verdict]]
Told = Callable[[str], str]


def test_a_number_may_be_written_in_every_swedish_way(said: Said) -> None:
    assert said("Telefontillgängligheten var 91,1 % i april.") == [AGREES]
    assert said("Telefontillgängligheten var 91,1 procent i april.") == [AGREES]
    assert said("De listade är 170 391 i april.") == [AGREES]
    assert said("De listade är 170\u00a0391 i april.") == [AGREES]
    assert said("De listade är 170391 i april.") == [AGREES]


def test_a_number_may_be_rounded_as_far_as_its_own_digits(said: Said) -> None:
    assert said("Telefontillgängligheten var 91 % i april.") == [AGREES]
    assert said("Telefontillgängligheten var 91,2 % i april.") == [NO_MATCH]
    assert said("Antalet besök januari–april är 248 500.") == [AGREES]
    assert said("Antalet besök januari–april är 248 400.") == [NO_MATCH]


def test_words_of_measure_bind_too(said: Said) -> None:
    assert said("Vi har haft drygt 248 000 besök hittills i år.") == [AGREES]
    assert said("Vi har haft drygt 249 000 besök hittills i år.") == [NO_MATCH]
    assert said("Vi har haft nästan 249 000 besök hittills i år.") == [AGREES]
    assert said("Vi har haft cirka 250 000 besök hittills i år.") == [AGREES]


def test_the_month_s_figure_is_not_the_period_s(said: Said, told: Told) -> None:
    text = "Telefontillgängligheten för perioden är 91,1 %."
    assert said(text) == [WRONG]
    assert "utfall april 2024: 91,1 %, men" in told(text)
    assert told(text).endswith("utfall jan–apr 2024 är 92,3 %.")


def test_a_period_is_said_of_the_number_beside_it(said: Said) -> None:
    assert said("Svarstiden i chatten var 12 minuter i april och 13 minuter för perioden.") == [AGREES, AGREES]
    assert said("Svarstiden i chatten var 13 minuter i april och 12 minuter för perioden.") == [WRONG, WRONG]


def test_a_share_is_of_the_period_its_whole_was_told_for(said: Said) -> None:
    assert said("Besöken var 248 485 under perioden. Andelen besök på distans är 8 %.") == [AGREES, WRONG]
    assert said("Besöken var 66 020 i april. Andelen besök på distans är 8 %.") == [AGREES, AGREES]


def test_a_change_is_not_the_distance_to_the_target(said: Said, told: Told) -> None:
    text = "I april har vi 170 391 listade, 254 färre än målet."
    assert said(text) == [AGREES, WRONG]
    assert "förändring mot mars 2024" in told(text)
    assert "avvikelse mot målet april 2024 är −943" in told(text)
    assert said("I april har vi 170 391 listade, 943 färre än målet.") == [AGREES, AGREES]
    assert said("Listade har minskat med 254 sedan föregående månad.") == [AGREES]
    assert said("Listade har minskat med 254 sedan årsskiftet.") == [WRONG]


def test_more_is_not_less(said: Said) -> None:
    assert said("Listade har minskat med 776 sedan årsskiftet.") == [AGREES]
    assert said("Listade har ökat med 776 sedan årsskiftet.") == [WRONG]


def test_a_target_may_be_told_as_a_level_or_as_it_was_decided(said: Said) -> None:
    assert said("Målet för telefontillgängligheten är 95 %.") == [AGREES]
    assert said("Målet för telefontillgängligheten är 90 %.") == [NO_MATCH]
    assert said("Målet är att öka antalet listade med 500 under året.") == [AGREES]


def test_numbers_that_go_together_are_the_same_sort(said: Said) -> None:
    text = "Behandlingsplan finns för 60 % av barnen och 22 % av de vuxna i röd risk, mot målen {} % och {} %."
    assert said(text.format(76, 40)) == [AGREES, AGREES, AGREES, AGREES]
    assert said(text.format(76, 50)) == [AGREES, AGREES, AGREES, NO_MATCH]


def test_from_and_to_are_an_earlier_figure_and_the_present_one(said: Said, told: Told) -> None:
    text = "Väntetiden till tandregleringen har gått från 14 till 12 månader."
    assert said(text) == [AGREES, NO_MATCH]
    assert told(text).endswith("utfall april 2024 är 13,0 månader; utfall jan–apr 2024 är 12,8 månader.")
    assert said("Väntetiden till tandregleringen har gått från 14 till 13 månader.") == [AGREES, AGREES]


def test_last_year_s_figure_is_known_by_its_words(said: Said) -> None:
    assert said("Beläggningen var 70 % januari–april, mot 51 % samma period 2023.") == [AGREES, AGREES]
    assert said("Beläggningen var 70 % januari–april, mot 65 % samma period 2023.") == [AGREES, NO_MATCH]


def test_units_that_reach_the_target_are_counted(said: Said) -> None:
    assert said("Telefontillgängligheten brister. I april når fem vårdcentraler målet.") == [AGREES]
    assert said("Telefontillgängligheten brister. I april når elva vårdcentraler målet.") == [NO_MATCH]
    assert said("I april når 17 av 24 vårdcentraler målet för remisser märkta med SVF.") == [AGREES]
    assert said("Tre vårdcentraler prövar en ny telefonmeny för bättre telefontillgänglighet.") == [NOT_HELD]


def test_a_number_is_its_own_node_s(said: Said) -> None:
    assert said("Personalomsättningen är 14 % i Vårdcentralen och 23,7 % i Folktandvården.") == [AGREES, AGREES]
    assert said("Personalomsättningen är 23,7 % i Vårdcentralen och 14 % i Folktandvården.") == [NO_MATCH, NO_MATCH]
    text = "Vårdcentralen och Folktandvården har en budgetavvikelse om {} respektive {} mnkr."
    assert said(text.format("+5,2", "+5,4")) == [AGREES, AGREES]
    assert said(text.format("+5,4", "+5,2")) == [NO_MATCH, NO_MATCH]


def test_money_is_told_in_mnkr_tkr_or_kronor(said: Said) -> None:
    assert said("Budgetavvikelsen är +8,3 mnkr.") == [AGREES]
    assert said("Budgetavvikelsen är 8 252 tkr.") == [AGREES]
    assert said("Budgetavvikelsen är 8,3 miljoner kronor.") == [AGREES]
    assert said("Budgetavvikelsen är 8,3 tkr.") == [NO_MATCH]
    assert said("Budgetavvikelsen är −8,3 mnkr.") == [WRONG]
    assert said("Ledning och administration har en budgetavvikelse om +2,5 mnkr.") == [WRONG]


def test_lines_of_the_statement_are_known(said: Said) -> None:
    assert said("Kostnaden för inhyrd personal är 0,7 mnkr (10,7 mnkr samma period 2023).") == [AGREES, AGREES]
    assert said("Kostnaden för inhyrd personal är 1,7 mnkr.") == [NO_MATCH]


def test_what_is_followed_over_twelve_months_is_so_in_every_text(said: Said) -> None:
    assert said("Personalomsättningen är 17 % för perioden.") == [AGREES]


def test_a_part_of_a_number_is_not_the_number(said: Said) -> None:
    assert said("Besöken var 248 485 under perioden. Av dessa gäller 7 000 besök vaccination.") == [AGREES, NOT_HELD]


def test_what_nobody_follows_here_is_let_be(said: Said) -> None:
    assert said("De listade är 170 391 i april. Marknadsandelen är 50 %.") == [AGREES, NOT_HELD]
    assert said("Chattarna startas till 70 % av patienten.") == [NOT_HELD]


def test_dates_ages_sections_and_names_are_no_figures(said: Said) -> None:
    assert said("Den 1 februari 2024 fick 23-åringar besök, se avsnitt 2.5.3 och 1177 samt covid-19.") == []
    assert said("Besök av patienter över 75 år går före.") == []


def test_what_is_not_known_cannot_be_checked(said: Said) -> None:
    assert said("Sjukfrånvaron är 5,1 % i april.") == [NOT_CHECKED]
    assert said("Besöken är 18 000 fler än budgeterat under perioden.") == [NOT_CHECKED]


def test_a_row_of_a_table_has_no_words_to_be_judged_by(said: Said) -> None:
    assert said("Andel besök på distans 8% 10% 9") == []
