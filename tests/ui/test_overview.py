"""The overview and the page of signals, as a reader meets them, held against the figures of the engine."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.kpi import read_figures
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.views import texts
from nsvh_dash.views.lookup import placed_indicators
from nsvh_dash.views.texts import overview as overview_texts

APRIL = Month(2024, 4)
Open = Callable[..., AppTest]


def plain(fragment: str) -> str:
    """What a fragment says, the tags taken off."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", fragment))).strip()


def indicator_links(app: AppTest) -> list[str]:
    """The names of the indicators a page links to, in order."""
    links = [link.proto for link in app.get("page_link")]
    return [link.label for link in links if "indikator=" in link.query_string]


@pytest.fixture
def statuses(demo_settings: Settings) -> dict[str, Status]:
    """Short name and status of every indicator of the administration that has a headline figure for April."""
    dashboard = Dashboard.open(demo_settings)
    found = {}
    for placed in placed_indicators(dashboard.catalogue, "nsvh", APRIL):
        indicator = placed.indicator
        for figure in read_figures(
            dashboard.snapshot, [indicator.id], [placed.node_id], APRIL, APRIL, [indicator.headline]
        ):
            found[indicator.short_name] = figure.status
    dashboard.close()
    return found


def test_what_misses_its_target_is_told_before_all_else(open_page: Open, statuses: dict[str, Status]) -> None:
    app = open_page(omrade="nsvh", manad="2024-04")
    labels = indicator_links(app)
    missed = {name for name, status in statuses.items() if status is Status.MISSED}
    near = {name for name, status in statuses.items() if status is Status.NEAR}
    assert len(missed) == 10
    assert set(labels[: len(missed)]) == missed
    assert set(labels[len(missed) : len(missed) + len(near)]) == near
    assert app.header[0].value == overview_texts.ATTENTION


def test_the_counts_are_those_of_the_engine(open_page: Open, statuses: dict[str, Status]) -> None:
    app = open_page(omrade="nsvh", manad="2024-04")
    counts = plain(next(found.value for found in app.markdown if 'class="counts"' in found.value))
    for status in (Status.REACHED, Status.NEAR, Status.MISSED, Status.NOT_MEASURABLE):
        many = sum(found is status for found in statuses.values())
        assert f"{many} {texts.STATUS[status]}" in counts


def test_what_cannot_be_judged_is_named_with_its_reason(open_page: Open, statuses: dict[str, Status]) -> None:
    app = open_page(omrade="nsvh", manad="2024-04")
    shown = next(found.value for found in app.markdown if 'class="unjudged"' in found.value)
    unjudged = plain(shown)
    judged = (Status.REACHED, Status.NEAR, Status.MISSED)
    assert "Nytt schemasystem införs" in unjudged
    for name, status in statuses.items():
        assert (name in unjudged) == (status not in judged), name
        assert (f">{html.escape(name)}</a>" in shown) == (status not in judged), name


def test_every_indicator_stands_once_among_the_signals(open_page: Open) -> None:
    app = open_page("signal", omrade="nsvh", manad="2024-04")
    labels = indicator_links(app)
    assert len(labels) == len(set(labels)) == 42
    assert sum('class="cellhead"' in found.value for found in app.markdown) == 12
    assert sum("<table>" in found.value for found in app.markdown) == 1


def test_the_signals_of_one_perspective_in_one_area(open_page: Open) -> None:
    app = open_page("signal", omrade="nsvh", manad="2024-04")
    app.selectbox(key="lista_perspektiv").select("staff").run()
    assert app.session_state["perspektiv"] == "staff"
    assert set(indicator_links(app)) == {
        "Personalomsättning, R12", "Sjukfrånvaro", "HME", "OSA", "Andel distriktssköterskor",
    }  # fmt: skip
    app.selectbox(key="lista_inom").select("vc").run()
    assert indicator_links(app) == ["Andel distriktssköterskor"]
    app.selectbox(key="lista_inom").select("regional").run()
    assert indicator_links(app) == []
    assert any(overview_texts.NO_MATCH in plain(found.value) for found in app.markdown)
