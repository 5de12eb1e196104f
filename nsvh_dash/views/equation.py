"""A figure as an equation: `91,1 % = 54 250 / 59 550 (besvarade samma dag av inkomna samtal, 24 av 24 enheter)`."""

from __future__ import annotations

from collections.abc import Sequence

from nsvh_dash.kpi.why import Explanation, Operation, Part, Side, Term
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Formula, Indicator
from nsvh_dash.model.period import PeriodKind, Scenario
from nsvh_dash.views import format as fmt
from nsvh_dash.views.lookup import period_text

_MOST_TERMS = 4
"""How many numbers are written out in a sum or a mean."""
_DECIMALS = ((1_000, 2), (100_000, 1), (float("inf"), 0))
"""Below each limit, how many decimals a number that is not whole has at most."""
_SCENARIO = {Scenario.ACTUAL: "utfall", Scenario.BUDGET: "budget", Scenario.FORECAST: "prognos"}


def equation(catalogue: Catalogue, indicator: Indicator, explanation: Explanation) -> str:
    """The figure and what it equals, with what the numbers are and how many units and months they cover."""
    figure = explanation.figure
    period = period_text(indicator, figure.month, figure.period_kind)
    if figure.value is None:
        return f"{indicator.name} har inget värde för {period}"
    value = fmt.figure(figure.value, indicator, figure.period_kind)
    right, words = _right_side(catalogue, indicator, explanation)
    described = ", ".join(text for text in [words, period, *_coverage(indicator, explanation)] if text)
    return f"{value} = {right} ({described})" if right else f"{value} ({described})"


def number(value: float) -> str:
    """A numerator, denominator or amount, with the decimals it takes to come to the figure by hand."""
    most = next(decimals for limit, decimals in _DECIMALS if abs(value) < limit)
    return fmt.number(value, next((d for d in range(most) if abs(value - round(value, d)) < 10**-6), most))


def _right_side(catalogue: Catalogue, indicator: Indicator, explanation: Explanation) -> tuple[str, str]:
    """What stands right of the equals sign, and what the numbers are."""
    figure, operation = explanation.figure, explanation.operation
    if any(term.side is Side.ADDED for term in explanation.terms):
        return _difference(catalogue, explanation.terms)
    if figure.numerator is not None and figure.denominator and operation is not Operation.DONE_OF_PLANNED:
        return _ratio(indicator, explanation), _ratio_words(catalogue, indicator, explanation)
    if operation in (Operation.DONE_OF_PLANNED, Operation.SUM):
        return _sum(indicator, explanation)
    if operation is Operation.MEAN:
        values = [step.part.value for step in explanation.months if step.part.counts and step.part.value is not None]
        return f"medelvärdet av {_listed(indicator, values, '; ')}", ""
    if operation is Operation.LAST:
        return _last(explanation)
    return "", "så som det är lämnat" if operation is Operation.REPORTED else ""


def _ratio(indicator: Indicator, explanation: Explanation) -> str:
    figure = explanation.figure
    assert figure.numerator is not None
    assert figure.denominator is not None
    less = f" {fmt.MINUS} 1" if explanation.shift else ""
    return f"{number(figure.numerator)} / {number(figure.denominator)}{less}"


def _ratio_words(catalogue: Catalogue, indicator: Indicator, explanation: Explanation) -> str:
    """`besvarade samma dag av inkomna samtal`; what the two numbers of a growth are; empty for delivered pairs."""
    if explanation.operation is Operation.REPORTED:
        return "så som det är lämnat"
    if explanation.operation is Operation.MEAN_OF_UNITS:
        return "summan av enheternas värden delad med deras antal"
    if indicator.formula is Formula.REPORTED:
        return "summan av täljarna delad med summan av nämnarna"
    numerators = _names(catalogue, indicator.numerator)
    if indicator.formula is Formula.DEVELOPMENT:
        return f"{numerators} mot samma period föregående år"
    average = " i medeltal" if indicator.formula is Formula.ANNUAL_RATE else ""
    return f"{numerators} av {_names(catalogue, indicator.denominator)}{average}"


def _difference(catalogue: Catalogue, terms: Sequence[Term]) -> tuple[str, str]:
    """`−37 583 − (−45 835)`, utfall minus budget."""
    added = sum(term.value for term in terms if term.side is Side.ADDED)
    taken = sum(term.value for term in terms if term.side is Side.SUBTRACTED)
    subtrahend = f"({number(taken)})" if taken < 0 else number(taken)
    scenarios = [next(_SCENARIO[t.scenario] for t in terms if t.side is side) for side in (Side.ADDED, Side.SUBTRACTED)]
    names = _names(catalogue, tuple(dict.fromkeys(term.series_id for term in terms)))
    return f"{number(added)} {fmt.MINUS} {subtrahend}", f"{names}, {scenarios[0]} minus {scenarios[1]}"


def _sum(indicator: Indicator, explanation: Explanation) -> tuple[str, str]:
    """The months' numbers added up, written out while they are few; for a single month the units' number."""
    counting = [step for step in explanation.months if step.part.counts]
    if len(explanation.months) > 1 or explanation.operation is Operation.DONE_OF_PLANNED:
        done = explanation.operation is Operation.DONE_OF_PLANNED
        values = [step.part.numerator if done else step.part.value for step in counting]
        planned = explanation.figure.denominator if done else None
        words = f"av {number(planned)} planerade" if planned else ""
        added = [value for value in values if value is not None]
        return ("summan av " if len(added) > _MOST_TERMS else "") + _listed(indicator, added, " + "), words
    return _sum_of_units(explanation.units), ""


def _sum_of_units(units: Sequence[Part]) -> str:
    counting = sum(part.counts for part in units)
    return f"summan av {fmt.counting(counting)} {'enhets värde' if counting == 1 else 'enheters värden'}"


def _last(explanation: Explanation) -> tuple[str, str]:
    """A stock is what it was in the last month, by whatever operation it arose there."""
    (step,) = explanation.months
    words = f"läget i {fmt.month(step.month)}"
    if step.operation is Operation.SUM:
        return _sum_of_units(step.units), words
    if step.operation is Operation.RATIO_OF_SUMS and step.part.numerator is not None and step.part.denominator:
        return f"{number(step.part.numerator)} / {number(step.part.denominator)}", words
    return "", words


def _listed(indicator: Indicator, values: Sequence[float], between: str) -> str:
    if len(values) > _MOST_TERMS:
        return f"{fmt.counting(len(values))} månaders värden"
    return between.join(fmt.bare(value, indicator, PeriodKind.MONTH) for value in values)


def _coverage(indicator: Indicator, explanation: Explanation) -> list[str]:
    """`23 av 24 enheter har lämnat hela perioden`, `4 av 4 månader`, where there is more than one to count."""
    figure, found = explanation.figure, []
    over_units = any(step.units for step in explanation.months) or indicator.formula is Formula.DEVELOPMENT
    if figure.expected > 1 and over_units:
        whole = " har lämnat hela perioden" if figure.months_expected > 1 else ""
        found.append(f"{figure.reporting} av {figure.expected} enheter{whole}")
    if figure.months_expected > 1:
        found.append(f"{figure.months_reporting} av {figure.months_expected} månader")
    return found


def _names(catalogue: Catalogue, series: Sequence[str]) -> str:
    """Series and accounts by the names people use, inside a sentence."""
    indicators, accounts = catalogue.indicators_by_id, catalogue.accounts_by_id
    return fmt.listing([_lower(indicators[s].short_name if s in indicators else accounts[s].name) for s in series])


def _lower(text: str) -> str:
    """A text inside a sentence; abbreviations keep their capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
