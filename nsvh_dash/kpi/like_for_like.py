"""The year to date beside the same months last year, over the unit-months that are known in both years.

A unit is compared with itself, also when it has moved: the tree is that of this year's month, with units
closed since then where they last sat. What a node says of itself counts for it where it did so in both
years, otherwise what lies below. What is not known in both years is left out of both sums, and counted.
"""

from __future__ import annotations

from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection


def pair(db: Connection, since: Month) -> None:
    """like_for_like: the change of each year-to-date figure from a month on, and on how many unit-months it stands.

    Of how many there are, too. A year so far begins in January, whatever the month.
    """
    db.execute(_WORDS, {"january": Month(since.year, 1).first_day})
    db.execute(_TREE)
    db.execute("""
        CREATE OR REPLACE TEMP TABLE paired AS
        SELECT * EXCLUDE (known, refused), 0 AS matched, 0 AS matchable FROM word_pair LIMIT 0""")
    deepest = db.scalar("SELECT coalesce(max(depth), -1) FROM d_pair_tree")
    for depth in range(deepest, -1, -1):
        db.execute(_LEVEL, {"depth": depth})
    db.execute(_YEAR_TO_DATE)


# One row a node and month of this year, with what the node said of itself now (n, d, v) and a year before.
# `known` in how many of the two years; `refused` when one of them says that it cannot be told.
_WORDS = """
    CREATE OR REPLACE TEMP TABLE word_pair AS
    WITH hidden AS (SELECT DISTINCT i.indicator_id, s.node_id::node_name AS node_id, s.month, true AS hidden
               FROM suppressed s JOIN d_indicator i ON i.indicator_id = s.series_id),
    word AS (
        SELECT b.indicator_id, b.node_id, b.month, b.value AS v, b.numerator AS n, b.denominator AS d,
               (b.value IS NOT NULL OR b.numerator IS NOT NULL AND b.denominator IS NOT NULL) AS known,
               b.state IN ('not_measurable', 'suppressed', 'not_applicable') AS refused,
               coalesce(h.hidden, false) AS hidden
        FROM base b JOIN d_indicator i USING (indicator_id) LEFT JOIN hidden h USING (indicator_id, node_id, month)
        WHERE b.scenario = 'actual' AND i.ytd_rule IN ('ratio', 'sum', 'mean', 'last') AND i.formula <> 'development'),
    earlier AS (SELECT * REPLACE ((month + INTERVAL 1 YEAR)::DATE AS month) FROM word)
    SELECT indicator_id, node_id, month, w.v AS v, w.n AS n, w.d AS d, e.v AS v_before, e.n AS n_before,
           e.d AS d_before, coalesce(w.known, false)::INTEGER + coalesce(e.known, false)::INTEGER AS known,
           coalesce(w.refused AND NOT w.known, false) OR coalesce(e.refused AND NOT e.known, false) AS refused,
           coalesce(w.hidden, false) OR coalesce(e.hidden, false) AS hidden
    FROM word w FULL JOIN earlier e USING (indicator_id, node_id, month)
    WHERE month BETWEEN $january AND (SELECT max(month) FROM period_value WHERE scenario = 'actual')"""

_TREE = """
    CREATE OR REPLACE TEMP TABLE d_pair_tree AS
    WITH RECURSIVE place AS (
        SELECT month, node_id, parent_id FROM d_tree
        UNION ALL
        SELECT e.month, e.node_id, e.parent_id
        FROM (SELECT (month + INTERVAL 1 YEAR)::DATE AS month, node_id, parent_id FROM d_tree) e
        ANTI JOIN d_tree t ON t.month = e.month AND t.node_id = e.node_id),
    sink AS (
        SELECT month, node_id, parent_id, 0 AS depth FROM place WHERE parent_id IS NULL
        UNION ALL
        SELECT p.month, p.node_id, p.parent_id, s.depth + 1
        FROM place p JOIN sink s ON s.month = p.month AND s.node_id = p.parent_id)
    SELECT * FROM sink"""

# A percentage without its numbers, in either year, is no part of what lies above it.
_LEVEL = """
    INSERT INTO paired
    WITH below AS (
        SELECT p.*, t.parent_id, i.unit_rule,
               p.matched > 0 AND (i.unit_rule = 'sum' OR p.n IS NOT NULL AND p.d IS NOT NULL
                                  AND p.n_before IS NOT NULL AND p.d_before IS NOT NULL) AS adds_up
        FROM paired p JOIN d_pair_tree t ON t.node_id = p.node_id AND t.month = p.month AND t.depth = $depth + 1
        JOIN d_indicator i ON i.indicator_id = p.indicator_id
        WHERE p.node_id <> i.home AND i.unit_rule <> 'reported'),
    child AS (
        SELECT indicator_id, parent_id AS node_id, month,
               sum(v) FILTER (adds_up) AS total, sum(n) FILTER (adds_up) AS n, sum(d) FILTER (adds_up) AS d,
               sum(v_before) FILTER (adds_up) AS total_before, sum(n_before) FILTER (adds_up) AS n_before,
               sum(d_before) FILTER (adds_up) AS d_before, bool_or(hidden) AS hidden,
               coalesce(sum(matched) FILTER (adds_up), 0) AS matched, sum(matchable) AS matchable
        FROM below GROUP BY ALL),
    beside AS (
        SELECT indicator_id, node_id, month, w.v, w.n, w.d, w.v_before, w.n_before, w.d_before,
               c.total, c.n AS n_below, c.d AS d_below, c.total_before, c.n_before AS n_before_below,
               c.d_before AS d_before_below, coalesce(w.refused, false) AS refused, coalesce(w.known, 0) AS known,
               coalesce(c.matched, 0) AS matched, coalesce(c.matchable, 0) AS matchable,
               coalesce(w.hidden, false) OR coalesce(c.hidden, false) AS hidden
        FROM (SELECT w.* FROM word_pair w
              JOIN d_pair_tree t ON t.node_id = w.node_id AND t.month = w.month AND t.depth = $depth) w
        FULL JOIN child c USING (indicator_id, node_id, month))
    SELECT indicator_id, node_id, month,
           CASE WHEN refused THEN NULL WHEN known = 2 THEN v
                ELSE CASE i.unit_rule WHEN 'ratio' THEN i.scale * n_below / nullif(d_below, 0)
                                      WHEN 'mean' THEN n_below / nullif(d_below, 0) ELSE total END END,
           CASE WHEN refused THEN NULL WHEN known = 2 THEN n ELSE n_below END,
           CASE WHEN refused THEN NULL WHEN known = 2 THEN d ELSE d_below END,
           CASE WHEN refused THEN NULL WHEN known = 2 THEN v_before
                ELSE CASE i.unit_rule WHEN 'ratio' THEN i.scale * n_before_below / nullif(d_before_below, 0)
                                      WHEN 'mean' THEN n_before_below / nullif(d_before_below, 0)
                                      ELSE total_before END END,
           CASE WHEN refused THEN NULL WHEN known = 2 THEN n_before ELSE n_before_below END,
           CASE WHEN refused THEN NULL WHEN known = 2 THEN d_before ELSE d_before_below END,
           hidden,
           CASE WHEN refused THEN 0 WHEN known = 2 THEN 1 ELSE matched END,
           CASE WHEN known = 2 THEN 1 ELSE greatest(matchable, known) END
    FROM beside JOIN d_indicator i USING (indicator_id)"""

# Nothing is told of a node with a hidden cell inside, in either year: the plain change less this one would tell it.
# A figure told for the whole period, and a growth of the accounts, is compared as it is.
_YEAR_TO_DATE = """
    CREATE OR REPLACE TEMP TABLE like_for_like AS
    WITH ytd AS (
        SELECT indicator_id, node_id, month, ytd_value AS value,
               ytd_value IS NOT NULL AND ytd_told AS told
        FROM at_hand WHERE ytd_told IS NOT NULL),
    known AS (
        SELECT indicator_id, node_id, month, p.* EXCLUDE (indicator_id, node_id, month), y.month AS wanted,
               CASE WHEN i.ytd_rule <> 'ratio' THEN p.v IS NOT NULL AND p.v_before IS NOT NULL
                    ELSE p.n IS NOT NULL AND p.d IS NOT NULL AND p.n_before IS NOT NULL AND p.d_before IS NOT NULL
                    END AS used
        FROM ytd y FULL JOIN paired p USING (indicator_id, node_id, month) JOIN d_indicator i USING (indicator_id)),
    running AS (
        SELECT k.*, i.ytd_rule, i.scale,
               sum(v) FILTER (used) OVER year AS total, sum(v_before) FILTER (used) OVER year AS total_before,
               avg(v) FILTER (used) OVER year AS mean, avg(v_before) FILTER (used) OVER year AS mean_before,
               sum(n) FILTER (used) OVER year AS nn, sum(d) FILTER (used) OVER year AS dd,
               sum(n_before) FILTER (used) OVER year AS nn_before, sum(d_before) FILTER (used) OVER year AS dd_before,
               sum(matched) FILTER (used) OVER year AS year_matched, sum(matchable) OVER year AS year_matchable,
               bool_or(hidden) OVER year AS year_hidden
        FROM known k JOIN d_indicator i USING (indicator_id)
        WINDOW year AS (PARTITION BY indicator_id, node_id, year(month) ORDER BY month ROWS UNBOUNDED PRECEDING)),
    hidden AS (
        SELECT d.indicator_id, i.ancestor_id AS node_id, year(s.month) + l.later AS year,
               min(month(s.month)) AS first
        FROM suppressed s JOIN d_indicator d ON d.indicator_id = s.series_id
        JOIN d_inside i ON i.node_id = s.node_id::node_name AND i.month = s.month
        CROSS JOIN (VALUES (0), (1)) l(later)
        GROUP BY ALL),
    beside AS (
        SELECT r.*, y.value, p.value AS before, y.told AND p.told AS both_told,
               i.formula = 'development' AS is_growth,
               y.told OR coalesce(p.told, false) OR i.formula = 'development' AS as_it_is,
               coalesce(h.first <= month(r.month), false) OR coalesce(r.year_hidden, false) AS withheld
        FROM running r JOIN ytd y USING (indicator_id, node_id, month) JOIN d_indicator i USING (indicator_id)
        LEFT JOIN ytd p ON p.indicator_id = r.indicator_id AND p.node_id = r.node_id
                       AND p.month = (r.month - INTERVAL 1 YEAR)::DATE
        LEFT JOIN hidden h ON h.indicator_id = r.indicator_id AND h.node_id = r.node_id
                          AND h.year = year(r.month)
        WHERE r.wanted IS NOT NULL)
    SELECT indicator_id, node_id, month,
           CASE WHEN value IS NULL OR withheld THEN NULL
                WHEN as_it_is THEN CASE WHEN both_told OR is_growth THEN value - before END
                WHEN ytd_rule = 'ratio' THEN scale * nn / nullif(dd, 0) - scale * nn_before / nullif(dd_before, 0)
                WHEN ytd_rule = 'sum' THEN total - total_before
                WHEN ytd_rule = 'mean' THEN mean - mean_before
                WHEN ytd_rule = 'last' AND used THEN v - v_before END AS change,
           (CASE WHEN as_it_is THEN (value + before IS NOT NULL AND (both_told OR is_growth))::INTEGER
                 WHEN ytd_rule = 'last' THEN CASE WHEN used THEN matched END
                 ELSE year_matched END)::INTEGER AS matched,
           (CASE WHEN as_it_is THEN (coalesce(value, before) IS NOT NULL)::INTEGER
                 WHEN ytd_rule = 'last' THEN matchable ELSE year_matchable END)::INTEGER AS matchable
    FROM beside"""
