"""Small numbers: cells on too few people are hidden, and enough beside them that no subtraction brings them back.

Primary suppression hides what stands on fewer than the indicator's least denominator. Complementary
suppression then sees to it that a shown parent never has exactly one hidden child, and that no longer period
is shown that contains a hidden month. After Hundepool et al., Statistical Disclosure Control (2012).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from nsvh_dash.kpi.periods import KINDS, WINDOWS
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.store import Connection

SUPPRESSED = {"series_id": "VARCHAR", "node_id": "VARCHAR", "month": "DATE"}


def hide_small_cells(db: Connection, catalogue: Catalogue) -> None:
    """suppressed: the hidden node and month of each series; their values leave `period_value`, windows included.

    What feeds an indicator by formula is hidden with it: its parts would tell as much.
    """
    for indicator in catalogue.indicators:
        if indicator.least_denominator is not None:
            db.insert("suppressed", SUPPRESSED, _hidden_cells(db, indicator, indicator.least_denominator))
    for kind in KINDS:
        db.execute(_hide(kind))


def _hide(kind: PeriodKind) -> str:
    """SQL that empties what contains a hidden month."""
    before = WINDOWS[kind][0].replace("month(month)", "month(p.month)") if kind in WINDOWS else "0"
    return f"""
        UPDATE period_value p SET {kind}_value = NULL, {kind}_numerator = NULL, {kind}_denominator = NULL,
               {kind}_state = 'suppressed', {kind}_reason = 'suppressed'
        FROM (SELECT s.* REPLACE (s.node_id::node_name AS node_id), i.indicator_id FROM suppressed s
              JOIN d_indicator i ON i.indicator_id = s.series_id) s
        WHERE s.indicator_id = p.indicator_id AND s.node_id = p.node_id
          AND coalesce(p.{kind}_value, p.{kind}_denominator) IS NOT NULL AND s.month <= p.month
          AND s.month >= p.month - INTERVAL 1 MONTH * ({before})"""


def _hidden_cells(db: Connection, indicator: Indicator, least: int) -> list[tuple[str, str, object]]:
    sizes: dict[object, dict[str, float]] = defaultdict(dict)
    parents: dict[object, dict[str, str]] = defaultdict(dict)
    for month, node, parent, size in db.rows(
        """
        SELECT r.month, r.node_id, t.parent_id, abs(coalesce(r.denominator, r.value))
        FROM resolved r JOIN d_tree t ON t.node_id = r.node_id AND t.month = r.month
        WHERE r.indicator_id = ? AND r.scenario = 'actual' AND coalesce(r.denominator, r.value) IS NOT NULL""",
        [indicator.id],
    ):
        sizes[month][node] = size
        parents[month][node] = parent
    series = (indicator.id, *indicator.numerator, *indicator.denominator)
    return [
        (name, node, month)
        for month in sizes
        for node in sorted(hidden(sizes[month], parents[month], least))
        for name in series
    ]


def hidden(sizes: Mapping[str, float], parents: Mapping[str, str | None], least: float) -> set[str]:
    """The nodes to hide in one month, given each node's size and its parent. Smallest complements are chosen."""
    children: dict[str, list[str]] = defaultdict(list)
    for node in sorted(sizes, key=lambda node: (sizes[node], node)):
        parent = parents.get(node)
        if parent is not None and parent in sizes:
            children[parent].append(node)
    gone = {node for node, size in sizes.items() if size < least}

    def hide_with_a_part(node: str) -> None:
        gone.add(node)
        if children[node] and gone.isdisjoint(children[node]):
            hide_with_a_part(children[node][0])

    for parent in sorted(sizes, key=lambda node: -_depth(node, parents)):
        below = children[parent]
        if len(gone.intersection(below)) != 1:
            continue
        shown = [node for node in below if node not in gone]
        if shown:
            hide_with_a_part(shown[0])
        else:
            gone.add(parent)
    return gone


def _depth(node: str, parents: Mapping[str, str | None]) -> int:
    parent = parents.get(node)
    return 0 if parent is None else 1 + _depth(parent, parents)
