"""Builds the targets: the rule a wording says, whether a written rule agrees, and when each target holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import PurePosixPath

from nsvh_dash.catalogue.files import Record
from nsvh_dash.catalogue.problems import Problems
from nsvh_dash.catalogue.validation import validate
from nsvh_dash.model.errors import WordingError
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.organisation import Organisation
from nsvh_dash.model.target import (
    ChangeSinceNewYear,
    Level,
    Milestones,
    NoTarget,
    Phased,
    Rule,
    Target,
    TargetRule,
    YearGoal,
)
from nsvh_dash.model.wording import parse

Decided = tuple[Record, Target]


def read_targets(records: Iterable[Record], indicators: Mapping[str, Indicator], problems: Problems) -> list[Decided]:
    """The targets of the records that could be read, with the rule their wording says when none is written."""
    found: list[Decided] = []
    for record in records:
        said = _said(record, indicators)
        if "rule" in record.values:
            target = validate(record, Target, problems)
            if target is not None:
                _check_agreement(record, target, said, problems)
        else:
            if isinstance(said, WordingError):
                problems.add(record.place("wording"), said.why, said.wording)
            # A wording that could not be read is a mistake already: any rule lets the other fields be checked.
            rule = said if isinstance(said, Rule) else NoTarget()
            values = {**record.values, "rule": rule.model_dump(mode="json")}
            target = validate(replace(record, values=values), Target, problems)
        if target is not None:
            found.append((record, target))
    return found


def _said(record: Record, indicators: Mapping[str, Indicator]) -> TargetRule | WordingError | None:
    """What the wording says, or why it cannot be read; None when it is not known what it speaks of."""
    indicator, year = indicators.get(record.string("indicator")), record.values.get("year")
    wording = record.string("wording")
    if indicator is None or not wording or not isinstance(year, int):
        return None
    try:
        return parse(wording, indicator, year)
    except WordingError as error:
        return error


def _check_agreement(
    record: Record, target: Target, said: TargetRule | WordingError | None, problems: Problems
) -> None:
    if isinstance(said, WordingError):
        if not target.note:
            problems.add(record.place("wording"), f"{said.why}. Behåll lydelsen om note förklarar regeln", said.wording)
    elif said is not None and not agree(target.rule, said):
        problems.add(
            record.place("rule"),
            f"regeln {written(target.rule)} säger något annat än lydelsen ”{target.wording}”, "
            f"som betyder {written(said)}",
        )


def agree(rule: TargetRule, said: TargetRule) -> bool:
    """Whether a rule says what a wording says, or settles what the wording leaves open.

    A year's goal need not say how it is spread over the months; a number without a month may be the plan of some.
    """
    match rule, said:
        case ChangeSinceNewYear() | YearGoal(), ChangeSinceNewYear(milestones=spread) | YearGoal(milestones=spread):
            open_spread = spread is Milestones.STRAIGHT_LINE
            return rule == (said.model_copy(update={"milestones": rule.milestones}) if open_spread else said)
        case Phased(), Phased() if _names_no_month(said):
            same_month = rule.model_copy(update={"months": said.months})
            return same_month == said and set(rule.months.values()) == set(said.months.values())
        case Level(strict=False), Phased() if _names_no_month(said):
            return rule.provisional == said.provisional and set(said.months.values()) == {rule.value}
    return rule == said


def _names_no_month(plan: Phased) -> bool:
    return len(plan.months) == 12 and len(set(plan.months.values())) == 1


def written(rule: TargetRule) -> str:
    """A rule as one writes it in a target file, what is not said left out."""
    return _toml({"kind": rule.kind, **rule.model_dump(mode="json", exclude_defaults=True)})


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml(item)}' for key, item in value.items())} }}"
    return f"{value:.15g}" if isinstance(value, float) else json.dumps(value)


def check_targets(
    targets: Sequence[Decided],
    homes: dict[str, str],
    nodes: set[str],
    organisation: Organisation,
    problems: Problems,
) -> None:
    """Note unknown indicators and nodes, wrong years, clashes in time, and nodes the indicator never covers."""
    for record, target in targets:
        if str(target.year) != PurePosixPath(record.file).stem:
            problems.add(record.place("year"), "stämmer inte med filens namn, som är året", target.year)
        if target.indicator not in homes:
            problems.add(record.place("indicator"), "finns inte bland indikatorerna", target.indicator, homes)
        if target.node not in nodes:
            problems.add(record.place("node"), "finns inte i organisationen", target.node, nodes)
        elif target.node in organisation:
            _check_node(record, target, homes.get(target.indicator, ""), organisation, problems)
    for _place, group in groupby(sorted(targets, key=_chronological), key=lambda pair: _chronological(pair)[:3]):
        _check_sequence(list(group), problems)


def _chronological(decided: Decided) -> tuple[object, ...]:
    target = decided[1]
    return target.indicator, target.node, target.year, target.first_month


def _check_sequence(targets: list[Decided], problems: Problems) -> None:
    """The targets of one indicator, node and year follow on each other without overlap or gap, each change with why."""
    for (before_record, before), (record, target) in pairwise(targets):
        place = f"{before_record.file}, rad {before_record.line}"
        if target.first_month <= before.last_month:
            message = f"har redan ett målvärde för samma tid och nivå i {place}"
            problems.add(record.place("indicator"), message, target.indicator)
        elif target.first_month != before.last_month.plus(1):
            message = f"börjar {target.first_month}, men målet i {place} gäller till och med {before.last_month}"
            problems.add(record.place("valid_from"), f"{message}; inget mål däremellan skrivs som ett eget mål")
    for position, (record, target) in enumerate(targets):
        ends_early = target.last_month.month < 12 and position == len(targets) - 1
        if (target.first_month.month > 1 or ends_early) and not target.reason:
            problems.add(record.place(), "reason saknas; ett mål som inte gäller hela året ska ha en orsak")


def _check_node(record: Record, target: Target, home: str, organisation: Organisation, problems: Problems) -> None:
    months = [target.first_month.plus(n) for n in range(target.last_month.months_since(target.first_month) + 1)]
    if not any(organisation[target.node].exists(month) for month in months):
        problems.add(record.place("node"), f"finns inte i organisationen år {target.year}", target.node)
    elif home in organisation and home not in _ancestors(target.node, organisation):
        problems.add(record.place("node"), f"ligger utanför ”{home}”, där indikatorn följs", target.node)


def _ancestors(node_id: str, organisation: Organisation) -> set[str]:
    """The node and everything it ever lay under."""
    found: set[str] = set()
    waiting = [node_id]
    while waiting:
        current = waiting.pop()
        if current in organisation and current not in found:
            found.add(current)
            waiting += [m.parent_id for m in organisation[current].memberships if m.parent_id]
    return found
