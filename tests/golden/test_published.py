"""Every published figure of the four documents that the product holds, from imported rows.

`seed_numbers.csv` holds the figures; `coverage.csv` says for each row which answer of the command line gives
it (call, subject, unit, month, field, factor, tolerance), or why the product does not hold it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nsvh_dash.cli.answers import catalogue_answer, kpi_answer
from nsvh_dash.cli.finance_answers import finance_answer
from nsvh_dash.cli.output import plain
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings

HERE = Path(__file__).parent


def read(name: str) -> dict[str, dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


SEED, COVERAGE = read("seed_numbers.csv"), read("coverage.csv")
HELD = [row_id for row_id, row in COVERAGE.items() if row["call"] != "not_held"]


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Iterator[Dashboard]:
    dashboard = Dashboard.open(demo_settings)
    yield dashboard
    dashboard.close()


def follow(answer: Any, path: str) -> Any:
    for step in path.split("."):
        answer = answer[step]
    return answer


def from_kpi(dashboard: Dashboard, row: dict[str, str]) -> Any:
    """A field of the kpi answer; `a+b` adds two indicators; ytd_change and ytd_growth compare with the year before."""

    def field(indicator: str, month: Month, path: str) -> Any:
        return follow(plain(kpi_answer(dashboard, indicator, row["unit"], month)), path)

    month = Month.parse(row["month"])
    indicators = row["subject"].split("+")
    if row["field"] in ("ytd_change", "ytd_growth"):
        (indicator,) = indicators
        now, before = field(indicator, month, "ytd"), field(indicator, month.plus(-12), "ytd")
        return now - before if row["field"] == "ytd_change" else 100 * (now / before - 1)
    values = [field(indicator, month, row["field"]) for indicator in indicators]
    return values[0] if len(values) == 1 else sum(values)


def from_finance(dashboard: Dashboard, row: dict[str, str]) -> Any:
    """A field of a finance table; `lines.ACCOUNT.field` of the income statement, growth on last year included."""
    table = plain(finance_answer(dashboard, row["subject"], row["unit"], Month.parse(row["month"])))
    if not row["field"].startswith("lines."):
        return follow(table, row["field"])
    _, account, name = row["field"].split(".")
    line = next(line for line in table["lines"] if line["account"] == account)
    return 100 * (line["actual"] / line["previous_year"] - 1) if name == "growth" else line[name]


def from_catalogue(dashboard: Dashboard, row: dict[str, str], answer: dict[str, Any]) -> Any:
    """A field of an indicator's target for a unit and year, or how many units lie under a node."""
    organisation = dashboard.catalogue.organisation
    if row["subject"] == "units":
        _, _, kind = row["field"].partition(".")
        units = organisation.units(row["unit"], Month.parse(row["month"]))
        return sum(not kind or unit.kind == kind for unit in units)
    indicator = next(i for i in answer["indicators"] if i["id"] == row["subject"])
    year = int(row["month"][:4])
    target = next(t for t in indicator["targets"] if t["unit"] == row["unit"] and t["year"] == year)
    return follow({"targets": target}, row["field"])


@pytest.fixture(scope="module")
def answer_to(dashboard: Dashboard, demo_settings: Settings) -> Callable[[dict[str, str]], Any]:
    definitions = plain(catalogue_answer(demo_settings))

    def answer(row: dict[str, str]) -> Any:
        if row["call"] == "kpi":
            return from_kpi(dashboard, row)
        if row["call"] == "finance":
            return from_finance(dashboard, row)
        return from_catalogue(dashboard, row, definitions)

    return answer


def test_every_row_is_covered_or_has_a_reason() -> None:
    assert COVERAGE.keys() == SEED.keys()
    assert len(HELD) >= 200
    for row_id, row in COVERAGE.items():
        assert row["call"] in ("kpi", "finance", "catalogue", "not_held"), row_id
        assert (row["call"] == "not_held") == bool(row["reason"]), f"{row_id}: a reason exactly where it is not held"


@pytest.mark.parametrize("row_id", HELD)
def test_the_product_gives_the_published_figure(row_id: str, answer_to: Callable[[dict[str, str]], Any]) -> None:
    row, published = COVERAGE[row_id], SEED[row_id]["value"]
    found = answer_to(row)
    match row["tolerance"]:
        case "absent":
            assert found is None
        case "positive":
            assert found > 0
        case "below":
            assert found < float(published)
        case "none" | "budget" | "above_last_year" as kind:
            assert found == kind
        case tolerance:
            assert found * float(row["factor"] or 1) == pytest.approx(float(published), abs=float(tolerance) + 1e-6)
