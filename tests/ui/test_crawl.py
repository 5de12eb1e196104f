"""Every page, for every kind of node, in an old, a middle and the newest month: no English, no hole, no inside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from streamlit.testing.v1 import AppTest

from nsvh_dash.charts.control import control_chart
from nsvh_dash.charts.ranking import ranking_chart
from nsvh_dash.charts.trend import trend_chart
from nsvh_dash.dashboard import Dashboard
from nsvh_dash.exports import table_file
from nsvh_dash.model.organisation import NodeKind
from nsvh_dash.model.period import Month
from nsvh_dash.settings import Settings
from nsvh_dash.ui import links
from nsvh_dash.ui.finance import views as finance_views
from nsvh_dash.ui.goals import page as goals_page
from nsvh_dash.views.chart_block import ranking_block, trend_block
from nsvh_dash.views.control import control_block
from nsvh_dash.views.importing import texts as import_texts
from nsvh_dash.views.texts import frame as texts_frame
from nsvh_dash.views.units.order import View
from tests.conftest import ROOT
from tests.ui.conftest import PATIENCE
from tests.ui.spoken import everything, of_drawing
from tests.words import ENGLISH, words_of

Open = Callable[..., AppTest]
AGES = ("oldest", "middle", "newest")
ABOUT_FIGURES = [name for name, _title in links.PAGES if name != "importera"]
INSIDE = re.compile(
    r"\b(?:nan|NaN|NaT|None|inf|Infinity|null|undefined|True|False|Traceback)\b"
    r"|\bdatetime\b|\bDecimal\b|<\w+ object|\b[A-Z]\w+\(|\{['\"]|\['"  # how Python writes a thing
    r"|\b[a-z]+_[a-z_]+\b"  # an id
    r"|(?<![\d.])(?<!WCAG )\d+\.\d+(?!\.?\d)|\b\d{4}-\d\d\b(?!-\d)"  # a number or month without its Swedish form
)

_FILE = re.compile(r"\S+\.(?:csv|xlsx)\b")
"""The name of a file, which is its sender's."""


def faults(said: Iterable[str]) -> set[str]:
    """What no reader should meet, of all that is said."""
    texts = [_FILE.sub("", text.replace("\xa0", " ")) for text in said]
    found = {match for text in texts for match in INSIDE.findall(text)}
    return found | (words_of("\n".join(texts)) & ENGLISH)


@pytest.fixture(scope="module")
def dashboard(demo_settings: Settings) -> Dashboard:
    return Dashboard.open(demo_settings)


def month_of(dashboard: Dashboard, age: str) -> Month:
    months = dashboard.months
    return {"oldest": months[0], "middle": months[len(months) // 2], "newest": months[-1]}[age]


def place(dashboard: Dashboard, kind: NodeKind, age: str) -> dict[str, str]:
    """A node of a kind as the address says it: the first, a middle or the last one there is in the month."""
    month, tree = month_of(dashboard, age), dashboard.catalogue.organisation
    alive = [node.id for node in tree.nodes if node.kind is kind and node.exists(month)]
    if not alive:
        pytest.skip(f"there is no {kind} in {month}")
    way = [alive[{"oldest": 0, "middle": len(alive) // 2, "newest": -1}[age]]]
    while (parent := tree[way[0]].parent_at(month)) is not None:
        way.insert(0, parent)
    return {"omrade": way[min(1, len(way) - 1)], "enhet": way[-1] if len(way) > 2 else "", "manad": str(month)}


def to(app: AppTest, page: str, **address: str) -> AppTest:
    """On to another page with the same choice."""
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page(str(ROOT / "pages" / f"{page}.py")).run()


def assert_whole(app: AppTest, what: str) -> None:
    assert [found.message for found in app.exception] == [], what
    assert not app.error, what
    assert not app.warning, what
    assert len(app.title) == 1, what
    assert [found.proto.popover.label for found in app.get("popover")].count(texts_frame.HELP) == 1, what
    assert faults(everything(app)) == set(), what


@pytest.mark.parametrize("age", AGES)
@pytest.mark.parametrize("kind", NodeKind)
def test_every_page_is_whole_and_swedish(open_page: Open, dashboard: Dashboard, kind: NodeKind, age: str) -> None:
    app = open_page(**place(dashboard, kind, age))
    assert_whole(app, ABOUT_FIGURES[0])
    for page in ABOUT_FIGURES[1:]:
        assert_whole(to(app, page), page)
    for view in list(View)[1:]:
        assert_whole(to(app, "enheter", vy=view.value), view)
    for goals in goals_page.VIEWS[1:]:
        assert_whole(to(app, "malstyrning", vy=goals.id), goals.id)
    for money in finance_views.VIEWS[1:]:
        assert_whole(to(app, "ekonomi", vy=money.id), money.id)


@pytest.mark.parametrize("part", [links.STATEMENT_PAGE.stem, *import_texts.TABS])
def test_a_page_about_no_node_is_whole_and_swedish(open_page: Open, part: str) -> None:
    name = "importera" if part in import_texts.TABS else part
    assert_whole(open_page(name, flik=part), part)


@pytest.mark.parametrize("age", AGES)
def test_every_indicator_is_drawn_and_told_in_swedish(dashboard: Dashboard, age: str) -> None:
    month = month_of(dashboard, age)
    for indicator in dashboard.catalogue.indicators:
        asked = (indicator.id, indicator.home, month)
        trend, control, units = dashboard.trend(*asked), dashboard.control(*asked), dashboard.comparison(*asked)
        drawn = (trend_chart(trend), control_chart(control), ranking_chart(units))
        blocks = (trend_block(trend, ""), control_block(control, ""), ranking_block(units, ""))
        for block, (data, spec) in zip(blocks, drawn, strict=True):
            said = [block.title, block.subtitle, block.summary, *block.notes, *block.table.headings]
            said += [cell for row in block.table.rows for cell in row]
            said += [] if block.is_empty else of_drawing(spec, data)
            assert faults(said) == set(), indicator.id
            file = table_file.to_csv(block.table).decode("utf-8-sig")
            assert faults([file]) == set(), indicator.id


def _spoilt_page() -> None:
    import pandas as pd
    import streamlit as st

    st.title("Prov")
    st.markdown('<p title="91.1">Utfall: None</p>', unsafe_allow_html=True)
    st.selectbox("Enhet", ["phone_access"], placeholder="Choose")
    spec = {"mark": "bar", "encoding": {"tooltip": [{"field": "mål", "title": "target"}]}}
    st.vega_lite_chart(pd.DataFrame({"mål": ["95 %", None]}), spec, alt="nan")


def test_what_is_spoilt_is_found() -> None:
    app = AppTest.from_function(_spoilt_page, default_timeout=PATIENCE).run()
    assert faults(everything(app)) == {"91.1", "None", "none", "phone_access", "choose", "target", "null", "nan"}
    with pytest.raises(AssertionError):
        assert_whole(app, "spoilt")
