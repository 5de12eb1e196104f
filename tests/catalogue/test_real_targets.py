"""The targets of 2022 to 2024 against the plans that decided them: rule and wording, row for row."""

from __future__ import annotations

from pathlib import Path

import pytest

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.target import (
    AboveLastYear,
    Budget,
    ChangeSinceNewYear,
    Growth,
    Level,
    NoTarget,
    Phased,
    Target,
)

DATA = Path(__file__).parent.parent.parent / "data" / "catalogue"

UNKNOWN = "Uppgift om målvärde 2023 saknas i underlaget"
TARGETS = {
    2022: """
phone_access              vc   level 95             | 95%
medical_assessment        vc   above 90             | > 90%
orthodontic_wait          ftv  above 18             | < 18 månader
child_exams_on_time       ftv  level 95             | 95%
adult_exams_on_time       ftv  level 95             | 95%
distance_contacts         vc   above last year      | Öka varje månad jämfört med föregående år
web_booking_share         vc   level 20             | 20%
web_booking_share         ftv  level 30             | 30%
listed_patients           vc   since new year 1000  | Öka med minst 1000 listade under året
lifestyle_talks           vc   growth 10            | Öka med 10% jämfört med fg år
medication_reviews        vc   growth 10            | Öka med 10% jämfört med föregående år
visits                    vc   none                 | Inte klart än
dental_subscription_share ftv  level 35             | 35%
clinical_time_children    ftv  none                 | Inte klart än
clinical_time_adults      ftv  none                 | Inte klart än
record_review             nsvh level 95             | 95%
staff_turnover            nsvh level 14             | 14%
sick_leave                nsvh level 5.2            | 5,2%
hme_index                 nsvh provisional level 79 | 79 (kan revideras efter utfall 2021)
osa_index                 nsvh provisional level 66 | 66 (kan revideras efter utfall 2021)
agency_cost_share         nsvh above 2              | < 2%
budget_variance           nsvh none                 | Målvärde ej angivet
forecast_variance         nsvh above 0              | >0
cost_development          nsvh budget               | Enligt budget
""",
    2023: f"""
phone_access              vc   level 95             | 95%
medical_assessment        vc   level 90             | 90%
orthodontic_wait          ftv  none                 | {UNKNOWN}
child_exams_on_time       ftv  level 95             | 95%
adult_exams_on_time       ftv  level 95             | 95%
listed_patients           vc   none                 | {UNKNOWN}
dental_subscription_share ftv  none                 | {UNKNOWN}
record_review             nsvh none                 | {UNKNOWN}
staff_turnover            nsvh none                 | {UNKNOWN}
sick_leave                nsvh none                 | {UNKNOWN}
hme_index                 nsvh none                 | {UNKNOWN}
osa_index                 nsvh none                 | {UNKNOWN}
district_nurse_share      vc   level 75             | 75%
agency_cost_share         nsvh level 2              | 2%
budget_variance           nsvh none                 | {UNKNOWN}
forecast_variance         nsvh none                 | {UNKNOWN}
cost_development          nsvh budget               | Enligt budget
""",
    2024: """
phone_access              vc   level 95             | 95%
medical_assessment        vc   level 90             | 90%
chat_response_median      vc   level 15             | 15 min
orthodontic_wait          ftv  level 16             | 16 mån
child_exams_on_time       ftv  level 95             | 95%
adult_exams_on_time       ftv  level 95             | 95%
listed_patients           vc   since new year 500   | Öka med 500 listade under året
visits                    vc   month 4: 56632       | 56 632 i april
distance_visit_share      vc   level 10             | 10%
chats_started             vc   month 4: 5227        | 5 227 i april
svf_referrals             vc   level 85             | 85%
dental_subscription_share ftv  level 32.5           | 32,5%
risk_children_plan        ftv  level 76             | 76%
risk_adults_plan          ftv  level 40             | 40%
clinical_time_children    ftv  budget               | Enligt budgeterade timmar
clinical_time_adults      ftv  budget               | Enligt budgeterade timmar
vaccinations_covid        regional none             | Inget målvärde
vaccinations_influenza    regional none             | Inget målvärde
record_review             nsvh month 4: 834         | 834 st
hse_index                 nsvh none                 | Följs upp årsvis
staff_turnover            nsvh level 15.2           | 15,2%
sick_leave                nsvh level 5.43           | 5,43%
hme_index                 nsvh none                 | Följs upp årsvis
osa_index                 nsvh none                 | Följs upp årsvis
agency_cost_share         nsvh level 2              | 2%
budget_variance           nsvh level 0              | ≥ 0
forecast_variance         nsvh level 0              | ≥ 0
cost_development          nsvh budget               | Enligt budget
revenue_development       nsvh budget               | Enligt budget
""",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(DATA)


def target_line(target: Target) -> str:
    """A target as a row of the table."""
    match target.rule:
        case Level(value=value, strict=strict, provisional=provisional):
            kind = "above" if strict else "provisional level" if provisional else "level"
            words = f"{kind} {value:g}"
        case Growth(percent=percent):
            words = f"growth {percent:g}"
        case ChangeSinceNewYear(amount=amount):
            words = f"since new year {amount:g}"
        case Phased(months=months):
            words = " ".join(f"month {month}: {value:g}" for month, value in months.items())
        case AboveLastYear():
            words = "above last year"
        case Budget():
            words = "budget"
        case NoTarget():
            words = "none"
    return f"{target.indicator} {target.node} {words} | {target.wording}"


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_targets_are_those_decided_for_the_year(catalogue: Catalogue, year: int) -> None:
    decided = [target_line(target) for target in catalogue.targets if target.year == year]
    assert decided == [" ".join(line.split()) for line in TARGETS[year].strip().splitlines()]
