"""From budget to actual, step by step: the bars of the drawing, and the same in words and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from nsvh_dash.kpi.finance.bridge import Bridge, Part
from nsvh_dash.views import format as fmt
from nsvh_dash.views import money
from nsvh_dash.views.chart_block import ChartBlock, DataTable, heading
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.texts import finance as words

_MOST_NAMED = 3


class Role(StrEnum):
    """What a bar stands for, which decides how it is drawn."""

    BUDGET = "budget"
    FAVOURABLE = "favourable"
    UNFAVOURABLE = "unfavourable"
    UNEXPLAINED = "unexplained"
    ACTUAL = "actual"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a bridge, in the unit of its amounts."""

    id: str
    """The unit or line it stands for; empty for the budget, the actual and what is not explained."""
    name: str
    start: float
    end: float
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Steps:
    """What the steps of a bridge are: units or lines, by their ids."""

    names: Mapping[str, str]
    links: Mapping[str, str]
    heading: str
    subtitle: str
    shares: bool
    """Whether a variance is also said in per cent: of a line's budget it is, of a result near zero it misleads."""


@dataclass(frozen=True, slots=True)
class BridgeScreen:
    """A bridge as it is shown."""

    block: ChartBlock
    bars: tuple[Bar, ...]


def build_bridge(bridge: Bridge, steps: Steps, unit: AmountUnit, sums: Mapping[str, str]) -> BridgeScreen:
    """The bridge in words, bars and table. `sums` names the lines whose own parts may not add up."""
    known = [part for part in bridge.parts if part.variance is not None]
    return BridgeScreen(
        ChartBlock(
            _title(bridge, known, steps, unit),
            steps.subtitle,
            _summary(bridge, known, steps, unit),
            _table(bridge, steps, unit),
            tuple(_notes(bridge, steps, unit, sums)),
            is_empty=bridge.variance is None,
        ),
        _bars(bridge, known, steps, unit) if bridge.variance is not None else (),
    )


def written(part: Part, names: Mapping[str, str], unit: AmountUnit) -> str:
    """`Egen personal +10 185 tkr`."""
    return f"{names[part.id]} {money.written(part.variance, unit, signed=True)}"


def share(variance: float | None, budget: float | None) -> float | None:
    """A variance in per cent of the budget's size; its sign stays that of the variance."""
    return None if variance is None or not budget else 100 * variance / abs(budget)


def by_size(parts: list[Part]) -> list[Part]:
    """Those that move the whole most first, up or down."""
    return sorted(parts, key=lambda part: -abs(part.variance or 0.0))


def _title(bridge: Bridge, known: list[Part], steps: Steps, unit: AmountUnit) -> str:
    if bridge.variance is None:
        return words.NO_VARIANCE
    whole = money.written(bridge.variance, unit, signed=True)
    if not known:
        return f"Avvikelsen {whole} är inte fördelad"
    return f"{written(by_size(known)[0], steps.names, unit)} väger tyngst i avvikelsen {whole}"


def _summary(bridge: Bridge, known: list[Part], steps: Steps, unit: AmountUnit) -> str:
    if bridge.variance is None:
        return words.NO_VARIANCE_WHY
    said = (
        f"Budget {money.written(bridge.budget, unit)}, utfall {money.written(bridge.actual, unit)}, "
        f"avvikelse {money.written(bridge.variance, unit, signed=True)}."
    )
    if len(known) < 2:
        return said
    most = fmt.listing([written(part, steps.names, unit) for part in by_size(known)[:_MOST_NAMED]])
    return f"{said} Mest påverkar {most}."


def _notes(bridge: Bridge, steps: Steps, unit: AmountUnit, sums: Mapping[str, str]) -> list[str]:
    if bridge.variance is None:
        return []
    notes = []
    if bridge.unexplained:
        notes.append(f"Delarna förklarar inte {money.written(bridge.unexplained, unit, signed=True)} av avvikelsen.")
        notes += [
            f"{sums[line]} skiljer {money.written(amount, unit, signed=True)} från sina egna delar."
            for line, amount in bridge.unexplained_at
        ]
    for part in bridge.parts:
        if part.without_budget:
            months = fmt.listing([fmt.month(month) for month in part.without_budget])
            notes.append(
                f"{steps.names[part.id]} saknar budget för {months}; utfallet räknas utan något att hållas mot."
            )
    notes.append(
        money.parts_note([*(part.variance for part in bridge.parts), bridge.unexplained], bridge.variance, unit)
    )
    return [note for note in notes if note]


def _bars(bridge: Bridge, known: list[Part], steps: Steps, unit: AmountUnit) -> tuple[Bar, ...]:
    at = bridge.budget or 0.0
    bars = [_bar("", words.BUDGET_BAR, 0.0, at, money.bare(at, unit), Role.BUDGET, unit)]
    moves: list[tuple[str, str, float, Role | None]] = [
        (part.id, steps.names[part.id], part.variance or 0.0, None) for part in known if part.variance
    ]
    if bridge.unexplained:
        moves.append(("", words.UNEXPLAINED, bridge.unexplained, Role.UNEXPLAINED))
    for part_id, name, amount, fixed in moves:
        role = fixed or (Role.FAVOURABLE if amount >= 0 else Role.UNFAVOURABLE)
        bars.append(_bar(part_id, name, at, at + amount, money.bare(amount, unit, signed=True), role, unit))
        at += amount
    actual = bridge.actual or 0.0
    return (*bars, _bar("", words.ACTUAL_BAR, 0.0, actual, money.bare(actual, unit), Role.ACTUAL, unit))


def _bar(part_id: str, name: str, start: float, end: float, text: str, role: Role, unit: AmountUnit) -> Bar:
    return Bar(part_id, name, start / unit.thousands, end / unit.thousands, text, role)


def _table(bridge: Bridge, steps: Steps, unit: AmountUnit) -> DataTable:
    rows: list[tuple[str, float | None, float | None, float | None, str]] = [
        (steps.names[part.id], part.variance, part.budget, part.actual, steps.links.get(part.id, ""))
        for part in bridge.parts
    ]
    if bridge.unexplained:
        rows.append((words.UNEXPLAINED, bridge.unexplained, None, None, ""))
    if bridge.variance is not None:
        rows.append((words.WHOLE, bridge.variance, bridge.budget, bridge.actual, ""))
    headings = (words.VARIANCE, words.BUDGET_BAR, words.ACTUAL_BAR)
    table = DataTable(
        steps.subtitle,
        (steps.heading, *(heading(text, unit) for text in headings)),
        tuple(
            (name, money.bare(variance, unit, signed=True), money.bare(budget, unit), money.bare(actual, unit))
            for name, variance, budget, actual, _ in rows
        ),
        tuple((name, *(money.scaled(amount, unit) for amount in amounts)) for name, *amounts, _ in rows),
        (1, 2, 3),
        sums=frozenset() if bridge.variance is None else frozenset([len(rows) - 1]),
        links=tuple(link for *_, link in rows),
    )
    return _with_share(table, [share(variance, budget) for _, variance, budget, *_ in rows]) if steps.shares else table


def _with_share(table: DataTable, shares: Sequence[float | None]) -> DataTable:
    return replace(
        table,
        headings=(*table.headings, heading(words.VARIANCE, "%")),
        rows=tuple((*row, percent(part)) for row, part in zip(table.rows, shares, strict=True)),
        raw=tuple((*row, part) for row, part in zip(table.raw, shares, strict=True)),
        numeric=(*table.numeric, len(table.headings)),
    )


def percent(value: float | None) -> str:
    """`+2,5`: a growth or a share of the budget without its unit, for tables."""
    return fmt.ABSENT if value is None else fmt.number(value, 1, signed=True)
