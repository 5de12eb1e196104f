"""A small organisation and figures made by hand, so that views are tested without an engine or a database."""

from __future__ import annotations

from typing import Any

from nsvh_dash.kpi import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.finance import AccountKind
from nsvh_dash.model.indicator import Break, Direction, Group, Indicator, Measure, Perspective, TimeRule, UnitRule
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.organisation import NodeKind, Organisation
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.model.target import Level, Target
from tests.reference.building import account, indicator, node

APRIL = Month(2024, 4)

TREE = Organisation((
    node("nsvh", None, NodeKind.ADMINISTRATION),
    node("vc", "nsvh", NodeKind.BUSINESS_AREA),
    node("halmstad", "vc", NodeKind.GROUP),
    node("ekudden", "halmstad"),
    node("åsen", "halmstad"),
    node("öringe", "vc"),
    node("ftv", "nsvh", NodeKind.BUSINESS_AREA),
    node("gläntan", "ftv", NodeKind.DENTAL_CLINIC),
))  # fmt: skip


def _named(found: Indicator, name: str, **more: Any) -> Indicator:
    return found.model_copy(update={"name": f"Andel {name.lower()}", "short_name": name, **more})


PHONE = _named(
    indicator("phone", UnitRule.RATIO, TimeRule.RATIO, Measure.PERCENT, home="vc"),
    "Telefontillgänglighet",
    perspective=Perspective.POPULATION,
    group=Group.AVAILABILITY,
)
LISTED = _named(indicator("listed", UnitRule.SUM, TimeRule.LAST, home="vc"), "Listade patienter", decimals=0)
SICK = _named(
    indicator(
        "sick", UnitRule.RATIO, TimeRule.RATIO, Measure.PERCENT, Direction.DOWN,
        reported_by=(NodeKind.HEALTH_CENTRE, NodeKind.DENTAL_CLINIC),
    ),
    "Sjukfrånvaro",
    perspective=Perspective.STAFF,
    group=Group.STAFFING,
)  # fmt: skip
TURNOVER = _named(
    indicator("turnover", UnitRule.RATIO, TimeRule.R12_RATIO, Measure.PERCENT, Direction.DOWN),
    "Personalomsättning, R12",
    perspective=Perspective.STAFF,
    group=Group.STAFFING,
)
ASSESSMENT = _named(
    indicator("assessment", UnitRule.RATIO, TimeRule.RATIO, Measure.PERCENT, home="vc"),
    "Medicinsk bedömning",
    breaks=(
        Break(
            month=Month(2023, 10),
            text="Närakuten ingår från och med oktober 2023.",
            old="Vårdcentralerna.",
            new="Vårdcentralerna och Närakuten.",
        ),
    ),
)
INDEX = _named(indicator("index", UnitRule.REPORTED, TimeRule.YEARLY, Measure.INDEX, reported_by=()), "HME", decimals=0)

CATALOGUE = Catalogue(
    organisation=TREE,
    indicators=(PHONE, LISTED, SICK, TURNOVER, ASSESSMENT, INDEX),
    accounts=(
        account("result", AccountKind.RESULT),
        account("revenue", AccountKind.REVENUE, "result"),
        account("costs", AccountKind.COST, "result"),
        account("staff", AccountKind.COST, "costs"),
        account("investments", AccountKind.INVESTMENT),
    ),
    targets=(Target(indicator="phone", node="vc", year=2024, wording="95%", rule=Level(value=95.0)),),
    profiles=(),
    notice="Demodata",
)


def figure(
    indicator_id: str,
    node_id: str,
    value: float | None,
    target: float | None = None,
    status: Status | None = None,
    month: Month = APRIL,
    kind: PeriodKind = PeriodKind.MONTH,
    **more: Any,
) -> Figure:
    """A figure with its deviation worked out and nothing else known."""
    judged = value is not None and target is not None
    settled = status or (Status.NO_TARGET if value is not None else Status.MISSING)
    fields: dict[str, Any] = {
        "numerator": None, "denominator": None, "reason": "", "origin": "computed",
        "state": State.COMPUTED if value is not None else State.MISSING,
        "reporting": 3, "expected": 3, "months_reporting": 1, "months_expected": 1,
        "target": target, "target_id": None,
        "deviation": value - target if value is not None and target is not None else None,
        "status": settled if not judged else status or Status.REACHED,
        "change_previous_month": None, "change_year_start": None, "change_same_month_last_year": None,
        "change_same_period_last_year": None, "matched": 0, "matchable": 0,
        "reached": 0, "near": 0, "missed": 0, "not_judged": 0,
    }  # fmt: skip
    return Figure(indicator_id, node_id, month, kind, value, **(fields | more))
