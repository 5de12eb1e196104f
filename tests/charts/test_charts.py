"""Charts: valid, Swedish, and without a value that is not one."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

import altair as alt
import pytest

from nsvh_dash.charts import theme, timeline
from nsvh_dash.charts.against_area import against_area_chart
from nsvh_dash.charts.bridge import bridge_chart
from nsvh_dash.charts.control import control_chart
from nsvh_dash.charts.growth import growth_chart
from nsvh_dash.charts.multiples import panel_drawing, sheet
from nsvh_dash.charts.ranking import ranking_chart
from nsvh_dash.charts.sparkline import sparkline
from nsvh_dash.charts.trend import trend_chart
from nsvh_dash.exports.chart_picture import sheet_to_png, sheet_to_svg
from nsvh_dash.kpi import spc
from nsvh_dash.kpi.finance.bridge import Bridge, Part
from nsvh_dash.kpi.finance.growth import Growth
from nsvh_dash.kpi.finance.tables import developed
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import Month
from nsvh_dash.views.control import build_control
from nsvh_dash.views.events import EventMark
from nsvh_dash.views.finance.bridge import Steps, build_bridge
from nsvh_dash.views.finance.growth import Subject, build_growth
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.tile import Spark
from nsvh_dash.views.trend import build_trend
from nsvh_dash.views.units.against_area import build_against_area
from nsvh_dash.views.units.comparison import build_comparison
from nsvh_dash.views.units.multiples import build_multiples, multiples_block
from tests.views.fakes import APRIL, CATALOGUE, figure

LINE = build_trend(
    CATALOGUE,
    "phone",
    "vc",
    APRIL,
    [figure("phone", "vc", 90.0 + offset % 3, 91.0, Status.NEAR, month=APRIL.plus(-offset)) for offset in range(40)],
)
COLUMNS = build_trend(CATALOGUE, "index", "nsvh", APRIL, [])
RANKING = build_comparison(
    CATALOGUE,
    "phone",
    "ekudden",
    APRIL,
    [
        figure("phone", "ekudden", 92.0, 95.0, Status.MISSED),
        figure("phone", "åsen", 97.0, 95.0, Status.REACHED),
        figure("phone", "öringe", None),
    ],
)
HISTORY = [
    *(figure("phone", "ekudden", 90.0, 95.0, Status.MISSED, month=APRIL.plus(-back)) for back in (0, 1, 3)),
    figure("phone", "vc", 94.0),
]
COMPARED = build_comparison(CATALOGUE, "phone", "ekudden", APRIL, HISTORY)
AGAINST = build_against_area(CATALOGUE, COMPARED, "ekudden", APRIL, HISTORY)
assert AGAINST is not None
PANELS = build_multiples(CATALOGUE, COMPARED, "ekudden", APRIL, HISTORY)
FIGURES = [
    figure("assessment", "vc", 80.0 + at % 2 + 18.4 * (at > 28), 85.0, Status.MISSED, month=APRIL.plus(at - 35))
    for at in range(36)
]
FIGURES[-1] = figure("assessment", "vc", 92.0, 85.0, Status.REACHED, state=State.PRELIMINARY)
CONTROL = build_control(
    CATALOGUE,
    "assessment",
    "vc",
    APRIL,
    spc.control_chart(
        [(found.month.first_day, found.value) for found in FIGURES], 1, target=85.0, rebase=[Month(2023, 10).first_day]
    ),
    FIGURES,
)
STEPS = Steps({"staff": "Personal", "rent": "Lokaler"}, {}, "Rad", "rad för rad", shares=True)
BRIDGE = build_bridge(
    Bridge(-145, -150, 5, (Part("staff", -90, -100, 10), Part("rent", -52, -50, -2)), -3), STEPS, AmountUnit.TKR, {}
)
RENT = developed(AccountKind.COST, -48, -52, None)
GROWTH = build_growth(
    Growth(developed(AccountKind.COST, -140, -145, -150), (("rent", RENT),), None),
    Subject("Kostnadsutveckling", "NSVH", {"rent": "Lokaler"}, {}, "Rad", "rad för rad"),
    APRIL,
    AmountUnit.TKR,
)
CHARTS = {
    "against": against_area_chart(AGAINST),
    "trend": trend_chart(LINE),
    "ranking": ranking_chart(RANKING),
    "empty trend": trend_chart(COLUMNS),
    "control": control_chart(CONTROL),
    "bridge": bridge_chart(BRIDGE),
    "empty bridge": bridge_chart(build_bridge(Bridge(None, None, None, (), None), STEPS, AmountUnit.TKR, {})),
    "growth": growth_chart(GROWTH),
}


@pytest.mark.parametrize("name", CHARTS)
def test_the_drawing_is_valid_vega_lite(name: str) -> None:
    data, spec = CHARTS[name]
    rows = json.loads(data.to_json(orient="records"))
    alt.Chart.from_dict({**spec, "data": {"values": rows}}, validate=True)


@pytest.mark.parametrize("name", CHARTS)
def test_numbers_and_months_are_swedish(name: str) -> None:
    locale = CHARTS[name][1]["config"]["locale"]
    assert (locale["number"]["decimal"], locale["number"]["thousands"], locale["number"]["minus"]) == (
        ",",
        "\u00a0",
        "\u2212",
    )
    assert locale["time"]["shortMonths"][4] == "maj"


@pytest.mark.parametrize("name", CHARTS)
def test_no_text_of_a_chart_is_a_missing_value(name: str) -> None:
    data, _spec = CHARTS[name]
    texts = data.select_dtypes(exclude=["number", "bool"])
    assert not texts.isna().any(axis=None)
    assert not texts.isin(["nan", "None", "NaT", "inf"]).any(axis=None)


def test_the_drawing_is_made_once_and_holds_no_data() -> None:
    _data, first = trend_chart(LINE)
    _data, second = trend_chart(LINE)
    assert first is second
    assert "data" not in first
    assert all("data" not in layer for layer in first["layer"])


def test_colours_are_the_style_sheets_so_that_light_and_dark_need_one_drawing() -> None:
    assert not any(colour.startswith("#") for _data, spec in CHARTS.values() for colour in _colours(spec))


def _colours(found: Any) -> list[str]:
    if isinstance(found, dict):
        own = [value for key, value in found.items() if "olor" in key and isinstance(value, str)]
        return own + [colour for value in found.values() for colour in _colours(value)]
    return [colour for value in found for colour in _colours(value)] if isinstance(found, list) else []


def test_only_the_last_value_is_marked_and_labelled() -> None:
    data, _spec = trend_chart(LINE)
    assert data["marked"].notna().tolist() == [False] * 35 + [True]
    assert data["actual_label"].iloc[-1] == LINE.actual_label
    assert data["target_label"].iloc[-1] == "Mål 91\u00a0%"


def test_labels_at_the_lines_ends_keep_apart() -> None:
    data, _spec = trend_chart(LINE)
    last = data.iloc[-1]
    places = sorted(last[f"{name}_label_at"] for name in ("actual", "target", "last_year"))
    value_range = data[["actual", "target", "last_year"]].max(axis=None) - data[["actual", "target", "last_year"]].min(
        axis=None
    )
    assert min(b - a for a, b in itertools.pairwise(places)) >= 0.09 * value_range


def test_a_chart_leaves_units_without_a_value_to_the_table() -> None:
    data, spec = ranking_chart(RANKING)
    assert data["name"].tolist() == ["åsen", "ekudden"]
    assert spec["height"] == 2 * 22 + 76
    assert data["chosen"].tolist() == [False, True]


def test_the_bars_of_a_bridge_meet_end_to_start() -> None:
    data, _spec = bridge_chart(BRIDGE)
    ends, starts = data["end"].tolist()[:-2], data["start"].tolist()[1:-1]
    assert ends == starts == [-150.0, -140.0, -142.0]
    assert data["role"].tolist() == ["budget", "favourable", "unfavourable", "unexplained", "actual"]


def test_screen_readers_are_spared_vegas_english() -> None:
    config = theme.config()
    assert config["axis"]["aria"] is False
    assert config["mark"]["aria"] is False


def spark(*actual: float | None) -> str:
    return sparkline(Spark(actual, (None,) * len(actual), (None,) * len(actual)))


def test_a_gap_breaks_the_small_line_too() -> None:
    assert spark(1.0, 2.0, None, 3.0, 4.0).count("M") == 3, "two stretches and the mark at the end"


def test_a_lonely_month_is_a_dot() -> None:
    assert 'class="spark-alone"' in spark(None, 2.0, None, 3.0, 4.0)
    assert 'class="spark-alone"' not in spark(1.0, 2.0, 3.0)


def test_a_level_line_and_no_line_can_be_drawn() -> None:
    assert "nan" not in spark(2.0, 2.0, 2.0)
    assert "path" not in spark(None, None)


def test_a_unit_and_its_area_are_named_at_the_ends_of_their_lines() -> None:
    data, _spec = CHARTS["against"]
    last = data.iloc[-1]
    named = [last[f"{name}_label"].replace("\u00a0", " ") for name in ("unit", "area", "target")]
    assert named == ["ekudden 90,0 %", "vc 94,0 %", "Mål 95 %"]
    places = sorted(last[f"{name}_label_at"] for name in ("unit", "area", "target"))
    assert min(b - a for a, b in itertools.pairwise(places)) >= 0.07 * (95 - 90)


def test_a_panel_leaves_a_gap_open() -> None:
    drawing = panel_drawing(PANELS, PANELS.panels[0])
    actual = re.findall(r'd="([^"]*)" fill="none" style="stroke:var\(--nsvh-accent\)" stroke-width="2"', drawing)
    assert [line.count("M") for line in actual] == [2]
    assert "aria-hidden" in drawing


def test_a_sheet_of_panels_names_every_unit_and_can_become_a_picture() -> None:
    block = multiples_block(PANELS, "källa A & B")
    drawing = sheet(PANELS, block)
    assert "källa A &amp; B" in drawing
    assert all(panel.row.name in drawing for panel in PANELS.panels)
    assert b"var(" not in sheet_to_svg(drawing)
    assert sheet_to_png(drawing).startswith(b"\x89PNG")


def test_a_special_month_differs_by_shape_and_not_by_colour_alone() -> None:
    data, spec = CHARTS["control"]
    (points,) = (layer["encoding"] for layer in spec["layer"] if "shape" in layer["encoding"])
    looks = dict(zip(points["shape"]["scale"]["domain"], points["shape"]["scale"]["range"], strict=True))
    assert len(set(looks.values())) == len(looks) == 4
    assert data["mark"].iloc[-1] == "worse"


def test_the_band_ends_where_no_value_can_be_and_starts_anew_at_a_break() -> None:
    data, _spec = CHARTS["control"]
    limits = CONTROL.points[-1].limits
    assert limits is not None
    assert limits.upper > 100, "the limits themselves are not cut"
    assert data["upper"].iloc[-1] == 100
    assert data["group"].unique().tolist() == ["0", "1"]
    assert data.loc[data["break_label"] != "", "period"].tolist() == ["oktober\u00a02023"]


def test_a_preliminary_month_is_hollow() -> None:
    data, spec = CHARTS["control"]
    assert data["preliminary"].notna().tolist() == [False] * 35 + [True]
    assert data["note"].iloc[-1].endswith(", preliminär")
    trend, _spec = trend_chart(build_trend(CATALOGUE, "assessment", "vc", APRIL, FIGURES))
    assert trend["preliminary"].notna().tolist() == [False] * 35 + [True]
    assert any(layer["encoding"]["y"].get("field") == "preliminary" for layer in spec["layer"])


def test_what_happened_is_named_at_the_first_month_shown_from_then_on() -> None:
    months = [Month(2023, 8), Month(2023, 12), Month(2024, 4)]
    events = [EventMark(Month(2023, 10), "Ny chatt", ""), EventMark(Month(2023, 12), "Flytt", "")]
    labels, are_late = timeline.event_columns(months, events)
    assert labels == ["", "Ny chatt · Flytt", ""]
    assert are_late == [False, False, True]
