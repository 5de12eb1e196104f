"""A tile: one indicator at one node and month, ready to be read."""

from __future__ import annotations

from dataclasses import dataclass

from nsvh_dash.kpi.figures import Figure
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Group, Indicator, Measure, Perspective, TimeRule, UnitRule
from nsvh_dash.model.observation import Status
from nsvh_dash.model.period import Month, PeriodKind
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.lookup import (
    Figures,
    Placed,
    is_hidden,
    is_incomplete,
    months_known,
    period_text,
    reason_text,
    shown_figure,
    shown_month,
    status_word,
)

SPARK_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Spark:
    """The last 24 months of a figure, one place a month, None where there is no value."""

    actual: tuple[float | None, ...]
    target: tuple[float | None, ...]
    last_year: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """Everything a tile says, in Swedish."""

    indicator_id: str
    name: str
    short_name: str
    perspective: Perspective
    group: Group
    node_id: str
    place: str
    """The node the figures stand for, when it is not the chosen one."""
    value: str
    amount: float | None
    """The value unrounded, in `unit`, for files."""
    unit: str
    period: str
    kind: PeriodKind
    """The kind of period the value covers."""
    status: Status
    status_word: str
    is_hidden: bool
    """True where there is a figure that stands on too few to be shown."""
    note: str
    """Deviation from the target, or why there is nothing to judge."""
    second: str
    """The figure of the other period, for instance the year to date."""
    target_text: str
    severity: float
    """How far from the target, relative to it; 0 when not missed."""
    spark: Spark
    reporting: int
    """Units that have delivered all of the period, of `expected`."""
    expected: int

    @property
    def beside_value(self) -> str:
        """The period as it stands right after the value: `28 april 2024` would read as a day."""
        if self.period.isdecimal():
            return f"för {self.period}"
        return f"i {self.period}" if self.kind is PeriodKind.MONTH else self.period


def build_tile(catalogue: Catalogue, placed: Placed, month: Month, figures: Figures) -> Tile:
    """The tile of an indicator at its node in a month."""
    indicator = placed.indicator
    at = shown_month(indicator, month)
    found = shown_figure(indicator, placed.node_id, at, figures)
    kind = found.period_kind if found else indicator.headline
    status = found.status if found else Status.MISSING
    return Tile(
        indicator_id=indicator.id,
        name=indicator.name,
        short_name=indicator.short_name,
        perspective=indicator.perspective,
        group=indicator.group,
        node_id=placed.node_id,
        place=catalogue.organisation[placed.node_id].name if placed.elsewhere else "",
        value=_value(found, indicator),
        amount=found.value if found else None,
        unit=fmt.unit(indicator, kind),
        period=period_text(indicator, at, kind),
        kind=kind,
        status=status,
        status_word=status_word(found),
        is_hidden=is_hidden(found),
        note=_note(found, indicator, at),
        second=_second(indicator, placed.node_id, at, kind, figures),
        target_text=target_text(found, indicator),
        severity=severity(found),
        spark=spark(indicator, placed.node_id, at, kind, figures),
        reporting=found.reporting if found else 0,
        expected=found.expected if found else 0,
    )


def severity(found: Figure | None) -> float:
    """The deviation relative to the target, 0 when the target is reached; a target of nothing counts as one."""
    if found is None or found.deviation is None or found.status is Status.REACHED:
        return 0.0
    return abs(found.deviation / found.target) if found.target else 1.0


def target_text(found: Figure | None, indicator: Indicator) -> str:
    """`95 %`; empty without a target."""
    if found is None or found.target is None:
        return ""
    return fmt.target(found.target, indicator, found.period_kind)


def spark(indicator: Indicator, node_id: str, month: Month, kind: PeriodKind, figures: Figures) -> Spark:
    """Actual, target and the year before for the 24 months that end with a month."""
    months = [month.plus(offset) for offset in range(1 - SPARK_MONTHS, 1)]
    found = [figures.get(indicator.id, node_id, m, kind) for m in months]
    return Spark(
        tuple(f.value if f else None for f in found),
        tuple(f.target if f else None for f in found),
        tuple(figures.value(indicator.id, node_id, m.plus(-12), kind) for m in months),
    )


def _value(found: Figure | None, indicator: Indicator) -> str:
    if found is None or found.value is None:
        return fmt.ABSENT
    text = fmt.figure(found.value, indicator, found.period_kind)
    if indicator.measure is Measure.DONE_OF_PLANNED and found.period_kind is PeriodKind.MONTH and found.denominator:
        return f"{text} av {fmt.number(found.denominator)}"
    return text


def _note(found: Figure | None, indicator: Indicator, month: Month) -> str:
    if found is None:
        return texts.NOT_ADDED_UP if indicator.unit_rule is UnitRule.REPORTED else reason_text(None)
    if found.status is Status.MISSING:
        return reason_text(found)
    if found.deviation is not None and found.target is not None:
        gap = fmt.difference(found.deviation, indicator, found.period_kind)
        return f"{gap} mot målet {fmt.target(found.target, indicator, found.period_kind)}"
    if found.value is None:
        return reason_text(found)
    if found.change_same_month_last_year is not None:
        change = fmt.difference(found.change_same_month_last_year, indicator, found.period_kind)
        return f"{change} mot {period_text(indicator, month.plus(-12), found.period_kind)}"
    return reason_text(found)


def _second(indicator: Indicator, node_id: str, month: Month, shown: PeriodKind, figures: Figures) -> str:
    """The year to date beside a month or R12 figure, where it says more; a month beside a year to date is left out."""
    if shown is PeriodKind.YEAR_TO_DATE or indicator.time_rule in (TimeRule.YEARLY, TimeRule.LAST):
        return ""
    found = figures.get(indicator.id, node_id, month, PeriodKind.YEAR_TO_DATE)
    if found is None or found.value is None:
        return ""
    value = fmt.figure(found.value, indicator, found.period_kind)
    period = fmt.period(month, PeriodKind.YEAR_TO_DATE)
    by_month = figures.get(indicator.id, node_id, month, shown)
    if by_month is not None and (period, value) == (fmt.period(month, shown), _value(by_month, indicator)):
        return ""
    text = f"{period}: {value}"
    if is_incomplete(found):
        return f"{text} ({months_known(found)})"
    judged = found.status in (Status.REACHED, Status.NEAR, Status.MISSED)
    return f"{text}, {texts.STATUS_PHRASE[found.status]}" if judged else text
