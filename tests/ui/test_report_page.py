"""The page Rapport, run whole: what is lacking leads to where it is written, and files are made when asked for."""

from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from nsvh_dash.views.texts import report as words
from tests.ui.test_pages import text_of


def test_what_is_lacking_comes_first_and_a_file_is_made_when_asked_for(open_page: Callable[..., AppTest]) -> None:
    app = open_page("rapport", omrade="ftv", enhet="ftv_mossebro", manad="2024-04")

    assert app.header[0].value == words.LACKING
    said = "\n".join(element.value for element in app.markdown)
    assert 'href="indikator?omrade=ftv&amp;enhet=ftv_mossebro&amp;manad=2024-04&amp;indikator=' in said
    assert "Klarmarkerad kommentar om april\u00a02024 saknas för" in text_of(app)
    assert app.get("download_button") == []

    app.button(key="gor_rapport_pdf").click().run()
    assert [found.message for found in app.exception] == []
    assert [found.proto.label for found in app.get("download_button")] == [
        "Spara uppfoljningsrapport-ftv_mossebro-2024-04.pdf"
    ]
