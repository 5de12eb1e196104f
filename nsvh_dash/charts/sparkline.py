"""The small trend of a tile as inline SVG: cheaper than a chart, and drawn the moment the page is."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.views.tile import Spark

WIDTH = 240
HEIGHT = 44
_MARGIN = 4.0


def sparkline(spark: Spark) -> str:
    """Actual with its last point marked, target dashed, the year before faint; gaps are gaps.

    Hidden from screen readers: the tile says the same in words.
    """
    values = [v for series in (spark.actual, spark.target, spark.last_year) for v in series if v is not None]
    if not any(v is not None for v in spark.actual):
        return f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true"></svg>'
    low, high = min(values), max(values)
    span = (high - low) or 1.0

    def place(index: int, value: float) -> str:
        x = _MARGIN + index * (WIDTH - 2 * _MARGIN) / (len(spark.actual) - 1)
        y = HEIGHT - _MARGIN - (value - low) / span * (HEIGHT - 2 * _MARGIN)
        return f"{x:.1f},{y:.1f}"

    def path(series: Sequence[float | None], name: str) -> str:
        drawn = ""
        for index, value in enumerate(series):
            if value is None:
                continue
            starts = index == 0 or series[index - 1] is None
            drawn += f"{'M' if starts else 'L'}{place(index, value)}"
            alone = starts and (index + 1 == len(series) or series[index + 1] is None)
            drawn += "h0" if alone else ""
        return f'<path class="spark-{name}" d="{drawn}"/>' if drawn else ""

    last = max(index for index, value in enumerate(spark.actual) if value is not None)
    end = f'<path class="spark-end" d="M{place(last, spark.actual[last] or 0.0)}h0"/>'
    return (
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
        f"{path(spark.last_year, 'before')}{path(spark.target, 'target')}{path(spark.actual, 'actual')}{end}</svg>"
    )
