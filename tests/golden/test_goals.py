"""Every focus area, goal, assignment and indicator the two documents name, with its place: in the plans, on the page.

`goals.csv` is the list: the document and section it stands in, what it is, its id here, what it stands under, and
the name as the document spells it. An indicator that a document names together with another has the common name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.goal import Plan
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views.goals import Branch
from nsvh_dash.views.texts.goals import Level

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "shared" / "seeds"
YEAR = {"004": 2022, "000": 2024}
NO_NAME_OF_ITS_OWN = {
    "en medicinsk bedömning",  # the document describes it in a sentence
    "Antal vaccinationer, covid-19 och säsongsinfluensa",
    "Andel revisionsundersökningar i Folktandvården för barn och vuxna som genomförs i tid",
    "Klinisk tid på Folktandvården",
}
Row = dict[str, str]

with (HERE / "goals.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(HERE.parents[1] / "data" / "catalogue")


def listed(document: str, kind: str) -> list[tuple[str, str, str]]:
    """Id, what it stands under and name, as the list has them."""
    return [
        (row["id"], row["under"], row["name"]) for row in ROWS if (row["document"], row["kind"]) == (document, kind)
    ]


def planned(plan: Plan, kind: str) -> Iterator[tuple[str, str, str]]:
    """The same as the plan has them."""
    match kind:
        case "focus_area":
            yield from ((area.id, "", area.name) for area in plan.focus_areas)
        case "goal":
            yield from ((goal.id, goal.focus_area, goal.name) for goal in plan.goals)
        case "assignment":
            for a in plan.assignments:
                yield from ((a.id, above, a.name) for above in (*a.goals, *a.focus_areas))
        case _:
            yield from ((one.id, "", one.name) for one in plan.indicator_lists)


@pytest.mark.parametrize("document", YEAR)
@pytest.mark.parametrize("kind", ["focus_area", "goal", "assignment", "indicator_list"])
def test_what_the_documents_name_is_in_the_plan_and_nothing_else(
    catalogue: Catalogue, document: str, kind: str
) -> None:
    plan = catalogue.plans_by_year[YEAR[document]]
    assert sorted(planned(plan, kind)) == sorted(listed(document, kind))


@pytest.mark.parametrize("document", YEAR)
def test_the_indicators_follow_what_the_documents_say(catalogue: Catalogue, document: str) -> None:
    plan = catalogue.plans_by_year[YEAR[document]]
    in_plan = [(i, entry.id) for entry in (*plan.assignments, *plan.indicator_lists) for i in entry.indicators]
    named = listed(document, "indicator")
    assert sorted(in_plan) == sorted((indicator, under) for indicator, under, _name in named)
    wrong = [
        (i, name) for i, _u, name in named if name not in NO_NAME_OF_ITS_OWN and catalogue.find_indicator(name).id != i
    ]
    assert wrong == []


@pytest.mark.parametrize("document", YEAR)
def test_all_of_it_is_on_the_page(demo_settings: Settings, document: str) -> None:
    dashboard = Dashboard.open(demo_settings)
    screen = dashboard.goals("nsvh", Month(2024, 4), YEAR[document])
    dashboard.close()
    assert screen is not None
    shown = {(above, branch.id) for above, branch in lines(screen.branches)}
    assert {(row["under"], row["id"]) for row in ROWS if row["document"] == document} - shown == set()


def lines(branches: Iterable[Branch], above: str = "") -> Iterator[tuple[str, Branch]]:
    """Every line of the tree with the id of what it stands under; the lists at the end stand under nothing."""
    for branch in branches:
        yield above, branch
        yield from lines(branch.children, "" if branch.level is Level.LISTS else branch.id)


def plain(text: str) -> str:
    """A text without what only its printing gave it: spaces, line breaks and hyphens."""
    return re.sub(r"[\s–-]", "", text).casefold()


def section(document: str, number: str) -> str:
    """A section with its heading, up to the next one; of `1` the table before its first part."""
    (path,) = SEEDS.glob(f"{document}_*.txt")
    parts = re.split(r"(?m)^[ \x0c]*(\d(?:\.\d)*) (?=[A-ZÅÄÖ])", path.read_text(encoding="utf-8"))
    return " ".join(text for at, text in zip(parts[1::2], parts[2::2], strict=True) if at == number)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents are not beside the project")
def test_each_name_stands_at_its_place_in_the_document() -> None:
    absent = [
        (row["document"], row["section"], row["name"])
        for row in ROWS
        if plain(row["name"]) not in plain(section(row["document"], row["section"]))
    ]
    assert absent == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents are not beside the project")
def test_no_indicator_of_the_chapter_on_goals_is_left_out() -> None:
    named = {plain(row["name"]) for row in ROWS if (row["document"], row["kind"]) == ("000", "indicator")}
    bullets = [text for part in range(1, 7) for text in section("000", f"4.{part}").split("•")[1:]]
    assert len(bullets) == 23
    assert [text for text in bullets if not any(name in plain(text) for name in named)] == []
