"""A wording is read as a rule, and the rule is said again in a sentence that is read as the same rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.model.errors import WordingError
from nsvh_dash.model.indicator import Indicator, Measure, TimeRule
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.target import (
    AboveLastYear,
    Budget,
    ChangeSinceNewYear,
    Growth,
    Level,
    Milestones,
    NoTarget,
    Phased,
    Target,
    TargetRule,
    YearGoal,
)
from nsvh_dash.model.wording import ACCEPTED, parse
from nsvh_dash.views.target_text import sentence

CATALOGUE = load_catalogue(Path(__file__).parent.parent.parent / "data" / "catalogue")
INDICATORS = CATALOGUE.indicators_by_id
YEAR = 2024
APRIL = Month(YEAR, 4)

STRAIGHT, PROFILE, CURVE = Milestones.STRAIGHT_LINE, Milestones.LAST_YEAR_PROFILE, Milestones.BUDGET_CURVE
NONE = NoTarget()
AS_LAST_YEAR = AboveLastYear()


def every_month(value: float) -> Phased:
    """A plan with the same value for all months."""
    return Phased(months=dict.fromkeys(range(1, 13), value))


def spaced(text: str) -> str:
    """A text with its no-break spaces as ordinary ones, to compare with what one types."""
    return text.replace("\u00a0", " ")


DECIDED = [
    # What was decided for 2022, as the plan words it.
    ("phone_access", "95%", Level(value=95), "minst 95 %"),
    ("medical_assessment", "> 90%", Level(value=90, strict=True), "mer än 90 %"),
    ("orthodontic_wait", "< 18 månader", Level(value=18, strict=True), "mindre än 18 månader"),
    ("child_exams_on_time", "95%", Level(value=95), "minst 95 %"),
    ("adult_exams_on_time", "95%", Level(value=95), "minst 95 %"),
    (
        "listed_patients",
        "Öka med minst 1000 listade under året",
        ChangeSinceNewYear(amount=1000),
        "minst 1 000 fler listade än vid årets början",
    ),
    (
        "lifestyle_talks",
        "Öka med 10% jämfört med fg år",
        Growth(percent=10),
        "minst 10 % fler än samma period föregående år",
    ),
    (
        "distance_contacts",
        "Öka varje månad jämfört med föregående år",
        AS_LAST_YEAR,
        "fler än samma månad föregående år",
    ),
    ("web_booking_share", "20%", Level(value=20), "minst 20 %"),
    ("web_booking_share", "30%", Level(value=30), "minst 30 %"),
    (
        "medication_reviews",
        "Öka med 10% jämfört med föregående år",
        Growth(percent=10),
        "minst 10 % fler än samma period föregående år",
    ),
    ("visits", "Inte klart än", NONE, "inget mål beslutat"),
    ("dental_subscription_share", "35%", Level(value=35), "minst 35 %"),
    ("clinical_time_children", "Inte klart än", NONE, "inget mål beslutat"),
    ("clinical_time_adults", "Inte klart än", NONE, "inget mål beslutat"),
    ("record_review", "95%", Level(value=95), "minst 95 %"),
    ("staff_turnover", "14%", Level(value=14), "högst 14 %"),
    ("sick_leave", "5,2%", Level(value=5.2), "högst 5,2 %"),
    ("hme_index", "79 (kan revideras efter utfall 2021)", Level(value=79, provisional=True), "minst 79 (preliminärt)"),
    ("osa_index", "66 (kan revideras efter utfall 2021)", Level(value=66, provisional=True), "minst 66 (preliminärt)"),
    ("agency_cost_share", "< 2%", Level(value=2, strict=True), "mindre än 2 %"),
    ("forecast_variance", ">0", Level(value=0, strict=True), "mer än 0 tkr"),
    ("budget_variance", "–", NONE, "inget mål beslutat"),
    ("cost_development", "Enligt budget", Budget(), "enligt budget"),
    # The planning basis for 2023.
    ("district_nurse_share", "75%", Level(value=75), "minst 75 %"),
    # What was decided for 2024.
    ("phone_access", "95 %", Level(value=95), "minst 95 %"),
    ("medical_assessment", "90%", Level(value=90), "minst 90 %"),
    ("chat_response_median", "15", Level(value=15), "högst 15 min"),
    ("chat_response_median", "15 min", Level(value=15), "högst 15 min"),
    ("orthodontic_wait", "16", Level(value=16), "högst 16 månader"),
    ("orthodontic_wait", "16 mån", Level(value=16), "högst 16 månader"),
    (
        "listed_patients",
        "+500 under året",
        ChangeSinceNewYear(amount=500),
        "minst 500 fler listade än vid årets början",
    ),
    ("visits", "56 632", every_month(56632), "56 632 per månad"),
    ("visits", "56 632 i april", Phased(months={4: 56632}), "56 632 i april"),
    ("distance_visit_share", "10%", Level(value=10), "minst 10 %"),
    ("chats_started", "5 227", every_month(5227), "5 227 per månad"),
    ("chats_started", "5 227 i april", Phased(months={4: 5227}), "5 227 i april"),
    ("svf_referrals", "85%", Level(value=85), "minst 85 %"),
    ("dental_subscription_share", "32,5%", Level(value=32.5), "minst 32,5 %"),
    ("risk_children_plan", "76%", Level(value=76), "minst 76 %"),
    ("risk_adults_plan", "40%", Level(value=40), "minst 40 %"),
    ("clinical_time_adults", "Enligt budgeterade timmar", Budget(), "enligt budget"),
    ("vaccinations_covid", "Inget målvärde", NONE, "inget mål beslutat"),
    ("record_review", "834", every_month(834), "834 st"),
    ("record_review", "834 st", every_month(834), "834 st"),
    ("hse_index", "Följs upp årsvis", NONE, "inget mål beslutat"),
    ("staff_turnover", "15,2%", Level(value=15.2), "högst 15,2 %"),
    ("sick_leave", "5,43%", Level(value=5.43), "högst 5,43 %"),
    ("agency_cost_share", "2%", Level(value=2), "högst 2 %"),
    ("budget_variance", "≥ 0", Level(value=0), "minst 0 tkr"),
    ("revenue_development", "enligt budget", Budget(), "enligt budget"),
]
"""Every wording of the plans: whose, the words, the rule they say, and the rule said again."""

SAME = [
    (
        "phone_access",
        Level(value=95),
        "95%|95 %|95\u00a0%|95 procent|minst 95%|Minst  95 procent.|≥95%|>= 95 %",
    ),
    ("phone_access", Level(value=95), "95|lägst 95 %|95 % eller mer|95 % eller högre|inte under 95 %|”95 %”"),
    ("phone_access", Level(value=92.5, strict=True), "> 92,5 %|över 92,5%|mer än 92,5 procent|högre än 92,5 %"),
    (
        "agency_cost_share",
        Level(value=2),
        "2%|högst 2 %|max 2 procent|max. 2 %|≤ 2%|<=2 %|2 % eller mindre",
    ),
    ("agency_cost_share", Level(value=2, strict=True), "< 2%|<2%|under 2 %|mindre än 2 procent|lägre än 2 %"),
    ("orthodontic_wait", Level(value=16), "16 mån|16mån|16 mån.|16 månader|högst 16 månader|16 månader eller kortare"),
    ("chat_response_median", Level(value=15), "15 min|15 minuter|max 15 min|högst 15 min."),
    ("budget_variance", Level(value=-5000), "minst −5 000 tkr|−5 mnkr|-5000|≥ –5 000"),
    (
        "hme_index",
        Level(value=79, provisional=True),
        "79 (kan revideras)|79, kan komma att revideras",
    ),
    ("visits", Level(value=5000), "minst 5 000 per månad|minst 5000 besök varje månad|≥ 5 000 st i månaden"),
    ("lifestyle_talks", Growth(percent=10), "Öka med minst 10 % jämfört med förra året|+10 % mot föregående år"),
    (
        "lifestyle_talks",
        Growth(percent=10),
        "10 % fler samtal än fg. år|öka 10% jämfört med 2023|10 % mer än i fjol",
    ),
    (
        "sick_leave",
        Growth(percent=-5),
        "Minska med 5 % jämfört med fg år|minst 5 % lägre än samma period i fjol",
    ),
    ("cost_development", Growth(percent=3), "öka med högst 3 % jämfört med föregående år"),
    ("distance_contacts", AS_LAST_YEAR, "Öka per månad jämfört med förra året|fler kontakter än samma månad i fjol"),
    ("sick_leave", AS_LAST_YEAR, "Minska varje månad jämfört med föregående år|lägre än samma månad föregående år"),
    (
        "listed_patients",
        ChangeSinceNewYear(amount=1000),
        "Öka med minst 1\u00a0000 listade under året|öka med 1 000 patienter sedan årsskiftet|+1000 under året|"
        "1 000 fler listade vid årets slut än vid årets början",
    ),
    ("phone_access", ChangeSinceNewYear(amount=2), "Öka med 2 procentenheter under året"),
    ("visits", YearGoal(value=700000), "minst 700 000 under året|700 000 besök på helåret|totalt 700000 under 2024"),
    ("visits", YearGoal(value=700000, milestones=PROFILE), "700 000 under året, fördelat som förra året"),
    ("visits", YearGoal(value=700000, milestones=CURVE), "700 000 under året enligt budgetens kurva"),
    ("visits", YearGoal(value=700000, milestones=STRAIGHT), "700 000 under året, fördelat jämnt över året"),
    ("listed_patients", YearGoal(value=172000, strict=True), "fler än 172 000 listade vid årets slut"),
    (
        "visits",
        Phased(months={3: 50000, 4: 56632, 5: 57000}),
        "50 000 i mars, 56 632 i april och 57 000 i maj|50000 i mar; 56632 i apr; 57000 i maj 2024",
    ),
    ("record_review", Phased(months={4: 834}), "834 till och med april|834 st t.o.m. april|834 granskningar tom april"),
    ("clinical_time_adults", Budget(), "Enligt budget|enligt budgeten|i nivå med budget|enligt budgeterad tid"),
    (
        "visits",
        NONE,
        "Inte klart än|Ej klart|Målvärde ej angivet|Saknas|Följs upp en gång per år|Inget mål än",
    ),
]
"""Spellings, separated by `|`, that all say the same."""

REFUSED = [
    ("phone_access", "så bra som möjligt", "kan inte läsas som ett mål för Telefontillgänglighet"),
    ("phone_access", "", "kan inte läsas"),
    ("phone_access", "95 % i alla lägen", "kan inte läsas"),
    ("phone_access", "9 5 %", "kan inte läsas"),
    ("phone_access", "öka jämfört med föregående år", "kan inte läsas"),
    ("phone_access", "95 % " * 200, "kan inte läsas"),
    ("phone_access", "16 mån", "har enheten ”mån”, men Telefontillgänglighet anges i procent"),
    ("orthodontic_wait", "95%", "har enheten ”%”, men "),
    ("visits", "4 000 timmar", "har enheten ”timmar”, men "),
    ("visits", "Enligt budgeterade timmar", "har enheten ”timmar”, men "),
    ("listed_patients", "Öka med 10 % under året", "har enheten ”%”, men Listade patienter anges i stycken"),
    ("phone_access", "Öka med 2 % under året", "har enheten ”%”, men Telefontillgänglighet anges i procentenheter"),
    ("phone_access", "högst 95 %", "säger ”högst”, men för Telefontillgänglighet är högre bättre"),
    ("agency_cost_share", "> 2%", "säger ”>”, men för "),
    ("staff_turnover", "Öka med 10 % jämfört med fg år", "är lägre bättre"),
    ("visits", "Minska med minst 5 % jämfört med fg år", "är högre bättre"),
    ("visits", "1.000", "som kan läsas på två sätt; skriv ”1 000” om det är tusental"),
    ("visits", "1,000", "som kan läsas på två sätt"),
    ("visits", "56 632 i april 2023", "nämner 2023, men målet gäller 2024"),
    ("visits", "Öka med 10 % jämfört med 2021", "nämner 2021, men målet gäller 2024"),
    ("visits", "10 i april, 12 i april", "har två värden för april"),
    ("visits", "56 632 till och med april", "kan inte läsas"),
    ("visits", "Öka med 500 besök under året", "utgår från läget vid årets början"),
    ("listed_patients", "172 000 under året", "summeras inte; skriv ”vid årets slut”"),
    ("phone_access", "95 % under året", "är ett mål för hela året, men Telefontillgänglighet är inget antal"),
    ("phone_access", "95 %, fördelat som förra året", "bara ett mål för hela året kan fördelas"),
    ("record_review", "fler än 834", "skriv antalet utan ”fler än”"),
    ("visits", "Inte klart än (kan revideras)", "är preliminärt, men säger inget mål"),
]
"""What is not a target of the indicator, and why."""


@pytest.mark.parametrize(("indicator_id", "wording", "rule", "said"), DECIDED)
def test_a_decided_wording_is_read_and_said_again(indicator_id: str, wording: str, rule: TargetRule, said: str) -> None:
    indicator = INDICATORS[indicator_id]
    assert parse(wording, indicator, YEAR) == rule
    assert spaced(sentence(rule, indicator)) == said
    assert parse(said, indicator, YEAR) == rule


@pytest.mark.parametrize("target", CATALOGUE.targets, ids=lambda target: target.id)
def test_every_target_of_the_catalogue_can_be_said(target: Target) -> None:
    indicator = INDICATORS[target.indicator]
    assert parse(sentence(target.rule, indicator), indicator, target.year) == target.rule


@pytest.mark.parametrize(
    ("indicator_id", "wording", "rule"),
    [(indicator_id, wording, rule) for indicator_id, rule, wordings in SAME for wording in wordings.split("|")],
)
def test_spellings_that_say_the_same(indicator_id: str, wording: str, rule: TargetRule) -> None:
    assert parse(wording, INDICATORS[indicator_id], YEAR) == rule


@pytest.mark.parametrize(("indicator_id", "wording", "why"), REFUSED)
def test_what_does_not_say_a_target_is_refused_with_the_reason(indicator_id: str, wording: str, why: str) -> None:
    with pytest.raises(WordingError) as refused:
        parse(wording, INDICATORS[indicator_id], YEAR)
    assert why in str(refused.value)


def test_a_wording_that_is_not_understood_is_answered_with_every_form() -> None:
    with pytest.raises(WordingError) as refused:
        parse("Så bra som det går", INDICATORS["visits"], YEAR)
    said = str(refused.value)
    assert [example for _form, examples in ACCEPTED for example in examples if f"”{example}”" not in said] == []


@pytest.mark.parametrize("example", [example for _form, examples in ACCEPTED for example in examples])
def test_the_examples_in_the_answer_are_right_for_some_indicator(example: str) -> None:
    def understood(indicator: Indicator) -> bool:
        try:
            parse(example, indicator, YEAR)
        except WordingError:
            return False
        return True

    assert any(understood(indicator) for indicator in CATALOGUE.indicators)


@pytest.mark.parametrize(
    ("indicator_id", "rule", "milestone", "kind", "said"),
    [
        (
            "listed_patients",
            ChangeSinceNewYear(amount=1000),
            171_332,
            PeriodKind.MONTH,
            "minst 1 000 fler listade än vid årets början; för april 171 332",
        ),
        (
            "lifestyle_talks",
            Growth(percent=10),
            1.1 * 5000,
            PeriodKind.ROLLING_12,
            "minst 10 % fler än samma period föregående år; för R12 5 500",
        ),
        (
            "visits",
            YearGoal(value=700_000, milestones=PROFILE),
            250_000,
            PeriodKind.YEAR_TO_DATE,
            "minst 700 000 besök under året, fördelat som förra året; för jan–apr 250 000",
        ),
        (
            "cost_development",
            Budget(),
            100 * (85_512 / 83_708 - 1),
            PeriodKind.YEAR_TO_DATE,
            "enligt budget; för jan–apr 2,2 %",
        ),
        ("phone_access", Level(value=95), 95, PeriodKind.MONTH, "minst 95 %"),
        ("visits", Phased(months={3: 50_000, 4: 56_632}), 56_632, PeriodKind.MONTH, "56 632 i april"),
        ("visits", Phased(months={3: 50_000}), None, PeriodKind.MONTH, "ingen plan för april"),
        ("visits", NONE, None, PeriodKind.MONTH, "inget mål beslutat"),
    ],
)
def test_the_month_s_own_milestone_is_said_when_it_is_worked_out(
    indicator_id: str, rule: TargetRule, milestone: float | None, kind: PeriodKind, said: str
) -> None:
    assert spaced(sentence(rule, INDICATORS[indicator_id], APRIL, milestone, kind)) == said


def test_a_plan_is_listed_when_no_month_is_asked_for() -> None:
    plan = Phased(months={3: 50_000, 4: 56_632, 5: 57_000})
    assert spaced(sentence(plan, INDICATORS["visits"])) == "50 000 i mars, 56 632 i april och 57 000 i maj"


NUMBERS = st.integers(-(10**8), 10**8)
DECIMALS = st.integers(-(10**6), 10**6).map(lambda hundredths: hundredths / 100)


def rules_for(indicator: Indicator) -> st.SearchStrategy[TargetRule]:
    """Every rule that has a sentence for an indicator."""
    whole = indicator.measure in (Measure.COUNT, Measure.HOURS, Measure.TKR, Measure.DONE_OF_PLANNED)
    values = NUMBERS if whole else DECIMALS
    provisional, spread = st.booleans(), st.sampled_from(Milestones)
    level = DECIMALS if indicator.measure is Measure.DONE_OF_PLANNED else values
    kinds: list[st.SearchStrategy[TargetRule]] = [
        st.builds(Level, value=level, strict=st.booleans(), provisional=provisional),
        st.builds(Growth, percent=DECIMALS, provisional=provisional),
        st.builds(AboveLastYear, provisional=provisional),
        st.builds(Budget, provisional=provisional),
        st.builds(Phased, months=st.dictionaries(st.integers(1, 12), values, min_size=1), provisional=provisional),
        st.builds(every_month, values) if indicator.adds_up else st.just(NONE),
    ]
    if indicator.adds_up or indicator.is_stock or indicator.measure is Measure.DONE_OF_PLANNED:
        strict = st.booleans()
        kinds.append(st.builds(YearGoal, value=values, strict=strict, milestones=spread, provisional=provisional))
    over_months = (TimeRule.LAST, TimeRule.MEAN, TimeRule.RATIO, TimeRule.REPORTED)
    if indicator.time_rule in over_months and indicator.measure is not Measure.DONE_OF_PLANNED:
        kinds.append(st.builds(ChangeSinceNewYear, amount=values, milestones=spread, provisional=provisional))
    return st.one_of(kinds)


def pairs() -> st.SearchStrategy[tuple[Indicator, TargetRule]]:
    """An indicator of the catalogue and a rule for it."""
    return st.sampled_from(CATALOGUE.indicators).flatmap(lambda i: st.tuples(st.just(i), rules_for(i)))


@given(pairs())
def test_what_a_sentence_says_is_the_rule_it_was_made_from(pair: tuple[Indicator, TargetRule]) -> None:
    indicator, rule = pair
    assert parse(sentence(rule, indicator), indicator, YEAR) == rule


SCRAPS = (
    "öka minska med minst högst fler än mer 1 000 5 95 % 32,5 −2 , i april maj under året vid årets slut början "
    "fördelat som förra år budgeten enligt (kan revideras) > ≤ listade st per månad jämfört varje samma period procent"
).split()


@given(st.sampled_from(CATALOGUE.indicators), st.lists(st.sampled_from(SCRAPS), max_size=9).map(" ".join))
def test_any_scraps_of_wordings_are_read_as_what_can_be_said_or_refused(indicator: Indicator, text: str) -> None:
    try:
        rule = parse(text, indicator, YEAR)
    except WordingError:
        return
    assert parse(sentence(rule, indicator), indicator, YEAR) == rule
