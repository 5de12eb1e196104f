"""The facts of an indicator's page."""

from __future__ import annotations

from nsvh_dash.kpi import Figure
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.views.detail import Detail, build_detail
from tests.views.fakes import APRIL, CATALOGUE, figure

PHONE = figure(
    "phone", "vc", 91.1, 95.0, Status.MISSED,
    change_previous_month=-1.2, change_year_start=-4.3, change_same_month_last_year=-4.1,
    reporting=22, expected=24, reached=8, near=2, missed=12,
)  # fmt: skip


def facts(*figures: Figure, indicator: str = "phone") -> dict[str, str]:
    found = detail(*figures, indicator=indicator)
    assert found is not None
    return {fact.label.replace("\u00a0", " "): fact.text.replace("\u00a0", " ") for fact in found.facts}


def detail(*figures: Figure, indicator: str = "phone", node: str = "nsvh") -> Detail | None:
    return build_detail(CATALOGUE, indicator, node, APRIL, figures)


def test_every_delta_has_a_label_of_its_own() -> None:
    found = facts(PHONE)
    assert found["April 2024"] == "91,1 % mot målet 95 %"
    assert found["Mot mars 2024"] == "−1,2 procentenheter"
    assert found["Sedan årsskiftet"] == "−4,3 procentenheter"
    assert found["Mot april 2023"] == "−4,1 procentenheter"


def test_the_year_to_date_is_compared_like_for_like_under_a_label_of_its_own() -> None:
    def found(matched: int) -> dict[str, str]:
        ytd = figure(
            "phone", "vc", 92.3, kind=PeriodKind.YEAR_TO_DATE,
            change_same_period_last_year=-2.0, matched=matched, matchable=92,
        )  # fmt: skip
        return facts(PHONE, ytd)

    assert found(88)["Lika för lika mot jan–apr 2023"] == (
        "−2,0 procentenheter (88 av 92 enhetsmånader finns båda åren)"
    )
    assert found(92)["Lika för lika mot jan–apr 2023"] == "−2,0 procentenheter"
    assert found(88)["Mot april 2023"] == "−4,1 procentenheter"


def test_units_are_counted() -> None:
    found = facts(PHONE)
    assert found["Enheter som lämnar uppgift"] == "22 av 24"
    assert found["Enheter som når målet"] == "8 av 22"


def test_units_of_a_longer_period_are_those_that_have_delivered_all_of_it() -> None:
    found = facts(
        figure("turnover", "nsvh", 14.0, kind=PeriodKind.ROLLING_12, months_expected=12, reporting=23, expected=24),
        indicator="turnover",
    )
    assert found["Enheter som har lämnat hela perioden"] == "23 av 24"


def test_nothing_is_compared_across_a_changed_definition_and_the_new_start_is_proposed() -> None:
    changed = figure("assessment", "vc", 90.0, change_previous_month=0.5)
    found = facts(changed, indicator="assessment")
    assert found["Mot april 2023"] == (
        "jämförs inte: definitionen ändrades oktober 2023; jämför från och med oktober 2023"
    )
    assert found["Mot mars 2024"] == "+0,5 procentenheter"
    assert "Sedan årsskiftet" not in found, "nothing is known of December, and no change of definition lies between"


def test_a_changed_definition_is_told_with_the_old_and_the_new_words() -> None:
    found = detail(figure("assessment", "vc", 90.0), indicator="assessment")
    assert found is not None
    (change,) = (fact for fact in found.about if fact.label.startswith("Ändrad definition"))
    assert change.text.replace("\u00a0", " ") == (
        "Närakuten ingår från och med oktober 2023. Före: Vårdcentralerna. Efter: Vårdcentralerna och Närakuten. "
        "Jämför från och med oktober 2023; styrdiagrammets gränser börjar om där."
    )


def test_the_target_is_quoted_with_the_node_it_was_decided_for() -> None:
    found = build_detail(CATALOGUE, "phone", "ekudden", APRIL, [])
    assert found is not None
    assert [(row.valid, row.wording, row.decided_for) for row in found.targets] == [("2024", "”95%”", "vc")]


def test_an_indicator_of_another_branch_has_no_page_here() -> None:
    assert detail(node="gläntan") is None
