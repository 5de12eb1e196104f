"""The page Planering and the view Investeringar: sums, what-if, states, prices, and the plan beside the budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi.finance import planning as plan
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views.finance.investments import InvestmentScreen, build_investments
from nsvh_dash.views.finance.planning import PlanningScreen, build_planning
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.texts import outlook as words

APRIL = Month(2024, 4)


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    found = Dashboard.open(demo_settings)
    yield found
    found.close()


def planned(
    dashboard: Dashboard, node: str = "nsvh", *left_out: str, unit: AmountUnit = AmountUnit.MNKR
) -> PlanningScreen:
    return build_planning(dashboard.catalogue, node, APRIL, left_out, unit, "demodata")


def invested(dashboard: Dashboard, node: str = "nsvh", unit: AmountUnit = AmountUnit.MNKR) -> InvestmentScreen:
    return build_investments(dashboard.investments(node, APRIL), unit, "demodata")


def row_of(screen: PlanningScreen, name: str) -> tuple[str, ...]:
    return next(row for row in screen.consequences.table.rows if row[0] == name)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_published_proposals_stand_with_their_years(dashboard: Dashboard) -> None:
    screen = planned(dashboard)
    doctors = row_of(screen, "Utökad läkarmedverkan i hemsjukvården")
    assert doctors[1:8] == ("Föreslaget", *["3,7"] * 5, "18,5")
    assert doctors[-3:] == ("2021", "2,5", "Planeringsanalys 2023, kapitel 3")
    regional = row_of(screen, "Ökat uppdrag för regiongemensamma utvecklingsområden")
    assert (*regional[2:8], *regional[-3:-1]) == (*["4,5"] * 5, "22,5", "2021", "4,25")
    equipment = row_of(screen, "Utrustningsinvesteringar enligt investeringsplanen")
    assert equipment[2:7] == ("19,0", "16,3", "15,3", "–", "–")


def test_sums_are_the_sums_of_what_stands_above(dashboard: Dashboard) -> None:
    found = plan.proposals(dashboard.catalogue, "nsvh", APRIL)
    years = plan.years(dashboard.catalogue)
    assert years == (2023, 2024, 2025, 2026, 2027)
    table = planned(dashboard, unit=AmountUnit.TKR).consequences.table
    whole = next(row for row in table.raw if row[0] == words.ALL_SUM)
    for place, year in enumerate(years):
        assert whole[2 + place] == sum(proposal.amounts.get(year, 0.0) for proposal in found)


def test_what_is_switched_off_leaves_the_sum_but_not_the_table(dashboard: Dashboard) -> None:
    screen = planned(dashboard, "nsvh", "equipment_plan")
    assert [toggle.is_on for toggle in screen.toggles].count(False) == 1
    assert row_of(screen, "Utrustningsinvesteringar enligt investeringsplanen")
    assert screen.consequences.table.rows[-1][0] == words.CHOSEN_SUM
    everything, chosen = (screen.consequences.table.raw[at][7] for at in (-2, -1))
    assert isinstance(everything, float)
    assert chosen == pytest.approx(everything - 50.6)
    assert "50,6 mnkr mindre än alla" in plain(screen.sentences[0])


def test_states_and_invented_rows_are_told_apart(dashboard: Dashboard) -> None:
    screen = planned(dashboard)
    assert all(word.lower() in screen.sentences[1] for word in words.STATES.values())
    invented = {p.name for p in dashboard.catalogue.proposals if p.invented}
    marked = {toggle.name for toggle in screen.toggles if words.INVENTED in toggle.name}
    assert marked == {f"{name} ({words.INVENTED})" for name in invented}


def test_a_sum_of_different_years_prices_says_so(dashboard: Dashboard) -> None:
    mixed = [note for note in planned(dashboard).notes if note.startswith("Summorna blandar")]
    assert mixed == [
        "Summorna blandar 2021 års priser, 2023 års priser och priser som underlaget inte anger; "
        "beloppen är inte omräknade."
    ]
    assert not any(note.startswith("Summorna blandar") for note in planned(dashboard, "regional").notes)


def test_an_area_sees_its_own_proposals_and_those_below_it(dashboard: Dashboard) -> None:
    assert {toggle.proposal_id for toggle in planned(dashboard, "vc").toggles} == {
        "home_care_doctors_extended",
        "digital_entrance",
        "specialist_doctors_in_training",
    }
    assert planned(dashboard, "vc_ekudden").is_empty


def test_the_published_investments_by_area(dashboard: Dashboard) -> None:
    screen = invested(dashboard, unit=AmountUnit.TKR)
    rows = {row[0]: tuple(plain(cell) for cell in row[1:]) for row in screen.areas.rows}
    assert rows[words.TOTAL] == ("24 360", "2 000", "19 465", "4 895")
    assert rows["Folktandvården Halland"][1] == "1 750"
    assert rows["Vårdcentralen Halland"][1] == "250"
    assert words.UNEXPLAINED not in rows


def test_rounded_areas_that_miss_their_rounded_sum_say_so(dashboard: Dashboard) -> None:
    screen = invested(dashboard)
    shown = [float(row[2].replace(",", ".")) for row in screen.areas.rows]
    adds_up = sum(shown[:-1]) == pytest.approx(shown[-1])
    assert adds_up is not any(note.startswith("Förbrukat: Avrundade delar") for note in screen.area_notes)


def test_the_plan_stands_beside_the_years_budget_and_empty_years_are_no_zeros(dashboard: Dashboard) -> None:
    screen = invested(dashboard)
    assert [year.texts[0] for year in screen.years] == ["19,0", "16,3", "15,3", "–", "–"]
    assert [year.texts[1] for year in screen.years][1:] == ["24,4", "–", "–", "–"]
    assert "För 2026 och 2027 har planen inget belopp." in plain(screen.block.summary)


def test_a_place_without_investments_is_empty(dashboard: Dashboard) -> None:
    assert invested(dashboard, "regional").is_empty


def test_a_unit_that_spends_without_a_plan_is_titled_by_what_it_spent(dashboard: Dashboard) -> None:
    facts = dashboard.investments("vc_ekudden", APRIL)
    spent = build_investments(facts, AmountUnit.TKR, "demodata").block
    assert plain(spent.title) == "Jan–apr 2024 har 4 tkr förbrukats; ingen investeringsplan finns att hålla det mot"
    assert plain(spent.summary) == "Årsbudget 2023: 276 tkr, 2024: 264 tkr. Förbrukat 2023: 1 109 tkr, 2024: 4 tkr."
    assert not any("Konturen" in note for note in spent.notes)
    before = tuple(replace(year, actual=None if year.year == 2024 else year.actual) for year in facts.found.plan)
    last_year = replace(facts, found=replace(facts.found, plan=before))
    assert plain(build_investments(last_year, AmountUnit.TKR, "").block.title).startswith("2023 har 1 109 tkr")
    nothing = tuple(replace(year, actual=None) for year in before)
    only_budget = replace(facts, found=replace(facts.found, plan=nothing))
    to_spend = build_investments(only_budget, AmountUnit.TKR, "").block
    assert plain(to_spend.title).startswith("Årsbudgeten för 2024 är 264 tkr; ingen investeringsplan finns")
    assert plain(to_spend.summary) == "Årsbudget 2023: 276 tkr, 2024: 264 tkr."
    neither = replace(facts, found=replace(facts.found, plan=tuple(replace(year, budget=None) for year in nothing)))
    assert build_investments(neither, AmountUnit.TKR, "").block.title == words.NO_PLAN
