"""The year to date beside the same months last year, over the unit-months that are known in both years.

A unit is compared with itself, also when it has moved: the tree is that of this year's month, with units
closed since then where they last sat. What a node says of itself counts for it where it did so in both
years, otherwise what lies below. What is not known in both years is left out of both sums, and counted.
"""

from __future__ import annotations

from nsvh_dash.kpi.span import Span
from nsvh_dash.model.period import Month
from nsvh_dash.store import Connection

WORD = {
    "indicator_id": "indicator_name",
    "node_id": "node_name",
    "month": "DATE",
    "v": "DOUBLE",
    "n": "DOUBLE",
    "d": "DOUBLE",
    "known": "BOOLEAN",
    "refused": "BOOLEAN",
}
"""The columns of `word`, which stays: what each node says of itself in a month; `refused` when it cannot be told."""
PAIRED = {
    "indicator_id": "indicator_name",
    "node_id": "node_name",
    "month": "DATE",
    **dict.fromkeys(("v", "n", "d", "v_before", "n_before", "d_before"), "DOUBLE"),
    "hidden": "BOOLEAN",
    "matched": "INTEGER",
    "matchable": "INTEGER",
}
"""The columns of `paired`, which stays: a month of this year beside the one a year before, known in both."""


def pair(db: Connection, span: Span) -> None:
    """like_for_like: the change of each year-to-date figure of the span, and on how many unit-months it stands.

    Of how many there are, too. A year so far begins in January, whatever the month.
    """
    db.execute(_WORDS)
    db.execute(_WORD_PAIRS.format(inside=span.holds(), year_before=span.year_before.holds()))
    db.execute(_TREE.format(inside=span.holds(), year_before=span.year_before.holds()))
    db.execute("""
        CREATE OR REPLACE TEMP TABLE pairing AS
        SELECT * EXCLUDE (known, refused), 0 AS matched, 0 AS matchable FROM word_pair LIMIT 0""")
    deepest = db.scalar("SELECT coalesce(max(depth), -1) FROM d_pair_tree")
    for depth in range(deepest, -1, -1):
        db.execute(_LEVEL, {"depth": depth})
    db.execute(f"INSERT INTO paired SELECT {', '.join(PAIRED)} FROM pairing ORDER BY month")
    db.execute(_year_to_date(span))


_WORDS = """
    INSERT INTO word
    SELECT b.indicator_id, b.node_id, b.month, b.value, b.numerator, b.denominator,
           b.value IS NOT NULL OR b.numerator IS NOT NULL AND b.denominator IS NOT NULL,
           b.state IN ('not_measurable', 'suppressed', 'not_applicable')
    FROM base b JOIN d_indicator i USING (indicator_id)
    WHERE b.scenario = 'actual' AND i.ytd_rule IN ('ratio', 'sum', 'mean', 'last') AND i.formula <> 'development'
    ORDER BY b.month"""

# One row a node and month of this year, with what the node said of itself now (n, d, v) and a year before.
# `known` in how many of the two years; `refused` when one of them says that it cannot be told.
_WORD_PAIRS = """
    CREATE OR REPLACE TEMP TABLE word_pair AS
    WITH hidden AS (
        SELECT DISTINCT i.indicator_id, s.node_id::node_name AS node_id, s.month
        FROM suppressed s JOIN d_indicator i ON i.indicator_id = s.series_id),
    told AS (
        SELECT w.*, h.month IS NOT NULL AS hidden
        FROM (FROM word SEMI JOIN d_indicator USING (indicator_id)
              WHERE {inside} OR {year_before}) w
        LEFT JOIN hidden h USING (indicator_id, node_id, month)),
    earlier AS (SELECT * REPLACE ((month + INTERVAL 1 YEAR)::DATE AS month) FROM told)
    SELECT indicator_id, node_id, month, w.v AS v, w.n AS n, w.d AS d, e.v AS v_before, e.n AS n_before,
           e.d AS d_before, coalesce(w.known, false)::INTEGER + coalesce(e.known, false)::INTEGER AS known,
           coalesce(w.refused AND NOT w.known, false) OR coalesce(e.refused AND NOT e.known, false) AS refused,
           coalesce(w.hidden, false) OR coalesce(e.hidden, false) AS hidden
    FROM told w FULL JOIN earlier e USING (indicator_id, node_id, month)
    WHERE {inside} AND month <= (SELECT max(month) FROM period_value WHERE scenario = 'actual')"""

_TREE = """
    CREATE OR REPLACE TEMP TABLE d_pair_tree AS
    WITH RECURSIVE place AS (
        SELECT month, node_id, parent_id FROM d_tree WHERE {inside}
        UNION ALL
        SELECT e.month, e.node_id, e.parent_id
        FROM (SELECT (month + INTERVAL 1 YEAR)::DATE AS month, node_id, parent_id FROM d_tree WHERE {year_before}) e
        ANTI JOIN d_tree t ON t.month = e.month AND t.node_id = e.node_id),
    sink AS (
        SELECT month, node_id, parent_id, 0 AS depth FROM place WHERE parent_id IS NULL
        UNION ALL
        SELECT p.month, p.node_id, p.parent_id, s.depth + 1
        FROM place p JOIN sink s ON s.month = p.month AND s.node_id = p.parent_id)
    SELECT * FROM sink"""

# A percentage without its numbers, in either year, is no part of what lies above it.
_LEVEL = """
    INSERT INTO pairing
    WITH below AS (
        SELECT p.*, t.parent_id, i.unit_rule,
               p.matched > 0 AND (i.unit_rule = 'sum' OR p.n IS NOT NULL AND p.d IS NOT NULL
                                  AND p.n_before IS NOT NULL AND p.d_before IS NOT NULL) AS adds_up
        FROM pairing p JOIN d_pair_tree t ON t.node_id = p.node_id AND t.month = p.month AND t.depth = $depth + 1
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

_USED = """CASE WHEN i.ytd_rule <> 'ratio' THEN p.v IS NOT NULL AND p.v_before IS NOT NULL
    ELSE p.n IS NOT NULL AND p.d IS NOT NULL AND p.n_before IS NOT NULL AND p.d_before IS NOT NULL END"""
_SO_FAR = {
    **{f"{name}_sum": f"sum({name}) FILTER (used)" for name in ("v", "n", "d", "v_before", "n_before", "d_before")},
    "v_mean": "avg(v) FILTER (used)",
    "v_mean_before": "avg(v_before) FILTER (used)",
    "year_matched": "sum(matched) FILTER (used)",
    "year_matchable": "sum(matchable)",
    "year_hidden": "bool_or(hidden)",
}
"""What the months of the year so far come to, together."""
_OF_THE_MONTH = ("v", "v_before", "used", "matched", "matchable")

# Of many months every one ends a year so far of its own, also one that only the figure tells of.
_RUNNING = f"""
    SELECT indicator_id, node_id, month, {", ".join(_OF_THE_MONTH)},
           {", ".join(f"{total} OVER year AS {name}" for name, total in _SO_FAR.items())}
    FROM (SELECT * EXCLUDE (used), coalesce(used, false) AS used
          FROM known FULL JOIN (SELECT indicator_id, node_id, month FROM ytd WHERE {{inside}})
              USING (indicator_id, node_id, month))
    WINDOW year AS (PARTITION BY indicator_id, node_id, year(month) ORDER BY month ROWS UNBOUNDED PRECEDING)"""
# Of a month's delivery there is one year so far, which ends in it.
_ADDED_UP = f"""
    SELECT indicator_id, node_id, DATE '{{month}}' AS month,
           {", ".join(f"any_value({name}) FILTER (month = DATE '{{month}}') AS {name}" for name in _OF_THE_MONTH)},
           {", ".join(f"{total} AS {name}" for name, total in _SO_FAR.items())}
    FROM known WHERE month <= DATE '{{month}}' GROUP BY ALL"""


def _year_to_date(span: Span) -> str:
    """SQL of `like_for_like`."""
    day = span.since.first_day
    running = _ADDED_UP.format(month=day) if span.is_one_month else _RUNNING.format(inside=span.holds())
    january = Month(span.since.year, 1).first_day
    return _YEAR_TO_DATE.format(running=running, inside=span.holds(), january=january, used=_USED)


# Nothing is told of a node with a hidden cell inside, in either year: the plain change less this one would tell it.
# A figure told for the whole period, and a growth of the accounts, is compared as it is.
_YEAR_TO_DATE = """
    CREATE OR REPLACE TEMP TABLE like_for_like AS
    WITH ytd AS (
        SELECT indicator_id, node_id, month, ytd_value AS value,
               ytd_value IS NOT NULL AND ytd_told AS told
        FROM at_hand WHERE ytd_told IS NOT NULL),
    known AS (
        SELECT p.*, {used} AS used FROM paired p JOIN d_indicator i USING (indicator_id)
        WHERE month >= DATE '{january}'),
    running AS ({running}),
    hidden AS (
        SELECT d.indicator_id, i.ancestor_id AS node_id, year(s.month) + l.later AS year,
               min(month(s.month)) AS first
        FROM suppressed s JOIN d_indicator d ON d.indicator_id = s.series_id
        JOIN d_inside i ON i.node_id = s.node_id::node_name AND i.month = s.month
        CROSS JOIN (VALUES (0), (1)) l(later)
        GROUP BY ALL),
    beside AS (
        SELECT y.indicator_id, y.node_id, y.month, r.* EXCLUDE (indicator_id, node_id, month), i.ytd_rule, i.scale,
               y.value, p.value AS before, y.told AND p.told AS both_told,
               i.formula = 'development' AS is_growth,
               y.told OR coalesce(p.told, false) OR i.formula = 'development' AS as_it_is,
               coalesce(h.first <= month(y.month), false) OR coalesce(r.year_hidden, false) AS withheld
        FROM (FROM ytd WHERE {inside}) y JOIN d_indicator i USING (indicator_id)
        LEFT JOIN running r USING (indicator_id, node_id, month)
        LEFT JOIN ytd p ON p.indicator_id = y.indicator_id AND p.node_id = y.node_id
                       AND p.month = (y.month - INTERVAL 1 YEAR)::DATE
        LEFT JOIN hidden h ON h.indicator_id = y.indicator_id AND h.node_id = y.node_id
                          AND h.year = year(y.month))
    SELECT indicator_id, node_id, month,
           CASE WHEN value IS NULL OR withheld THEN NULL
                WHEN as_it_is THEN CASE WHEN both_told OR is_growth THEN value - before END
                WHEN ytd_rule = 'ratio'
                THEN scale * n_sum / nullif(d_sum, 0) - scale * n_before_sum / nullif(d_before_sum, 0)
                WHEN ytd_rule = 'sum' THEN v_sum - v_before_sum
                WHEN ytd_rule = 'mean' THEN v_mean - v_mean_before
                WHEN ytd_rule = 'last' AND used THEN v - v_before END AS change,
           (CASE WHEN as_it_is THEN (value + before IS NOT NULL AND (both_told OR is_growth))::INTEGER
                 WHEN ytd_rule = 'last' THEN CASE WHEN used THEN matched END
                 ELSE year_matched END)::INTEGER AS matched,
           (CASE WHEN as_it_is THEN (coalesce(value, before) IS NOT NULL)::INTEGER
                 WHEN ytd_rule = 'last' THEN matchable ELSE year_matchable END)::INTEGER AS matchable
    FROM beside"""
