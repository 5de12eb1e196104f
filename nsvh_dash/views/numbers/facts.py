"""Everything the engine knows of an indicator or account at a node, each figure with what it means in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from nsvh_dash.kpi import Figure, Snapshot, read_figures
from nsvh_dash.kpi.shortfall import cases_to_target
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator, Measure
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views.lookup import period_text
from nsvh_dash.views.numbers.passages import Sentence
from nsvh_dash.views.numbers.reading import Unit, numbers_of


class Meaning(StrEnum):
    """What a figure is."""

    VALUE = "value"
    TARGET = "target"
    DEVIATION = "deviation"
    CHANGE = "change"
    LAST_YEAR = "last_year"
    """The value of the same period a year earlier, or of the whole of that year."""
    EARLIER = "earlier"
    """The value of an earlier month."""
    REACHED = "reached"
    """How many units reach the target."""
    NOT_REACHED = "not_reached"
    BEST = "best"
    """The value of one of the units that are best or worst."""
    FORECAST = "forecast"


class Base(StrEnum):
    """What a change is counted from."""

    PREVIOUS_MONTH = "previous_month"
    NEW_YEAR = "new_year"
    LAST_YEAR = "last_year"


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure, signed, with the units it may be written in and how people say it."""

    subject: str
    node_id: str
    month: Month
    kind: PeriodKind | None
    """None where the figure is no matter of a period."""
    meaning: Meaning
    value: float
    unit: Unit
    shown: str
    label: str
    base: Base | None = None


MEASURE_UNITS = {
    Measure.PERCENT: Unit.PERCENT,
    Measure.COUNT: Unit.COUNT,
    Measure.MINUTES: Unit.MINUTES,
    Measure.MONTHS: Unit.MONTHS,
    Measure.DAYS: Unit.DAYS,
    Measure.HOURS: Unit.HOURS,
    Measure.INDEX: Unit.COUNT,
    Measure.TKR: Unit.TKR,
}
VARIANCES = (Formula.BUDGET_VARIANCE, Formula.FORECAST_VARIANCE)
"""Indicators that are themselves a deviation."""
_KINDS = (PeriodKind.MONTH, PeriodKind.YEAR_TO_DATE, PeriodKind.ROLLING_12, PeriodKind.TERTIAL)
_MOST_NAMED = 3
"""So many of the best and of the worst units a text may speak of."""


def indicator_facts(
    snapshot: Snapshot, catalogue: Catalogue, indicator: Indicator, node_id: str, month: Month
) -> list[Fact]:
    """The facts of an indicator at a node, from the start of the year before up to a month."""
    figures = read_figures(
        snapshot,
        indicators=[indicator.id],
        nodes=[node_id],
        first_month=Month(month.year - 1, 1),
        last_month=month,
        period_kinds=_KINDS,
    )
    told = _Told(catalogue, indicator)
    found = [fact for figure in figures for fact in told.facts(figure)]
    found += [fact for figure in figures for fact in told.earlier(figure, month)]
    units = [unit.id for unit in catalogue.organisation.units(node_id, month) if unit.id != node_id]
    of_units = read_figures(snapshot, [indicator.id], units, month, month, _KINDS) if units else []
    return found + list(told.extremes(of_units, node_id))


class _Told:
    """Tells the figures of one indicator as facts."""

    def __init__(self, catalogue: Catalogue, indicator: Indicator) -> None:
        self.catalogue, self.indicator = catalogue, indicator

    def facts(self, f: Figure) -> Iterator[Fact]:
        period = period_text(self.indicator, f.month, f.period_kind)
        if f.value is not None:
            yield self._fact(f, Meaning.VALUE, f.value, f"utfall {period}")
        if f.target is not None:
            yield self._fact(f, Meaning.TARGET, f.target, f"målvärde {period}")
            yield from self._wording(f)
        if f.deviation is not None:
            yield self._difference(f, Meaning.DEVIATION, f.deviation, f"avvikelse mot målet {period}")
        cases = cases_to_target(self.catalogue, f)
        if cases and self.indicator.cases:
            shown = f"{fmt.number(cases)} {self.indicator.cases.many}"
            label = f"{self.indicator.cases.many} som fattas till målet {period}"
            yield self._fact(f, Meaning.DEVIATION, cases, label, Unit.COUNT, shown)
        yield from self._changes(f, period)
        if f.status != "no_target" and f.reached + f.near + f.missed:
            of = f"av {fmt.number(f.reached + f.near + f.missed)}"
            for meaning, count, words in (
                (Meaning.REACHED, f.reached, "enheter som når målet"),
                (Meaning.NOT_REACHED, f.near + f.missed, "enheter som inte når målet"),
            ):
                yield self._fact(f, meaning, count, f"{words} {period}", Unit.COUNT, f"{fmt.number(count)} {of}")

    def _wording(self, f: Figure) -> Iterator[Fact]:
        """The numbers a target was decided in: `Öka med 500 listade under året`."""
        wording = self.catalogue.targets_by_id[f.target_id].wording if f.target_id else ""
        for number in numbers_of(Sentence(wording, 0)):
            unit = MEASURE_UNITS.get(self.indicator.measure, Unit.COUNT)
            if number.unit in (unit, Unit.PERCENT):
                yield Fact(
                    self.indicator.id, f.node_id, f.month, None, Meaning.TARGET, number.value, number.unit,
                    number.text, f"målet som det är beslutat: ”{wording}”",
                )  # fmt: skip

    def _changes(self, f: Figure, period: str) -> Iterator[Fact]:
        year_before = period_text(self.indicator, f.month.plus(-12), f.period_kind)
        changes = [
            (Base.PREVIOUS_MONTH, f.change_previous_month, f"förändring mot {fmt.month(f.month.plus(-1))}"),
            (Base.NEW_YEAR, f.change_year_start, "förändring sedan årsskiftet"),
            (Base.LAST_YEAR, f.change_same_month_last_year, f"förändring mot {year_before}"),
            (Base.LAST_YEAR, f.change_same_period_last_year, f"förändring lika för lika mot {year_before}"),
        ]
        for base, change, label in changes:
            if change is None or f.value is None:
                continue
            yield self._difference(f, Meaning.CHANGE, change, f"{label}, {period}", base)
            before = f.value - change
            if before > 0:
                growth = 100 * change / before
                yield self._fact(
                    f, Meaning.CHANGE, growth, f"{label}, {period}", Unit.PERCENT, _percent(growth), base
                )  # fmt: skip
        if f.value is not None and f.change_same_month_last_year is not None:
            before = f.value - f.change_same_month_last_year
            yield self._fact(f, Meaning.LAST_YEAR, before, f"utfall {year_before}")

    def earlier(self, f: Figure, month: Month) -> Iterator[Fact]:
        """A single earlier month, and the whole of last year, told of the month that is asked about."""
        if f.value is None or f.month >= month:
            return
        label = f"utfall {period_text(self.indicator, f.month, f.period_kind)}"
        shown = fmt.figure(f.value, self.indicator, f.period_kind)
        unit = self._unit(f.period_kind)
        meanings = [Meaning.EARLIER] if f.period_kind is PeriodKind.MONTH else []
        if f.month == Month(month.year - 1, 12) and f.period_kind is not PeriodKind.TERTIAL:
            meanings.append(Meaning.LAST_YEAR)
        for meaning in meanings:
            yield Fact(self.indicator.id, f.node_id, month, None, meaning, f.value, unit, shown, label)

    def extremes(self, figures: list[Figure], node_id: str) -> Iterator[Fact]:
        for kind in _KINDS:
            known = (f for f in figures if f.period_kind is kind and f.value is not None)
            ranked = sorted(known, key=lambda f: f.value or 0.0)
            for f in [*ranked[:_MOST_NAMED], *ranked[-_MOST_NAMED:]]:
                name = self.catalogue.organisation[f.node_id].name
                fact = self._fact(
                    f, Meaning.BEST, f.value or 0.0, f"{name}, {period_text(self.indicator, f.month, kind)}"
                )
                yield Fact(
                    fact.subject, node_id, f.month, kind, fact.meaning, fact.value, fact.unit, fact.shown, fact.label
                )

    def _unit(self, kind: PeriodKind) -> Unit:
        return MEASURE_UNITS[fmt.effective_measure(self.indicator, kind)]

    def _fact(
        self,
        f: Figure,
        meaning: Meaning,
        value: float,
        label: str,
        unit: Unit | None = None,
        shown: str = "",
        base: Base | None = None,
    ) -> Fact:
        shown = shown or fmt.figure(value, self.indicator, f.period_kind)
        return Fact(
            self.indicator.id, f.node_id, f.month, f.period_kind, meaning, value,
            unit or self._unit(f.period_kind), shown, label, base,
        )  # fmt: skip

    def _difference(self, f: Figure, meaning: Meaning, value: float, label: str, base: Base | None = None) -> Fact:
        unit = self._unit(f.period_kind)
        unit = Unit.POINTS if unit is Unit.PERCENT else unit
        shown = fmt.difference(value, self.indicator, f.period_kind)
        return self._fact(f, meaning, value, label, unit, shown, base)


def _percent(value: float) -> str:
    return fmt.with_unit(fmt.number(value, 1, signed=True), "%")
