"""The product's own catalogue against the steering documents: every indicator, unit and account."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from nsvh_dash.catalogue import from_json, load_catalogue, to_json
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.organisation import NodeKind
from nsvh_dash.model.period import Month

DATA = Path(__file__).parent.parent.parent / "data" / "catalogue"
APRIL = Month(2024, 4)

INDICATORS = """
phone_access              population availability vc         percent         up   ratio    ratio     month
medical_assessment        population availability vc         percent         up   ratio    ratio     month
chat_response_median      population availability vc         minutes         down reported reported  month
orthodontic_wait          population availability ftv        months          down reported mean      month
child_exams_on_time       population availability ftv        percent         up   ratio    ratio     month
adult_exams_on_time       population availability ftv        percent         up   ratio    ratio     month
children_examined         population availability ftv        count           up   sum      sum       month
adults_examined           population availability ftv        count           up   sum      sum       month
listed_patients           population production   vc         count           up   sum      last      month
lifestyle_talks           population production   vc         count           up   sum      r12_sum   rolling_12
distance_contacts         population availability vc         count           up   sum      sum       month
web_booking_share         population availability nsvh       percent         up   ratio    ratio     month
medication_reviews        population production   vc         count           up   sum      sum       month
visits                    operations production   vc         count           up   sum      sum       month
distance_visit_share      operations production   vc         percent         up   ratio    ratio     month
chats_started             operations production   vc         count           up   sum      sum       month
svf_referrals             operations production   vc         percent         up   ratio    ratio     month
dental_subscription_share operations production   ftv        percent         up   ratio    mean      month
risk_children_plan        operations production   ftv        percent         up   ratio    r12_ratio rolling_12
risk_adults_plan          operations production   ftv        percent         up   ratio    r12_ratio rolling_12
clinical_time_children    operations production   ftv        hours           up   sum      sum       month
clinical_time_adults      operations production   ftv        hours           up   sum      sum       month
vaccinations_covid        operations production   regional   count           up   sum      sum       month
vaccinations_influenza    operations production   regional   count           up   sum      sum       month
record_review             operations production   nsvh       done_of_planned up   ratio    ratio     month
hse_index                 operations production   nsvh       index           up   reported yearly    month
palliative_occupancy      operations production   palliative percent         up   ratio    ratio     month
palliative_stay           operations production   palliative days            down ratio    ratio     month
syringe_visits            operations production   syringe    count           up   sum      sum       month
tilma_visits              operations production   tilma      count           up   sum      sum       month
neurorehab_visits         operations production   neurorehab count           up   sum      sum       month
spenshult_visits          operations production   spenshult  count           up   sum      sum       month
staff_turnover            staff      staffing     nsvh       percent         down ratio    r12_ratio rolling_12
sick_leave                staff      staffing     nsvh       percent         down ratio    ratio     month
hme_index                 staff      staffing     nsvh       index           up   reported yearly    month
osa_index                 staff      staffing     nsvh       index           up   reported yearly    month
district_nurse_share      staff      staffing     vc         percent         up   ratio    last      month
agency_cost_share         finance    finance      nsvh       percent         down ratio    r12_ratio rolling_12
budget_variance           finance    finance      nsvh       tkr             up   sum      sum       ytd
forecast_variance         finance    finance      nsvh       tkr             up   sum      last      ytd
cost_development          finance    finance      nsvh       percent         down ratio    ratio     ytd
revenue_development       finance    finance      nsvh       percent         up   ratio    ratio     ytd
"""

COMPONENTS = """
calls_received          phone_access
calls_answered_same_day phone_access
distance_visits         distance_visit_share
leavers                 staff_turnover
headcount               staff_turnover
sick_hours              sick_leave
scheduled_hours         sick_leave
"""

SPELLINGS = """
phone_access              | Vårdgaranti primärvård – telefontillgänglighet, kontakt inom 0 dagar
medical_assessment        | Vårdgaranti primärvård - Medicinsk bedömning inom tre dagar
chat_response_median      | Svarstid Clinic24
orthodontic_wait          | Korta väntetiden på Tandregleringen
child_exams_on_time       | Andel undersökningar på barn i Folktandvården som genomförs i tid
adult_exams_on_time       | Andel undersökningar på vuxna i Folktandvården som genomförs i tid
listed_patients           | Antal listade patienter
lifestyle_talks           | Antal genomförda livsstilssamtal (levnadsvanor) R 12
distance_contacts         | Antal Digitala distanskontakter per månad
web_booking_share         | Andel bokning, av- och ombokning i webbtidbok av invånare (%)
medication_reviews        | Antal läkemedelsgenomgångar för personer över 75 år och med fler än 5 läkemedel
visits                    | Antal besök inkl. distans
visits                    | Antal besök i öppenvård Vårdcentral
distance_visit_share      | Andel besök på distans
chats_started             | Antal startade chattar
svf_referrals             | Andel remisser som är korrekt märkta, SVF, när de kommer till slutenvården
dental_subscription_share | Öka andel vuxna revisionspatienter med Frisktandvårdsabonnemang
dental_subscription_share | Andel vuxna med Frisktandvårdsabonnemang
risk_children_plan        | Andel barn som tillhör röd riskgrupp och har fått en behandlingsplan, R12
risk_adults_plan          | Andel vuxna som tillhör röd riskgrupp och har fått en behandlingplan, R12
vaccinations_covid        | Antal vaccinationer Covid-19
vaccinations_influenza    | Antal vaccinationer säsongsinfluensa
record_review             | Följsamhet strukturerad journalgranskning
hse_index                 | HSE (Hållbart säkerhetsengagemang)
staff_turnover            | Personalomsättning
sick_leave                | Sjukfrånvaro
hme_index                 | HME-Index
osa_index                 | OSA-index
district_nurse_share      | Andel distriktssköterskekompetens
agency_cost_share         | Bemanningskostnader - läkare och sjuksköterskor i relation till totala \
personalkostnader i vårdförvaltningarna
budget_variance           | Ackumulerad budgetavvikelse
forecast_variance         | Prognos budgetavvikelse
cost_development          | Kostnadsutveckling
revenue_development       | Intäktsutveckling
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(DATA)


def lines(table: str) -> list[str]:
    """The rows of a table written as text, with single spaces."""
    return [" ".join(line.split()) for line in table.strip().splitlines()]


def rules_of(i: Indicator) -> str:
    """An indicator as a row of the table."""
    return (
        f"{i.id} {i.perspective} {i.group} {i.home} {i.measure} {i.direction} {i.unit_rule} {i.time_rule} {i.headline}"
    )


def test_every_indicator_is_there_with_its_rules(catalogue: Catalogue) -> None:
    shown = [rules_of(indicator) for indicator in catalogue.indicators if indicator.shown]
    assert sorted(shown) == sorted(lines(INDICATORS))


def test_component_series_feed_the_indicators_they_belong_to(catalogue: Catalogue) -> None:
    fed = [
        f"{series} {indicator.id}"
        for indicator in catalogue.indicators
        for series in (*indicator.numerator, *indicator.denominator)
        if series in catalogue.indicators_by_id and not catalogue.indicators_by_id[series].shown
    ]
    assert sorted(fed) == sorted(lines(COMPONENTS))
    assert catalogue.indicators_by_id["distance_visit_share"].denominator == ("visits",)


@pytest.mark.parametrize("spelling", SPELLINGS.strip().replace("\\\n", "").splitlines())
def test_the_documents_spellings_are_understood(catalogue: Catalogue, spelling: str) -> None:
    indicator_id, name = (part.strip() for part in spelling.split("|"))
    assert catalogue.find_indicator(name).id == indicator_id


def test_a_shortfall_of_listed_patients_is_never_near(catalogue: Catalogue) -> None:
    assert catalogue.indicators_by_id["listed_patients"].tolerance == 0
    assert catalogue.indicators_by_id["dental_subscription_share"].tolerance == 0.02


def test_only_an_occupancy_may_exceed_the_whole(catalogue: Catalogue) -> None:
    assert [i.id for i in catalogue.indicators if i.may_exceed_100] == ["palliative_occupancy"]


def test_definitions_that_changed_or_failed_are_dated(catalogue: Catalogue) -> None:
    assessment = catalogue.indicators_by_id["medical_assessment"]
    assert [change.month for change in assessment.breaks] == [Month(2023, 10)]
    assert [(r.kind, r.valid_from) for r in assessment.reported_by] == [
        (NodeKind.HEALTH_CENTRE, None),
        (NodeKind.EMERGENCY_CENTRE, Month(2023, 10)),
    ]
    (stretch,) = catalogue.indicators_by_id["sick_leave"].unreliable
    assert (stretch.valid_from, stretch.valid_to, stretch.node) == (Month(2024, 1), None, None)
    assert "schemasystem" in stretch.reason


def test_names_fit_a_tile_and_every_text_says_something(catalogue: Catalogue) -> None:
    for indicator in catalogue.indicators:
        assert len(indicator.short_name) <= 38, indicator.id
        assert len(indicator.definition) >= 40, indicator.id
        assert len(indicator.why) >= 30 or not indicator.shown, indicator.id


def test_the_organisation_has_the_units_the_documents_count(catalogue: Catalogue) -> None:
    units = Counter(node.kind for node in catalogue.organisation.units("nsvh", APRIL))
    assert units == {
        NodeKind.HEALTH_CENTRE: 24,
        NodeKind.EMERGENCY_CENTRE: 1,
        NodeKind.DENTAL_CLINIC: 22,
        NodeKind.ORTHODONTIC_CLINIC: 3,
        NodeKind.SPECIAL_ASSIGNMENT: 11,
        NodeKind.SUPPORT: 2,
    }
    towns = {node.municipality for node in catalogue.organisation.units("vc", APRIL)} - {""}
    assert towns == {"Kungsbacka", "Varberg", "Falkenberg", "Halmstad", "Laholm", "Hylte"}
    for name in ("Vårdcentralen Ekudden", "Vårdcentralen Åsen", "Vårdcentralen Öringe"):
        assert catalogue.find_node(name).kind is NodeKind.HEALTH_CENTRE


@pytest.mark.parametrize(("month", "count"), [(Month(2023, 10), 3), (Month(2023, 11), 2)])
def test_the_syringe_exchange_in_kungsbacka_closed(catalogue: Catalogue, month: Month, count: int) -> None:
    assert len(catalogue.organisation.units("syringe", month)) == count


def test_accounts_add_up_to_one_result_beside_investments(catalogue: Catalogue) -> None:
    below = {a.id: {b.id for b in catalogue.accounts if b.parent == a.id} for a in catalogue.accounts}
    assert catalogue.result_account.id == "result"
    assert below["result"] == {"revenue", "grants", "costs"}
    assert below["staff_costs"] == {"own_staff", "agency_costs"}
    assert below["agency_costs"] == {"agency_doctors", "agency_nurses"}
    assert catalogue.accounts_by_id["investments"].kind is AccountKind.INVESTMENT
    assert catalogue.accounts_by_id["investments"].parent is None


def test_the_data_says_that_it_is_demo_data(catalogue: Catalogue) -> None:
    assert catalogue.notice.startswith("Demodata")


def test_the_archive_is_lossless(catalogue: Catalogue) -> None:
    again = from_json(to_json(catalogue))
    assert again == catalogue
    assert (again.notice, again.fingerprint) == (catalogue.notice, catalogue.fingerprint)
