"""Every mistake one can make in the catalogue's files, and the sentence that answers it."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.model.errors import CatalogueError

SOUND = Path(__file__).parent.parent / "files" / "catalogue" / "sound"

ORG, ACC = "organisation.csv", "accounts.csv"
FIN = "indicators/finance.toml"
FAULTS = tomllib.loads((SOUND.parent / "faults.toml").read_text(encoding="utf-8"))
"""By name: the file, the text replaced, what by, and the sentences it is answered with."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound catalogue of ten rows and a handful of definitions, to be spoilt."""
    return Path(shutil.copytree(SOUND, tmp_path / "catalogue"))


def spoil(folder: Path, fault: str) -> None:
    """Make one fault in a sound catalogue."""
    change(folder, FAULTS[fault]["file"], FAULTS[fault]["replace"], FAULTS[fault]["by"])


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first occurrence of a text in one file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems_of(folder: Path) -> list[str]:
    """What is said about a catalogue that must not load."""
    with pytest.raises(CatalogueError) as refused:
        load_catalogue(folder)
    return refused.value.problems


def test_the_sound_catalogue_loads() -> None:
    assert load_catalogue(SOUND).notice == "Provdata"


@pytest.mark.parametrize("fault", FAULTS)
def test_fault_is_named_with_its_place(folder: Path, fault: str) -> None:
    spoil(folder, fault)
    assert problems_of(folder) == FAULTS[fault]["says"]


def test_all_mistakes_of_all_files_come_at_once(folder: Path) -> None:
    together = [
        "unknown_kind",
        "unknown_account_parent",
        "unknown_reporter_kind",
        "unknown_home",
        "target_at_unknown_node",
        "unknown_dataset_key",
        "unknown_header_meaning",
    ]
    for fault in together:
        spoil(folder, fault)
    assert sorted(problems_of(folder)) == sorted(text for fault in together for text in FAULTS[fault]["says"])


def test_missing_folder(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert problems_of(missing) == [f"Katalogmappen {missing} finns inte. Ange rätt mapp i NSVH_CATALOGUE."]


def test_empty_folder(tmp_path: Path) -> None:
    assert problems_of(tmp_path) == [
        f"Katalogmappen {tmp_path} är tom. Den ska ha organisation.csv, accounts.csv och mappen indicators."
    ]


def test_missing_files_are_all_named(folder: Path) -> None:
    (folder / ORG).unlink()
    (folder / ACC).unlink()
    shutil.rmtree(folder / "indicators")
    assert problems_of(folder) == [
        "accounts.csv: filen saknas.",
        "indicators: mappen saknar filer; minst en fil med [[indicator]] ska finnas.",
        "organisation.csv: filen saknas.",
    ]


def test_misspelt_file_and_folder(folder: Path) -> None:
    (folder / ACC).rename(folder / "acounts.csv")
    (folder / "targets").rename(folder / "target")
    assert problems_of(folder) == [
        "accounts.csv: filen saknas.",
        "acounts.csv: filen hör inte till katalogen; närmast ”accounts.csv”.",
        "target/2024.toml: filen hör inte till katalogen; närmast ”targets”.",
    ]


def test_file_in_another_encoding(folder: Path) -> None:
    text = (folder / ORG).read_text(encoding="utf-8")
    (folder / ORG).write_bytes(text.encode("cp1252"))
    assert problems_of(folder) == [f"{ORG}, rad 2: filen är inte UTF-8; spara om den som UTF-8."]


def test_files_without_definitions(folder: Path) -> None:
    (folder / ORG).write_text((folder / ORG).read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    (folder / FIN).write_text("", encoding="utf-8")
    assert problems_of(folder) == [
        f"{FIN}: filen är tom; inled varje definition med [[indicator]].",
        f"{ORG}: filen har inga rader.",
    ]


def test_two_profiles_of_one_id(folder: Path) -> None:
    shutil.copy(folder / "profiles/long.toml", folder / "profiles/wide.toml")
    change(folder, "profiles/wide.toml", 'source = "Valfri"', 'source = "Valfri"\nindicator = "phone"')
    assert problems_of(folder) == [
        "profiles/wide.toml, rad 1, fält ”id”: ”long” finns redan i profiles/long.toml.",
        "profiles/wide.toml, rad 4, fält ”indicator”: ”phone” finns inte bland indikatorerna. Närmast: ”phone_access”.",
    ]


def test_a_file_saved_by_a_spreadsheet_with_a_byte_order_mark_is_read(folder: Path) -> None:
    path = folder / ORG
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_catalogue(folder).organisation == load_catalogue(SOUND).organisation
