"""Small numbers: cells on too few people are hidden, and enough beside them that no subtraction brings them back.

Primary suppression hides what stands on fewer than the indicator's least denominator. Complementary
suppression then sees to it that no sum of a parent and its children has exactly one hidden cell, in the indicator
or in any series that tells of it, and that no longer period is shown that contains a hidden month.
After Hundepool et al., Statistical Disclosure Control (2012).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from nsvh_dash.kpi.periods import KINDS, WINDOWS
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.store import Connection

SUPPRESSED = {"series_id": "VARCHAR", "node_id": "VARCHAR", "month": "DATE"}


def hide_small_cells(db: Connection, catalogue: Catalogue) -> None:
    """suppressed: the hidden node and month of each series; their values leave `period_value`, windows included.

    What feeds an indicator by formula is hidden with it, and what else is made of the same series: they would
    tell as much.
    """
    guarded = [indicator for indicator in catalogue.indicators if indicator.least_denominator is not None]
    for indicator in guarded:
        db.insert("suppressed", SUPPRESSED, _hidden_cells(db, indicator, _telling(catalogue, indicator)))
    for kind in KINDS if guarded else ():
        db.execute(_hide(kind))


def _hide(kind: PeriodKind) -> str:
    """SQL that empties what contains a hidden month."""
    before = WINDOWS[kind][0].replace("month(month)", "month(p.month)") if kind in WINDOWS else "0"
    return f"""
        UPDATE period_value p SET {kind}_value = NULL, {kind}_numerator = NULL, {kind}_denominator = NULL,
               {kind}_state = 'suppressed', {kind}_reason = 'suppressed'
        FROM (SELECT s.* REPLACE (s.node_id::node_name AS node_id), i.indicator_id FROM suppressed s
              JOIN d_indicator i ON i.indicator_id = s.series_id) s
        WHERE p.scenario = 'actual' AND s.indicator_id = p.indicator_id AND s.node_id = p.node_id
          AND coalesce(p.{kind}_value, p.{kind}_denominator) IS NOT NULL AND s.month <= p.month
          AND s.month >= p.month - INTERVAL 1 MONTH * ({before})"""


def _telling(catalogue: Catalogue, indicator: Indicator) -> list[str]:
    """The indicator, the series it is made of, and every other indicator that shows one of these as its part."""
    shared = {indicator.id, *indicator.numerator, *indicator.denominator}
    made_of_them = {i.id for i in catalogue.indicators if shared & {*i.numerator, *i.denominator}}
    return sorted((shared | made_of_them) & catalogue.indicators_by_id.keys())


def _hidden_cells(db: Connection, indicator: Indicator, series: list[str]) -> Iterator[tuple[str, str, object]]:
    """The cells to hide, month by month, in every series that tells of the indicator."""
    small: dict[object, set[str]] = defaultdict(set)
    sizes: dict[object, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    parents: dict[object, dict[str, str | None]] = defaultdict(dict)
    for name, month, node, parent, size in db.rows(_SIZES, {"series": series}):
        # A percentage without its numbers may stand on anything: it is hidden, and is part of no sum.
        if name == indicator.id and (size is None or size < (indicator.least_denominator or 0)):
            small[month].add(node)
        if size is not None:
            sizes[month][name][node] = size
        parents[month][node] = parent
    for month, nodes in small.items():
        own = Sums(sizes[month][indicator.id], parents[month])
        gone = hidden(nodes, own)
        yield from ((indicator.id, node, month) for node in sorted(gone))
        for name in (name for name in series if name != indicator.id):
            also = hidden_with(gone, own, Sums(sizes[month][name], parents[month]))
            yield from ((name, node, month) for node in sorted(also))


_SIZES = """
    SELECT r.indicator_id, r.month, r.node_id, t.parent_id,
           abs(CASE WHEN i.unit_rule = 'ratio' THEN r.denominator ELSE r.value END)
    FROM resolved r JOIN d_indicator i USING (indicator_id)
    JOIN d_tree t ON t.node_id = r.node_id AND t.month = r.month
    WHERE list_contains($series, r.indicator_id::VARCHAR) AND r.scenario = 'actual'
      AND coalesce(r.denominator, r.value) IS NOT NULL"""


class Sums:
    """The nodes that have a figure in a series and month, where a parent's is the sum of its children's."""

    def __init__(self, sizes: Mapping[str, float], parents: Mapping[str, str | None]) -> None:
        self.nodes = sorted(sizes, key=lambda node: (sizes[node], node))
        self.parents = parents
        self.children: dict[str, list[str]] = defaultdict(list)
        for node in self.nodes:
            parent = parents.get(node)
            if parent is not None and parent in sizes:
                self.children[parent].append(node)

    def depth(self, node: str) -> int:
        """How far below the root a node lies."""
        parent = self.parents.get(node)
        return 0 if parent is None else 1 + self.depth(parent)


def hidden(small: Iterable[str], sums: Sums) -> set[str]:
    """The nodes to hide: the small ones, and the smallest beside them until no sum has exactly one hidden."""
    gone, families = set(small), [[*below, parent] for parent, below in sums.children.items()]
    while True:
        alone = [family for family in families if len(gone.intersection(family)) == 1]
        if not alone:
            return gone
        deepest = max(alone, key=lambda family: sums.depth(family[-1]))
        gone.add(next(node for node in deepest if node not in gone))


def hidden_with(gone: set[str], own: Sums, other: Sums) -> set[str]:
    """The nodes to hide in another series that holds the same numbers, given those hidden in the indicator.

    The series may lack some units. A sum of it that leaves out a hidden unit, beside the indicator's that does
    not, would give that unit away: such sums are hidden too, up to the root.
    """
    also: set[str] = set()

    def unknown(node: str, sums: Sums) -> frozenset[str]:
        """The hidden units in the sum of a node, once everything shown is subtracted."""
        below = [child for child in sums.children[node] if child in (gone if sums is own else also)]
        return frozenset().union(*(unknown(child, sums) or {child} for child in below))

    for node in sorted(other.nodes, key=other.depth, reverse=True):
        left = unknown(node, other)
        if node in gone if not other.children[node] else left and (node in gone or left != unknown(node, own)):
            also.add(node)
    return also
