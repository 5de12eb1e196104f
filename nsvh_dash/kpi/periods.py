"""How months become the year to date, twelve rolling months and a tertial, by each indicator's time rule."""

from __future__ import annotations

from nsvh_dash.store import Connection


def widen(db: Connection) -> None:
    """period_value: the value of every indicator, node and month, for each kind of period ending there."""
    _fill_months(db)
    db.execute(f"CREATE OR REPLACE TABLE period_value AS {_MONTH}")
    for period_kind, frame, rule, whole in (
        ("ytd", _YEAR, "i.ytd_rule", "NULL"),
        ("rolling_12", _TWELVE_MONTHS, _R12_RULE, "12"),
        ("tertial", _TERTIAL, "i.ytd_rule", "NULL"),
    ):
        counts = _COUNTS.format(rule=rule)
        db.execute(_WINDOW.format(period_kind=period_kind, frame=frame, rule=rule, whole=whole, counts=counts))
    _let_reported_win(db)


_YEAR = "PARTITION BY m.indicator_id, m.scenario, m.node_id, year(m.month) ORDER BY m.month"
_TERTIAL = (
    "PARTITION BY m.indicator_id, m.scenario, m.node_id, year(m.month), (month(m.month) - 1) // 4 ORDER BY m.month"
)
_TWELVE_MONTHS = (
    "PARTITION BY m.indicator_id, m.scenario, m.node_id ORDER BY year(m.month) * 12 + month(m.month) "
    "RANGE BETWEEN 11 PRECEDING AND CURRENT ROW"
)
# A month of which only the percentage was delivered is no part of a ratio of sums.
_COUNTS = "CASE WHEN {rule} = 'ratio' THEN m.numerator IS NOT NULL AND m.denominator IS NOT NULL ELSE m.has_data END"
_R12_RULE = "replace(i.time_rule, 'r12_', '')"


def _fill_months(db: Connection) -> None:
    """month_value: resolved values, and a row with the reason for every month a series that has begun lacks one."""
    db.execute("""
        CREATE OR REPLACE TABLE month_value AS
        WITH begun AS (
            SELECT indicator_id, node_id, min(month) AS first FROM resolved
            WHERE scenario = 'actual' AND origin <> 'awaited' GROUP BY ALL),
        wanted AS (
            SELECT indicator_id, 'actual' AS scenario, node_id, month FROM expected
            UNION SELECT indicator_id, scenario, node_id, month FROM resolved WHERE origin <> 'awaited'
            UNION SELECT b.indicator_id, 'actual', b.node_id, i.month
                  FROM begun b JOIN d_indicator d USING (indicator_id)
                  JOIN d_inside i ON i.node_id = b.node_id AND i.ancestor_id = d.home AND i.month >= b.first
                  WHERE i.month <= (SELECT max(month) FROM resolved WHERE scenario = 'actual'))
        SELECT w.indicator_id, w.scenario, w.node_id, w.month,
               CASE WHEN u.reason IS NULL THEN r.value END AS value,
               CASE WHEN u.reason IS NULL THEN r.numerator END AS numerator,
               CASE WHEN u.reason IS NULL THEN r.denominator END AS denominator,
               CASE WHEN u.reason IS NOT NULL THEN 'not_measurable'
                    WHEN i.time_rule = 'yearly' AND r.value IS NULL AND month(w.month) <> 12 THEN 'not_applicable'
                    ELSE coalesce(r.state, 'missing') END AS state,
               CASE WHEN u.reason IS NOT NULL THEN u.reason
                    WHEN i.time_rule = 'yearly' AND r.value IS NULL AND month(w.month) <> 12 THEN 'yearly'
                    WHEN r.state IS NULL AND i.unit_rule = 'reported' THEN 'reported_only'
                    ELSE coalesce(r.reason, 'not_reported') END AS reason,
               coalesce(nullif(r.origin, 'awaited'), 'computed') AS origin,
               r.value IS NOT NULL OR r.denominator IS NOT NULL AS has_data
        FROM wanted w
        JOIN d_indicator i USING (indicator_id)
        LEFT JOIN resolved r USING (indicator_id, scenario, node_id, month)
        LEFT JOIN d_unreliable u ON u.indicator_id = w.indicator_id AND u.node_id = w.node_id AND u.month = w.month
                                AND w.scenario = 'actual'""")
    db.execute("UPDATE month_value SET has_data = false WHERE state = 'not_measurable'")


# A done-of-planned month tells how many are done so far this year, also when none was planned in the month itself;
# the ratio is the year-to-date figure.
_MONTH = """
    SELECT m.indicator_id, m.scenario, m.node_id, m.month, 'month' AS period_kind,
           CASE WHEN i.measure = 'done_of_planned' AND m.has_data THEN sum(m.numerator) OVER so_far
                ELSE m.value END AS value,
           CASE WHEN i.measure <> 'done_of_planned' THEN m.numerator
                WHEN m.has_data THEN sum(m.numerator) OVER so_far END AS numerator,
           CASE WHEN i.measure <> 'done_of_planned' THEN m.denominator
                WHEN m.has_data THEN sum(m.denominator) OVER so_far END AS denominator,
           CASE WHEN none_planned AND i.measure = 'done_of_planned' THEN m.origin ELSE m.state END AS state,
           CASE WHEN none_planned AND i.measure = 'done_of_planned' THEN '' ELSE m.reason END AS reason,
           m.origin, m.has_data::INTEGER AS months_reporting, 1 AS months_expected
    FROM (SELECT *, state = 'not_applicable' AND has_data AS none_planned FROM month_value) m
    JOIN d_indicator i USING (indicator_id)
    WINDOW so_far AS (PARTITION BY m.indicator_id, m.scenario, m.node_id, year(m.month) ORDER BY m.month)"""

_WINDOW = """
    INSERT INTO period_value
    WITH framed AS (
        SELECT m.indicator_id, m.scenario, m.node_id, m.month, i.scale, i.shift, {rule} AS rule,
               m.value AS last_value, i.unit_rule,
               sum(m.value) OVER frame AS total, avg(m.value) OVER frame AS mean,
               sum(m.numerator) FILTER (m.denominator IS NOT NULL) OVER frame AS n,
               sum(m.denominator) FILTER (m.numerator IS NOT NULL) OVER frame AS d,
               CASE WHEN {whole} IS NULL AND {rule} = 'last' THEN m.has_data::INTEGER
                    ELSE count(*) FILTER ({counts}) OVER frame END AS present,
               CASE WHEN {whole} IS NULL AND {rule} = 'last' THEN 1
                    ELSE coalesce({whole}, count(*) OVER frame) END AS wanted,
               coalesce({whole}, 0) AS needed,
               bool_or(m.state = 'not_measurable') OVER frame AS not_measurable,
               CASE WHEN {rule} = 'last' THEN m.state = 'preliminary'
                    ELSE bool_or(m.state = 'preliminary' AND {counts}) OVER frame END AS preliminary,
               max(m.reason) FILTER (m.state = 'not_measurable') OVER frame AS why
        FROM month_value m JOIN d_indicator i USING (indicator_id)
        WHERE i.time_rule <> 'yearly'
        WINDOW frame AS ({frame})),
    computed AS (
        SELECT *, CASE WHEN not_measurable OR present < needed OR rule IN ('reported', 'none') THEN NULL
                       WHEN rule = 'sum' THEN total
                       WHEN rule = 'ratio' THEN scale * n / nullif(d, 0) + shift
                       WHEN rule = 'mean' THEN mean
                       WHEN rule = 'last' THEN last_value END AS value,
               rule = 'ratio' AND d = 0 AND present >= needed AND NOT not_measurable AS nothing
        FROM framed)
    SELECT indicator_id, scenario, node_id, month, '{period_kind}', value,
           CASE WHEN (value IS NOT NULL OR nothing) AND rule = 'ratio' THEN n END,
           CASE WHEN (value IS NOT NULL OR nothing) AND rule = 'ratio' THEN d END,
           CASE WHEN not_measurable THEN 'not_measurable' WHEN rule = 'none' OR nothing THEN 'not_applicable'
                WHEN value IS NULL THEN 'missing' WHEN preliminary THEN 'preliminary' ELSE 'computed' END,
           CASE WHEN not_measurable THEN why WHEN rule = 'none' THEN 'rolling_only'
                WHEN rule = 'reported' THEN 'reported_only'
                WHEN nothing THEN 'zero_denominator'
                WHEN present < wanted THEN 'months' WHEN value IS NULL AND rule = 'ratio' THEN 'no_parts'
                WHEN value IS NULL THEN 'not_reported' ELSE '' END,
           'computed', present, wanted
    FROM computed"""


def _let_reported_win(db: Connection) -> None:
    """A figure delivered for a whole period replaces the computed one and is marked reported."""
    db.execute("""
        CREATE OR REPLACE TEMP TABLE delivered AS
        SELECT o.series_id AS indicator_id, o.scenario, o.node_id, o.month, o.period_kind,
               CASE WHEN o.numerator IS NOT NULL AND o.denominator <> 0 AND i.unit_rule = 'ratio'
                    THEN i.scale * o.numerator / o.denominator + i.shift ELSE o.value END AS value,
               o.numerator, o.denominator, i.unit_rule = 'ratio' AND o.denominator = 0 AS nothing,
               CASE WHEN nothing THEN 'not_applicable' ELSE o.state END AS state,
               CASE WHEN nothing THEN 'zero_denominator' ELSE o.comment END AS reason
        FROM observation o JOIN d_indicator i ON i.indicator_id = o.series_id
        JOIN d_inside h ON h.node_id = o.node_id AND h.month = o.month AND h.ancestor_id = i.home
        WHERE o.period_kind IN ('ytd', 'rolling_12', 'tertial') AND o.scenario = 'actual'
          AND (coalesce(o.value, o.numerator) IS NOT NULL
               OR o.state IN ('not_measurable', 'suppressed', 'not_applicable'))
          AND NOT EXISTS (
              SELECT 1 FROM d_unreliable u
              WHERE u.indicator_id = o.series_id AND u.node_id = o.node_id AND u.month <= o.month
                AND u.month > o.month - INTERVAL 1 MONTH * CASE o.period_kind
                    WHEN 'ytd' THEN month(o.month) WHEN 'tertial' THEN (month(o.month) - 1) % 4 + 1 ELSE 12 END)""")
    db.execute(
        "DELETE FROM period_value p USING delivered d WHERE p.indicator_id = d.indicator_id "
        "AND p.scenario = d.scenario AND p.node_id = d.node_id AND p.month = d.month "
        "AND p.period_kind = d.period_kind"
    )
    db.execute("""
        INSERT INTO period_value
        SELECT indicator_id, scenario, node_id, month, period_kind, value, numerator, denominator, state, reason,
               'reported', CASE WHEN value IS NOT NULL OR denominator IS NOT NULL THEN n ELSE 0 END, n
        FROM (SELECT *, CASE period_kind WHEN 'ytd' THEN month(month) WHEN 'tertial' THEN (month(month) - 1) % 4 + 1
                        ELSE 12 END AS n FROM delivered)""")
    db.execute("DROP TABLE delivered")
    db.execute("DROP TABLE month_value")
