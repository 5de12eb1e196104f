"""The page Enheter: four ways of looking, orders and groups, all of them in the address."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.test_crawl import to
from tests.ui.test_pages import text_of

Open = Callable[..., AppTest]


@pytest.fixture
def open_units(open_page: Open) -> Open:
    """Opens the page with an address of its own: the page opened first lets go of what it has no use for."""

    def opened(**address: str) -> AppTest:
        app = open_page("enheter")
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return opened


def table_of(app: AppTest) -> list[str]:
    """The first cell of each row of the page's last table."""
    tables = [element.value for element in app.markdown if "<table>" in element.value]
    return re.findall(r'<tr[^>]*><th[^>]*scope="row"[^>]*><a [^>]*>([^<]*)</a>', tables[-1])


def test_the_three_furthest_from_the_target_stand_first_with_a_link_each(open_units: Open) -> None:
    app = open_units(omrade="vc", manad="2024-04", indikator="phone_access", ordning="langst")
    opened = [link.proto for link in app.get("page_link") if "phone_access" in link.proto.query_string]
    assert [link.label for link in opened] == table_of(app)[:3]
    assert all("manad=2024-04" in link.query_string for link in opened)
    assert "samtal till" in text_of(app)
    assert "månader i rad" in text_of(app)


def test_every_unit_of_the_table_leads_to_its_own_page(open_units: Open) -> None:
    app = open_units(omrade="vc", manad="2024-04", indikator="phone_access")
    table = next(element.value for element in app.markdown if "<table>" in element.value)
    leads = re.findall(
        r'href="indikator\?omrade=vc&amp;enhet=(\w+)&amp;manad=2024-04&amp;indikator=phone_access" target="_self"',
        table,
    )
    assert len(set(leads)) == len(table_of(app)) == 24


def test_a_group_of_peers_leaves_the_others_out(open_units: Open) -> None:
    app = open_units(
        omrade="vc", enhet="vc_ekudden", manad="2024-04", indikator="phone_access", likar="kommun-kungsbacka"
    )
    assert len(table_of(app)) == 5
    assert app.selectbox(key="lista_likar").value == "kommun-kungsbacka"
    assert app.session_state["likar"] == "kommun-kungsbacka"


def test_choosing_another_way_of_looking_stands_in_the_address(open_units: Open) -> None:
    app = open_units(omrade="vc", manad="2024-04", indikator="phone_access")
    app.segmented_control(key="lista_vy").set_value("matris").run()
    assert app.session_state["vy"] == "matris"
    assert app.session_state["indikator"] == "phone_access"
    app.selectbox(key="lista_ordning").select("phone_access").run()
    assert app.session_state["ordning"] == "phone_access"
    assert 'aria-sort="descending"' in next(e.value for e in app.markdown if "matrix" in e.value)


def test_an_order_that_a_way_of_looking_does_not_have_falls_back(open_units: Open) -> None:
    app = open_units(omrade="vc", manad="2024-04", vy="nonsense", ordning="phone_access")
    assert [found.message for found in app.exception] == []
    assert (app.session_state["vy"], app.session_state["ordning"]) == ("rankning", "")


def test_the_address_of_another_page_does_not_keep_what_is_chosen_here(open_page: Open) -> None:
    app = to(open_page(omrade="vc", manad="2024-04", vy="matris", ordning="namn"), "indikator")
    assert (app.session_state["vy"], app.session_state["ordning"]) == ("", "")
