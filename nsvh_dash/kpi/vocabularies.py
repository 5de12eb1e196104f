"""Names of the catalogue as types of the database: while figures are computed, and in `kpi` itself."""

from __future__ import annotations

from collections.abc import Iterable

from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import TimeRule, UnitRule, YearToDate
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import PeriodKind, Scenario
from nsvh_dash.store import Connection

_VOCABULARIES = (
    "indicator_name",
    "node_name",
    "line_name",
    "target_name",
    "state_name",
    "scenario_name",
    "origin_name",
    "status_name",
    "kind_name",
    "rule_name",
)


def name_vocabularies(db: Connection, catalogue: Catalogue) -> None:
    """Names as types of their own: the computation compares and joins them as small numbers.

    Prominent nodes come first: a scan for one of them skips what holds other units alone. The names stay with the
    figures, for whoever brings these up to a later batch.
    """
    prominent = prominent_nodes(catalogue)
    words: tuple[Iterable[str], ...] = (
        sorted(i.id for i in catalogue.indicators),
        sorted((node.id for node in catalogue.organisation.nodes), key=lambda name: (name not in prominent, name)),
        sorted(account.id for account in catalogue.accounts),
        sorted(target.id for target in catalogue.targets),
        State,
        (Scenario.ACTUAL, Scenario.BUDGET),
        ("awaited", "computed", "reported"),
        Status,
        sorted(PeriodKind),
        sorted({*UnitRule, *TimeRule, *YearToDate, "none"}),
    )
    for name, members in zip(_VOCABULARIES, words, strict=True):
        # A type has at least one member; no id is an empty text.
        listed = ", ".join(f"'{word}'" for word in members) or "''"
        db.execute(f"CREATE OR REPLACE TYPE {name} AS ENUM ({listed})")


def prominent_nodes(catalogue: Catalogue) -> set[str]:
    """What the page of an area reads, however many units there are: areas, and the homes of indicators."""
    nodes = catalogue.organisation.nodes
    areas = {m.parent_id for node in nodes for m in node.memberships if m.parent_id}
    return areas | {indicator.home for indicator in catalogue.indicators}
