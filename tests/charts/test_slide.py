"""A slide's drawing: its numbers are the slide's, its type is large, and what must be seen apart is apart."""

from __future__ import annotations

import re

import pytest

from nsvh_dash.charts.slide import slide_chart
from nsvh_dash.charts.slide_size import FONT_SIZE
from nsvh_dash.exports.chart_picture import drawing_to_svg
from nsvh_dash.model.observation import Status
from nsvh_dash.model.slide import ChartKind, Series, SeriesRole, SlideChart, Span

MONTHS = tuple(f"{name} 2024" for name in ("jan", "feb", "mar", "apr", "maj", "jun"))


def series(role: SeriesRole, *values: float | None) -> Series:
    return Series(
        name=role.name, role=role, values=values, texts=tuple("" if v is None else f"{v:g} %" for v in values)
    )


def over_time(kind: ChartKind = ChartKind.LINE, **more: tuple[int, ...]) -> SlideChart:
    actual = series(SeriesRole.ACTUAL, 90, None, 91, None, 92, 93)
    target = series(SeriesRole.TARGET, *[95.0] * 6)
    return SlideChart.model_validate(
        {"kind": kind, "categories": MONTHS, "unit": "%", "decimals": 1, "series": (actual, target), **more}
    )


UNITS = SlideChart(
    kind=ChartKind.BAR,
    categories=("1. Åsen", "2. Ekudden"),
    unit="%",
    decimals=1,
    series=(series(SeriesRole.ACTUAL, 96, 91), series(SeriesRole.TARGET, 95, 95)),
    statuses=(Status.REACHED, Status.MISSED),
    chosen=(1,),
)
STEPS = SlideChart(
    kind=ChartKind.BRIDGE,
    categories=("Budget", "Regionens gemensamma uppdrag och annat som tar plats", "Utfall"),
    unit="mnkr",
    decimals=1,
    spans=(
        Span(start=0, end=-45, text="−45,0", role="budget"),
        Span(start=-45, end=-37, text="+8,0", role="favourable"),
        Span(start=0, end=-37, text="−37,0", role="actual"),
    ),
)


def test_a_line_breaks_at_a_new_definition_and_a_lone_value_is_a_point() -> None:
    data, _ = slide_chart(over_time(breaks=(4,), preliminary=(5,)))
    assert data["actual"].dropna().tolist() == [90, 91, 92, 93]
    assert data["segment"].tolist() == ["0", "0", "0", "0", "1", "1"]
    assert data["marked"].dropna().tolist() == [90, 91, 93], "two that stand alone, and the last"
    assert data["preliminary"].dropna().tolist() == [93]
    assert [text for text in data["break_label"] if text] == ["ändrad definition"]


def test_the_ends_of_the_lines_are_named_apart() -> None:
    data, _ = slide_chart(over_time(ChartKind.COLUMN))
    last = data.iloc[-1]
    assert (last["actual_label"], last["target_label"]) == ("93 %", "Mål 95 %")
    assert last["target_label_at"] - last["actual_label_at"] >= 0.08 * 95
    assert data["tick"].tolist().count("") == 3


def test_units_have_their_status_and_the_target_is_named_once() -> None:
    data, _ = slide_chart(UNITS)
    assert data["status"].tolist() == ["reached", "missed"]
    assert data["chosen"].tolist() == [False, True]
    assert data["target_label"].tolist() == ["Mål 95 %", ""]


def test_long_names_take_two_lines_where_they_stay_apart() -> None:
    data, _ = slide_chart(STEPS)
    assert data["name"].tolist() == ["Budget", "Regionens gemensamma|uppdrag och annat som …", "Utfall"]
    same = "Regionens gemensamma uppdrag och annat som tar plats i"
    alike = (f"{same} norr", f"{same} söder", "Utfall")
    assert slide_chart(STEPS.model_copy(update={"categories": alike}))[0]["name"].tolist() == list(alike)


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        (over_time(), ("93 %", "Mål 95 %", "jun 2024")),
        (over_time(ChartKind.COLUMN), ("93 %", "apr 2024")),
        (UNITS, ("1. Åsen", "96 %", "91 %")),
        (STEPS, ("+8,0", "−45,0", "Budget")),
    ],
)
def test_the_picture_says_it_in_large_type_and_real_colours(chart: SlideChart, said: tuple[str, ...]) -> None:
    picture = drawing_to_svg(*slide_chart(chart))
    assert all(text in picture for text in said)
    assert {int(size) for size in re.findall(r'font-size="(\d+)px"', picture)} == {FONT_SIZE}
    assert "var(" not in picture
