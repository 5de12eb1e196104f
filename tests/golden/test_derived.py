"""Every check between the published figures: reproduced by the product, a known conflict, or not held, with why.

`derived.csv` holds each check's id, whether the documents bear it out, the figure it comes to, the verdict here
and, unless it is reproduced, the reason in our own words. Conflicts are named, not bent: where the product takes
a stand in one, that stand is tried too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from nsvh_dash.cli.answers import catalogue_answer
from nsvh_dash.cli.output import plain
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.settings import Settings
from nsvh_dash.sources.numbers import Number, parse_number
from nsvh_dash.views import format as fmt
from tests.golden.test_published import from_finance, from_kpi, read

DERIVED = read("derived.csv")
APRIL = "2024-04"
AREAS = ("vc", "ftv", "regional", "management")


class Product:
    """The demo, asked as the command line is."""

    def __init__(self, dashboard: Dashboard, definitions: dict[str, Any]) -> None:
        self.dashboard = dashboard
        self.indicators = {indicator["id"]: indicator for indicator in definitions["indicators"]}

    def kpi(self, indicator: str, unit: str, field: str, month: str = APRIL) -> Any:
        """A field of an indicator's answer."""
        return from_kpi(self.dashboard, {"subject": indicator, "unit": unit, "field": field, "month": month})

    def money(self, table: str, unit: str, field: str, month: str = APRIL) -> Any:
        """A field of a finance table; `lines.ACCOUNT.field` of the income statement."""
        return from_finance(self.dashboard, {"subject": table, "unit": unit, "field": field, "month": month})

    def line(self, account: str, field: str, unit: str = "nsvh", month: str = APRIL) -> Any:
        """An amount of the income statement."""
        return self.money("income-statement", unit, f"lines.{account}.{field}", month)

    def target(self, indicator: str, unit: str, year: int) -> tuple[Any, ...]:
        """Kind, amount and strictness of a year's target."""
        targets = self.indicators[indicator]["targets"]
        found = next(t for t in targets if (t["unit"], t["year"]) == (unit, year))
        amount = found.get("value", found.get("amount", found.get("months")))
        return found["kind"], amount, found.get("strict", False)


def levels(indicator: str, unit: str, then: float, now: float, strict_then: bool = False) -> Callable[[Product], bool]:
    """The level wanted in 2022 and the one wanted in 2024, each kept for its year."""
    return lambda p: (
        p.target(indicator, unit, 2022) == ("level", then, strict_then)
        and p.target(indicator, unit, 2024) == ("level", now, False)
    )


COMES_TO: dict[str, tuple[Callable[[Product], float], float]] = {
    "X001": (lambda p: p.line("result", "actual") - p.line("result", "budget"), 0),
    "X002": (lambda p: p.money("variance", "nsvh", "variance") / 1000, 0),
    "X006": (lambda p: (p.line("staff_costs", "variance", "vc") - p.line("result", "variance", "vc")) / 1000, 0.1),
    "X007": (lambda p: sum(p.line("staff_costs", "variance", u) for u in ("vc", "ftv")) / 1000, 0.1),
    "X008": (lambda p: p.money("cost-development", "nsvh", "change"), 0),
    "X009": (lambda p: p.money("cost-development", "nsvh", "variance"), 0),
    "X010": (lambda p: p.money("cost-development", "nsvh", "growth"), 5e-7),
    "X011": (lambda p: p.money("cost-development", "nsvh", "budgeted_growth"), 5e-7),
    "X012": (lambda p: p.money("cost-development", "nsvh", "difference"), 5e-7),
    "X014": (lambda p: p.money("revenue-development", "nsvh", "change"), 0),
    "X015": (lambda p: p.money("revenue-development", "nsvh", "variance"), 0),
    "X016": (lambda p: p.money("revenue-development", "nsvh", "growth"), 5e-7),
    "X017": (lambda p: p.money("revenue-development", "nsvh", "budgeted_growth"), 5e-7),
    "X018": (lambda p: p.money("revenue-development", "nsvh", "difference"), 5e-6),
    "X020": (lambda p: p.line("revenue", "actual") + p.line("grants", "actual"), 0),
    "X021": (lambda p: p.line("revenue", "budget") + p.line("grants", "budget"), 0),
    "X024": (lambda p: p.money("forecast", "nsvh", "forecast") - p.money("forecast", "nsvh", "annual_budget"), 0),
    "X025": (lambda p: sum(p.money("forecast", area, "variance") for area in AREAS) / 1000, 0),
    "X026": (lambda p: p.money("forecast", "nsvh", "change_since_previous") / 1000, 0),
    "X027": (lambda p: p.money("forecast", "nsvh", "variance") - p.money("variance", "nsvh", "variance"), 0),
    "X029": (lambda p: p.money("investments", "nsvh", "remaining"), 0),
    "X030": (lambda p: p.money("investments", "nsvh", "forecast") / 1000, 0),
    "X031": (lambda p: sum(p.money("investments", unit, "actual") for unit in ("ftv", "vc")) / 1000, 0),
    "X032": (
        lambda p: 100 * p.money("investments", "nsvh", "actual") / p.money("investments", "nsvh", "annual_budget"),
        5e-7,
    ),
    "X035": (lambda p: (p.line("agency_costs", "previous_year") - p.line("agency_costs", "actual")) / 1000, 0),
    "X036": (lambda p: p.money("income-statement", "nsvh", "lines.agency_costs.growth"), 5e-7),
    "X040": (lambda p: -p.kpi("agency_cost_share", "nsvh", "numerator") / 1000, 0.05),
    "X041": (lambda p: -p.kpi("agency_cost_share", "nsvh", "denominator") / 1000, 0.05),
    "X045": (lambda p: round(p.kpi("visits", "vc", "ytd"), -2), 0),
    "X046": (lambda p: p.kpi("visits", "vc", "deviation"), 0),
    "X047": (lambda p: (p.kpi("visits", "vc", "ytd") - p.kpi("visits", "vc", "actual")) / 3, 1e-6),
    "X057": (lambda p: p.kpi("chats_started", "vc", "deviation"), 0),
    "X058": (lambda p: p.kpi("chats_started", "vc", "ytd") / 4, 0),
    "X064": (lambda p: p.kpi("listed_patients", "vc", "actual", "2024-03"), 0),
    "X065": (lambda p: p.kpi("listed_patients", "vc", "actual", "2023-12"), 0),
    "X066": (
        lambda p: p.kpi("listed_patients", "vc", "actual", "2023-12") + p.target("listed_patients", "vc", 2024)[1],
        0,
    ),
    "X067": (lambda p: p.kpi("listed_patients", "vc", "target"), 1e-6),
    "X068": (lambda p: p.kpi("listed_patients", "vc", "change.year_start", "2024-03"), 0),
    "X070": (lambda p: p.kpi("phone_access", "vc", "ytd"), 0.05),
    "X078": (lambda p: p.kpi("children_examined+adults_examined", "ftv", "ytd"), 0),
    "X082": (lambda p: p.kpi("dental_subscription_share", "ftv", "deviation"), 0.05),
    "X083": (lambda p: p.kpi("svf_referrals", "vc", "deviation"), 0.5),
    "X085": (lambda p: p.kpi("risk_children_plan", "ftv", "deviation"), 0.5),
    "X086": (lambda p: p.kpi("vaccinations_covid", "regional", "ytd", "2024-03"), 0),
    "X087": (lambda p: p.kpi("vaccinations_influenza", "regional", "ytd", "2024-03"), 0),
    "X090": (lambda p: p.kpi("record_review", "nsvh", "ytd"), 5e-7),
    "X092": (lambda p: p.kpi("staff_turnover", "nsvh", "rolling_12"), 0.005),
    "X099": (
        lambda p: p.kpi("palliative_occupancy", "palliative", "ytd")
        - p.kpi("palliative_occupancy", "palliative", "ytd", "2023-04"),
        0.5,
    ),
    "X102": (lambda p: p.kpi("spenshult_visits", "spenshult", "ytd_change", "2024-03"), 0),
}  # fmt: skip
"""Checks that come to a figure, how the product gives it, and within what."""

HOLDS: dict[str, Callable[[Product], bool]] = {
    "X002": lambda p: fmt.mnkr(p.money("variance", "nsvh", "variance"), signed=True) == "+8,3\u00a0mnkr",
    "X010": lambda p: fmt.number(p.money("cost-development", "nsvh", "growth"), 1) == "0,0",
    "X012": lambda p: fmt.number(p.money("cost-development", "nsvh", "difference"), 1) == "2,1",
    "X025": lambda p: p.money("forecast", "vc", "variance") == 0,
    "X026": lambda p: p.money("forecast", "ftv", "change_since_previous") == 5000,
    "X030": lambda p: [
        fmt.mnkr(p.money("investments", "nsvh", name)) for name in ("forecast", "remaining", "annual_budget")
    ] == ["19,5\u00a0mnkr", "4,9\u00a0mnkr", "24,4\u00a0mnkr"],
    "X045": lambda p: fmt.number(p.kpi("visits", "vc", "ytd")) == "248\u00a0485",
    "X077": lambda p: [p.kpi("orthodontic_wait", "ftv", s) for s in ("status", "ytd_status")] == ["reached"] * 2,
    "X080": lambda p: 76 <= p.kpi("adult_exams_on_time", "ftv", "ytd") < p.kpi("adult_exams_on_time", "ftv", "actual"),
    "X082": lambda p: p.kpi("dental_subscription_share", "ftv", "status") == "near",
    "X083": lambda p: p.kpi("svf_referrals", "vc", "status") == "reached",
    "X096": lambda p: p.kpi("staff_turnover", "vc", "r12_status") == "reached",
    "X111": levels("dental_subscription_share", "ftv", 35, 32.5),
    "X112": levels("orthodontic_wait", "ftv", 18, 16, strict_then=True),
    "X113": levels("staff_turnover", "nsvh", 14, 15.2),
    "X114": levels("sick_leave", "nsvh", 5.2, 5.43),
    "X115": lambda p: [p.target("listed_patients", "vc", year)[1] for year in (2022, 2024)] == [1000, 500],
    "X116": levels("phone_access", "vc", 95, 95),
    "X117": levels("medical_assessment", "vc", 90, 90, strict_then=True),
    "X118": lambda p: all(levels(i, "ftv", 95, 95)(p) for i in ("child_exams_on_time", "adult_exams_on_time")),
    "X119": lambda p: [p.target("record_review", "nsvh", year)[1] for year in (2022, 2024)] == [95, {"4": 834}],
}  # fmt: skip
"""What else of a reproduced check is true of the product: how it is shown, judged or kept."""

STANDS: dict[str, Callable[[Product], bool]] = {
    "X003": lambda p: sum(p.line("result", "variance", area) for area in AREAS) == p.line("result", "variance"),
    "X004": lambda p: p.dashboard.catalogue.organisation["special"].memberships[-1].parent_id == "vc",
    "X013": lambda p: all(p.money(f"{k}-development", "nsvh", "difference") > 0 for k in ("cost", "revenue")),
    "X022": lambda p: sum(p.line(line, "actual") for line in ("costs", "revenue")) == -316_839
    and sum(p.line(line, "actual") for line in ("costs", "revenue", "grants")) == p.line("result", "actual"),
    "X023": lambda p: sum(p.line(line, "variance") for line in ("costs", "revenue")) == 21_168
    and sum(p.line(line, "variance") for line in ("costs", "revenue", "grants")) == 8252,
    "X037": lambda p: p.line("agency_costs", "actual") < 0,
    "X042": lambda p: (p.kpi("agency_cost_share", "nsvh", "ytd") < 2 < p.kpi("agency_cost_share", "nsvh", "rolling_12"))
    and [p.kpi("agency_cost_share", "nsvh", s) for s in ("ytd_status", "r12_status")] == ["no_target", "missed"],
    "X053": lambda p: [round(p.kpi("distance_visit_share", "vc", f)) for f in ("actual", "ytd")] == [8, 9],
    "X063": lambda p: round(p.kpi("listed_patients", "vc", "deviation"), -1) == -940
    and p.kpi("listed_patients", "vc", "change.previous_month") == -254,
    "X072": lambda p: [p.kpi("phone_access", "vc", s) for s in ("status", "ytd_status")] == ["missed"] * 2,
    "X073": lambda p: (p.kpi("medical_assessment", "vc", "actual"), p.kpi("medical_assessment", "vc", "status"))
    == (90, "reached"),
    "X074": lambda p: p.kpi("medical_assessment", "vc", "change.same_month_last_year", "2024-04") is None,
    "X093": lambda p: p.kpi("staff_turnover", "nsvh", "rolling_12") < (14 + 23.7) / 2 - 1,
    "X097": lambda p: p.kpi("sick_leave", "nsvh", "actual") is None
    and p.kpi("sick_leave", "nsvh", "status") == "not_measurable",
    "X122": lambda _: [parse_number(text) for text in ("248 485", "1000", "414\n583")]
    == [Number(248_485), Number(1000), None],
}  # fmt: skip
"""What the product says where the documents contradict themselves or each other."""


@pytest.fixture(scope="module")
def product(demo_settings: Settings) -> Iterator[Product]:
    dashboard = Dashboard.open(demo_settings)
    yield Product(dashboard, plain(catalogue_answer(demo_settings)))
    dashboard.close()


def test_every_check_has_a_verdict_and_a_reason_unless_it_is_reproduced() -> None:
    assert sorted(DERIVED) == [f"X{number:03d}" for number in range(1, 124)]
    for check, row in DERIVED.items():
        assert row["verdict"] in ("reproduced", "conflict", "not_held"), check
        assert bool(row["note"]) == (row["verdict"] != "reproduced"), f"{check}: a reason unless it is reproduced"
        assert (row["holds"] in ("NO", "CONFLICT")) == (row["verdict"] == "conflict"), check


def test_what_is_said_to_be_reproduced_is_tried() -> None:
    reproduced = {check for check, row in DERIVED.items() if row["verdict"] == "reproduced"}
    assert COMES_TO.keys() | HOLDS.keys() == reproduced
    assert STANDS.keys() <= {check for check, row in DERIVED.items() if row["verdict"] == "conflict"}
    borne_out = {check for check, row in DERIVED.items() if row["holds"] in ("YES", "ONLY FROM UNROUNDED")}
    assert borne_out - reproduced == {"X062", "X107"}, "what the product does not hold the inputs of"
    assert all(DERIVED[check]["computed"] for check in COMES_TO)


@pytest.mark.parametrize("check", COMES_TO)
def test_the_product_comes_to_the_same_figure(check: str, product: Product) -> None:
    ask, tolerance = COMES_TO[check]
    assert ask(product) == pytest.approx(float(DERIVED[check]["computed"]), rel=1e-9, abs=tolerance + 1e-9)


@pytest.mark.parametrize("check", HOLDS)
def test_the_product_shows_judges_and_keeps_it_so(check: str, product: Product) -> None:
    assert HOLDS[check](product)


@pytest.mark.parametrize("check", STANDS)
def test_in_a_conflict_the_product_takes_the_stand_it_is_said_to_take(check: str, product: Product) -> None:
    assert STANDS[check](product)
