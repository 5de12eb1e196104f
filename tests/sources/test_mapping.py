"""The mapping step: what is guessed of an unknown file, what has to be answered, and the profile that comes of it."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from nsvh_dash.catalogue import load_catalogue
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.errors import ImportRefused, MappingIncomplete, NsvhError
from nsvh_dash.model.profile import Column, Profile
from nsvh_dash.sources import Delivery, read_delivery
from nsvh_dash.sources.mapping import Choices, Draft, Form, examine, guesses, profile_of, profile_text, save_profile
from tests.conftest import ROOT
from tests.rows import observations_of
from tests.sources.conftest import FILES, TODAY

ASEN, CHATS, VISITS = "Vårdcentralen Åsen", "Antal startade chattar", "Antal besök inkl. distans"
UNKNOWN = (
    f"Uttag;2024\nPlats;Vad;När;Hur många;Ort\n{ASEN};{CHATS};2024-04;5;Åsa\n07;{VISITS};2024-04;6;Bua\nTotalt;;;11;\n"
)

Read = Callable[..., list[tuple[str, str, str, float | None]]]


def drafted(text: str, catalogue: Catalogue, header_row: int | None = None) -> Draft:
    return examine(text.encode(), "okänd.csv", catalogue, header_row=header_row)


def meanings(draft: Draft) -> list[Column | None]:
    return [column.meaning for column in draft.columns]


def missing(draft: Draft, choices: Choices) -> list[str]:
    """What is still asked for."""
    with pytest.raises(MappingIncomplete) as refused:
        profile_of(draft, choices)
    return refused.value.problems


@pytest.fixture
def read_with(tmp_path: Path, catalogue: Catalogue) -> Read:
    """Reads a file with the shipped profiles and one more; nobody may have anything to say about it."""

    def read(content: str | bytes, profile: Profile) -> list[tuple[str, str, str, float | None]]:
        path = tmp_path / "leverans"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        everything = replace(catalogue, profiles=(*catalogue.profiles, profile))
        delivery: Delivery = read_delivery(path, everything, today=TODAY)
        assert (delivery.profile_id, delivery.issues) == (profile.id, ())
        return [(o.series_id, o.node_id, str(o.month), o.value) for o in observations_of(delivery.rows)]

    return read


def test_the_columns_are_guessed_by_what_stands_in_them(catalogue: Catalogue) -> None:
    draft = drafted(UNKNOWN, catalogue)
    assert (draft.header_row, draft.form, draft.sheet) == (2, Form.LONG, "")
    assert meanings(draft) == [Column.UNIT, Column.INDICATOR, Column.PERIOD, Column.VALUE, None]
    assert draft.sheets[0].rows[1] == ("Plats", "Vad", "När", "Hur många", "Ort")


def test_a_name_is_matched_exactly_or_not_at_all(catalogue: Catalogue) -> None:
    draft = drafted(
        f"Plats;Vad;När;Antal\nvårdcentralen  ÅSEN;{CHATS};2024-04;5\nEkudden VC;Besök;2024-04;6\n", catalogue
    )
    first, second = draft.names_in(0, Column.UNIT)
    assert (first.id, first.candidates) == ("asen", ())
    assert (second.id, second.candidates[0]) == (None, ("ekudden", "Vårdcentralen Ekudden"))
    assert [(match.text, match.id) for match in draft.indicators] == [(CHATS, "chats"), ("Besök", None)]
    assert draft.indicators[1].candidates[0] == ("visits", VISITS)


def test_what_is_guessed_becomes_a_profile_that_reads_its_file(catalogue: Catalogue, read_with: Read) -> None:
    draft = drafted(UNKNOWN, catalogue)
    choices = replace(guesses(draft, "Växeln, Åsa", "Växeln"), units={"07": "oringe"})
    profile = profile_of(draft, choices)
    assert (profile.id, profile.headers[Column.IGNORE]) == ("vaxeln_asa", ("Ort",))
    assert read_with(UNKNOWN, profile) == [("chats", "asen", "2024-04", 5.0), ("visits", "oringe", "2024-04", 6.0)]


OTHERS = {
    "year_and_month": (
        f"Plats;Vad;År;Nr;Antal\n{ASEN};{CHATS};2024;4;5\n",
        Form.LONG,
        [Column.UNIT, Column.INDICATOR, Column.YEAR, Column.MONTH, Column.VALUE],
        {},
    ),
    "months": (
        f"Plats;Vad;mars 2024;apr 2024;Totalt\n{ASEN};{CHATS};;5;5\n",
        Form.MONTHS,
        [Column.UNIT, Column.INDICATOR, None, None, None],
        {},
    ),
    "known_indicators": (
        f"Plats;När;Läge;{CHATS}\n{ASEN};2024-04;a;5\n", Form.INDICATORS, [Column.UNIT, Column.PERIOD, None, None], {},
    ),
    "unknown_indicators": (
        f"Plats;När;Chatt;Övrigt\n{ASEN};2024-04;5;7\n",
        Form.INDICATORS,
        [Column.UNIT, Column.PERIOD, None, None],
        {"indicator_columns": {2: "chats"}},
    ),
    "accounts": (
        f"Plats;Rad;När;Kronor\n{ASEN};Egen personal;2024-04;5000\n",
        Form.LONG,
        [Column.UNIT, Column.ACCOUNT, Column.PERIOD, Column.VALUE],
        {"factor": 0.001},
    ),
    "one_unit": (
        f"När;Vad;Antal\n2024-04;{CHATS};5\n", Form.LONG,
        [Column.PERIOD, Column.INDICATOR, Column.VALUE], {"unit": "asen"},
    ),
    "one_indicator": (
        f"Plats;När;Antal\n{ASEN};2024-04;5\n",
        Form.LONG,
        [Column.UNIT, Column.PERIOD, Column.VALUE],
        {"indicator": "chats"},
    ),
    "no_header_of_units": (
        f";Vad;När;Antal\n{ASEN};{CHATS};2024-04;5\n",
        Form.LONG,
        [Column.UNIT, Column.INDICATOR, Column.PERIOD, Column.VALUE],
        {},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_every_layout_is_guessed_and_read(name: str, catalogue: Catalogue, read_with: Read) -> None:
    text, form, columns, answers = OTHERS[name]
    draft = drafted(text, catalogue)
    assert (draft.form, meanings(draft)) == (form, columns)
    profile = profile_of(draft, replace(guesses(draft, name, "Prov"), **answers))
    series = "own_staff" if name == "accounts" else "chats"
    assert read_with(text, profile) == [(series, "asen", "2024-04", 5.0)]


def workbook(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path.read_bytes()


def test_a_sheet_is_guessed_or_chosen(tmp_path: Path, catalogue: Catalogue, read_with: Read) -> None:
    header = ["Plats", "Vad", "När", "Antal"]
    content = workbook(
        tmp_path / "okänd.xlsx",
        {
            "Om": [["Uttag"], ["Hämtat", "2024-05-02"]],
            "Nu": [header, [ASEN, CHATS, "2024-04", 5]],
            "Då": [header, [ASEN, CHATS, "2024-04", 9]],
        },
    )
    assert examine(content, "okänd.xlsx", catalogue).sheet == "Nu"
    draft = examine(content, "okänd.xlsx", catalogue, sheet="Då")
    assert [sheet.name for sheet in draft.sheets] == ["Om", "Nu", "Då"]
    profile = profile_of(draft, replace(guesses(draft, "Då", "Prov"), only_this_sheet=True))
    path = tmp_path / "okänd.xlsx"
    delivery = read_delivery(path, replace(catalogue, profiles=(*catalogue.profiles, profile)), today=TODAY)
    assert [(o.sheet, o.value) for o in observations_of(delivery.rows)] == [("Då", 9.0)]
    with pytest.raises(NsvhError, match="”Om”, ”Nu”, ”Då”"):
        examine(content, "okänd.xlsx", catalogue, sheet="Sen")


def test_a_header_row_may_be_chosen(catalogue: Catalogue) -> None:
    assert drafted(UNKNOWN, catalogue, header_row=1).header_row == 1
    with pytest.raises(NsvhError, match="de första 5 raderna"):
        drafted(UNKNOWN, catalogue, header_row=9)


def test_a_file_that_cannot_be_read_is_refused_as_ever(catalogue: Catalogue) -> None:
    with pytest.raises(ImportRefused, match="filen är en bild"):
        examine(FILES / "bad" / "a_picture.xlsx", "a_picture.xlsx", catalogue)
    with pytest.raises(ImportRefused, match="går inte att läsa"):
        examine(FILES / "saknas.csv", "saknas.csv", catalogue)


@pytest.mark.parametrize("path", sorted((FILES / "bad").iterdir()), ids=lambda path: path.name)
def test_no_bad_file_is_too_odd_to_examine(path: Path, catalogue: Catalogue) -> None:
    try:
        draft = examine(path, path.name, catalogue)
    except ImportRefused as refused:
        said: Sequence[object] = refused.issues
    else:
        said = missing(draft, Choices("", ""))
    assert said


def test_every_missing_answer_is_asked_for_at_once(catalogue: Catalogue) -> None:
    assert [problem.split(":")[0] for problem in missing(drafted(UNKNOWN, catalogue), Choices(" ", ""))] == [
        "Ge formatet ett namn.", "Ange källsystemet.", "Kolumnen Enhet saknas", "Kolumnen Indikator saknas",
        "Kolumnen Period saknas", "Kolumnen Värde saknas",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({"columns": {0: Column.UNIT, 1: Column.UNIT, 2: Column.PERIOD, 3: Column.VALUE}}, "2 kolumner är valda"),
        ({"unit": "asen"}, "Enhet är vald både som kolumn och för hela filen"),
        ({"indicator": "chats"}, "Indikator är vald både som kolumn och för hela filen"),
        ({"indicator_columns": {3: "chats"}}, "”Hur många” är vald både som indikator och som Värde"),
        ({"units": {"07": "nowhere"}}, "Enheten ”nowhere” finns inte"),
        ({"indicators": {"x": "nothing"}}, "Indikatorn ”nothing” finns inte"),
        ({"units": {ASEN: "oringe"}}, f"”{ASEN}” betyder redan ”asen”"),
        ({"factor": 0.0}, "Faktorn kan inte vara 0"),
        ({"factor": float("nan")}, "Faktorn kan inte vara 0"),
    ],
)  # fmt: skip
def test_answers_that_cannot_be_are_refused(answers: dict[str, object], problem: str, catalogue: Catalogue) -> None:
    draft = drafted(UNKNOWN, catalogue)
    assert problem in " ".join(missing(draft, replace(guesses(draft, "Namn", "Prov"), **answers)))  # type: ignore[arg-type]


def test_a_month_without_its_year_is_asked_for(catalogue: Catalogue) -> None:
    draft = drafted(UNKNOWN, catalogue)
    columns = {0: Column.UNIT, 1: Column.INDICATOR, 2: Column.MONTH, 3: Column.VALUE}
    assert "Kolumnen År saknas: en månad behöver sitt år." in missing(draft, Choices("Namn", "Prov", columns))


@pytest.mark.parametrize(
    ("header", "problem"),
    [("Plats;Vad;När;Antal;Antal", "Flera kolumner heter ”Antal”"), ("Plats;Vad;När;5;6", "Faktorn")],
)
def test_a_column_needs_a_header_of_its_own(header: str, problem: str, catalogue: Catalogue) -> None:
    draft = drafted(f"{header}\n{ASEN};{CHATS};2024-04;5;6\n", catalogue, header_row=1)
    columns = {0: Column.UNIT, 1: Column.INDICATOR, 2: Column.PERIOD, 3: Column.VALUE}
    assert problem in " ".join(missing(draft, Choices("Namn", "Prov", columns, factor=0.0)))


@pytest.mark.parametrize("answers", [{}, {"factor": 0.001}])
def test_what_is_read_already_needs_no_profile(answers: dict[str, float], catalogue: Catalogue) -> None:
    draft = drafted(f"Enhet;Indikator;Period;Värde\n{ASEN};{CHATS};2024-04;5\n", catalogue)
    (problem,) = missing(draft, replace(guesses(draft, "Kronor", "Prov"), **answers))
    assert "”Lång form”" in problem


def test_codes_in_a_known_layout_make_a_profile(catalogue: Catalogue, read_with: Read) -> None:
    text = f"Enhet;Indikator;Period;Värde\n07;{CHATS};2024-04;5\n"
    draft = drafted(text, catalogue)
    profile = profile_of(draft, replace(guesses(draft, "Koder", "Prov"), units={"07": "asen"}))
    assert read_with(text, profile) == [("chats", "asen", "2024-04", 5.0)]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
PROFILES = st.builds(
    Profile,
    id=st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True),
    name=TEXTS,
    source=TEXTS,
    headers=st.dictionaries(st.sampled_from(Column), st.tuples(TEXTS) | st.tuples(TEXTS, TEXTS), min_size=1),
    required=st.lists(st.sampled_from(Column), unique=True).map(tuple),
    sheet=st.none() | TEXTS,
    unit=st.none() | TEXTS,
    indicator=st.none() | TEXTS,
    units=st.dictionaries(TEXTS, TEXTS, max_size=3),
    indicators=st.dictionaries(TEXTS, TEXTS, max_size=3),
    wide_months=st.booleans(),
    wide_indicators=st.booleans(),
    indicator_columns=st.dictionaries(TEXTS, TEXTS, max_size=3),
    factor=st.floats(allow_nan=False, allow_infinity=False),
)


@given(PROFILES)
def test_a_profile_s_text_gives_back_the_profile(profile: Profile) -> None:
    text = profile_text(profile)
    assert text.startswith("# ")
    assert Profile.model_validate(tomllib.loads(text)) == profile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real catalogue."""
    return Path(shutil.copytree(ROOT / "data" / "catalogue", tmp_path / "catalogue"))


def test_a_saved_profile_is_recognised_by_itself(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "växeln.csv"
    path.write_text(UNKNOWN, encoding="utf-8")
    catalogue = load_catalogue(folder)
    assert [issue.code for issue in read_delivery(path, catalogue, today=TODAY).issues] == ["unknown_layout"]
    draft = examine(path, path.name, catalogue)
    profile = profile_of(draft, replace(guesses(draft, "Växeln: chatt & besök", "Växeln"), units={"07": "vc_oringe"}))
    assert save_profile(profile, folder) == folder / "profiles" / "vaxeln_chatt_besok.toml"
    again = load_catalogue(folder)
    assert profile in again.profiles
    delivery = read_delivery(path, again, today=TODAY)
    assert (delivery.profile_id, delivery.issues, len(delivery.rows)) == (profile.id, (), 2)


def plain(profile_id: str) -> Profile:
    return Profile(id=profile_id, name="Namn", source="Prov", headers={}, required=())


def test_a_profile_is_never_written_over_another_unless_told(folder: Path) -> None:
    saved = (folder / "profiles" / "long_sv.toml").read_bytes()
    (folder / "profiles" / "annat.toml").write_text('id = "redan"\n', encoding="utf-8")
    for taken in ("long_sv", "redan", "annat"):
        with pytest.raises(NsvhError, match="finns redan"):
            save_profile(plain(taken), folder)
    assert (folder / "profiles" / "long_sv.toml").read_bytes() == saved
    save_profile(plain("long_sv"), folder, replace=True)
    assert (folder / "profiles" / "long_sv.toml").read_text(encoding="utf-8") == profile_text(plain("long_sv"))
    assert [path.name for path in (folder / "profiles").iterdir() if path.suffix != ".toml"] == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "profiles").write_text("en fil", encoding="utf-8")
    with pytest.raises(NsvhError, match="kunde inte sparas"):
        save_profile(plain("namn"), tmp_path)


@pytest.mark.parametrize(
    ("name", "profile_id"),
    [
        ("Åäö Éx", "aao_ex"),
        ("../../etc/passwd", "etc_passwd"),
        ("2024", "profil_2024"),
        ("***", "profil"),
        ("a" * 99, "a" * 60),
    ],
)  # fmt: skip
def test_the_file_is_named_after_the_profile_and_stays_in_its_folder(
    name: str, profile_id: str, catalogue: Catalogue
) -> None:
    draft = drafted(UNKNOWN, catalogue)
    assert profile_of(draft, guesses(draft, name, "Prov")).id == profile_id
