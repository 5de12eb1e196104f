"""What a catalogue without mistakes becomes: the tree with its dates, names people type, the archive."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest

from nsvh_dash.catalogue import from_json, load_catalogue, to_json
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import UnknownName
from nsvh_dash.model.organisation import Membership
from nsvh_dash.model.period import Month
from nsvh_dash.model.target import Phased

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
