"""Open export: every current value, every computed figure and the definitions, as CSV or Parquet."""

from __future__ import annotations

from pathlib import Path

from nsvh_dash.dashboard import Dashboard
from nsvh_dash.model.errors import NsvhError

EXPORTS = ("observations", "kpi", "catalogue")

# A row delivered as numerator and denominator gets its value in the indicator's measure; a hidden cell's
# row stands there without its numbers, whatever period it was delivered for.
_OBSERVATIONS = """
    WITH open AS (
        SELECT *, EXISTS (SELECT 1 FROM suppressed h WHERE h.series_id = o.series_id AND h.node_id = o.node_id
                          AND (h.month = o.month OR o.period_kind <> 'month')) AS is_hidden
        FROM observation o)
    SELECT series_id AS indicator_id, node_id AS unit_id, strftime(month, '%Y-%m') AS month,
           CASE WHEN NOT is_hidden
                THEN coalesce(value, coalesce(s.scale, 1) * numerator / nullif(denominator, 0)) END AS value,
           CASE WHEN NOT is_hidden THEN numerator END AS numerator,
           CASE WHEN NOT is_hidden THEN denominator END AS denominator,
           CASE WHEN is_hidden THEN 'suppressed' ELSE state END AS state, batch_id AS batch, period_kind, scenario
    FROM open
    LEFT JOIN (SELECT unnest(?::VARCHAR[]) AS series_id, unnest(?::DOUBLE[]) AS scale) s USING (series_id)
    ORDER BY series_id, node_id, open.month, period_kind, scenario"""

_KPI = """
    SELECT indicator_id, node_id AS unit_id, strftime(month, '%Y-%m') AS month, * EXCLUDE (indicator_id, node_id, month)
    FROM kpi ORDER BY indicator_id, node_id, kpi.month, period_kind"""

_CATALOGUE = """
    SELECT unnest(?::VARCHAR[]) AS id, unnest(?::VARCHAR[]) AS name, unnest(?::VARCHAR[]) AS measure,
           unnest(?::VARCHAR[]) AS direction, unnest(?::VARCHAR[]) AS unit_rule, unnest(?::VARCHAR[]) AS time_rule,
           unnest(?::VARCHAR[]) AS home, unnest(?::VARCHAR[]) AS definition"""


def write_export(dashboard: Dashboard, what: str, path: Path) -> int:
    """Write one of EXPORTS to a .csv (UTF-8) or .parquet file; returns the number of rows."""
    if path.suffix.lower() not in (".csv", ".parquet"):
        raise NsvhError(f"Filen ”{path.name}” ska sluta på .csv eller .parquet.")
    indicators = dashboard.catalogue.indicators
    if what == "kpi":
        return dashboard.snapshot.save(_KPI, (), path)
    if what == "observations":
        return dashboard.snapshot.save(_OBSERVATIONS, ([i.id for i in indicators], [i.scale for i in indicators]), path)
    columns = (
        [i.id for i in indicators],
        [i.name for i in indicators],
        [str(i.measure) for i in indicators],
        [str(i.direction) for i in indicators],
        [str(i.unit_rule) for i in indicators],
        [str(i.time_rule) for i in indicators],
        [i.home for i in indicators],
        [i.definition for i in indicators],
    )
    return dashboard.snapshot.save(_CATALOGUE, columns, path)
