"""Delivered values and what they are values of, in Swedish."""

from __future__ import annotations

from nsvh_dash.kpi.arrival import Fact, Values
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.observation import State
from nsvh_dash.model.period import Month, PeriodKind, Scenario
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts

SCENARIO = {Scenario.ACTUAL: "utfall", Scenario.BUDGET: "budget", Scenario.FORECAST: "prognos"}


def series_name(catalogue: Catalogue, series_id: str) -> str:
    """The name of an indicator or account; the id of one that has left the catalogue."""
    indicator = catalogue.indicators_by_id.get(series_id)
    if indicator is not None:
        return indicator.short_name
    account = catalogue.accounts_by_id.get(series_id)
    return series_id if account is None else account.name


def node_name(catalogue: Catalogue, node_id: str) -> str:
    """The name of a unit or area; the id of one that has left the catalogue."""
    return catalogue.organisation[node_id].name if node_id in catalogue.organisation else node_id


def fact_text(catalogue: Catalogue, fact: Fact) -> str:
    """`Besök, Vårdcentralen Ekudden, april 2024, budget`; an outcome goes without saying."""
    parts = [
        series_name(catalogue, fact.series_id),
        node_name(catalogue, fact.node_id),
        fmt.period(fact.month, fact.period_kind),
    ]
    return ", ".join(parts if fact.scenario is Scenario.ACTUAL else [*parts, SCENARIO[fact.scenario]])


def number_text(catalogue: Catalogue, series_id: str, number: float, kind: PeriodKind = PeriodKind.MONTH) -> str:
    """A number in the measure of its series: `92,3 %`, `170 391`, `−37 583 tkr`."""
    indicator = catalogue.indicators_by_id.get(series_id)
    if indicator is not None:
        return fmt.figure(number, indicator, kind)
    if series_id in catalogue.accounts_by_id:
        return fmt.with_unit(fmt.amount(number), "tkr")
    return fmt.number(number, 1)


def value_text(catalogue: Catalogue, series_id: str, values: Values, kind: PeriodKind = PeriodKind.MONTH) -> str:
    """A delivered value: `92,3 %`, `120 av 130 (92,3 %)`, or why there is no number."""
    parts = (
        "" if values.numerator is None or values.denominator is None else _parts(values.numerator, values.denominator)
    )
    number = _number(catalogue, series_id, values)
    if number is None:
        return parts or texts.STATE[State(values.state)].lower()
    said = number_text(catalogue, series_id, number, kind)
    marked = f", {texts.STATE[State.PRELIMINARY].lower()}" if values.state == State.PRELIMINARY else ""
    return (f"{parts} ({said})" if parts else said) + marked


def _parts(numerator: float, denominator: float) -> str:
    return f"{_plain(numerator)} av {_plain(denominator)}"


def _plain(number: float) -> str:
    return fmt.number(number, 0 if number.is_integer() else 2)


def _number(catalogue: Catalogue, series_id: str, values: Values) -> float | None:
    indicator = catalogue.indicators_by_id.get(series_id)
    if values.value is not None or indicator is None or values.numerator is None or not values.denominator:
        return values.value
    return indicator.scale * values.numerator / values.denominator


def months_text(months: tuple[Month, ...]) -> str:
    """`april 2024`, or `12 månader, januari 2023 till december 2023`."""
    if len(months) == 1:
        return fmt.month(months[0])
    return f"{fmt.number(len(months))} månader, {fmt.month(months[0])} till {fmt.month(months[-1])}"


def units_text(catalogue: Catalogue, node_ids: tuple[str, ...], most: int = 6) -> str:
    """The first few units by name, and how many more."""
    names = [node_name(catalogue, node_id) for node_id in node_ids[:most]]
    more = len(node_ids) - len(names)
    return f"{', '.join(names)} och {fmt.number(more)} till" if more else fmt.listing(names)


def factor_text(factor: float) -> str:
    """`Värdena är multiplicerade med 0,001`; empty when they stand as in the file."""
    if factor == 1:
        return ""
    decimals = next((places for places in range(9) if round(factor, places) == factor), 9)
    return f"Värdena är multiplicerade med {fmt.number(factor, decimals)}"
