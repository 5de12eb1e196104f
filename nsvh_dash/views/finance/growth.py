"""How costs or revenues grow, beside what the budget allows: the pins of the drawing, the words and the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nsvh_dash.kpi.finance.growth import Growth
from nsvh_dash.kpi.finance.tables import Development
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import money
from nsvh_dash.views.chart_block import ChartBlock, DataTable, heading
from nsvh_dash.views.finance.bridge import percent
from nsvh_dash.views.money import AmountUnit
from nsvh_dash.views.texts import finance as words


@dataclass(frozen=True, slots=True)
class Pin:
    """The growth of one part, in per cent, and the growth its budget allows."""

    name: str
    growth: float
    budgeted: float | None
    favourable: bool | None
    """None where there is no budgeted growth to be better or worse than."""
    text: str
    budgeted_text: str
    difference_text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What grows: costs or revenues, of whom, and in what words."""

    noun: str
    """`Kostnadsutveckling`."""
    whole: str
    """The node's name."""
    names: Mapping[str, str]
    links: Mapping[str, str]
    heading: str
    subtitle: str


@dataclass(frozen=True, slots=True)
class GrowthScreen:
    """A development as it is shown."""

    block: ChartBlock
    pins: tuple[Pin, ...]


def build_growth(growth: Growth, subject: Subject, month: Month, unit: AmountUnit) -> GrowthScreen:
    """The development of a node and of its parts."""
    rows = [(subject.whole, growth.whole), *((subject.names[part], found) for part, found in growth.parts)]
    table = _table(growth, subject, month, unit)
    return GrowthScreen(
        ChartBlock(
            _title(growth.whole, subject, month),
            subject.subtitle,
            _summary(growth.whole, month, unit),
            table,
            tuple(_notes(growth, subject, month, unit)),
            is_empty=growth.whole.growth is None,
        ),
        tuple(_pin(name, found) for name, found in rows if found.growth is not None),
    )


def _table(growth: Growth, subject: Subject, month: Month, unit: AmountUnit) -> DataTable:
    """Last year, this year and budget with the two growths: the node first, then its parts."""
    rows = [(subject.whole, growth.whole, "")]
    rows += [(subject.names[part], found, subject.links.get(part, "")) for part, found in growth.parts]
    if growth.unexplained:
        rows.append((words.UNEXPLAINED, growth.unexplained, ""))
    before, now = _periods(month)
    amounts = (before, now, words.CHANGE, words.BUDGET_BAR, words.AGAINST_BUDGET)
    return DataTable(
        subject.subtitle,
        (
            subject.heading,
            *(heading(text, unit) for text in amounts),
            heading(words.GROWTH, "%"),
            heading(words.BUDGETED_GROWTH, "%"),
            heading(words.DIFFERENCE, words.POINTS),
        ),
        tuple((name, *_texts(found, unit)) for name, found, _ in rows),
        tuple(
            (
                name,
                *(money.scaled(amount, unit) for amount in _amounts(found)),
                found.growth, found.budgeted_growth, found.difference,
            )
            for name, found, _ in rows
        ),
        tuple(range(1, 9)),
        links=tuple(link for *_, link in rows),
    )  # fmt: skip


def _amounts(found: Development) -> tuple[float | None, ...]:
    return (found.previous_year, found.actual, found.change, found.budget, found.variance)


def _texts(found: Development, unit: AmountUnit) -> tuple[str, ...]:
    previous, actual, change, budget, variance = _amounts(found)
    return (
        money.bare(previous, unit),
        money.bare(actual, unit),
        money.bare(change, unit, signed=True),
        money.bare(budget, unit),
        money.bare(variance, unit, signed=True),
        percent(found.growth),
        percent(found.budgeted_growth),
        percent(found.difference),
    )


def _periods(month: Month) -> tuple[str, str]:
    """The same stretch of last year and of this."""
    before, now = (fmt.period(at, PeriodKind.YEAR_TO_DATE) for at in (month.plus(-12), month))
    return before, now


def _title(whole: Development, subject: Subject, month: Month) -> str:
    before, _ = _periods(month)
    if whole.growth is None:
        return f"{subject.noun} kan inte räknas fram"
    said = f"{subject.noun} {_percent(whole.growth)}"
    if whole.budgeted_growth is None or whole.difference is None:
        return f"{said} sedan {before}, utan budget att hållas mot"
    against = f"{said} mot budgeterade {_percent(whole.budgeted_growth)}"
    apart = fmt.number(abs(whole.difference), 1)
    if apart == fmt.number(0, 1):
        return f"{against}: som budgeterat"
    side = "bättre" if whole.difference > 0 else "sämre"
    return f"{against}: {fmt.with_unit(apart, 'procentenheter')} {side}"


def _percent(value: float) -> str:
    return fmt.with_unit(percent(value), "%")


def _summary(whole: Development, month: Month, unit: AmountUnit) -> str:
    before, now = _periods(month)
    if whole.growth is None:
        lacking = [text for text, amount in ((before, whole.previous_year), (now, whole.actual)) if amount is None]
        return f"Inget utfall för {fmt.listing(lacking)}." if lacking else f"Utfallet för {before} är noll."
    said = (
        f"{fmt.capital(now)} {money.written(whole.actual, unit)}, {before} {money.written(whole.previous_year, unit)}, "
        f"förändring {money.written(whole.change, unit, signed=True)}"
    )
    if whole.budget is None:
        return f"{said}."
    return (
        f"{said}; budget {money.written(whole.budget, unit)}, "
        f"avvikelse {money.written(whole.variance, unit, signed=True)}."
    )


def _notes(growth: Growth, subject: Subject, month: Month, unit: AmountUnit) -> list[str]:
    before, _ = _periods(month)
    notes = []
    whole = growth.whole
    if whole.growth is not None and whole.budgeted_growth is not None and whole.difference is not None:
        apart = abs(round(whole.budgeted_growth, 1) - round(whole.growth, 1))
        if f"{apart:.1f}" != f"{abs(whole.difference):.1f}":
            notes.append(words.UNROUNDED)
    without = [subject.names[part] for part, found in growth.parts if found.previous_year is None and found.actual]
    if without:
        notes.append(f"{fmt.listing(without)} har inget utfall för {before} och därför ingen utveckling.")
    if growth.unexplained:
        notes.append(_unexplained(growth.unexplained, month, unit))
    notes.append(money.parts_note([*(found.actual for _, found in growth.parts)], whole.actual, unit))
    return [note for note in notes if note]


def _unexplained(left: Development, month: Month, unit: AmountUnit) -> str:
    before, now = _periods(month)
    amounts = ((before, left.previous_year), (now, left.actual), ("budget", left.budget))
    parts = fmt.listing([f"{money.written(amount, unit)} {name}" for name, amount in amounts if amount])
    return f"Delarna förklarar inte {parts}: det som har stängts eller flyttat, eller är bokfört utan del."


def _pin(name: str, found: Development) -> Pin:
    assert found.growth is not None
    return Pin(
        name,
        found.growth,
        found.budgeted_growth,
        None if found.difference is None else found.difference >= 0,
        _percent(found.growth),
        fmt.ABSENT if found.budgeted_growth is None else _percent(found.budgeted_growth),
        fmt.ABSENT if found.difference is None else fmt.with_unit(percent(found.difference), "procentenheter"),
    )
