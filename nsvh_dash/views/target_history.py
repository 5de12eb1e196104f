"""What an indicator was to reach, decision by decision, and whether each asked for more or less than the one before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nsvh_dash.kpi.target_change import TargetChange, change_of
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.period import Month
from nsvh_dash.model.target import Target
from nsvh_dash.views import format as fmt
from nsvh_dash.views import target_text
from nsvh_dash.views.chart_block import DataTable
from nsvh_dash.views.texts import indicator as words


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One decision."""

    target: Target
    valid: str
    """The year, or the months of it that the decision holds."""
    asks: str
    """The rule as a sentence."""
    wording: str
    """As it was worded when it was decided."""
    decided_for: str
    change: TargetChange
    change_word: str
    note: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table, in the order of its headings."""
        return self.valid, self.asks, self.wording, self.decided_for, self.change_word, self.note


def build_target_history(
    catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month
) -> tuple[TargetRow, ...]:
    """The decisions of the node, or year by year of its nearest ancestor that has any; newest first."""
    rows: list[TargetRow] = []
    before: Target | None = None  # the last that asked for something
    for target in _decisions(catalogue, indicator, node_id, month):
        change = change_of(indicator, before.rule if before else None, target.rule)
        rows.append(
            TargetRow(
                target,
                _valid(target),
                fmt.capital(target_text.sentence(target.rule, indicator)),
                f"”{target.wording}”" if target.wording else fmt.ABSENT,
                catalogue.organisation[target.node].name,
                change,
                _change_word(change, target, before),
                ". ".join(said for said in (target.reason, target.note) if said),
            )
        )
        before = before if change is TargetChange.NONE else target
    return tuple(reversed(rows))


def _decisions(catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month) -> Iterable[Target]:
    """Oldest first."""
    own = [target for target in catalogue.targets if target.indicator == indicator.id]
    path = [node.id for node in reversed(catalogue.organisation.path(node_id, month))]
    for year in sorted({target.year for target in own}):
        at_nodes = ([t for t in own if (t.node, t.year) == (node, year)] for node in path)
        nearest = next((found for found in at_nodes if found), [])
        yield from sorted(nearest, key=lambda target: target.first_month)


def _change_word(change: TargetChange, target: Target, before: Target | None) -> str:
    """`Skärpt`, `Skärpt sedan 2022`: the year is said when it is not the one before."""
    word = words.TARGET_CHANGE[change]
    is_far = before is not None and change is not TargetChange.NONE and before.year < target.year - 1
    return f"{word} sedan {before.year}" if before is not None and is_far else word


def _valid(target: Target) -> str:
    first, last = target.first_month, target.last_month
    if (first.month, last.month) == (1, 12):
        return str(target.year)
    if first == last:
        return fmt.month(first)
    return f"{fmt.month_short(first)}{fmt.EN_DASH}{fmt.month_short(last)}{fmt.NBSP}{target.year}"


def target_table(rows: tuple[TargetRow, ...]) -> DataTable:
    """The decisions as a table."""
    cells = tuple(row.cells for row in rows)
    return DataTable(words.TARGET_HISTORY, words.TARGET_HEADINGS, cells, cells, ())
