"""How units become areas: reported wins; else ratio of sums, sum or mean; medians are reported only."""

from __future__ import annotations

from nsvh_dash.kpi.span import Span
from nsvh_dash.store import Connection

COUNTED_AT = "CASE WHEN e.is_leaf THEN t.parent_id ELSE e.node_id END AS node_id"
"""SQL: the lowest area that counts an expected unit (e, in its tree t); those above it count what this one does."""


def take_reported(db: Connection, span: Span) -> None:
    """base: what was delivered for a node itself in the span, one row an indicator, scenario, node and month."""
    db.execute(f"""
        CREATE OR REPLACE TEMP TABLE base AS
        WITH delivered AS (
            SELECT i.indicator_id, o.scenario::scenario_name AS scenario, h.node_id, o.month, o.state, o.comment,
                   i.unit_rule = 'ratio' AS is_ratio, i.scale, i.shift, i.unit_rule, i.measure, o.value AS given,
                   o.numerator AS n, o.denominator AS d,
                   o.state NOT IN ('missing', 'not_measurable', 'suppressed') AS is_told
            FROM observation o JOIN d_indicator i ON i.indicator_id = o.series_id
            JOIN d_inside h ON h.node_id = try_cast(o.node_id AS node_name) AND h.month = o.month
                           AND h.ancestor_id = i.home
            WHERE o.period_kind = 'month' AND o.scenario IN ('actual', 'budget') AND {span.holds("o.month")}),
        measured AS (
            SELECT indicator_id, scenario, node_id, month, state, comment,
                   CASE WHEN NOT is_told THEN NULL
                        WHEN is_ratio AND n IS NOT NULL AND d IS NOT NULL THEN scale * n / nullif(d, 0) + shift
                        WHEN measure = 'done_of_planned' THEN NULL WHEN is_ratio THEN given
                        ELSE coalesce(given, n) END AS value,
                   CASE WHEN NOT is_told THEN NULL WHEN is_ratio AND d IS NOT NULL THEN n
                        WHEN unit_rule = 'mean' THEN coalesce(given, n) END AS numerator,
                   CASE WHEN NOT is_told THEN NULL WHEN is_ratio AND n IS NOT NULL THEN d
                        WHEN unit_rule = 'mean' AND coalesce(given, n) IS NOT NULL THEN 1 END AS denominator
            FROM delivered)
        SELECT indicator_id, scenario, node_id, month, value, numerator, denominator,
               CASE WHEN value IS NOT NULL OR state NOT IN ('reported', 'preliminary') THEN state
                    WHEN denominator = 0 THEN 'not_applicable' ELSE 'missing' END::state_name AS state,
               CASE WHEN state = 'missing' AND comment = '' THEN 'not_reported'
                    WHEN value IS NOT NULL OR state NOT IN ('reported', 'preliminary') THEN comment
                    WHEN denominator = 0 THEN 'zero_denominator' ELSE 'not_reported' END AS reason,
               'reported'::origin_name AS origin
        FROM measured""")


def share_of_series(
    db: Connection,
    indicator: str,
    numerator: tuple[str, ...],
    denominator: tuple[str, ...],
    denominator_divisor: float = 1.0,
) -> None:
    """Feed an indicator's numerator and denominator from other series of the same node and month.

    Only where every series has a value, and not where the indicator itself was delivered.
    """
    db.execute(
        """
        INSERT INTO base
        WITH part AS (
            SELECT node_id, month,
                   sum(value) FILTER (list_contains($numerator::indicator_name[], indicator_id)) AS n,
                   sum(value) FILTER (list_contains($denominator::indicator_name[], indicator_id)) / $divisor AS d,
                   count(DISTINCT indicator_id) AS present,
                   bool_or(state = 'preliminary') AS preliminary
            FROM base ANTI JOIN d_unreliable USING (indicator_id, node_id, month)
            WHERE scenario = 'actual' AND value IS NOT NULL
              AND list_contains($numerator::indicator_name[] || $denominator::indicator_name[], indicator_id)
            GROUP BY ALL)
        SELECT $indicator, 'actual', node_id, month, i.scale * n / nullif(d, 0) + i.shift, n, d,
               CASE WHEN d = 0 THEN 'not_applicable' WHEN preliminary THEN 'preliminary' ELSE 'computed' END,
               CASE WHEN d = 0 THEN 'zero_denominator' ELSE '' END, 'computed'
        FROM part JOIN d_indicator i ON i.indicator_id = $indicator
        JOIN d_inside h USING (node_id, month)
        ANTI JOIN (SELECT node_id, month FROM base
                   WHERE indicator_id = $indicator AND scenario = 'actual' AND state <> 'missing')
            USING (node_id, month)
        WHERE present = $wanted AND h.ancestor_id = i.home""",
        {
            "indicator": indicator,
            "numerator": list(numerator),
            "denominator": list(denominator),
            "divisor": denominator_divisor,
            "wanted": len(set(numerator) | set(denominator)),
        },
    )


def climb(db: Connection) -> None:
    """resolved: a value for every node that has or computes one, from the leaves to the root."""
    # The word that a figure is missing gives way to what its parts come to.
    db.execute("""
        DELETE FROM base USING (SELECT * FROM base WHERE origin = 'computed') c
        WHERE base.state = 'missing' AND base.origin = 'reported' AND c.indicator_id = base.indicator_id
          AND c.scenario = base.scenario AND c.node_id = base.node_id AND c.month = base.month""")
    db.execute("""
        UPDATE base SET value = NULL, numerator = NULL, denominator = NULL, state = 'not_measurable', reason = u.reason
        FROM d_unreliable u
        WHERE u.indicator_id = base.indicator_id AND u.node_id = base.node_id AND u.month = base.month
          AND base.scenario = 'actual'""")
    # What cannot be followed up is often not delivered either; the level above shall know why it has nothing.
    # Such a row was awaited, not delivered: with it alone a series has not begun.
    db.execute("""
        INSERT INTO base
        SELECT u.indicator_id, 'actual', u.node_id, u.month, NULL, NULL, NULL, 'not_measurable', u.reason, 'awaited'
        FROM d_unreliable u SEMI JOIN d_expected USING (indicator_id, node_id, month)
        ANTI JOIN (SELECT * FROM base WHERE scenario = 'actual') USING (indicator_id, node_id, month)""")
    db.execute("CREATE OR REPLACE TEMP TABLE resolved AS SELECT * FROM base LIMIT 0")
    deepest = db.scalar("SELECT coalesce(max(depth), -1) FROM d_tree")
    for depth in range(deepest, -1, -1):
        db.execute(_LEVEL, {"depth": depth})
    _count_units(db)


_LEVEL = """
    INSERT INTO resolved
    WITH child AS (
        SELECT r.indicator_id, r.scenario, t.parent_id AS node_id, r.month,
               sum(r.numerator) FILTER (r.denominator IS NOT NULL) AS n,
               sum(r.denominator) FILTER (r.numerator IS NOT NULL) AS d,
               sum(r.value) AS total,
               coalesce(bool_or(r.state = 'preliminary') FILTER (
                   i.unit_rule <> 'ratio' OR r.numerator IS NOT NULL AND r.denominator IS NOT NULL), false)
                   AS preliminary,
               bool_or(r.state = 'not_measurable') AS not_measurable,
               bool_or(r.state = 'suppressed') AS suppressed, bool_and(r.origin = 'awaited') AS awaited,
               max(r.reason) FILTER (r.state = 'not_measurable') AS why
        FROM resolved r JOIN d_tree t ON t.node_id = r.node_id AND t.month = r.month AND t.depth = $depth + 1
        JOIN d_indicator i ON i.indicator_id = r.indicator_id
        WHERE r.node_id <> i.home AND i.unit_rule <> 'reported' AND i.formula <> 'development'
        GROUP BY ALL),
    computed AS (
        SELECT c.*, CASE i.unit_rule WHEN 'ratio' THEN i.scale * n / nullif(d, 0) + i.shift
                                     WHEN 'mean' THEN n / nullif(d, 0) ELSE total END AS value
        FROM child c JOIN d_indicator i USING (indicator_id)),
    own AS (
        SELECT b.* FROM base b JOIN d_tree t ON t.node_id = b.node_id AND t.month = b.month AND t.depth = $depth),
    beside AS (
        SELECT indicator_id, scenario, node_id, month, c.n, c.d, c.value AS rolled, c.preliminary,
               c.not_measurable, c.suppressed, c.awaited, c.why,
               o.value, o.numerator, o.denominator, o.state, o.reason, o.origin,
               o.state IS NOT NULL AND (o.state <> 'missing' OR c.value IS NULL AND NOT coalesce(
                   c.not_measurable OR c.suppressed OR coalesce(c.d = 0, false), false)) AS use_own
        FROM own o FULL JOIN computed c USING (indicator_id, scenario, node_id, month))
    SELECT indicator_id, scenario, node_id, month,
           CASE WHEN use_own THEN value ELSE rolled END,
           CASE WHEN use_own THEN numerator ELSE n END,
           CASE WHEN use_own THEN denominator ELSE d END,
           CASE WHEN use_own THEN state WHEN rolled IS NOT NULL AND preliminary THEN 'preliminary'
                WHEN rolled IS NOT NULL THEN 'computed' WHEN d = 0 THEN 'not_applicable'
                WHEN not_measurable THEN 'not_measurable' WHEN suppressed THEN 'suppressed' ELSE 'missing' END,
           CASE WHEN use_own THEN reason WHEN rolled IS NOT NULL THEN '' WHEN d = 0 THEN 'zero_denominator'
                WHEN not_measurable THEN why WHEN suppressed THEN '' ELSE 'not_reported' END,
           CASE WHEN use_own THEN origin WHEN awaited THEN 'awaited' ELSE 'computed' END
    FROM beside"""


def _count_units(db: Connection) -> None:
    """expected: how many units inside an area are to deliver an indicator in a month; a unit is one by itself."""
    db.execute(f"""
        CREATE OR REPLACE TEMP TABLE expected AS
        WITH counted_at AS (
            SELECT e.indicator_id, {COUNTED_AT}, e.month, count(*) AS units
            FROM d_expected e JOIN d_tree t USING (node_id, month) GROUP BY ALL)
        SELECT c.indicator_id, i.ancestor_id AS node_id, c.month, sum(c.units)::INTEGER AS expected
        FROM counted_at c JOIN d_indicator d USING (indicator_id)
        JOIN d_inside i ON i.node_id = c.node_id AND i.month = c.month
        JOIN d_inside h ON h.node_id = i.ancestor_id AND h.month = c.month AND h.ancestor_id = d.home
        GROUP BY ALL""")
