"""What a batch changed, in Swedish: one line a figure, under a heading for each level of the organisation."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi.revision import Change, Known, Level, LevelCount, Revision
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.observation import State
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.lookup import period_text

_LEVEL = {
    Level.ADMINISTRATION: "Förvaltningen",
    Level.BUSINESS_AREA: "Verksamhetsområden",
    Level.GROUP: "Grupper",
    Level.UNIT: "Enheter",
}


@dataclass(frozen=True, slots=True)
class LevelLines:
    """A level's heading with its counts, and a line for each changed figure."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RevisionText:
    """The whole report; levels without a change are left out."""

    headline: str
    levels: tuple[LevelLines, ...]


def build_revision(catalogue: Catalogue, batch_id: int, revision: Revision) -> RevisionText:
    """The report of a batch."""
    total = len(revision.changes)
    what = f"{fmt.number(total)} {'siffra' if total == 1 else 'siffror'}" if total else "inga siffror"
    return RevisionText(
        f"Import {batch_id} ändrade {what}.",
        tuple(
            LevelLines(
                _heading(count),
                tuple(change_line(catalogue, change) for change in revision.changes if change.level is count.level),
            )
            for count in revision.levels
            if count.changed
        ),
    )


def change_line(catalogue: Catalogue, change: Change) -> str:
    """`Vårdcentralen Ekudden, SVF, mars 2024: 88,2 % → 86,9 % (−1,3 procentenheter); når målet → når inte målet`."""
    indicator = catalogue.indicators_by_id[change.indicator_id]
    place = catalogue.organisation[change.node_id].name
    period = period_text(indicator, change.month, change.period_kind)
    parts = [part for part in (_values(indicator, change), _targets(indicator, change), _statuses(change)) if part]
    return f"{place}, {indicator.short_name}, {period}: {'; '.join(parts)}"


def _heading(count: LevelCount) -> str:
    counted = (
        (count.changed, "ändrad siffra", "ändrade siffror"),
        (count.appeared, "fick värde", "fick värde"),
        (count.disappeared, "miste sitt värde", "miste sitt värde"),
        (count.improved, "bedöms bättre", "bedöms bättre"),
        (count.worsened, "bedöms sämre", "bedöms sämre"),
    )
    return f"{_LEVEL[count.level]}: " + ", ".join(
        f"{fmt.number(number)} {one if number == 1 else several}" for number, one, several in counted if number
    )


def _values(indicator: Indicator, change: Change) -> str:
    before, after = _value(indicator, change, change.before), _value(indicator, change, change.after)
    if change.difference:
        # What rounds to the same is told apart by the difference.
        return f"{before} → {after} ({fmt.difference(change.difference, indicator, change.period_kind)})"
    return f"{before} → {after}" if before != after else ""


def _value(indicator: Indicator, change: Change, known: Known | None) -> str:
    if known is None:
        return texts.STATE[State.MISSING].lower()
    if known.value is None:
        return texts.STATE[known.state].lower()
    marked = f" ({texts.STATE[State.PRELIMINARY].lower()})" if known.state is State.PRELIMINARY else ""
    return fmt.figure(known.value, indicator, change.period_kind) + marked


def _targets(indicator: Indicator, change: Change) -> str:
    if change.before is None or change.after is None or change.before.target == change.after.target:
        return ""
    before, after = (
        "inget" if known.target is None else fmt.target(known.target, indicator, change.period_kind)
        for known in (change.before, change.after)
    )
    return f"mål {before} → {after}" if before != after else ""


def _statuses(change: Change) -> str:
    before, after = (None if known is None else known.status for known in (change.before, change.after))
    if after is None or before is after:
        return ""
    new = texts.STATUS[after].lower()
    return new if before is None else f"{texts.STATUS[before].lower()} → {new}"
