"""What a batch changed, in Swedish: one line a figure, under a heading for each level of the organisation."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi.revision import Change, Known, Level, LevelCount, Revision
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import PeriodKind
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


def build_revision(catalogue: Catalogue, revision: Revision, batch_id: int, withdrawn: int | None) -> RevisionText:
    """The report of a batch; `withdrawn` is the import that it took back or let count again, if that is what it did."""
    total = len(revision.changes)
    what = f"{fmt.number(total)} {'siffra' if total == 1 else 'siffror'}" if total else "inga siffror"
    of = "" if withdrawn is None else f", som gäller import {withdrawn},"
    return RevisionText(
        f"{'Import' if withdrawn is None else 'Ändring'} {batch_id}{of} ändrade {what}.",
        tuple(
            LevelLines(
                level_heading(count),
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
    if change.period_kind is PeriodKind.TERTIAL:
        period += " (tertial)"  # the year's first months are both a tertial and the year to date
    parts = [part for part in (_values(indicator, change), _targets(indicator, change), _statuses(change)) if part]
    return f"{place}, {indicator.short_name}, {period}: {'; '.join(parts)}"


def level_heading(count: LevelCount) -> str:
    """`Enheter: 3 ändrade siffror, varav 1 bedöms sämre`."""
    changed = f"{fmt.number(count.changed)} {'ändrad siffra' if count.changed == 1 else 'ändrade siffror'}"
    of_which = (
        (count.appeared, "fick värde"),
        (count.disappeared, "miste sitt värde"),
        (count.improved, "bedöms bättre"),
        (count.worsened, "bedöms sämre"),
    )
    found = [f"{fmt.number(number)} {what}" for number, what in of_which if number]
    return f"{_LEVEL[count.level]}: {changed}" + (f", varav {fmt.listing(found)}" if found else "")


def _values(indicator: Indicator, change: Change) -> str:
    before, after = value_of(indicator, change, change.before), value_of(indicator, change, change.after)
    if change.difference:
        # What rounds to the same is told apart by the difference.
        return f"{before} → {after} ({fmt.difference(change.difference, indicator, change.period_kind)})"
    return f"{before} → {after}" if before != after else ""


def value_of(indicator: Indicator, change: Change, known: Known | None) -> str:
    """A side of a change as text: the figure, or why there is none."""
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
    if before is None:
        return texts.STATUS[after].lower() if after in (Status.REACHED, Status.NEAR, Status.MISSED) else ""
    return f"{texts.STATUS[before].lower()} → {texts.STATUS[after].lower()}"
