"""What a figure is compared with, and why not: the changes by name, changes of definition, units that came and went."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Break, Indicator, TimeRule
from nsvh_dash.model.organisation import Organisation, TreeChange
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.lookup import period_text

PREVIOUS_MONTH = "previous_month"
YEAR_START = "year_start"
SAME_MONTH_LAST_YEAR = "same_month_last_year"
SAME_PERIOD_LAST_YEAR = "same_period_last_year"


@dataclass(frozen=True, slots=True)
class Change:
    """One comparison of a figure with an earlier one, or why there is none."""

    name: str
    label: str
    kind: PeriodKind
    base: Month
    """The month that the earlier period ends in."""
    value: float | None
    blocked_by: Break | None
    """The change of definition that forbids the comparison."""
    reason: str
    """Why there is no value, in words; empty when there is one."""
    matched: int = 0
    """Like for like: the unit-months known in both years, of the `matchable` known in either."""
    matchable: int = 0


def comparisons(indicator: Indicator, figure: Figure, year_to_date: Figure | None) -> list[Change]:
    """A figure's changes since last month, New Year and last year, and the year to date's like for like."""
    at, kind = figure.month, figure.period_kind
    year_ago, new_year = at.plus(-12), Month(at.year - 1, 12)
    values = {
        PREVIOUS_MONTH: (f"Mot {fmt.month(at.plus(-1))}", at.plus(-1), figure.change_previous_month),
        YEAR_START: (texts.SINCE_NEW_YEAR, new_year, figure.change_year_start),
        SAME_MONTH_LAST_YEAR: (
            f"Mot {period_text(indicator, year_ago, kind)}",
            year_ago,
            figure.change_same_month_last_year,
        ),
    }
    found = [
        Change(name, label, kind, base, value, *_why_not(indicator, figure, name, base, value))
        for name, (label, base, value) in values.items()
    ]
    return found if year_to_date is None else [*found, _like_for_like(indicator, year_to_date)]


def _like_for_like(indicator: Indicator, figure: Figure) -> Change:
    base, value = figure.month.plus(-12), figure.change_same_period_last_year
    kind = PeriodKind.MONTH if indicator.time_rule is TimeRule.LAST else PeriodKind.YEAR_TO_DATE
    return Change(
        SAME_PERIOD_LAST_YEAR,
        f"{texts.LIKE_FOR_LIKE} {period_text(indicator, base, kind)}",
        PeriodKind.YEAR_TO_DATE,
        base,
        value,
        *_why_not(indicator, figure, SAME_PERIOD_LAST_YEAR, base, value),
        matched=figure.matched,
        matchable=figure.matchable,
    )


_KINDS = {
    PREVIOUS_MONTH: (PeriodKind.MONTH, PeriodKind.ROLLING_12),
    YEAR_START: (PeriodKind.MONTH,),
    SAME_MONTH_LAST_YEAR: tuple(PeriodKind),
    SAME_PERIOD_LAST_YEAR: (PeriodKind.YEAR_TO_DATE,),
}
"""The kinds of period each comparison is made for."""


def _why_not(
    indicator: Indicator, figure: Figure, name: str, base: Month, value: float | None
) -> tuple[Break | None, str]:
    if value is not None:
        return None, ""
    if figure.period_kind not in _KINDS[name]:
        return None, texts.NO_SUCH_COMPARISON
    blocking = indicator.break_between(base, figure.month, figure.period_kind)
    if blocking is None or figure.value is None:
        return None, texts.NOT_KNOWN_THEN
    return blocking, f"jämförs inte: definitionen ändrades {fmt.month(blocking.month)}; {_rebase(blocking)}"


def break_text(change: Break) -> str:
    """What changed, the definition before and since where they are known, and where to compare from."""
    said = [f"{change.text.rstrip('.')}."]
    said += [f"{word}: {text.rstrip('.')}." for word, text in (("Före", change.old), ("Efter", change.new)) if text]
    return " ".join([*said, f"{fmt.capital(_rebase(change))}; styrdiagrammets gränser börjar om där."])


def _rebase(change: Break) -> str:
    return f"jämför från och med {fmt.month(change.rebase_from)}"


def moves(organisation: Organisation, indicator: Indicator, node_id: str, earlier: Month, later: Month) -> TreeChange:
    """The units that came to a node and went from it between two months, of the kinds the indicator concerns."""
    kinds = {reporter.kind for reporter in indicator.reported_by}
    changed = organisation.changed(node_id, earlier, later)
    return TreeChange(
        tuple(unit for unit in changed.joined if not kinds or unit.kind in kinds),
        tuple(unit for unit in changed.left if not kinds or unit.kind in kinds),
    )


def moves_text(catalogue: Catalogue, indicator: Indicator, node_id: str, earlier: Month, later: Month) -> str:
    """`X tillkom, Y gick över till Folktandvården`; empty when nothing changed."""
    organisation = catalogue.organisation
    if organisation[node_id].kind.is_unit:
        return ""
    changed = moves(organisation, indicator, node_id, earlier, later)

    def parent(unit_id: str, month: Month) -> str:
        parent_id = organisation[unit_id].parent_at(month)
        return organisation[parent_id].name if parent_id else ""

    came = [
        f"{unit.name} kom från {parent(unit.id, earlier)}" if unit.exists(earlier) else f"{unit.name} tillkom"
        for unit in changed.joined
    ]
    went = [
        f"{unit.name} gick över till {parent(unit.id, later)}" if unit.exists(later) else f"{unit.name} lades ned"
        for unit in changed.left
    ]
    return ", ".join([*came, *went])
