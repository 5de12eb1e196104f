"""What a catalogue without mistakes becomes: the tree with its dates, names people type, the archive."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from nsvh_dash.catalogue import from_json, load_catalogue, to_json
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import CatalogueError, UnknownName
from nsvh_dash.model.organisation import Membership
from nsvh_dash.model.period import Month
from nsvh_dash.model.target import ChangeSinceNewYear, Level, Milestones, NoTarget, Phased, TargetRule

SOUND = Path(__file__).parent.parent / "files" / "catalogue" / "sound"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SOUND)


def test_a_moved_unit_is_one_node_with_two_memberships(catalogue: Catalogue) -> None:
    south = catalogue.organisation["south"]
    assert south.memberships == (
        Membership("town", Month(2021, 1), Month(2022, 12)),
        Membership("coast", Month(2023, 1)),
    )
    assert south.aliases == ("VC Söder",)


@pytest.mark.parametrize(
    ("month", "town", "coast"),
    [
        (Month(2021, 12), ["north", "south", "closed"], []),
        (Month(2022, 12), ["north", "south"], []),
        (Month(2023, 1), ["north"], ["south"]),
    ],
)
def test_the_tree_is_that_of_the_month(catalogue: Catalogue, month: Month, town: list[str], coast: list[str]) -> None:
    assert [node.id for node in catalogue.organisation.units("town", month)] == town
    assert [node.id for node in catalogue.organisation.units("coast", month)] == coast


@pytest.mark.parametrize("name", ["phone_access", "kontakt  samma DAG", "Telefontillgänglighet – kontakt"])
def test_names_are_found_as_people_type_them(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SOUND, tmp_path / "catalogue"))
    path = folder / "indicators/availability.toml"
    text = path.read_text(encoding="utf-8").replace("Svar samma dag", "Telefontillgänglighet - Kontakt")
    path.write_text(text, encoding="utf-8")
    assert load_catalogue(folder).find_indicator(name).id == "phone_access"


def test_an_unknown_name_is_answered_with_the_nearest(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownName) as refused:
        catalogue.find_node("Vårdcentralen Nor")
    assert "Närmast: ”Vårdcentralen Norr”" in str(refused.value)


def test_availability_comes_before_finance(catalogue: Catalogue) -> None:
    assert [indicator.id for indicator in catalogue.indicators] == [
        "phone_access",
        "calls_received",
        "calls_answered",
        "agency_cost_share",
    ]


def test_a_rule_written_as_a_table_of_its_own(catalogue: Catalogue) -> None:
    assert catalogue.targets_by_id["calls_received@vc:2024"].rule == Phased(months={4: 1000.0})


def with_targets(tmp_path: Path, text: str) -> Catalogue:
    """The sound catalogue with other targets for 2024."""
    folder = Path(shutil.copytree(SOUND, tmp_path / "catalogue"))
    (folder / "targets/2024.toml").write_text(text, encoding="utf-8")
    return load_catalogue(folder)


def phone_target(lines: str) -> str:
    """A target of phone_access for 2024 as it stands in a file."""
    return f'[[target]]\nindicator = "phone_access"\nnode = "vc"\nyear = 2024\n{lines}\n'


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        ('wording = "95%"', Level(value=95)),
        ('wording = "95%"\nrule = { kind = "level", value = 95 }', Level(value=95)),
        ('wording = "Inget målvärde"', NoTarget()),
        (
            'wording = "Öka med 2 procentenheter under året"\n'
            'rule = { kind = "change_since_new_year", amount = 2, milestones = "budget_curve" }',
            ChangeSinceNewYear(amount=2, milestones=Milestones.BUDGET_CURVE),
        ),
        (
            'wording = "Som de bästa i landet"\n'
            'rule = { kind = "level", value = 97.5 }\nnote = "Öppna jämförelser 2023."',
            Level(value=97.5),
        ),
    ],
    ids=["wording alone", "both", "nothing decided", "spread settled by the rule", "explained by a note"],
)
def test_a_rule_is_what_the_wording_says_or_settles_what_it_leaves_open(
    tmp_path: Path, lines: str, rule: TargetRule
) -> None:
    (target,) = with_targets(tmp_path, phone_target(lines)).targets
    assert target.rule == rule


@pytest.mark.parametrize(("written", "rule"), [("4 = 50", Phased(months={4: 50})), ("4 = 50, 5 = 60", None)])
def test_a_number_without_a_month_may_be_the_plan_of_some(tmp_path: Path, written: str, rule: Phased | None) -> None:
    plan = phone_target(f'wording = "50"\nrule = {{ kind = "phased", months = {{ {written} }} }}')
    plan = plan.replace("phone_access", "calls_received")
    if rule is None:
        with pytest.raises(CatalogueError, match="säger något annat än lydelsen ”50”"):
            with_targets(tmp_path, plan)
    else:
        assert with_targets(tmp_path, plan).targets[0].rule == rule


REVISED = phone_target('wording = "95%"\nvalid_to = "2024-08"') + phone_target(
    'wording = "92%"\nvalid_from = "2024-09"\nreason = "Telefonin byts ut."'
)


def test_a_target_revised_during_the_year_is_two_that_adjoin(tmp_path: Path) -> None:
    catalogue = with_targets(tmp_path, REVISED)
    before, after = catalogue.targets
    assert list(catalogue.targets_by_id) == ["phone_access@vc:2024", "phone_access@vc:2024-09"]
    assert (before.first_month, before.last_month) == (Month(2024, 1), Month(2024, 8))
    assert (after.first_month, after.last_month, after.reason) == (
        Month(2024, 9),
        Month(2024, 12),
        "Telefonin byts ut.",
    )
    assert [t.covers(Month(2024, 8)) for t in (before, after)] == [True, False]
    assert from_json(to_json(catalogue)) == catalogue


@pytest.mark.parametrize(
    ("begins", "said"),
    [
        (
            "2024-08",
            "targets/2024.toml, rad 8, fält ”indicator”: ”phone_access” har redan ett målvärde för samma tid och nivå "
            "i targets/2024.toml, rad 1.",
        ),
        (
            "2024-11",
            "targets/2024.toml, rad 12, fält ”valid_from”: börjar 2024-11, men målet i targets/2024.toml, rad 1 gäller "
            "till och med 2024-08; inget mål däremellan skrivs som ett eget mål.",
        ),
    ],
    ids=["overlap", "gap"],
)
def test_targets_of_a_year_that_do_not_adjoin_are_refused(tmp_path: Path, begins: str, said: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        with_targets(tmp_path, REVISED.replace("2024-09", begins))
    assert refused.value.problems == [said]


def test_the_archive_gives_back_what_was_put_in(catalogue: Catalogue) -> None:
    again = from_json(to_json(catalogue))
    for field in dataclasses.fields(Catalogue):
        assert getattr(again, field.name) == getattr(catalogue, field.name)
    assert again.organisation["south"].parent_at(Month(2023, 1)) == "coast"


@pytest.mark.parametrize("file", ["organisation.csv", "targets/2024.toml", "dataset.toml", "profiles/long.toml"])
def test_the_fingerprint_follows_every_file(catalogue: Catalogue, file: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SOUND, tmp_path / "catalogue"))
    assert load_catalogue(folder).fingerprint == catalogue.fingerprint
    with (folder / file).open("a", encoding="utf-8") as stream:
        stream.write("\n")
    assert load_catalogue(folder).fingerprint != catalogue.fingerprint


def test_an_account_that_moved_is_one_account_with_its_earlier_place(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SOUND, tmp_path / "catalogue"))
    file = folder / "accounts.csv"
    moved = "agency_costs;Inhyrd personal;cost;costs;2024-02;\n"
    file.write_text(file.read_text(encoding="utf-8") + moved, encoding="utf-8")
    found = from_json(to_json(load_catalogue(folder)))

    assert found.lines_holding("agency_costs", Month(2024, 2)) == ["agency_costs", "costs", "result"]
    assert found.lines_holding("agency_costs", Month(2024, 3)) == ["agency_costs", "staff_costs", "costs", "result"]
    assert found.lines_holding("agency_costs") == found.lines_holding("agency_costs", Month(2024, 3))
    assert [account.id for account in found.parts_of("costs", Month(2024, 2))] == ["staff_costs", "agency_costs"]
