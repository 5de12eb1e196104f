"""Why this number, in Swedish: the figure as an equation, the target beside it, and what both stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nsvh_dash.kpi.why import Explanation, Operation, Part, Source
from nsvh_dash.model.catalogue import Catalogue
from nsvh_dash.model.indicator import Indicator
from nsvh_dash.model.observation import State, Status
from nsvh_dash.model.period import PeriodKind, Scenario
from nsvh_dash.model.target import NoTarget
from nsvh_dash.views import format as fmt
from nsvh_dash.views import texts
from nsvh_dash.views.equation import equation, number
from nsvh_dash.views.lookup import period_text, reason_text
from nsvh_dash.views.target_text import sentence

_VERDICT = {Status.REACHED: "nås", Status.NEAR: "nås nästan", Status.MISSED: "nås inte"}
_HOW = {
    Operation.REPORTED: "Talet är lämnat för {place} och går före det som kan räknas fram.",
    Operation.REPORTED_ONLY: "Talet får inte räknas fram ur enheternas eller månadernas värden.",
    Operation.RATIO_OF_SUMS: "Talet är summan av täljarna delad med summan av nämnarna, inte ett medelvärde.",
    Operation.SUM: "Talet är en summa.",
    Operation.MEAN: "Talet är medelvärdet av månadernas värden.",
    Operation.MEAN_OF_UNITS: "Talet är medelvärdet av enheternas värden.",
    Operation.LAST: "Talet är läget i periodens sista månad.",
    Operation.FORMULA: "Talet är framräknat ur det som {place} har lämnat.",
    Operation.DONE_OF_PLANNED: "Talet är antalet hittills under året.",
    Operation.NOTHING: "Inget har lämnats som talet kan räknas fram ur.",
}
_SCENARIO = {Scenario.ACTUAL: "", Scenario.BUDGET: "budget", Scenario.FORECAST: "prognos"}


@dataclass(frozen=True, slots=True)
class PartLine:
    """A unit or a month and the numbers it brings, in Swedish."""

    label: str
    value: str
    numerator: str
    denominator: str
    has_pair: bool
    """Whether the value is a ratio of the two."""
    counts: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A delivered row: what it says and where it stands."""

    place: str
    """`besok.csv, blad ”2024”, rad 14 (import 40)`."""
    unit: str
    series: str
    period: str
    value: str


@dataclass(frozen=True, slots=True)
class Why:
    """Everything the page says of where a number comes from."""

    headline: str
    sentences: tuple[str, ...]
    months: tuple[PartLine, ...]
    units: tuple[PartLine, ...]
    sources: tuple[SourceLine, ...]


def build_why(catalogue: Catalogue, explanation: Explanation) -> Why:
    """The explanation of a figure, ready to be read."""
    indicator = catalogue.indicators_by_id[explanation.figure.indicator_id]
    between = " och " if explanation.figure.value is None else "; "
    return Why(
        between.join((equation(catalogue, indicator, explanation), judgement(indicator, explanation))),
        tuple(_sentences(catalogue, indicator, explanation)),
        tuple(
            _line(fmt.month(step.month), indicator, step.part)
            for step in explanation.months
            if len(explanation.months) > 1
        ),
        tuple(_line(catalogue.organisation[part.node_id].name, indicator, part) for part in explanation.units),
        tuple(_source(catalogue, source) for source in explanation.sources),
    )


def judgement(indicator: Indicator, explanation: Explanation) -> str:
    """`målet minst 95 % nås inte: −3,9 procentenheter`, or why there is no judgement."""
    figure, basis = explanation.figure, explanation.target
    if basis is not None and figure.target is not None and figure.deviation is not None and figure.status in _VERDICT:
        rule = sentence(basis.target.rule, indicator, figure.month, figure.target, figure.period_kind)
        gap = fmt.difference(figure.deviation, indicator, figure.period_kind)
        rule = f"({rule})" if ";" in rule else rule
        return f"målet {rule} {_VERDICT[figure.status]}: {gap}"
    if figure.status in (Status.NOT_MEASURABLE, Status.MISSING):
        return "bedöms inte mot något mål"
    if basis is not None and not basis.speaks and not isinstance(basis.target.rule, NoTarget):
        return f"målet {sentence(basis.target.rule, indicator)} gäller inte den här sortens period"
    return "har inget mål att bedömas mot" if figure.value is None else "inget mål att bedöma mot"


def _sentences(catalogue: Catalogue, indicator: Indicator, explanation: Explanation) -> Iterator[str]:
    """How the number arose, whose it is, what is withheld, and the versions of target, definition and data."""
    figure = explanation.figure
    place = catalogue.organisation[figure.node_id].name
    if figure.value is not None:
        yield _HOW[explanation.operation].format(place=place)
    else:
        yield fmt.capital(reason_text(figure)).rstrip(".") + "."
    if fmt.is_rounded_apart(figure.value, figure.target, figure.deviation, indicator, figure.period_kind):
        yield texts.UNROUNDED
    if figure.state is State.PRELIMINARY:
        yield "Talet är preliminärt: någon del av det kan komma att rättas."
    if explanation.withheld:
        yield "En del av det talet vilar på visas inte: det gäller för få fall."
    yield from _target_sentences(catalogue, indicator, explanation)
    yield from _definition_sentences(explanation)
    if explanation.source_count:
        count = explanation.source_count
        rows = "en levererad rad" if count == 1 else f"{fmt.number(count)} levererade rader"
        shown = len(explanation.sources)
        fewer = f", varav de {fmt.number(shown)} första visas" if shown < count else ""
        yield f"Talet vilar på {rows}{fewer}."


def _target_sentences(catalogue: Catalogue, indicator: Indicator, explanation: Explanation) -> Iterator[str]:
    basis = explanation.target
    if basis is None:
        return
    target = basis.target
    wording = f"”{target.wording}”" if target.wording else texts.NO_WORDING.lower()
    how = "ärvs från" if basis.inherited else "är beslutat för"
    whole_year = target.first_month.month == 1
    since = f"för {target.year}" if whole_year else f"från {fmt.month(target.first_month)}"
    yield f"Målet {since}, {wording}, {how} {catalogue.organisation[target.node].name}."
    if basis.base is not None and basis.base.value is not None and basis.milestone is not None:
        base = fmt.figure(basis.base.value, indicator, basis.base.period_kind)
        yield f"Det räknas från {base}, {period_text(indicator, basis.base.month, basis.base.period_kind)}."


def _definition_sentences(explanation: Explanation) -> Iterator[str]:
    definition = explanation.definition
    for change in definition.inside:
        yield f"Perioden blandar två definitioner: från {fmt.month(change.month)} gäller ”{change.text}”"
    if definition.since is not None and not definition.inside:
        yield f"Definitionen är den från {fmt.month(definition.since.month)}: ”{definition.since.text}”"
    yield f"Definitionernas version är {definition.fingerprint[:8]}, dataversionen {definition.data_version}."


def _line(label: str, indicator: Indicator, part: Part) -> PartLine:
    # What a month adds to a number done so far is a share of what was planned in it.
    value = fmt.figure(part.value, indicator, PeriodKind.YEAR_TO_DATE)
    numerator, denominator = (
        fmt.ABSENT if value is None else number(value) for value in (part.numerator, part.denominator)
    )
    has_pair = indicator.is_ratio and part.numerator is not None and part.denominator is not None
    return PartLine(label, value, numerator, denominator, has_pair, part.counts)


def _source(catalogue: Catalogue, source: Source) -> SourceLine:
    sheet = f", blad ”{source.sheet}”" if source.sheet else ""
    series = catalogue.indicators_by_id.get(source.series_id) or catalogue.accounts_by_id[source.series_id]
    name = " ".join(_filled([series.name, _SCENARIO[source.scenario]]))
    return SourceLine(
        f"{source.file}{sheet}, rad {source.row} (import {source.batch})",
        catalogue.organisation[source.node_id].name,
        name,
        fmt.period(source.month, source.period_kind),
        _delivered(source),
    )


def _delivered(source: Source) -> str:
    """The row's value, or its numerator and denominator; its state where it has no number."""
    pair = [_exact(part) for part in (source.numerator, source.denominator) if part is not None]
    value = [] if source.value is None else [_exact(source.value)]
    return "; ".join(_filled([*value, " / ".join(pair)] if value or pair else [texts.STATE[source.state]]))


def _exact(value: float) -> str:
    """A delivered number with the decimals it was delivered in."""
    return fmt.number(value, next((d for d in range(6) if abs(value - round(value, d)) < 10**-9), 6))


def _filled(items: Iterable[str]) -> list[str]:
    return [item for item in items if item]
