"""A plan beside the one before it: what came, went, stayed and changed name, and what each target became."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from nsvh_dash.kpi.target_change import TargetChange, change_of
from nsvh_dash.model.catalogue import Catalogue, fold
from nsvh_dash.model.goal import Continuing, Plan
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.period import Month
from nsvh_dash.model.target import NoTarget, Target
from nsvh_dash.views import format as fmt
from nsvh_dash.views import target_text
from nsvh_dash.views.chart_block import ChartBlock, DataTable
from nsvh_dash.views.lookup import placed_indicators
from nsvh_dash.views.selection import link_to
from nsvh_dash.views.texts import goals as words
from nsvh_dash.views.texts import indicator as indicator_texts
from nsvh_dash.views.texts.goals import Fate, Level

_ORDER = (
    TargetChange.SHARPER,
    TargetChange.EASIER,
    TargetChange.OTHER,
    TargetChange.FIRST,
    TargetChange.NONE,
    TargetChange.SAME,
)


@dataclass(frozen=True, slots=True)
class FateRow:
    """One thing of a plan, in one plan or both."""

    level: Level
    then: str
    now: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One indicator's target at one node, then and now."""

    indicator: Indicator
    node_name: str
    then: str
    now: str
    change: TargetChange
    word: str
    plans: str
    """Which of the plans follow it."""


@dataclass(frozen=True, slots=True)
class YearsScreen:
    """Two plans beside each other."""

    then: int
    now: int
    rows: tuple[FateRow, ...]
    targets: tuple[TargetRow, ...]
    fates_block: ChartBlock
    targets_block: ChartBlock


def compare_years(catalogue: Catalogue, node_id: str, month: Month, year: int) -> YearsScreen | None:
    """The plan of a year and the one before it, or after it where it is the first; None where there is no other."""
    years = [plan.year for plan in catalogue.plans]
    if year not in years or len(years) < 2:
        return None
    later = max(years.index(year), 1)
    then, now = catalogue.plans[later - 1], catalogue.plans[later]
    rows = (*_fates(then, now), *_indicators(catalogue, then, now))
    targets = tuple(_targets(catalogue, node_id, month, then, now))
    about = f"Plan {then.year} och plan {now.year}"
    node = catalogue.organisation[node_id].name
    return YearsScreen(
        then.year,
        now.year,
        rows,
        targets,
        ChartBlock(f"Från plan {then.year} till plan {now.year}", about, _told(rows), _fates_table(rows, then, now)),
        ChartBlock(
            f"Målvärdena {then.year} och {now.year}",
            f"{about}, {node}",
            _told_of(targets),
            _targets_table(catalogue, targets, node_id, month, then.year, now.year),
        ),
    )


def _fates(then: Plan, now: Plan) -> Iterator[FateRow]:
    levels: tuple[tuple[Level, Callable[[Plan], Sequence[Continuing]]], ...] = (
        (Level.FOCUS_AREA, lambda plan: plan.focus_areas),
        (Level.GOAL, lambda plan: plan.goals),
        (Level.ASSIGNMENT, lambda plan: plan.assignments),
    )
    for level, of in levels:
        before = {entry.id: entry.name for entry in of(then)}
        carried: set[str] = set()
        for entry in of(now):
            names = [before[one] for one in entry.continues if one in before]
            carried.update(entry.continues)
            yield FateRow(level, "; ".join(names), entry.name, _fate(names, entry.name))
        yield from (FateRow(level, name, "", Fate.WENT) for id_, name in before.items() if id_ not in carried)


def _fate(names: Sequence[str], name: str) -> Fate:
    if not names:
        return Fate.CAME
    return Fate.KEPT if all(fold(one) == fold(name) for one in names) else Fate.RENAMED


def _indicators(catalogue: Catalogue, then: Plan, now: Plan) -> Iterator[FateRow]:
    """Indicators keep their names here, whatever the plans call them."""
    for id_ in dict.fromkeys((*now.indicators, *then.indicators)):
        name = catalogue.indicators_by_id[id_].name
        was, is_now = id_ in then.indicators, id_ in now.indicators
        fate = Fate.KEPT if was and is_now else Fate.CAME if is_now else Fate.WENT
        yield FateRow(Level.INDICATOR, name if was else "", name if is_now else "", fate)


def _targets(catalogue: Catalogue, node_id: str, month: Month, then: Plan, now: Plan) -> Iterator[TargetRow]:
    """The targets that concern a node: its own, those it inherits and those beneath it; what changed comes first."""
    organisation = catalogue.organisation
    near = {node.id for node in organisation.path(node_id, month)} | {
        node.id for node in organisation.below(node_id, month)
    }
    rows = [
        _target_row(catalogue, placed.indicator, at, then, now)
        for placed in placed_indicators(catalogue, node_id, month)
        if placed.indicator.id in (*then.indicators, *now.indicators)
        for at in _decided_for(catalogue, placed.indicator, near, (then.year, now.year))
    ]
    yield from sorted(rows, key=lambda row: _ORDER.index(row.change))


def _decided_for(catalogue: Catalogue, indicator: Indicator, near: set[str], years: tuple[int, int]) -> list[str]:
    found = [t.node for t in catalogue.targets if t.indicator == indicator.id and t.year in years and t.node in near]
    return list(dict.fromkeys(found)) or [indicator.home]


def _target_row(catalogue: Catalogue, indicator: Indicator, node_id: str, then: Plan, now: Plan) -> TargetRow:
    before, after = (_decided(catalogue, indicator, node_id, plan) for plan in (then, now))
    change = _change(indicator, before, after)
    return TargetRow(
        indicator,
        catalogue.organisation[node_id].name,
        _asks(indicator, before),
        _asks(indicator, after),
        change,
        indicator_texts.TARGET_CHANGE[change],
        _followed(indicator, then, now),
    )


def _decided(catalogue: Catalogue, indicator: Indicator, node_id: str, plan: Plan) -> Target | None:
    """The last that was decided in a year."""
    own = [t for t in catalogue.targets if (t.indicator, t.node, t.year) == (indicator.id, node_id, plan.year)]
    return max(own, key=lambda target: target.first_month, default=None)


def _asks(indicator: Indicator, target: Target | None) -> str:
    return target_text.sentence(target.rule, indicator) if target else words.NO_TARGET


def _followed(indicator: Indicator, then: Plan, now: Plan) -> str:
    years = [plan.year for plan in (then, now) if indicator.id in plan.indicators]
    return words.IN_BOTH if len(years) > 1 else words.IN_ONE.format(year=years[0])


def _change(indicator: Indicator, before: Target | None, after: Target | None) -> TargetChange:
    """What became of a target; one that asked for nothing then is as good as none."""
    asked = before.rule if before and not isinstance(before.rule, NoTarget) else None
    return change_of(indicator, asked, after.rule if after else NoTarget())


def _told(rows: Sequence[FateRow]) -> str:
    """`Fokusområden: 2 kvar, 2 fortsätter under nytt namn, 2 nya, 2 utgick.`, a sentence a level."""
    said = []
    for level, (_one, many) in words.LEVELS_MANY.items():
        counts = Counter(row.fate for row in rows if row.level is level)
        told = ", ".join(f"{counts[fate]}{fmt.NBSP}{words.FATE_PHRASE[fate]}" for fate in Fate if counts[fate])
        if told:
            said.append(f"{fmt.capital(many)}: {told}.")
    return " ".join(said)


def _told_of(rows: Sequence[TargetRow]) -> str:
    counts = Counter(row.change for row in rows)
    told = [f"{indicator_texts.TARGET_CHANGE[change].lower()} {counts[change]}" for change in _ORDER if counts[change]]
    return f"Av {counts.total()} målvärden: {', '.join(told)}." if told else words.NO_TARGETS


def _fates_table(rows: Sequence[FateRow], then: Plan, now: Plan) -> DataTable:
    cells = tuple(
        (_level(row.level, then, now), row.then or fmt.ABSENT, row.now or fmt.ABSENT, words.FATE[row.fate])
        for row in rows
    )
    raw = tuple((_level(row.level, then, now), row.then, row.now, words.FATE[row.fate]) for row in rows)
    headings = (words.LEVEL_HEADING, f"Plan {then.year}", f"Plan {now.year}", words.FATE_HEADING)
    return DataTable(f"Från plan {then.year} till plan {now.year}", headings, cells, raw, ())


def _level(level: Level, then: Plan, now: Plan) -> str:
    """`Mål`, and what the earlier plan called it when that was something else."""
    if level is not Level.GOAL or then.goals_called == now.goals_called:
        return words.LEVEL[level]
    return f"{now.goals_called} ({then.year}: {then.goals_called.lower()})"


def _targets_table(
    catalogue: Catalogue, rows: Sequence[TargetRow], node_id: str, month: Month, then: int, now: int
) -> DataTable:
    cells = tuple((row.indicator.short_name, row.then, row.now, row.word, row.node_name, row.plans) for row in rows)
    return DataTable(
        words.TARGETS_TITLE,
        (words.LEVEL[Level.INDICATOR], str(then), str(now), words.CHANGE_HEADING, words.APPLIES_TO, words.IN_PLANS),
        cells,
        cells,
        (),
        links=tuple(link_to(catalogue, "indikator", node_id, month, indikator=row.indicator.id) for row in rows),
    )
