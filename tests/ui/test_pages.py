"""The pages hold what they promise, keep the choice, and say what went wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.errors import StoreDamaged
from nsvh_dash.settings import Settings
from nsvh_dash.views import comment_texts, texts
from nsvh_dash.views.texts import accessibility as texts_accessibility
from tests.conftest import ROOT
from tests.ui.conftest import PATIENCE

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
NOT_A_VALUE = re.compile(r"\b(?:nan|NaN|NaT|None|inf|null|undefined|True|False)\b")
Open = Callable[..., AppTest]


def text_of(app: AppTest) -> str:
    """Everything a page says, the tags taken off."""
    said = [*app.title, *app.header, *app.subheader, *app.markdown]
    listed = [option for box in (*app.selectbox, *app.multiselect) for option in box.options]
    return re.sub(r"<[^>]+>", " ", "\n".join([*(element.value for element in said), *listed]))


@pytest.mark.parametrize("month", ["2021-12", "2023-10"])
def test_early_months_have_less_to_show_but_no_holes(open_page: Open, month: str) -> None:
    app = open_page(omrade="vc", manad=month)
    for page in PAGES:
        app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()

        assert [found.message for found in app.exception] == [], page
        assert NOT_A_VALUE.findall(text_of(app)) == [], page


def test_the_overview_has_a_tile_for_each_indicator_of_the_node(open_page: Open) -> None:
    app = open_page(omrade="vc", manad="2024-04")
    links = [link.proto for link in app.get("page_link")]
    opened = [link.label for link in links if re.search(r"indikator=\w+", link.query_string)]
    assert len(opened) == len(set(opened)) >= 25


def test_the_overview_shows_the_published_figure(open_page: Open) -> None:
    text = text_of(open_page(omrade="nsvh", manad="2024-04")).replace("\u00a0", " ")
    assert "91,1 %" in text
    assert "−3,9 procentenheter mot målet 95 %" in text
    assert "170 391" in text


def test_a_chart_has_a_text_alternative_and_a_table(open_page: Open) -> None:
    app = open_page("indikator", omrade="vc", manad="2024-04", indikator="phone_access")
    charts = app.get("vega_lite_chart")
    assert len(charts) == 3
    assert all(len(chart.proto.alt) > 40 for chart in charts)
    assert [found.label for found in app.expander] == [
        *[texts.SHOW_TABLE] * 3,
        comment_texts.WRITE,
        texts.DELIVERED_ROWS,
    ]
    assert sum("<table>" in element.value for element in app.markdown) == 5


def test_choosing_an_area_lets_go_of_the_unit(open_page: Open) -> None:
    app = open_page(omrade="vc", enhet="vc_ekudden", manad="2024-03")
    app.selectbox(key="lista_omrade").select("ftv").run()
    assert app.session_state["omrade"] == "ftv"
    assert app.session_state["enhet"] == ""
    assert app.session_state["manad"] == "2024-03"


def test_the_choice_follows_to_another_page(open_page: Open) -> None:
    app = open_page("ekonomi", omrade="ftv", enhet="ftv_mossebro", manad="2024-02")
    assert app.selectbox(key="lista_enhet").value == "ftv_mossebro"
    assert app.selectbox(key="lista_manad").value == "2024-02"


def test_a_breadcrumb_leads_upwards(open_page: Open) -> None:
    app = open_page(omrade="vc", enhet="vc_ekudden", manad="2024-04")
    app.button(key="till_vc").click().run()
    assert (app.session_state["omrade"], app.session_state["enhet"]) == ("vc", "")


def test_an_address_that_asks_in_vain_falls_back(open_page: Open) -> None:
    app = open_page("indikator", omrade="zzz", enhet="qq", manad="1999-01", indikator="nope")
    assert [found.message for found in app.exception] == []
    assert app.selectbox(key="lista_omrade").value == "nsvh"
    assert app.selectbox(key="lista_manad").value == "2024-04"


def test_without_a_database_the_app_says_what_to_do(empty_app: AppTest) -> None:
    app = empty_app.run()
    assert [found.message for found in app.exception] == []
    assert app.title[0].value == texts.EMPTY_TITLE
    assert "python -m nsvh_dash build --demo" in app.main.markdown[-1].value


def _broken_page() -> None:
    """A page that fails as the server has it fail."""
    from nsvh_dash.model.errors import StoreDamaged
    from nsvh_dash.ui.shell.frame import show_failure

    show_failure(StoreDamaged("Ögonblicksbilden saknas. Kör kommandot build."))
    show_failure(ZeroDivisionError("division by zero"))


def test_what_breaks_off_says_so_in_swedish_and_tells_nothing_of_the_inside() -> None:
    app = AppTest.from_function(_broken_page, default_timeout=PATIENCE).run()
    text = text_of(app)
    assert "Ögonblicksbilden saknas. Kör kommandot build." in text
    assert texts.BROKEN_WHY in text
    assert "division" not in text


def test_where_the_newest_data_cannot_be_opened_the_last_that_could_are_shown_with_their_date(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page(omrade="vc", manad="2024-04")
    figures = [found.value for found in app.markdown if 'class="tile"' in found.value]

    def refuses(_settings: Settings) -> Dashboard:
        raise StoreDamaged("Ögonblicksbilden saknas. Kör kommandot build.")

    monkeypatch.setattr(Dashboard, "current_version", staticmethod(lambda _settings: "a-newer-one"))
    monkeypatch.setattr(Dashboard, "open", refuses)
    app.run()
    assert [found.message for found in app.exception] == []
    told = next(found.value for found in app.markdown if texts.NOT_NEWEST_TITLE in found.value)
    assert "Ögonblicksbilden saknas. Kör kommandot build." in told
    assert re.search(r"importerades \d+\W\w+\W\d{4}", told)
    assert [found.value for found in app.markdown if 'class="tile"' in found.value] == figures != []


def test_what_is_found_is_opened_for_the_same_month(open_page: Open) -> None:
    app = open_page("ekonomi", omrade="ftv", manad="2024-02")
    app.selectbox(key="sok").select("indicator:phone_access").run()
    assert app.session_state["indikator"] == "phone_access"
    assert (app.session_state["omrade"], app.session_state["manad"]) == ("vc", "2024-02")
    assert app.title[0].value.startswith("Vårdgaranti primärvård – telefontillgänglighet")
    assert app.selectbox(key="sok").value is None


def test_a_unit_that_is_found_is_shown_on_the_page_one_is_on(open_page: Open) -> None:
    app = open_page("ekonomi", omrade="ftv", manad="2024-02")
    app.selectbox(key="sok").select("unit:vc_ekudden").run()
    assert app.title[0].value == "Ekonomi"
    assert (app.session_state["omrade"], app.session_state["enhet"]) == ("vc", "vc_ekudden")


def test_the_accessibility_statement_stands_without_a_database(empty_app: AppTest) -> None:
    app = empty_app.run().switch_page(str(ROOT / "pages" / "tillganglighetsredogorelse.py")).run()
    assert app.title[0].value == texts_accessibility.TITLE
    assert texts_accessibility.REPORT_TITLE in [found.value for found in app.header]
