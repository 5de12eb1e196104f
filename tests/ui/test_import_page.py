"""The page Importera in each of its states, run without a browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash import intake
from nsvh_dash.model.errors import PreviewOutdated, StoreBusy
from nsvh_dash.model.upload import Upload
from nsvh_dash.settings import Settings
from nsvh_dash.ui.importing.state import Pending
from nsvh_dash.views.importing import texts as words
from nsvh_dash.views.importing.preview import ImportPreview
from nsvh_dash.views.texts import mapping as mapping_texts
from tests.browser.server import copy_database
from tests.conftest import ROOT
from tests.ui import import_examples as examples
from tests.ui.test_pages import text_of
from tests.words import ENGLISH, words_of

Open = Callable[..., AppTest]
PAGE = str(ROOT / "pages" / "importera.py")
UNKNOWN = "Mottagningsplats;Startade samtal;Manadsslut\nVårdcentralen Ekudden;120;2024-04\nEkud;90;2024-04\n"


def drop(app: AppTest, **files: str) -> AppTest:
    """Drop CSV files on the page."""
    return app.file_uploader[0].set_value([(f"{n}.csv", text.encode(), "text/csv") for n, text in files.items()]).run()


def part(app: AppTest, tab: str) -> AppTest:
    """Go to a part of the page."""
    return app.button_group(key="lista_flik").set_value(tab).run()


def going(app: AppTest) -> Pending:
    """What the page has in hand."""
    found = app.session_state["pagaende_import"]
    assert isinstance(found, Pending)
    return found


def is_whole(app: AppTest) -> bool:
    """True when nothing broke off and no English is said."""
    return not app.exception and words_of(text_of(app)) & ENGLISH == set()


@pytest.fixture
def previewed(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> Callable[[ImportPreview], AppTest]:
    """The page with files dropped, of which a preview says something."""

    def opened(told: ImportPreview) -> AppTest:
        monkeypatch.setattr(intake, "preview", lambda *_a, **_k: told)
        return drop(open_page("importera"), **{file.name.split(".")[0]: "x" for file in told.files})

    return opened


@pytest.fixture
def own_page(
    demo_settings: Settings, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], AppTest]:
    """The page over a copy of the demo and its definitions that may be changed."""

    def opened() -> AppTest:
        database = copy_database(demo_settings.database, tmp_path)
        monkeypatch.setenv("NSVH_DATABASE", str(database))
        shutil.copytree(demo_settings.catalogue, tmp_path / "catalogue")
        monkeypatch.setenv("NSVH_CATALOGUE", str(tmp_path / "catalogue"))
        return open_page("importera")

    return opened


def test_before_anything_is_dropped_the_page_says_how_it_goes(open_page: Open) -> None:
    app = open_page("importera")
    assert is_whole(app)
    assert all(step in text_of(app) for step in words.STEPS)
    assert not any(button.key == "importera" for button in app.button)


@pytest.mark.parametrize("tab", words.TABS)
def test_every_part_works_where_nothing_has_been_built(empty_app: AppTest, tab: str) -> None:
    app = part(empty_app.run().switch_page(PAGE).run(), tab)
    assert is_whole(app)
    assert app.title[0].value == words.TITLE


def test_the_empty_app_leads_to_the_import_page(empty_app: AppTest) -> None:
    assert "importera" in [link.proto.page for link in empty_app.run().get("page_link")]


def test_errors_are_listed_and_stop_the_import(previewed: Callable[[ImportPreview], AppTest]) -> None:
    app = previewed(examples.FULL)
    assert is_whole(app)
    assert app.button(key="importera").disabled
    assert [tab.label for tab in app.tabs] == [
        "Fel\u00a02", "Varningar\u00a02", "Ändringar\u00a07", "Påverkan\u00a01",
    ]  # fmt: skip
    text = text_of(app)
    for part in ("väntetider.xlsx", "Data", "14", "Täljare", "”9I1”", "Ett tal, till exempel 91 eller 91,1."):
        assert part in text
    assert "Värdena är multiplicerade med 0,001" in text
    assert "Layouten är okänd" in text
    assert "Redan inläst, import 41" in text
    assert app.button(key="beskriv_3").label == words.MAP


def test_what_a_file_holds_is_shown_as_plain_text(previewed: Callable[[ImportPreview], AppTest]) -> None:
    told = replace(examples.FULL, files=(replace(examples.FINE, name=examples.HOSTILE, errors=1),))
    app = previewed(told)
    drawn = "\n".join(element.value for element in app.markdown)
    assert "<script>" not in drawn
    assert "**x**" not in drawn
    assert "&#42;&#42;x&#42;&#42; &#91;a&#93;" in drawn


def test_good_rows_can_be_imported_without_the_bad(previewed: Callable[[ImportPreview], AppTest]) -> None:
    app = previewed(replace(examples.FULL, warnings=()))
    assert app.button(key="importera").disabled
    app = app.checkbox[0].check().run()
    assert not app.button(key="importera").disabled
    assert going(app).partial


def test_each_warning_has_to_be_accepted(previewed: Callable[[ImportPreview], AppTest]) -> None:
    app = previewed(examples.WARNED)
    assert "2\u00a0varningar väntar på att godkännas." in text_of(app)
    picture = next(element.value for element in app.markdown if "<svg" in element.value and "control" in element.value)
    assert 'role="img" aria-label="61,2 % i april 2024 ligger under' in picture
    app = app.checkbox(key="godkann_a1").check().run()
    assert going(app).accepted == {"a1"}
    assert "1\u00a0varning väntar" in text_of(app)
    app = app.button(key="godkann_alla").click().run()
    assert not app.button(key="importera").disabled
    assert app.button(key="importera").label == "Importera 1\u00a0fil: 20\u00a0nya, 4\u00a0ändrade uppgifter"
    app = app.button(key="godkann_alla").click().run()
    assert going(app).accepted == set()
    assert app.button(key="importera").disabled


def test_a_file_can_be_replaced_and_taken_out(previewed: Callable[[ImportPreview], AppTest]) -> None:
    app = previewed(examples.WARNED)
    app = drop(app, telefoni="y", tandvård="z")
    assert [(upload.name, upload.content) for upload in going(app).uploads.values()] == [
        ("telefoni.csv", b"y"),
        ("tandvård.csv", b"z"),
    ]
    app = app.button(key="bort_0").click().run()
    assert list(going(app).uploads) == ["tandvård.csv"]


def test_nothing_new_is_nothing_to_import(previewed: Callable[[ImportPreview], AppTest]) -> None:
    app = previewed(replace(examples.NOTHING, files=(replace(examples.FINE, new=0, unchanged=24),)))
    assert app.button(key="importera").disabled
    assert words.NOTHING_CHANGES in text_of(app)


def test_a_preview_that_cannot_be_made_says_why(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_a: object, **_k: object) -> ImportPreview:
        raise StoreBusy("Någon annan importerar just nu.")

    monkeypatch.setattr(intake, "preview", busy)
    app = drop(open_page("importera"), telefoni="x")
    assert is_whole(app)
    assert "Någon annan importerar just nu." in text_of(app)
    monkeypatch.setattr(intake, "preview", lambda *_a, **_k: examples.WARNED)
    assert app.button(key="forsok_igen").click().run().tabs


def test_a_refused_commit_says_why_and_looks_again(
    previewed: Callable[[ImportPreview], AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    def outdated(*_a: object, **_k: object) -> intake.Receipt:
        raise PreviewOutdated("Sedan granskningen har någon annan ändrat uppgifter.")

    monkeypatch.setattr(intake, "commit", outdated)
    app = previewed(examples.NOTHING)
    app = app.button(key="importera").click().run()
    assert "Sedan granskningen har någon annan ändrat uppgifter." in text_of(app)
    assert going(app).receipt is None


def test_whoever_clicks_second_finds_it_done(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Sequence[Upload]] = []

    def commit(_settings: Settings, uploads: Sequence[Upload], *_a: object, **_k: object) -> intake.Receipt:
        asked.append(uploads)
        return intake.Receipt(41, 1, 1, 0, 0, 0, ())

    monkeypatch.setattr(intake, "commit", commit)
    held = Pending(preview=examples.NOTHING)
    held.commit("")
    held.commit("")
    assert (len(asked), held.receipt) == (1, 41)


def test_an_unknown_layout_is_described_saved_and_read(own_page: Callable[[], AppTest], tmp_path: Path) -> None:
    app = drop(own_page(), chatt=UNKNOWN)
    assert "Layouten är okänd" in text_of(app)
    app = app.button(key="beskriv_0").click().run()
    assert is_whole(app)
    assert [box.value for box in app.selectbox if box.label in ("Mottagningsplats", "Startade samtal")] == [
        "unit",
        "value",
    ]
    app = app.button(key="spara_layout").click().run()
    assert "Ge formatet ett namn." in text_of(app)
    assert "Ange källsystemet." in text_of(app), "a source is never guessed"
    form = f"karta_{going(app).round}"
    app.text_input(key=f"{form}_namn").input("Chatt, nytt uttag")
    app.selectbox(key=f"{form}_kalla").select("Clinic24")
    app.selectbox(key=f"{form}_fast_serie").select("chats_started")
    unknown = next(box for box in app.selectbox if box.label == "Ekud")
    assert unknown.value is None, "a name is never guessed"
    unknown.select("vc_grasjon")
    app = app.button(key="spara_layout").click().run()
    assert is_whole(app)
    assert (tmp_path / "catalogue" / "profiles" / "chatt_nytt_uttag.toml").exists()
    assert mapping_texts.INCOMPLETE not in text_of(app)
    preview = going(app).preview
    assert preview is not None
    assert [(file.profile_name, file.rows, file.errors) for file in preview.files] == [("Chatt, nytt uttag", 2, 0)]


def test_the_receipt_is_opened_from_the_log_and_taken_back_with_a_reason(own_page: Callable[[], AppTest]) -> None:
    app = part(own_page(), words.TAB_LOG)
    app = app.selectbox(key="lista_omgang").select("40").run()
    assert is_whole(app)
    assert [found.value for found in app.header] == ["Import 40", words.TABS[words.TAB_LOG]]
    assert len(app.get("download_button")) == 15
    app = app.button(key="angra_40_knapp").click().run()
    assert words.REASON_NEEDED in text_of(app)
    app.text_input(key="angra_40_skal").input("Fel <b>uttag</b>")
    app = app.button(key="angra_40_knapp").click().run()
    assert app.header[0].value == "Import 40 är ångrad"
    assert intake.batches(Settings())[-1].note == "Fel <b>uttag</b>"
    app.text_input(key="gor_om_40_skal").input("Rätt ändå")
    app = app.button(key="gor_om_40_knapp").click().run()
    assert app.header[0].value == "Import 40"


def test_what_is_missing_stands_in_words_and_the_latest_first(open_page: Open) -> None:
    app = part(open_page("importera"), words.TAB_ARRIVALS)
    assert is_whole(app)
    tables = [element.value for element in app.markdown if "<table" in element.value]
    matrix = next(table for table in tables if words.MATRIX in table)
    assert "arrival late" in matrix
    assert ">Försenad</span>" in matrix
    assert 'scope="row"' in matrix
