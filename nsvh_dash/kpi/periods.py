"""How months become the year to date, twelve rolling months and a tertial, by each indicator's time rule.

Until the finished table every step keeps one row an indicator, scenario, node and month, with the kinds of period
side by side (`month_value`, `ytd_value`, ...): a quarter of the rows to sort and to join.
"""

from __future__ import annotations

from collections.abc import Callable

from nsvh_dash.kpi import single_months
from nsvh_dash.kpi.single_months import SINGLE_MONTH
from nsvh_dash.kpi.span import Span
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.store import Connection

KINDS = (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12, PeriodKind.TERTIAL)
"""The kinds of period every figure is given for."""
_LONGEST = 12
"""Months in the longest kind of period."""
_RECENT = f"""
    CREATE OR REPLACE TEMP VIEW recent AS
    SELECT {", ".join(SINGLE_MONTH)} FROM month_value SEMI JOIN d_indicator USING (indicator_id)
    WHERE month >= DATE '{{first}}' AND state IS NOT NULL
    UNION ALL FROM single_month"""
WINDOWS = {
    PeriodKind.YEAR_TO_DATE: ("month(month) - 1", "ytd_rule", 0),
    PeriodKind.ROLLING_12: ("11", "r12_rule", 12),
    PeriodKind.TERTIAL: ("(month(month) - 1) % 4", "ytd_rule", 0),
}
"""Of the kinds longer than a month: how many months before the last one, the rule, and how many it needs at least."""


def for_each(kinds: tuple[PeriodKind, ...], column: Callable[[PeriodKind], str]) -> str:
    """SQL: the same columns for several kinds of period."""
    return ",\n".join(column(kind) for kind in kinds)


def widen(db: Connection, span: Span) -> None:
    """period_value: the value of every indicator and node for each kind of period that ends in a month of the span.

    Budgets also for later months.
    """
    single_months.fill(db, span)
    db.execute(_RECENT.format(first=span.before(_LONGEST - 1).first_day))
    if span.is_one_month:
        db.execute(_ENDINGS, {"month": span.since.first_day, "december": Month(span.since.year, 12).first_day})
        db.execute(_widened(_ADDED_UP))
    else:
        db.execute(_widened(_ROLLING) + f" WHERE month >= DATE '{span.since.first_day}'")
    db.execute(_DONE_SO_FAR.format(january=Month(span.since.year, 1).first_day))
    db.execute(_UNMEASURED)
    if db.scalar("SELECT count(*) FROM unmeasured"):
        for kind in WINDOWS:
            db.execute(_why_not_measurable(kind))
    _let_reported_win(db, span)


def keep(db: Connection, span: Span) -> None:
    """month_value: the single months of the span and what is shown of them, in the order that later batches read."""
    db.execute(f"INSERT INTO month_value {_KEPT} WHERE {span.holds()} ORDER BY month")


def _shown(kind: PeriodKind) -> str:
    return f"{kind}_value, {kind}_reporting >= {kind}_expected AS {kind}_whole"


_KEPT = f"""
    SELECT {", ".join(SINGLE_MONTH)}, {for_each(KINDS, _shown)},
           CASE WHEN ytd_state IS NOT NULL THEN ytd_origin = 'reported' END AS ytd_told
    FROM period_value"""


def _counts(rule: str) -> str:
    """SQL: whether a month is part of the period. One with only a percentage is no part of a ratio of sums."""
    return f"CASE {rule} WHEN 'ratio' THEN numerator IS NOT NULL AND denominator IS NOT NULL ELSE has_data END"


def _parts(rule: str) -> str:
    """SQL of what a month adds to a period by a rule: to the figure's part, to its whole, and to four counts in one."""
    return f"""
        CASE {rule} WHEN 'ratio' THEN CASE WHEN denominator IS NOT NULL THEN numerator END
                    ELSE value END AS {rule}_part,
        CASE {rule} WHEN 'ratio' THEN CASE WHEN numerator IS NOT NULL THEN denominator END
                    WHEN 'mean' THEN CASE WHEN value IS NOT NULL THEN 1 END END AS {rule}_whole,
        (1 + CASE WHEN {_counts(rule)} THEN 100 + CASE WHEN state = 'preliminary' THEN 10000 ELSE 0 END ELSE 0 END
           + CASE WHEN state = 'not_measurable' THEN 1000000 ELSE 0 END)::INTEGER AS {rule}_counts"""


def _sums(kind: PeriodKind, months: str) -> str:
    """SQL of what the months of a kind of period add up to."""
    _, rule, _ = WINDOWS[kind]
    return ", ".join(
        f"(sum({rule}_{word}) {months})::{type_} AS {kind}_{word}"
        for word, type_ in (("part", "DOUBLE"), ("whole", "DOUBLE"), ("counts", "INTEGER"))
    )


def _frame(kind: PeriodKind) -> str:
    before = WINDOWS[kind][0]
    return f"{kind}_months AS (PARTITION BY indicator_id, scenario, node_id ORDER BY number RANGE {before} PRECEDING)"


def _counted(kind: PeriodKind) -> str:
    """SQL: the four counts taken apart. A stock at the end of a period is its last month's alone."""
    _, rule, needed = WINDOWS[kind]
    last = f"{rule} = 'last'" if not needed else "false"
    return f"""
        CASE WHEN {last} THEN has_data::INTEGER ELSE {kind}_counts // 100 % 100 END AS {kind}_present,
        CASE WHEN {last} THEN 1 ELSE {needed or f"{kind}_counts % 100"} END AS {kind}_wanted,
        CASE {rule} WHEN 'last' THEN state = 'preliminary'
                    ELSE {kind}_counts // 10000 % 100 > 0 END AS {kind}_preliminary,
        {kind}_counts // 1000000 > 0 AS {kind}_not_measurable"""


def _valued(kind: PeriodKind) -> str:
    _, rule, needed = WINDOWS[kind]
    return f"""
        CASE WHEN {kind}_not_measurable OR {kind}_present < {needed} THEN NULL
             ELSE CASE {rule} WHEN 'sum' THEN {kind}_part
                              WHEN 'ratio' THEN scale * {kind}_part / nullif({kind}_whole, 0) + shift
                              WHEN 'mean' THEN {kind}_part / {kind}_whole
                              WHEN 'last' THEN value END END AS {kind}_value,
        {rule} = 'ratio' AND {kind}_whole = 0 AND {kind}_present >= {needed} AND NOT {kind}_not_measurable
            AS {kind}_nothing"""


def _told(kind: PeriodKind) -> str:
    """SQL of a kind's columns; absent where it has no figure: a yearly figure has no longer period."""
    _, rule, _ = WINDOWS[kind]
    return f"""
        {kind}_value,
        CASE WHEN {kind}_value IS NOT NULL AND {rule} = 'ratio' OR {kind}_nothing
             THEN {kind}_part END AS {kind}_numerator,
        CASE WHEN {kind}_value IS NOT NULL AND {rule} = 'ratio' OR {kind}_nothing
             THEN {kind}_whole END AS {kind}_denominator,
        CASE WHEN is_yearly THEN NULL WHEN {kind}_not_measurable THEN 'not_measurable'
             WHEN {rule} = 'none' OR {kind}_nothing THEN 'not_applicable' WHEN {kind}_value IS NULL THEN 'missing'
             WHEN {kind}_preliminary THEN 'preliminary' ELSE 'computed' END::state_name AS {kind}_state,
        CASE WHEN {rule} = 'none' THEN 'rolling_only' WHEN {rule} = 'reported' THEN 'reported_only'
             WHEN {kind}_nothing THEN 'zero_denominator' WHEN {kind}_present < {kind}_wanted THEN 'months'
             WHEN {kind}_value IS NULL AND {rule} = 'ratio' THEN 'no_parts'
             WHEN {kind}_value IS NULL THEN 'not_reported' ELSE '' END AS {kind}_reason,
        'computed'::origin_name AS {kind}_origin,
        {kind}_present::INTEGER AS {kind}_reporting, {kind}_wanted::INTEGER AS {kind}_expected"""


_LONGER = tuple(WINDOWS)
# Of many months each is the end of periods of its own: a window slides over all of them.
_ROLLING = f"""
    SELECT *, {for_each(_LONGER, lambda kind: _sums(kind, f"OVER {kind}_months"))} FROM ruled
    WINDOW {for_each(_LONGER, _frame)}"""
# Of a month's delivery only what ends in that month is wanted: its periods are added up, nothing slides. Of a budget
# also what ends in December, the way to a goal for the whole year.
_ENDINGS = """
    CREATE OR REPLACE TEMP TABLE d_ending AS
    SELECT scenario::scenario_name AS scenario, ending, year(ending) * 12 + month(ending) AS last
    FROM (VALUES ('actual', $month), ('budget', $month), ('budget', $december)) wanted(scenario, ending)
    GROUP BY ALL"""


def _inside(kind: PeriodKind) -> str:
    return f"FILTER (number >= last - ({WINDOWS[kind][0].replace('month(month)', 'month(ending)')}))"


_ADDED_UP = f"""
    SELECT * FROM (FROM ruled WHERE month >= (SELECT min(ending) FROM d_ending)) JOIN (
        SELECT indicator_id, scenario, node_id, ending AS month,
               {for_each(_LONGER, lambda kind: _sums(kind, _inside(kind)))}
        FROM ruled JOIN d_ending USING (scenario) WHERE number BETWEEN last - {_LONGEST - 1} AND last
        GROUP BY ALL) USING (indicator_id, scenario, node_id, month)"""


def _widened(summed: str) -> str:
    """SQL of `period_value`, given how the months of each kind of period are summed."""
    return f"""
    CREATE OR REPLACE TEMP TABLE period_value AS
    WITH ruled AS (
        SELECT m.*, i.scale, i.shift, i.ytd_rule, i.r12_rule,
               i.time_rule = 'yearly' AS is_yearly, year(m.month) * 12 + month(m.month) AS number,
               {", ".join(_parts(rule) for rule in sorted({rule for _, rule, _ in WINDOWS.values()}))}
        FROM recent m JOIN d_indicator i USING (indicator_id)),
    summed AS ({summed}),
    counted AS (SELECT *, {for_each(_LONGER, _counted)} FROM summed),
    valued AS (SELECT *, {for_each(_LONGER, _valued)} FROM counted)
    SELECT {", ".join(SINGLE_MONTH)},
           value AS month_value, numerator AS month_numerator, denominator AS month_denominator,
           state AS month_state, reason AS month_reason, origin AS month_origin,
           has_data::INTEGER AS month_reporting, 1 AS month_expected, {for_each(_LONGER, _told)}
    FROM valued"""


_SAME = "p.indicator_id = {0}.indicator_id AND p.scenario = {0}.scenario AND p.node_id = {0}.node_id"

# A done-of-planned month tells how many are done so far this year, also when none was planned in the month itself;
# the ratio is the year-to-date figure.
_DONE_SO_FAR = f"""
    UPDATE period_value p
    SET month_value = CASE WHEN s.has_data THEN s.done ELSE p.month_value END,
        month_numerator = CASE WHEN s.has_data THEN s.done END,
        month_denominator = CASE WHEN s.has_data THEN s.planned END,
        month_state = CASE WHEN s.none_planned THEN s.origin::VARCHAR::state_name ELSE p.month_state END,
        month_reason = CASE WHEN s.none_planned THEN '' ELSE p.month_reason END
    FROM (SELECT m.*, m.state = 'not_applicable' AND m.has_data AS none_planned,
                 sum(m.numerator) OVER so_far AS done, sum(m.denominator) OVER so_far AS planned
          FROM recent m JOIN d_indicator i ON i.indicator_id = m.indicator_id AND i.measure = 'done_of_planned'
          WHERE m.month >= DATE '{{january}}'
          WINDOW so_far AS (PARTITION BY m.indicator_id, m.scenario, m.node_id, year(m.month) ORDER BY m.month)) s
    WHERE {_SAME.format("s")} AND p.month = s.month"""


_UNMEASURED = """
    CREATE OR REPLACE TEMP TABLE unmeasured AS
    SELECT indicator_id, scenario, node_id, month, reason FROM recent WHERE state = 'not_measurable'::state_name"""


def _why_not_measurable(kind: PeriodKind) -> str:
    """SQL: a period that contains a month which cannot be followed up gives that month's reason."""
    return f"""
        UPDATE period_value p SET {kind}_reason = w.reason
        FROM (SELECT p.indicator_id, p.scenario, p.node_id, p.month, max(m.reason) AS reason
              FROM (SELECT *, (month - INTERVAL 1 MONTH * ({WINDOWS[kind][0]}))::DATE AS first FROM period_value
                    WHERE {kind}_state = 'not_measurable') p
              JOIN unmeasured m ON {_SAME.format("m")}
              WHERE m.month BETWEEN p.first AND p.month
              GROUP BY ALL) w
        WHERE {_SAME.format("w")} AND p.month = w.month"""


def _let_reported_win(db: Connection, span: Span) -> None:
    """A figure delivered for a whole period replaces the computed one and is marked reported."""
    db.execute(f"""
        CREATE OR REPLACE TEMP TABLE delivered AS
        SELECT i.indicator_id, 'actual'::scenario_name AS scenario, h.node_id, o.month, o.period_kind,
               CASE WHEN o.numerator IS NOT NULL AND o.denominator <> 0 AND i.unit_rule = 'ratio'
                    THEN i.scale * o.numerator / o.denominator + i.shift ELSE o.value END AS value,
               o.numerator, o.denominator, i.unit_rule = 'ratio' AND o.denominator = 0 AS nothing,
               CASE WHEN nothing THEN 'not_applicable' ELSE o.state END AS state,
               CASE WHEN nothing THEN 'zero_denominator' ELSE o.comment END AS reason,
               CASE o.period_kind WHEN 'ytd' THEN month(o.month) WHEN 'tertial' THEN (month(o.month) - 1) % 4 + 1
                                  ELSE 12 END AS months
        FROM observation o JOIN d_indicator i ON i.indicator_id = o.series_id
        JOIN d_inside h ON h.node_id = try_cast(o.node_id AS node_name) AND h.month = o.month
                       AND h.ancestor_id = i.home
        WHERE o.period_kind IN ('ytd', 'rolling_12', 'tertial') AND o.scenario = 'actual'
          AND {span.holds("o.month")}
          AND (coalesce(o.value, o.numerator) IS NOT NULL
               OR o.state IN ('not_measurable', 'suppressed', 'not_applicable'))""")
    db.execute("""
        DELETE FROM delivered d WHERE EXISTS (
            SELECT 1 FROM d_unreliable u
            WHERE u.indicator_id = d.indicator_id AND u.node_id = d.node_id AND u.month <= d.month
              AND u.month > d.month - INTERVAL 1 MONTH * d.months)""")
    kinds = db.rows("SELECT DISTINCT period_kind FROM delivered")
    db.execute("""
        INSERT INTO period_value (indicator_id, scenario, node_id, month)
        SELECT DISTINCT indicator_id, scenario, node_id, month FROM delivered
        ANTI JOIN period_value USING (indicator_id, scenario, node_id, month)""")
    for (kind,) in kinds:
        db.execute(f"""
            UPDATE period_value p
            SET {kind}_value = d.value, {kind}_numerator = d.numerator, {kind}_denominator = d.denominator,
                {kind}_state = d.state::state_name, {kind}_reason = d.reason, {kind}_origin = 'reported',
                {kind}_reporting = CASE WHEN d.value IS NOT NULL OR d.denominator IS NOT NULL THEN d.months ELSE 0 END,
                {kind}_expected = d.months
            FROM delivered d
            WHERE d.period_kind = '{kind}' AND {_SAME.format("d")} AND p.month = d.month""")
    db.execute("DROP TABLE delivered")
