"""Targets: who they apply to, which periods they speak of, and what they ask for a given month."""

from __future__ import annotations

from nsvh_dash.kpi import milestones
from nsvh_dash.kpi.periods import KINDS, for_each
from nsvh_dash.kpi.span import Span
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator, Measure, TimeRule
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.model.target import (
    AboveLastYear,
    Budget,
    ChangeSinceNewYear,
    Growth,
    Level,
    NoTarget,
    Phased,
    Target,
    TargetRule,
    YearGoal,
)
from nsvh_dash.store import Connection

_R12 = (TimeRule.R12_RATIO, TimeRule.R12_SUM)


def speaks_of(indicator: Indicator, rule: TargetRule) -> set[PeriodKind]:
    """The kinds of period a target judges: a month's plan says nothing of the year, an R12 level nothing of a month."""
    month, ytd, r12 = PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12
    match rule:
        case NoTarget():
            return set()
        case Phased() | ChangeSinceNewYear() | AboveLastYear():
            return {month}
        case YearGoal():
            return {ytd} if indicator.adds_up else {month}
        case Growth():
            return {r12} if indicator.time_rule in _R12 else {month, ytd}
        case Budget():
            return {ytd} if indicator.headline is ytd else {month, ytd}
        case Level():
            if indicator.time_rule in _R12:
                return {r12}
            if indicator.headline is ytd or indicator.measure is Measure.DONE_OF_PLANNED:
                return {ytd}
            return {month} if indicator.time_rule is TimeRule.SUM else {month, ytd}


def inherits(indicator: Indicator, rule: TargetRule) -> bool:
    """Whether nodes below without a target of their own share it: levels and percentages do, counts never."""
    if isinstance(rule, Level):
        return indicator.measure not in (Measure.COUNT, Measure.HOURS)
    return not isinstance(rule, Phased | ChangeSinceNewYear | YearGoal)


def is_strict(rule: TargetRule) -> bool:
    """Whether just meeting what the rule asks for is not enough."""
    return isinstance(rule, AboveLastYear) or (isinstance(rule, Level | YearGoal) and rule.strict)


def _amount(rule: TargetRule) -> float | None:
    match rule:
        case Level() | YearGoal():
            return rule.value
        case Growth():
            return rule.percent
        case ChangeSinceNewYear():
            return rule.amount
        case _:
            return None


def aim(db: Connection, catalogue: Catalogue, span: Span) -> None:
    """aimed: the compared values to which a target applies, beside what it asks of each kind of period it speaks of."""
    db.lay_out(
        "d_target",
        {
            "target_id": "target_name",
            "indicator_id": "indicator_name",
            "node_id": "node_name",
            "first_month": "DATE",
            "last_month": "DATE",
            "kind": "VARCHAR",
            "amount": "DOUBLE",
            "milestones": "VARCHAR",
            "from_new_year": "BOOLEAN",
            "strict": "BOOLEAN",
            "inherits": "BOOLEAN",
            **{f"speaks_{kind}": "BOOLEAN" for kind in KINDS},
        },
        (_row(target, catalogue.indicators_by_id[target.indicator]) for target in catalogue.targets),
    )
    db.lay_out(
        "d_phase",
        {"target_id": "target_name", "month_number": "INTEGER", "amount": "DOUBLE"},
        (
            (t.id, month, amount)
            for t in catalogue.targets
            if isinstance(t.rule, Phased)
            for month, amount in t.rule.months.items()
        ),
    )
    db.execute(_APPLIES.format(inside=span.holds("i.month")))
    milestones.spread(db, catalogue)
    db.execute(_AIM)


def _row(target: Target, indicator: Indicator) -> tuple[object, ...]:
    rule = target.rule
    way = rule.milestones.value if isinstance(rule, ChangeSinceNewYear | YearGoal) else None
    return (
        target.id,
        target.indicator,
        target.node,
        target.first_month.first_day,
        target.last_month.first_day,
        rule.kind,
        _amount(rule),
        way,
        isinstance(rule, ChangeSinceNewYear) or (isinstance(rule, YearGoal) and indicator.is_stock),
        is_strict(rule),
        inherits(indicator, rule),
        *(kind in speaks_of(indicator, rule) for kind in KINDS),
    )


# The nearest node at or above with a target that holds that month decides; distance 0 is the node's own.
_APPLIES = """
    CREATE OR REPLACE TEMP TABLE applies AS
    SELECT t.indicator_id, i.node_id, i.month, arg_min(t.target_id, i.distance) AS target_id
    FROM d_target t JOIN d_inside i ON i.ancestor_id = t.node_id AND i.month BETWEEN t.first_month AND t.last_month
    WHERE (i.distance = 0 OR t.inherits) AND {inside}
    GROUP BY ALL"""


def _asked(kind: PeriodKind) -> str:
    """SQL of what the target asks for a kind of period; nothing where it does not speak of it."""
    return f"""
        CASE WHEN t.speaks_{kind} THEN
            CASE t.kind WHEN 'level' THEN t.amount
                        WHEN 'growth' THEN CASE WHEN v.{kind}_last_year_whole
                                                THEN v.{kind}_last_year * (1 + t.amount / 100) END
                        WHEN 'above_last_year' THEN v.{kind}_last_year
                        WHEN 'phased' THEN h.amount
                        WHEN 'budget' THEN CASE WHEN b.{kind}_reporting >= v.{kind}_expected OR i.time_rule = 'last'
                                                THEN b.{kind}_value END
                        ELSE g.target END END AS {kind}_target"""


_AIM = f"""
    CREATE OR REPLACE TEMP VIEW aimed AS
    SELECT v.*, t.target_id, t.strict, i.sign, i.tolerance, {for_each(KINDS, _asked)}
    FROM compared v JOIN applies a ON a.indicator_id = v.indicator_id AND a.node_id = v.node_id AND a.month = v.month
    JOIN d_target t ON t.target_id = a.target_id
    JOIN d_indicator i ON i.indicator_id = v.indicator_id
    LEFT JOIN d_phase h ON h.target_id = t.target_id AND h.month_number = month(v.month)
    LEFT JOIN milestone g ON g.indicator_id = v.indicator_id AND g.node_id = v.node_id AND g.month = v.month
    LEFT JOIN (SELECT * FROM period_value WHERE scenario = 'budget') b
        ON b.indicator_id = v.indicator_id AND b.node_id = v.node_id AND b.month = v.month"""
