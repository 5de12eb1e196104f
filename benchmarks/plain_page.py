"""An overview as people usually write one with Streamlit, cached DuckDB queries and Altair: what page.py compares with.

Run by `benchmarks.page`, which makes its database (PLAIN_DATABASE): the product's own `kpi`, and `tile`, which says
what is shown for a node. It shows the product's overview: as many tiles, each with the figure, its distance to
target or change, the year to date and a chart with actual, target and the year before; and the same lists above them.
With `?charts=metric` the tiles have the small line of st.metric instead, the lightest chart there is: actual alone.
"""

from __future__ import annotations

import os

import altair as alt
import duckdb
import pandas as pd
import streamlit as st

MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
PERSPECTIVES = {
    "population": "Målgrupp",
    "operations": "Verksamhet",
    "staff": "Medarbetare",
    "finance": "Ekonomi",
}
STATUSES = {
    "reached": "✅ Når mål",
    "near": "🟠 Nära mål",
    "missed": "🔺 Når inte mål",
    "not_measurable": "⊘ Kan inte följas upp",
    "missing": "Uppgift saknas",
    "no_target": "Mål saknas",
}
COLOURS = {"Förra året": "#a3aeb8", "Mål": "#1b2733", "Utfall": "#005ea8"}
_TILES = """
    SELECT t.*, k.month, k.value, k.target, k.deviation, k.status, k.change_same_month_last_year AS change,
           y.value AS year_to_date
    FROM tile t
    LEFT JOIN kpi k ON (k.indicator_id, k.node_id, k.period_kind) = (t.indicator_id, t.node_id, t.period_kind)
        AND k.month = CASE WHEN t.yearly THEN date_trunc('year', ?::DATE) - INTERVAL 1 MONTH ELSE ?::DATE END
    LEFT JOIN kpi y ON (y.indicator_id, y.node_id, y.month, y.period_kind) = (t.indicator_id, t.node_id, k.month, 'ytd')
    WHERE t.shown_for = ?
    ORDER BY t.place"""
_HISTORY = """
    SELECT k.indicator_id, k.month, k.value, k.target
    FROM tile t JOIN kpi k USING (indicator_id, node_id, period_kind)
    WHERE t.shown_for = ? AND k.month BETWEEN ?::DATE - INTERVAL 35 MONTH AND ?
    ORDER BY k.month"""


@st.cache_data
def query(sql: str, *parameters: object) -> pd.DataFrame:
    """The rows of a query."""
    with duckdb.connect(os.environ["PLAIN_DATABASE"], read_only=True) as db:
        return db.execute(sql, parameters).df()


def month_text(month: pd.Timestamp) -> str:
    """`april 2024`, on one line."""
    return f"{MONTHS[month.month - 1]}\u00a0{month.year}"


def number(value: float, decimals: int, sign: str = "") -> str:
    """`170 391,5`."""
    return f"{value:{sign},.{decimals}f}".replace(",", " ").replace(".", ",")


def chart(history: pd.DataFrame, month: pd.Timestamp) -> alt.Chart:
    """Two years, with the target and the year before."""
    first = month - pd.DateOffset(months=23)
    shown = history[history["month"] >= first]
    before = history.assign(month=history["month"] + pd.DateOffset(years=1))
    before = before[(before["month"] >= first) & (before["month"] <= month)]
    target = shown.assign(value=shown["target"])
    lines = pd.concat([before, target, shown], keys=list(COLOURS), names=["series"]).reset_index(level="series")
    colour = alt.Color("series:N", scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())), legend=None)
    return (
        alt.Chart(lines[["series", "month", "value"]])
        .mark_line()
        .encode(
            x=alt.X("month:T", axis=None),
            y=alt.Y("value:Q", axis=None, scale=alt.Scale(zero=False)),
            color=colour,
        )
        .properties(height=44)
    )


def show_tile(tile: pd.Series, history: pd.DataFrame, month: pd.Timestamp) -> None:
    """One indicator."""
    light = st.query_params.get("charts") == "metric"
    known, decimals = pd.notna(tile.value), int(tile.decimals)
    gap = tile.deviation if pd.notna(tile.deviation) else tile.change
    with st.container(border=True, key=f"tile_{tile.indicator_id}"):
        st.metric(
            tile.label,
            f"{number(tile.value, decimals)} {tile.suffix}" if known else "–",
            number(gap, decimals, "+") if pd.notna(gap) else None,
            chart_data=history["value"].tail(24) if light else None,
        )
        said = [month_text(month), STATUSES.get(tile.status, "")]
        if pd.notna(tile.target):
            said.append(f"mål {number(tile.target, decimals)}")
        if pd.notna(tile.year_to_date):
            said.append(f"hittills i år {number(tile.year_to_date, decimals)}")
        st.caption(" · ".join(said))
        if not light:
            st.altair_chart(chart(history, month))


def show_lists(tiles: pd.DataFrame, previous: pd.DataFrame) -> None:
    """What changed since the month before, and what cannot be judged."""
    both = tiles.merge(previous, on="indicator_id", suffixes=("", "_before"))
    changed = both[both["status"] != both["status_before"]]
    left, right = st.columns(2)
    with left:
        st.subheader("Ändrat sedan förra månaden")
        for row in changed.itertuples():
            st.markdown(f"- **{row.label}**: {STATUSES.get(row.status_before)} → {STATUSES.get(row.status)}")
    with right:
        st.subheader("Kan inte bedömas")
        for status in ("not_measurable", "missing", "no_target"):
            names = tiles.loc[tiles["status"] == status, "label"]
            st.markdown(f"- **{STATUSES[status]}**: {'; '.join(names)}")


def main() -> None:
    """The page from the choice to the last chart."""
    st.set_page_config(page_title="Översikt", layout="wide")
    st.title("Översikt")
    areas = query("SELECT DISTINCT shown_for FROM tile ORDER BY shown_for")["shown_for"].tolist()
    months = query("SELECT DISTINCT month FROM kpi ORDER BY month DESC")["month"].tolist()
    left, right = st.columns(2)
    area = left.selectbox("Område", areas, index=areas.index("nsvh"))
    month = right.selectbox("Månad", months, format_func=month_text)
    tiles = query(_TILES, month, month, area)
    before = month - pd.DateOffset(months=1)
    previous = query(_TILES, before, before, area)
    history = query(_HISTORY, area, month, month)
    counts = tiles["status"].value_counts()
    for column, status in zip(st.columns(5), ("reached", "near", "missed", "not_measurable", "no_target"), strict=True):
        column.metric(STATUSES[status], int(counts.get(status, 0)))
    judged = int(counts.reindex(["reached", "near", "missed"]).fillna(0).sum())
    st.write(f"{int(counts.get('reached', 0))} av {judged} bedömda indikatorer når målet i {month_text(month)}.")
    show_lists(tiles, previous)
    for perspective, title in PERSPECTIVES.items():
        chosen = tiles[tiles["perspective"] == perspective]
        st.header(title)
        columns = st.columns(4)
        for place, (_, tile) in enumerate(chosen.iterrows()):
            with columns[place % 4]:
                show_tile(tile, history[history["indicator_id"] == tile.indicator_id], month)


main()
