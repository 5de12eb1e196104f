"""Builds the preview's lists: the rows that change and the figures that change with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nsvh_dash.kpi.arrival import Changed
from nsvh_dash.kpi.revision import Change, Level, Revision
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.importing.preview import (
    MAX_EFFECTS,
    ChangeKind,
    EffectLine,
    Effects,
    LevelEffect,
    RowChange,
)
from nsvh_dash.views.importing.values import SCENARIO, node_name, series_name, value_text
from nsvh_dash.views.lookup import period_text
from nsvh_dash.views.revision import level_heading, value_of

NO_EFFECT = Effects((), 0, ())
_JUDGED = (Status.REACHED, Status.NEAR, Status.MISSED)


def build_changes(catalogue: Catalogue, changes: Iterable[Changed], files: Mapping[int, str]) -> tuple[RowChange, ...]:
    """The rows that change, as text."""
    return tuple(_change(catalogue, changed, files[changed.file_id]) for changed in changes)


def _change(catalogue: Catalogue, changed: Changed, file: str) -> RowChange:
    fact, before = changed.fact, changed.before
    return RowChange(
        file,
        series_name(catalogue, fact.series_id),
        node_name(catalogue, fact.node_id),
        fmt.period(fact.month, fact.period_kind),
        SCENARIO[fact.scenario],
        "" if before is None else value_text(catalogue, fact.series_id, before, fact.period_kind),
        value_text(catalogue, fact.series_id, changed.after, fact.period_kind),
        ChangeKind.NEW if before is None else ChangeKind.CHANGED,
    )


def build_effects(catalogue: Catalogue, revision: Revision) -> Effects:
    """The figures that change: level by level from the top, in each the judgements that turn first."""
    levels = list(Level)
    ordered = sorted(revision.changes, key=lambda change: (levels.index(change.level), change.flip == 0))
    return Effects(
        tuple(_effect(catalogue, change) for change in ordered[:MAX_EFFECTS]),
        len(ordered),
        tuple(
            LevelEffect(count.level, level_heading(count), count.changed, count.improved, count.worsened)
            for count in revision.levels
            if count.changed
        ),
    )


def _effect(catalogue: Catalogue, change: Change) -> EffectLine:
    indicator = catalogue.indicators_by_id[change.indicator_id]
    before, after = (None if known is None else known.status for known in (change.before, change.after))
    period = period_text(indicator, change.month, change.period_kind)
    return EffectLine(
        change.level,
        catalogue.organisation[change.node_id].name,
        indicator.short_name,
        f"{period} (tertial)" if change.period_kind is PeriodKind.TERTIAL else period,
        value_of(indicator, change, change.before),
        value_of(indicator, change, change.after),
        "" if change.difference is None else fmt.difference(change.difference, indicator, change.period_kind),
        before,
        after,
        _status_text(before, after),
        change.flip,
    )


def _status_text(before: Status | None, after: Status | None) -> str:
    if after is None:
        return "" if before is None else f"{texts.STATUS[before]} → {texts.STATUS[Status.MISSING]}"
    if before is after or before is None:
        return texts.STATUS[after] if after in _JUDGED else ""
    return f"{texts.STATUS[before]} → {texts.STATUS[after]}"
