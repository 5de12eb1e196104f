"""Commands that explain: why a figure is what it is, and what a batch changed."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any

from nsvh_dash.cli.answers import shown_at
from nsvh_dash.cli.output import answer, fields_of
from nsvh_dash.cli.reading import opened
from nsvh_dash.kpi.revision import Change, read_revision
from nsvh_dash.kpi.why import explain
from nsvh_dash.model.period import PeriodKind
from nsvh_dash.settings import Settings
from nsvh_dash.views.revision import LevelLines, build_revision
from nsvh_dash.views.why import PartLine, Why, build_why

PERIODS = tuple(
    kind.value for kind in (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12, PeriodKind.TERTIAL)
)
_MOST_LINES = 40
"""Changes or rows printed of each sort; `--json` gives all."""


def why(settings: Settings, options: argparse.Namespace) -> int:
    """How one figure came about: sentences and tables, or every number of it as JSON."""
    with opened(settings, options.as_of) as dashboard:
        catalogue = dashboard.catalogue
        indicator = catalogue.find_indicator(options.indicator)
        node = shown_at(catalogue, indicator, catalogue.find_node(options.unit), options.month)
        period = PeriodKind(options.period) if options.period else indicator.headline
        explanation = explain(dashboard.snapshot, catalogue, indicator, node.id, options.month, period)
    told = build_why(catalogue, explanation)
    if options.json:
        answer({"text": told.headline, "sentences": told.sentences, **fields_of(explanation)}, as_json=True)
        return 0
    for line in _why_lines(told):
        print(line)
    return 0


def _why_lines(told: Why) -> Iterator[str]:
    yield told.headline
    yield from told.sentences
    for heading, parts in (("Månader", told.months), ("Enheter", told.units)):
        if parts:
            yield f"\n{heading}"
            yield from (_part_line(part) for part in parts)
    if told.sources:
        yield "\nRader"
        rows = (f"  {row.unit}, {row.series}, {row.period}: {row.value}  [{row.place}]" for row in told.sources)
        yield from _first(rows, len(told.sources))


def _part_line(part: PartLine) -> str:
    pair = f" = {part.numerator} / {part.denominator}" if part.has_pair else ""
    return f"  {part.label}: {part.value}{pair}{'' if part.counts else ' (ingår inte)'}"


def revision(settings: Settings, options: argparse.Namespace) -> int:
    """Every figure a batch changed, level by level."""
    batch, catalogue, found = read_revision(settings, options.batch)
    if options.json:
        levels = {count.level.value: fields_of(count) for count in found.levels}
        answer({"batch": batch, "levels": levels, "changes": [_change(c) for c in found.changes]}, as_json=True)
        return 0
    told = build_revision(catalogue, found, batch.id, batch.concerns)
    print(told.headline)
    for level in told.levels:
        for line in _level_lines(level):
            print(line)
    return 0


def _level_lines(level: LevelLines) -> Iterator[str]:
    yield f"\n{level.heading}"
    yield from _first((f"  {line}" for line in level.lines), len(level.lines))


def _first(lines: Iterable[str], count: int) -> Iterator[str]:
    """The first lines, and how many more there are."""
    yield from (line for _, line in zip(range(_MOST_LINES), lines, strict=False))
    if count > _MOST_LINES:
        yield f"  … och {count - _MOST_LINES} till; alla fås med --json"


def _change(change: Change) -> dict[str, Any]:
    return fields_of(change) | {"difference": change.difference, "flip": change.flip}
