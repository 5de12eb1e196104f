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
        return f'<path class="spark-{name}" d="{drawn}"/>' if drawn else ""

    # A month between two gaps has no line to be seen by, so it becomes a dot.
    alone = "".join(
        f"M{place(index, value)}h0"
        for index, value in enumerate(spark.actual)
        if value is not None and not _has_neighbour(spark.actual, index)
    )
    dots = f'<path class="spark-alone" d="{alone}"/>' if alone else ""
    last = max(index for index, value in enumerate(spark.actual) if value is not None)
    end = f'<path class="spark-end" d="M{place(last, spark.actual[last] or 0.0)}h0"/>'
    return (
        f'<svg class="spark" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
        f"{path(spark.last_year, 'before')}{path(spark.target, 'target')}{path(spark.actual, 'actual')}"
        f"{dots}{end}</svg>"
    )


def _has_neighbour(series: Sequence[float | None], index: int) -> bool:
    before = series[index - 1] if index > 0 else None
    after = series[index + 1] if index + 1 < len(series) else None
    return before is not None or after is not None
